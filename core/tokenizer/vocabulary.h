// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tokenizer/json_node.h"

namespace heterosis {

// Tokens and their numbers, both ways.
class Vocabulary {
public:
    static Vocabulary read(const JsonNode& node); // {"token": id, ...}

    void add(std::string token, int id); // 0 <= id <= MaxTokenId; a second token of the same id can be encoded, not decoded
    std::optional<int> idOf(std::string_view token) const;
    const std::string* tokenOf(int id) const noexcept; // nullptr where there is none
    std::size_t count() const noexcept { return m_ids.size(); }
    std::size_t size() const noexcept { return m_tokens.size(); } // highest id + 1

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_ids;
    std::vector<const std::string*> m_tokens; // keys of m_ids, which never move
};

} // namespace heterosis
