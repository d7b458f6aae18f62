// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/control.h"
#include "base/text.h"
#include "family/model_map.h"

namespace heterosis {

enum class Severity { Note, Warning, Serious };
std::string_view nameOf(Severity severity) noexcept; // "note" | "warning" | "serious"

// Something about a model that its user should know, though it opens.
struct Finding {
    Severity severity = Severity::Warning;
    Text message;
    std::string place = {};  // a tensor, a file, a key
    Text remedy = {};
    bool operator==(const Finding& other) const { return line() == other.line() && severity == other.severity; }
    std::string line() const; // "place: message. Remedy."
};

// From the headers and the small files beside the weights: what the reader noted, downloads that broke off, Git LFS pointers, types that
// cannot be blended, and the vocabulary beside the tokenizer's size (absent: there is none that can be read).
std::vector<Finding> examineHeaders(const ModelMap& map, std::optional<std::size_t> tokenizerSize);
// The same where there is no model to map: what lies beside the weights.
std::vector<Finding> examineFolder(const Checkpoint& checkpoint);

// From the numbers, each of which is looked at: NaN and infinities with their counts, matrices of nothing but zeros, and a head
// that config.json calls tied though the file has another. Numbers that would first have to be made (quantised ones) are left out.
std::vector<Finding> examineData(const Checkpoint& checkpoint, const ModelMap* map, Control& control);

// How the tokenizers of two models differ; nothing where they do not, or one cannot be read token by token.
struct TokenDifference {
    std::size_t a = 0, b = 0;                // tokens
    std::size_t onlyA = 0, onlyB = 0;        // by their text
    std::size_t moved = 0;                   // in both, under unlike ids
    std::vector<std::pair<std::int64_t, std::pair<std::string, std::string>>> first; // the first ids that hold unlike tokens ("": none)
};
std::optional<TokenDifference> compareTokenizers(const Checkpoint& a, const Checkpoint& b);
Finding findingOf(const TokenDifference& difference, const std::string& a, const std::string& b);

} // namespace heterosis
