// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

namespace heterosis {

enum class WeightFormat { Safetensors, Gguf, Torch };

// Which files a checkpoint consists of, found out without opening any weights.
struct WeightFiles {
    WeightFormat format = WeightFormat::Safetensors;
    std::filesystem::path directory;                        // where config and tokenizer lie; a GGUF file holds both itself
    std::vector<std::filesystem::path> files;               // sorted by name
    // From an index: tensor -> place in `files`. Absent for a single file, whose tensors all count.
    std::optional<std::map<std::string, std::size_t>> tensors;
    std::optional<std::uint64_t> totalSize;                 // as the index claims
    bool withConfig = false;                                // a config.json beside them speaks of these weights
    std::vector<Text> problems;
};

// Throws Error: nothing there, no weights, several weights and no index, an index that is broken or leaves its folder.
WeightFiles findWeightFiles(const std::filesystem::path& path);

} // namespace heterosis
