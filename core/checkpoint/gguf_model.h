// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "base/error.h"
#include "base/json.h"
#include "checkpoint/gguf_tensor.h"

namespace heterosis {

// A GGUF file's metadata as the config.json that the model had before it was converted, for the architectures llama (Mistral
// too), qwen2, qwen3, gpt2, gemma, gemma2, phi3 and gptneox. Throws Error where the architecture is another, a key is missing, or a setting has no
// counterpart (mixtures of experts, one part of a split file, rotations that the config.json cannot say).
Json ggufConfig(const GgufFile& gguf, const std::string& file);

// What a tensor of such a model is called by Hugging Face, and how it lies there.
struct GgufPlace {
    std::string name;
    GgufLayout layout = GgufLayout::Same;
    std::int64_t heads = 0; // of HalvesApart and ByHead
    bool used = true;       // false: the tensor only repeats what the configuration says
};

// `config` as ggufConfig gives it. Names that mean nothing to the architecture stay as they are.
GgufPlace ggufPlace(const GgufTensor& tensor, const Json& config);

} // namespace heterosis
