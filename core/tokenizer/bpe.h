// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tokenizer/merge_table.h"
#include "tokenizer/token_model.h"

namespace heterosis {

struct BpeOptions {
    bool ignoreMerges = false; // a word that is a token is that token, whatever the merges say
    bool byteFallback = false; // an unknown character becomes <0x..> tokens
    bool fuseUnknown = false;  // unknown characters in a row become one unknown token
    std::optional<std::string> unknown;
    std::string continuingPrefix; // before every character of a word but the first
    std::string endSuffix;        // after the last character of a word
};

// Byte-pair encoding (Sennrich et al. 2016): in a word, the neighbours that were merged earliest in training merge first.
class Bpe final : public TokenModel {
public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    // where(i) names the place of the i-th merge in the file, for the errors.
    Bpe(Vocabulary vocabulary, const Pairs& merges, BpeOptions options, const std::string& file,
        const std::function<std::string(std::size_t)>& where);
    static std::unique_ptr<const TokenModel> read(const JsonNode& node); // the "model" of a tokenizer.json

    void tokenize(std::string_view word, std::vector<int>& ids) const override;
    const Vocabulary& vocabulary() const noexcept override { return m_vocabulary; }
    std::string kind() const override { return "BPE"; }

private:
    struct Symbol {
        int id;
        int previous, next; // -1 at the ends; previous == Gone once merged into its left neighbour
    };
    struct Candidate {
        int rank, position, merged;
        bool operator<(const Candidate& other) const noexcept // a heap gives its largest: the lowest rank, then the leftmost
        {
            return rank != other.rank ? rank > other.rank : position > other.position;
        }
    };
    static constexpr int Gone = -2;

    std::vector<Symbol> symbolsOf(std::string_view word) const;
    bool addBytes(std::string_view character, std::vector<Symbol>& symbols) const;
    void merge(std::vector<Symbol>& symbols) const;

    Vocabulary m_vocabulary;
    MergeTable m_merges;
    BpeOptions m_options;
    std::optional<int> m_unknown;
};

} // namespace heterosis
