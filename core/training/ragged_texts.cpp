// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/ragged_texts.h"

#include <algorithm>

namespace heterosis {

RaggedTexts::RaggedTexts(const Rope* rope, std::span<const Lesson* const> texts, at::Device device) : m_rope(rope)
{
    std::vector<std::int64_t> ids, positions;
    for (const Lesson* text : texts) {
        const auto tokens = std::int64_t(text->ids.size());
        at::Tensor seen;
        if (!text->seen.empty()) {
            seen = at::empty({1, tokens}, at::TensorOptions(at::kBool));
            std::copy(text->seen.begin(), text->seen.end(), seen.data_ptr<bool>());
            seen = seen.to(device);
        }
        const bool joins = !m_runs.empty() && !seen.defined() && !m_runs.back().seen.defined() && m_runs.back().tokens == tokens;
        if (joins)
            ++m_runs.back().texts;
        else
            m_runs.push_back({1, tokens, seen});
        ids.insert(ids.end(), text->ids.begin(), text->ids.end());
        for (std::int64_t t = 0; t < tokens; ++t)
            positions.push_back(t);
        m_longest = std::max(m_longest, tokens);
    }
    for (const Run& run : m_runs)
        m_rows.push_back(run.texts * run.tokens);
    m_ids = at::tensor(ids, at::TensorOptions(at::kLong)).to(device);
    m_positions = at::tensor(positions, at::TensorOptions(at::kLong)).to(device);
}

at::Tensor RaggedTexts::operator()(int, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule)
{
    if (m_rope) {
        query = m_rope->turn(query, m_positions);
        key = m_rope->turn(key, m_positions);
    }
    if (m_runs.size() == 1)
        return attend(m_runs.front(), query, key, value, rule);
    // Split at once: the gradients of single slices would each fill and add a tensor of all rows.
    const auto queries = query.split_with_sizes(m_rows, 0), keys = key.split_with_sizes(m_rows, 0), values = value.split_with_sizes(m_rows, 0);
    std::vector<at::Tensor> heard;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        heard.push_back(attend(m_runs[i], queries[i], keys[i], values[i], rule));
    return at::cat(heard);
}

at::Tensor RaggedTexts::attend(const Run& run, const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionRule& rule)
{
    const auto heads = [&](const at::Tensor& x) { return x.reshape({run.texts, run.tokens, x.size(1), x.size(2)}).transpose(1, 2); };
    return attendBatch(heads(query), heads(key), heads(value), rule.scale, rule.window, rule.cap, run.seen);
}

} // namespace heterosis
