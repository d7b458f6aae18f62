// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_vocabulary.h"

#include <algorithm>

#include "base/error.h"
#include "base/parallel.h"
#include "inheritance/blend.h"

namespace heterosis {

namespace {

[[noreturn]] void refuse(const std::string& file, int line, Text message, Text remedy)
{
    throw Error({.message = std::move(message), .file = file, .place = "line " + std::to_string(line), .remedy = std::move(remedy)});
}

} // namespace

// The base's tokens, then what the other models have beside them, then their added tokens. mergekit counts the new ones in the
// order of a hash table, which changes from run to run; here it is that of their ids.
void MergekitVocabulary::unite(const std::vector<TokenTable>& tables, const std::vector<std::int64_t>& sizes)
{
    std::vector<std::size_t> order(tables.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::swap(order[0], order[m_config.donor]);
    std::stable_sort(order.begin() + 1, order.end());
    const auto isAddedSomewhere = [&](const std::string& token) {
        return std::any_of(order.begin(), order.end(), [&](std::size_t model) {
            const auto id = tables[model].idOf(token);
            return id && *id < sizes[model] && tables[model].added().contains(*id);
        });
    };
    for (const std::size_t model : order) {
        for (const auto& [id, token] : tables[model].tokens()) {
            if (id < sizes[model] && !tables[model].added().contains(id) && !isAddedSomewhere(token)) {
                m_tokens.add(token);
            }
        }
    }
    for (const std::size_t model : order) {
        for (const auto& [id, token] : tables[model].added()) {
            if (id < sizes[model]) {
                m_tokens.add(token);
            }
        }
    }
}

MergekitVocabulary::MergekitVocabulary(const MergekitConfig& config, const std::vector<std::shared_ptr<const ModelMap>>& maps, std::string file)
    : m_config(config), m_file(std::move(file))
{
    const MergekitTokenizer& tokenizer = *config.tokenizer;
    const TokenTable donors = TokenTable::read(maps[config.donor]->checkpoint->directory());
    for (const auto& map : maps) { // a model without a tokenizer is taken to have the donor's
        const auto directory = map->checkpoint->directory();
        m_tables.push_back(TokenTable::isIn(directory) ? TokenTable::read(directory) : donors);
        m_sizes.push_back(map->config.vocabulary);
    }
    m_tables[config.donor].strip(m_sizes[config.donor]);
    if (tokenizer.source == MergekitTokenizer::Source::Model) {
        m_directory = tokenizer.model->path;
        m_tokens = TokenTable::read(m_directory);
    } else {
        m_directory = maps[config.donor]->checkpoint->directory();
        m_tokens = m_tables[config.donor];
    }
    if (tokenizer.source == MergekitTokenizer::Source::Union) {
        unite(m_tables, m_sizes);
    }
    for (const MergekitToken& token : tokenizer.tokens) {
        m_tokens.add(token.token);
        m_named[*m_tokens.idOf(token.token)] = &token;
    }
    m_count = std::int64_t(m_tokens.tokens().size());
    if (m_count == 0 || m_tokens.tokens().rbegin()->first >= m_count) {
        refuse(m_file, tokenizer.line, text("The {} tokens of {} have ids up to {}, with gaps between them", m_count, m_directory.string(),
                                            m_count == 0 ? 0 : m_tokens.tokens().rbegin()->first),
               text("Name the tokenizer of another model as tokenizer_source"));
    }
    m_rows = (m_count + tokenizer.multipleOf - 1) / tokenizer.multipleOf * tokenizer.multipleOf;
    for (std::size_t model = 0; model < maps.size(); ++model) {
        std::vector<std::int64_t>& rows = m_rowOf.emplace_back(std::size_t(m_count), -1);
        for (const auto& [id, token] : m_tokens.tokens()) {
            const auto own = m_tables[model].idOf(token);
            rows[std::size_t(id)] = own && *own < m_sizes[model] ? *own : -1;
        }
    }
}

// As the file says.
MergekitVocabulary::Origin MergekitVocabulary::special(const MergekitSlice& slice, const MergekitToken& token, std::int64_t id) const
{
    if (token.source == MergekitToken::Source::Zero) {
        return {};
    }
    if (token.source == MergekitToken::Source::Automatic) {
        refuse(m_file, token.line, text("Not every model has the token {}, and no source is named for it", token.token), text("Add \"source\""));
    }
    const auto& sources = slice.sources;
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const MergekitSource& source) { return source.model == token.model; });
    if (found == sources.end()) {
        refuse(m_file, token.line, text("The row of token {} is to come from a model that is not merged", token.token), text("Name one of the models of the file"));
    }
    std::optional<std::int64_t> row = m_rowOf[token.model][std::size_t(id)];
    if (token.source == MergekitToken::Source::ModelToken) {
        row = token.id ? token.id : m_tables[token.model].idOf(token.other);
    }
    if (!row || *row < 0 || *row >= m_sizes[token.model]) {
        refuse(m_file, token.line, text("The model {} has no row for token {}", m_config.models[token.model].spelled, token.other.empty() ? token.token : token.other),
               text("Name a token or a model that has one"));
    }
    return {{{std::size_t(found - sources.begin()), *row}}};
}

