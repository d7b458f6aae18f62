// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "tokenizer/json_node.h"

namespace heterosis {

// Tokens back to bytes, one after the other.
class Decoder {
public:
    virtual ~Decoder() = default;
    virtual std::string bytesOf(std::string_view token) const = 0;
    virtual std::string_view joiner() const noexcept { return {}; } // stands between two tokens

    // The "decoder" of a tokenizer.json. Throws Error for kinds that are not read.
    static std::unique_ptr<const Decoder> read(const JsonNode& node);
    static std::unique_ptr<const Decoder> byteLevel();
    static std::unique_ptr<const Decoder> none(); // tokens as they stand, a space between them
};

} // namespace heterosis
