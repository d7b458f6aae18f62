// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "checkpoint/gguf_tensor.h"
#include "checkpoint/gguf_writer.h"
#include "family/model_map.h"

namespace heterosis {

// What llama.cpp calls a family, its settings and its tensors (src/llama-arch.cpp, and its converter's layout).

// "llama" for Mistral too. Throws Error for a family that llama.cpp's files are not written of, and for settings that it would not
// compute with.
std::string ggufArchitecture(const ModelConfig& config);

void addHyperparameters(const ModelConfig& config, GgufMetadata& metadata);

struct GgufName {
    std::string name;
    GgufLayout layout = GgufLayout::Same;
    std::int64_t heads = 0;  // of HalvesApart
    bool always32 = false;   // F32 whatever the rest is
};
GgufName ggufName(const Part& part, const ModelConfig& config);

// Of Llama 3's rotation, one for each pair; nothing for others.
std::vector<float> ropeDivisors(const ModelConfig& config);

} // namespace heterosis
