// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/json.h"
#include "base/text.h"

namespace heterosis {

// The tokens of a model as its files name them: text and id, whatever the model of the tokenizer. Read from tokenizer.json, else
// from vocab.json; tokens that tokenizer_config.json adds are counted on behind, as transformers does.
class TokenTable {
public:
    struct Added {
        std::int64_t id = 0;
        Json token;                                 // content, single_word, lstrip, rstrip, normalized, special
    };

    // Throws Error where the directory has none of these files, or they contradict themselves.
    static TokenTable read(const std::filesystem::path& directory);
    static bool isIn(const std::filesystem::path& directory); // any file of a tokenizer, readable here or not

    std::size_t count() const noexcept { return m_ids.size(); }
    std::optional<std::int64_t> idOf(const std::string& token) const;
    // By id; ids that have no token are left out.
    const std::map<std::int64_t, std::string>& tokens() const noexcept { return m_tokens; }
    // Tokens that are looked for in the text before anything else, by id.
    const std::map<std::int64_t, Json>& added() const noexcept { return m_added; }
    bool changed() const noexcept { return m_changed; } // since it was read

    // Takes out the tokens whose ids a model with so many rows does not have. Only BPE can lose tokens.
    void strip(std::int64_t rows);
    // A token that is looked for before anything else; behind all others unless it has an id already.
    void add(const Json& token);
    void add(const std::string& content);

    // The files of a changed table: tokenizer.json and, where there was one, tokenizer_config.json. Throws Error where the table came
    // from files that cannot hold it.
    std::map<std::string, std::string> files() const;

private:
    void readDocument();
    void readVocabulary(const Json& model);
    void readConfig();
    void put(const std::string& token, std::int64_t id);
    std::int64_t nextId() const;
    [[noreturn]] void refuse(Text message, Text remedy) const;

    std::filesystem::path m_directory;
    std::string m_file;                             // that was read, for messages
    Json m_document, m_config;                      // tokenizer.json, tokenizer_config.json; null where there is none
    std::unordered_map<std::string, std::int64_t> m_ids;
    std::map<std::int64_t, std::string> m_tokens;
    std::map<std::int64_t, Json> m_added;
    std::size_t m_ofModel = 0;                      // tokens that are not added ones
    bool m_changed = false;
};

} // namespace heterosis
