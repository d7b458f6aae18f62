// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "target.h"
#include "tokenizer/tokenizer_json.h"

using namespace heterosis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::attempt([&] {
        const auto tokenizer = makeTokenizer(parseJson(fuzz::textOf(data, size), "fuzz"), "fuzz");
        const auto ids = tokenizer->encode("Hello w\xC3\xB6rld <s> 123\n \xEC\x95\x88\xEB\x85\x95");
        tokenizer->decode(ids);
    });
}
