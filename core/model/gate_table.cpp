// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/gate_table.h"

namespace heterosis {

void ChildRows::set(std::span<const std::int64_t> counts)
{
    begins.assign(1, 0);
    for (const std::int64_t count : counts)
        begins.push_back(begins.back() + count);
}

ChildRows ChildRows::part(std::int64_t from, std::int64_t count) const
{
    ChildRows part;
    part.begins.clear();
    for (const std::int64_t begin : begins)
        part.begins.push_back(std::clamp<std::int64_t>(begin - from, 0, count));
    return part;
}

at::Tensor ChildRows::childOfEach(const at::Device& device) const
{
    at::Tensor of = at::empty({rows()}, at::TensorOptions(at::kLong));
    for (std::int64_t k = 0; k < children(); ++k)
        std::fill(of.data_ptr<std::int64_t>() + begins[std::size_t(k)], of.data_ptr<std::int64_t>() + begins[std::size_t(k) + 1], k);
    return of.to(device);
}

GateTable::GateTable(std::vector<std::vector<Stretch>> stretches, std::int64_t length, std::int64_t sources, bool columns)
    : m_children(std::move(stretches)), m_length(length), m_sources(sources), m_columns(columns), m_used(std::size_t(sources), 0)
{
    for (const auto& child : m_children)
        for (const Stretch& stretch : child)
            for (std::size_t i = 0; i < stretch.gate->mixes.size(); ++i)
                m_used[i % std::size_t(sources)] |= stretch.gate->mixes[i] != 0;
    if (std::none_of(m_used.begin(), m_used.end(), [](char used) { return used != 0; }))
        m_used.front() = 1; // somebody still has to give zeros
}

void GateTable::fill(const Stretch& stretch, std::int64_t source, std::int64_t begin, std::int64_t end, float* coefficients) const
{
    const Gate& gate = *stretch.gate;
    if (gate.chosen.empty()) {
        std::fill(coefficients, coefficients + (end - begin), gate.mixes[std::size_t(source)]);
        return;
    }
    const std::uint8_t* chosen = gate.chosen.data() + (begin - stretch.begin);
    for (std::int64_t i = 0; i < end - begin; ++i)
        coefficients[i] = gate.mixes[std::size_t(chosen[i] * m_sources + source)];
}

float GateTable::at(std::int64_t child, std::int64_t source, std::int64_t place) const
{
    const auto& all = m_children[std::size_t(child)];
    const auto after = std::upper_bound(all.begin(), all.end(), place, [](std::int64_t p, const Stretch& s) { return p < s.begin; });
    const Stretch& stretch = *std::prev(after);
    const Gate& gate = *stretch.gate;
    const std::size_t choice = gate.chosen.empty() ? 0 : gate.chosen[std::size_t(place - stretch.begin)];
    return gate.mixes[choice * std::size_t(m_sources) + std::size_t(source)];
}

at::Tensor GateTable::dense(std::int64_t source) const
{
    at::Tensor table = at::empty({children(), m_length}, at::TensorOptions(at::kFloat));
    for (std::int64_t k = 0; k < children(); ++k)
        for (const Stretch& stretch : stretches(k))
            fill(stretch, source, stretch.begin, stretch.end, table.data_ptr<float>() + k * m_length + stretch.begin);
    return table;
}

} // namespace heterosis
