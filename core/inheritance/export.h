// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/control.h"
#include "inheritance/child.h"
#include "inheritance/recipe.h"

namespace heterosis {

enum class ExportFormat { HuggingFace, Safetensors, Gguf, Peft };

struct ExportOptions {
    ExportFormat format = ExportFormat::HuggingFace;
    std::int64_t rank = 16;                                       // PEFT
    std::optional<std::filesystem::path> base;                    // PEFT: what the adapter is one of; absent: the original, or A
    bool eightBits = false;                                       // GGUF: matrices as Q8_0, whatever dtype says
    std::optional<Dtype> dtype;                                   // of the files; absent: as the child has it
    std::uint64_t shardBytes = std::uint64_t{5} * 1000 * 1000 * 1000;
    bool fresh = false;                                           // what an earlier run left is not taken up
    std::function<void(std::size_t tensors, std::size_t of)> resumed; // told once where an earlier run is taken up
};
struct ExportResult {                                             // the document of `merge` and `export`
    std::filesystem::path out;
    std::string format = "huggingface";
    std::vector<std::string> files;                               // names in out, sorted
    std::uint64_t bytes = 0;
    std::string sha256;                                           // as Checkpoint::sha256
    std::size_t tensors = 0;
    std::vector<RecipeParent> parents;
    Json details = Json::object();                                // what a format adds to the document
};

// Writes a child as a Hugging Face directory: weights (safetensors, shards with index beyond shardBytes; metadata format=pt and
// heterosis.* keys with parents' SHA-256 and the recipe), config.json (A's, dtype set), tokenizer and every other small file of A
// as it is, README.md (model card with the recipe in words), recipe.json. Streams tensor by tensor; whole or not there.
// Refuses a target inside or equal to a parent's directory, an existing non-empty target, and too little free space. Throws Error, Cancelled.
ExportResult exportChild(const Parents& parents, const Recipe& recipe, const std::filesystem::path& out, const ExportOptions& options,
                         Control& control);

// Writes any opened checkpoint again (other dtype, other shards): `export` of a CHECKPOINT.
ExportResult exportCheckpoint(const ModelMap& map, const std::filesystem::path& out, const ExportOptions& options, Control& control);

} // namespace heterosis
