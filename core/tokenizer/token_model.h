// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tokenizer/vocabulary.h"

namespace heterosis {

// The part of a tokenizer that turns one word into ids. Immutable.
class TokenModel {
public:
    virtual ~TokenModel() = default;
    virtual void tokenize(std::string_view word, std::vector<int>& ids) const = 0; // appends
    virtual const Vocabulary& vocabulary() const noexcept = 0;
    virtual std::string kind() const = 0; // "BPE"
};

} // namespace heterosis
