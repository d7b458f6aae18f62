// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/gguf.h"
#include "checkpoint/gguf_model.h"
#include "target.h"
#include "tokenizer/gguf_tokenizer.h"

using namespace heterosis;

// The header, the numbers, the model that it shows, the tokenizer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::attempt([&] {
        const GgufFile gguf = readGguf(fuzz::bytesOf(data, size), "fuzz");
        for (const GgufTensor& tensor : gguf.tensors)
            hasNonFinite(tensor);
        fuzz::attempt([&] {
            const Json config = ggufConfig(gguf, "fuzz");
            for (const GgufTensor& tensor : gguf.tensors) {
                const GgufPlace place = ggufPlace(tensor, config);
                if (tensor.format->readable() && place.layout != GgufLayout::Same)
                    GgufDerived(tensor, place.layout, place.heads).bytes();
            }
        });
        fuzz::attempt([&] { makeGgufTokenizer(readGgufVocabulary(gguf, "fuzz"), "fuzz")->encode("ab 1"); });
    });
}
