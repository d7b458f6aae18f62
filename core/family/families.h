// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "family/region.h"

namespace heterosis {

// One architecture as resources/families/<name>.json describes it (docs/formats.md has the format). A decoder or encoder of a
// known kind needs no code: only such a file.
struct Family {
    // A word of the architecture ("layers", "kvHeads", "attentionBias") and the keys of config.json that say it, the first
    // one present counts. Absent: fallback; null in the file: whenNull, or the fallback where the family names none.
    // Fallbacks are values, or for sizes expressions over words that come earlier ("4*width").
    struct Word {
        std::string name;
        std::vector<std::string> keys;
        std::optional<Json> fallback, whenNull;
        std::map<std::string, std::string> means; // names that the file's users mean otherwise: Gemma's "gelu" is the tanh kind
    };
    // A range of rows of a fused tensor that belongs to one region; rows is an expression.
    struct Slice {
        Region region;
        std::string rows;
    };
    struct Tensor {
        std::string name, part;               // with {p} for the prefix and {l} for the layer
        std::vector<std::string> shape;       // expressions
        int rowAxis = 0;
        std::string condition;                // a switch that has to be on ("attentionBias", "tied", "untied"); "" for always
        std::string group;                    // tensors that a file has all or none of ("pooler"); "" for those that must be there
        std::vector<std::string> others;      // names that count where the first one is not there
        std::optional<GeneId> gene;           // what lies before or after the layers
        std::vector<Slice> slices;            // in a layer: one slice is the whole row axis
        std::string times = "1";              // how often the slices follow one another (an expression): GPT-NeoX has them head by head
        bool inLayer() const noexcept { return !gene; }
    };

    // Axes that can be put into another order, or exchanged, only together: the rows and the columns of parts (names without layer,
    // .weight and .bias; of a fused tensor its regions) that are made of the same units. `units` is an expression: how many.
    struct Move {
        std::string units;
        std::vector<std::string> rows, columns;
    };

    std::string name;
    bool encoder = false;                     // sees the whole text at once and says what it read, token by token or in all
    std::vector<std::string> modelTypes, architectures;
    std::string norm, positions, mlp;
    std::vector<Word> words;                  // in the order of the file
    std::vector<std::string> prefixes;        // tried in order
    std::vector<Tensor> tensors;
    std::map<std::string, std::string> spellings; // the end of a name -> how older files spell it ("LayerNorm.weight" -> "LayerNorm.gamma")
    std::vector<Move> moves;
    std::vector<std::string> buffers;         // names ({p}, {l}) of tensors that are no weights: expected, kept, never blended
    std::vector<std::string> copies;          // names of tensors that repeat a tied one, beside those with the condition "untied"
    std::map<std::string, Json> refused;      // settings that change the computation in a way that is not built: key -> value, or a list of them

    const Word* word(std::string_view wanted) const noexcept;
    // A tensor that the family's files may hold though it is no part: a buffer, or the stored copy of a tied head.
    bool expects(const std::string& tensor) const;
    bool isTiedCopy(const std::string& tensor) const; // what a model with a tied head may store a second time
};

// All families, read once. Throws Error where a file breaks the format.
const std::vector<Family>& families();
// By model_type, else by the first of architectures. Throws Error that says what is known.
const Family& familyOf(const Json& config, const std::string& file);

// For tests and for families() itself.
Family parseFamily(const Json& json, const std::string& file);

} // namespace heterosis
