// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>

#include "tokenizer/json_node.h"

namespace heterosis {

// Changes a text before it is split: Unicode forms, case, replacements. Texts are valid UTF-8.
class Normalizer {
public:
    virtual ~Normalizer() = default;
    virtual void apply(std::string& text) const = 0;
    // The "normalizer" of a tokenizer.json. Throws Error for kinds that are not read.
    static std::unique_ptr<const Normalizer> read(const JsonNode& node);
    static std::unique_ptr<const Normalizer> canonicalDecomposition(); // NFD
};

} // namespace heterosis
