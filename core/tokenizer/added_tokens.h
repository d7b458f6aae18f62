// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "tokenizer/json_node.h"
#include "tokenizer/normalizer.h"
#include "tokenizer/vocabulary.h"

namespace heterosis {

struct AddedToken {
    std::string content;
    bool special = false;    // skipped when decoding for people, and read as plain text on demand
    bool singleWord = false; // not inside of a word
    bool lstrip = false;     // takes the white space on its left
    bool rstrip = false;     // and on its right
    bool normalized = true;  // looked for in the normalised text

    static AddedToken read(const JsonNode& node);
};

// Tokens that are found in the text before anything else (tokenizers, AddedVocabulary): leftmost, then longest.
class AddedTokens {
public:
    // Numbers follow the reference: a token of the vocabulary keeps its own, others are counted on behind the vocabulary.
    AddedTokens(const std::vector<AddedToken>& tokens, const Vocabulary& vocabulary, const Normalizer* normalizer);

    using Sink = std::function<void(std::string_view part, int id)>; // id -1: text between the tokens
    // The tokens that are looked for before normalising, and those after it.
    void splitRaw(std::string_view text, bool parseSpecial, const Sink& sink) const { split(m_raw, text, parseSpecial, sink); }
    void splitNormalized(std::string_view text, bool parseSpecial, const Sink& sink) const { split(m_normalized, text, parseSpecial, sink); }

    const std::string* contentOf(int id) const;
    bool isSpecial(std::string_view content) const { return m_special.contains(std::string(content)); }
    std::optional<int> idOf(std::string_view content) const;
    std::size_t size() const noexcept { return m_size; } // highest id + 1

private:
    // A tree of bytes; a node where a token ends holds its id.
    struct Tree {
        struct Node {
            std::vector<std::pair<unsigned char, int>> next;
            int id = -1;
        };
        std::vector<Node> nodes = std::vector<Node>(1);
        void add(std::string_view content, int id);
        int child(int node, unsigned char byte) const;
        // Length of the longest token that begins at `at`, 0 where none does.
        std::size_t longest(std::string_view text, std::size_t at, int& id) const;
    };

    void number(const std::vector<AddedToken>& tokens, const Vocabulary& vocabulary);
    void split(const Tree& tree, std::string_view text, bool parseSpecial, const Sink& sink) const;

    std::unordered_map<int, AddedToken> m_tokens;
    std::unordered_map<std::string, int> m_ids;
    std::unordered_set<std::string> m_special;
    Tree m_raw, m_normalized;
    std::size_t m_size = 0;
};

} // namespace heterosis