// One model has the token: that one's row. Several: the base's where it has one, else their mean. None: zeros.
MergekitVocabulary::Origin MergekitVocabulary::automatic(const MergekitSlice& slice, std::int64_t id) const
{
    Origin origin;
    for (std::size_t source = 0; source < slice.sources.size(); ++source) {
        if (const auto row = rowOf(slice, source, id); row >= 0) {
            origin.rows.emplace_back(source, row);
        }
    }
    if (origin.rows.size() > 1 && slice.base && rowOf(slice, *slice.base, id) >= 0) {
        origin.rows = {{*slice.base, rowOf(slice, *slice.base, id)}};
    }
    return origin;
}

std::vector<std::vector<MergekitVocabulary::Origin>> MergekitVocabulary::origins(const MergekitSlice& slice) const
{
    std::vector<std::vector<Origin>> result(slice.sources.size(), std::vector<Origin>(std::size_t(m_count)));
    for (std::int64_t id = 0; id < m_count; ++id) {
        const auto named = m_named.find(id);
        const bool force = named != m_named.end() && named->second->force;
        std::optional<Origin> missing;
        for (std::size_t source = 0; source < slice.sources.size(); ++source) {
            const auto own = rowOf(slice, source, id);
            if (own >= 0 && !force) {
                result[source][std::size_t(id)].rows = {{source, own}};
                continue;
            }
            if (!missing) {
                missing = named != m_named.end() ? special(slice, *named->second, id) : automatic(slice, id);
            }
            result[source][std::size_t(id)] = *missing;
        }
    }
    return result;
}

std::vector<std::byte> withTokenRows(const std::vector<const TensorView*>& sources, const std::vector<MergekitVocabulary::Origin>& origins,
                                     std::int64_t rows, Dtype type)
{
    const std::int64_t width = sources[0]->elements() / std::max<std::int64_t>(1, sources[0]->shape[0]), size = bitsOf(type) / 8;
    const auto count = std::int64_t(origins.size());
    std::vector<std::byte> out(std::size_t(rows * width * size));
    const auto rowAt = [&](std::size_t source, std::int64_t row) { return sources[source]->bytes.data() + row * width * (bitsOf(sources[source]->dtype) / 8); };
    parallelFor(0, count, std::max<std::int64_t>(1, (1 << 15) / std::max<std::int64_t>(1, width)), [&](std::int64_t begin, std::int64_t end) {
        std::vector<std::byte> one(std::size_t(width * size));
        std::vector<float> sum(std::size_t(width), 0.0f), next = sum;
        for (std::int64_t id = begin; id < end; ++id) {
            const auto& from = origins[std::size_t(id)].rows;
            std::byte* to = out.data() + id * width * size;
            if (from.size() == 1) {
                convertElements(rowAt(from[0].first, from[0].second), sources[from[0].first]->dtype, to, type, width);
                continue;
            }
            std::fill(sum.begin(), sum.end(), 0.0f);
            const auto round = [&] { // each step is rounded to the type, as torch does
                convertElements(reinterpret_cast<const std::byte*>(sum.data()), Dtype::F32, to, type, width);
                widen(to, type, sum.data(), width);
            };
            for (const auto& [source, row] : from) {
                convertElements(rowAt(source, row), sources[source]->dtype, one.data(), type, width);
                widen(one.data(), type, next.data(), width);
                std::transform(sum.begin(), sum.end(), next.begin(), sum.begin(), std::plus<>());
                round();
            }
            for (float& value : sum) {
                value /= from.empty() ? 1.0f : float(from.size());
            }
            round();
        }
    });
    if (rows > count) { // rows of no token: the mean of all others (nlp.stanford.edu/~johnhew/vocab-expansion.html)
        std::vector<double> mean(std::size_t(width), 0.0);
        std::vector<float> row(std::size_t(width), 0.0f);
        for (std::int64_t id = 0; id < count; ++id) {
            widen(out.data() + id * width * size, type, row.data(), width);
            std::transform(mean.begin(), mean.end(), row.begin(), mean.begin(), std::plus<>());
        }
        std::transform(mean.begin(), mean.end(), row.begin(), [&](double sum) { return float(sum / double(count)); });
        for (std::int64_t id = count; id < rows; ++id) {
            convertElements(reinterpret_cast<const std::byte*>(row.data()), Dtype::F32, out.data() + id * width * size, type, width);
        }
    }
    return out;
}

} // namespace heterosis
