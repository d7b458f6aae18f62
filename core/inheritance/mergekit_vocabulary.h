// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "family/fit.h"
#include "inheritance/mergekit_config.h"
#include "inheritance/token_table.h"

namespace heterosis {

// The child's tokens, and the row of each of them in each model: mergekit's tokenizer/build.py and embed.py as of 0.1.5.
class MergekitVocabulary {
public:
    // Throws Error where a model's tokens cannot be read or the child's cannot be written.
    MergekitVocabulary(const MergekitConfig& config, const std::vector<std::shared_ptr<const ModelMap>>& maps, std::string file);

    std::int64_t rows() const noexcept { return m_rows; }     // of the child, filled up to pad_to_multiple_of
    const TokenTable& tokens() const noexcept { return m_tokens; }
    // The directory whose tokenizer files the child takes, and the files that are written anew.
    const std::filesystem::path& directory() const noexcept { return m_directory; }

    // Where a row of a source comes from when it is brought into the child's order.
    struct Origin {
        std::vector<std::pair<std::size_t, std::int64_t>> rows; // source and its row; none: zeros; several: their mean
    };
    // For each source of a slice, for each of the child's tokens. Throws Error where a token has no row.
    std::vector<std::vector<Origin>> origins(const MergekitSlice& slice) const;

private:
    void unite(const std::vector<TokenTable>& tables, const std::vector<std::int64_t>& sizes);
    Origin special(const MergekitSlice& slice, const MergekitToken& token, std::int64_t id) const;
    Origin automatic(const MergekitSlice& slice, std::int64_t id) const;
    std::int64_t rowOf(const MergekitSlice& slice, std::size_t source, std::int64_t id) const
    {
        return m_rowOf[slice.sources[source].model][std::size_t(id)];
    }

    const MergekitConfig& m_config;
    std::string m_file;
    TokenTable m_tokens;
    std::filesystem::path m_directory;
    std::int64_t m_count = 0, m_rows = 0;
    std::vector<std::vector<std::int64_t>> m_rowOf;             // of each model: the row of each of the child's ids, or -1
    std::vector<TokenTable> m_tables;                           // of each model, as its files say
    std::vector<std::int64_t> m_sizes;                          // rows of each model
    std::map<std::int64_t, const MergekitToken*> m_named;       // tokens that the file speaks of, by the child's id
};

// A source's tensor in the child's order of tokens, in `type`: as many bytes as rows() need.
std::vector<std::byte> withTokenRows(const std::vector<const TensorView*>& sources, const std::vector<MergekitVocabulary::Origin>& origins,
                                     std::int64_t rows, Dtype type);

} // namespace heterosis
