// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "tokenizer/pre_tokenizer.h"

namespace heterosis {

// White space written as a character of the vocabulary (tokenizers, pre_tokenizers/metaspace); the decoder of that name takes
// the same settings.
struct MetaspaceOptions {
    enum class Prepend { Always, First, Never };
    std::string replacement = "\u2581";
    Prepend prepend = Prepend::Always; // to which pieces a space is added in front; First: where the text begins
    bool split = true;
    static MetaspaceOptions read(const JsonNode& node);
};

class Metaspace final : public PreTokenizer {
public:
    explicit Metaspace(MetaspaceOptions options) : m_options(std::move(options)) {}
    void apply(Pieces& pieces) const override;

private:
    std::string rewritten(std::string_view piece, bool first) const;

    MetaspaceOptions m_options;
};

} // namespace heterosis
