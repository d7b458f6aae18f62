// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/gguf_tensor.h"

#include <algorithm>
#include <cstring>

#include "base/parallel.h"

namespace heterosis {

namespace {

constexpr std::int64_t kBand = 64;      // rows that are turned round together
constexpr std::int64_t kGrain = 1 << 16; // numbers of a chunk of the parallel loop

} // namespace

GgufDerived::GgufDerived(GgufTensor tensor, GgufLayout layout, std::int64_t heads)
    : m_tensor(std::move(tensor)), m_layout(layout), m_element(static_cast<std::size_t>(bitsOf(dtype()) / 8)),
      m_memory(static_cast<std::size_t>(m_tensor.elements()) * m_element)
{
    const bool vector = m_tensor.shape.size() < 2 && layout != GgufLayout::Same; // its rows are its numbers
    m_columns = vector ? 1 : m_tensor.columns();
    m_rows = m_columns ? m_tensor.elements() / m_columns : 0;
    if (layout == GgufLayout::HalvesApart || layout == GgufLayout::ByHead)
        m_head = m_rows / heads;
}

const std::byte* GgufDerived::bytes() const
{
    return m_memory.made(m_tensor.name, [&](std::byte* to) { make(to); });
}

void GgufDerived::make(std::byte* to) const
{
    const std::int64_t grain = std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, m_columns));
    if (m_layout == GgufLayout::Transposed) {
        parallelFor(0, m_rows, std::max(grain, kBand), [&](std::int64_t begin, std::int64_t end) { transpose(to, begin, end); });
        return;
    }
    const std::size_t bytes = static_cast<std::size_t>(m_columns) * m_element;
    parallelFor(0, m_rows, grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            row(source(i), to + static_cast<std::size_t>(i) * bytes);
    });
}

// Hugging Face's row (head, half, pair) is the file's (head, pair, half); (head, kind, i) is (kind, head, i).
std::int64_t GgufDerived::source(std::int64_t row) const
{
    if (m_layout == GgufLayout::ByHead) {
        const std::int64_t dim = m_head / 3, head = row / m_head, kind = row % m_head / dim;
        return kind * (m_rows / 3) + head * dim + row % dim;
    }
    if (m_layout != GgufLayout::HalvesApart)
        return row;
    const std::int64_t within = row % m_head, pairs = m_head / 2;
    return row - within + within % pairs * 2 + within / pairs;
}

void GgufDerived::row(std::int64_t number, std::byte* to) const
{
    const GgufFormat& format = *m_tensor.format;
    const std::int64_t blocks = m_columns / format.elements;
    const std::byte* from = m_tensor.bytes.data() + static_cast<std::size_t>(number * blocks) * format.bytes;
    if (format.plain)
        std::memcpy(to, from, static_cast<std::size_t>(blocks) * format.bytes);
    if (m_layout == GgufLayout::OneLess)
        std::for_each_n(reinterpret_cast<float*>(to), blocks, [](float& weight) { weight -= 1; });
    if (!format.plain)
        decodeGgufBlocks(format, from, blocks, reinterpret_cast<float*>(to));
}

// [rows, columns] of the file to [columns, rows], a band of rows at a time so that short runs are written.
void GgufDerived::transpose(std::byte* to, std::int64_t begin, std::int64_t end) const
{
    const auto columns = static_cast<std::size_t>(m_columns), rows = static_cast<std::size_t>(m_rows);
    std::vector<float> band(columns * kBand); // floats for their alignment; shorter types use a part
    auto* lines = reinterpret_cast<std::byte*>(band.data());
    for (std::int64_t first = begin; first < end; first += kBand) {
        const auto count = static_cast<std::size_t>(std::min(kBand, end - first));
        for (std::size_t i = 0; i < count; ++i)
            row(first + static_cast<std::int64_t>(i), lines + i * columns * m_element);
        for (std::size_t c = 0; c < columns; ++c)
            for (std::size_t i = 0; i < count; ++i)
                std::memcpy(to + (c * rows + static_cast<std::size_t>(first) + i) * m_element, lines + (i * columns + c) * m_element, m_element);
    }
}

} // namespace heterosis
