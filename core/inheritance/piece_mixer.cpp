// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/piece_mixer.h"

#include <algorithm>
#include <cstring>

#include "base/parallel.h"

namespace heterosis {

namespace {

using Axis = PartCoefficients::Axis;

constexpr std::int64_t kGrain = 1 << 15;  // elements that are worth a thread
constexpr std::int64_t kChunk = 1 << 12;  // elements whose parents are chosen one by one at a time

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

std::int64_t grainOf(std::int64_t width) { return std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, width)); }

// Where mix k was chosen its elements go out; `from` and `out` have `size` bytes an element.
template <class T> void takeWhere(std::byte* out, const std::byte* from, const std::uint8_t* choice, std::uint8_t k, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        T mine, its;
        std::memcpy(&mine, out + i * std::int64_t(sizeof(T)), sizeof(T));
        std::memcpy(&its, from + i * std::int64_t(sizeof(T)), sizeof(T));
        const T value = choice[i] == k ? its : mine;
        std::memcpy(out + i * std::int64_t(sizeof(T)), &value, sizeof(T));
    }
}

void takeWhere(std::byte* out, const std::byte* from, const std::uint8_t* choice, std::uint8_t k, std::int64_t count, std::int64_t size)
{
    switch (size) {
    case 2: takeWhere<std::uint16_t>(out, from, choice, k, count); return;
    case 4: takeWhere<std::uint32_t>(out, from, choice, k, count); return;
    default: takeWhere<std::uint64_t>(out, from, choice, k, count); return;
    }
}

// Of mean 0 and variance 1, from four even draws (Irwin-Hall): exact, so it does not depend on a mathematical library.
double noiseAt(const operators::Draws& draws, std::int64_t index)
{
    double sum = 0;
    for (std::int64_t k = 0; k < 4; ++k) {
        sum += double(draws(4 * index + k));
    }
    return (sum - 2) * 1.7320508075688772;
}

} // namespace

PieceLayout PieceLayout::of(const Part& part, const GenePiece& piece)
{
    PieceLayout layout {.begin = piece.begin, .end = piece.end};
    if (part.shape.size() < 2 || part.rowAxis == 1) {
        layout.rowsAreOuter = false;
        layout.inner = part.shape.empty() ? 1 : part.shape.back();
        layout.outer = part.shape.size() < 2 ? 1 : part.shape.front();
        return layout;
    }
    layout.outer = part.shape.front();
    for (std::size_t i = 1; i < part.shape.size(); ++i) {
        layout.inner *= part.shape[i];
    }
    return layout;
}

PieceMixer::PieceMixer(const PieceLayout& layout, BlendRule rule, std::optional<PieceView> original, std::vector<PieceView> parents,
                       std::byte* tensor)
    : m_layout(layout), m_rule(rule), m_original(original), m_parents(std::move(parents)), m_tensor(tensor)
{
}

std::byte* PieceMixer::at(std::int64_t outer, std::int64_t inner) const
{
    return m_tensor + (outer * m_layout.inner + inner) * sizeOf(m_rule.target);
}

std::vector<BlendInput> PieceMixer::inputsOf(const Mix& mix, std::int64_t outer, std::int64_t inner) const
{
    std::vector<BlendInput> inputs;
    const auto add = [&](const PieceView& view, float coefficient) {
        if (coefficient == 0) {
            return;
        }
        const std::int64_t place = view.alone ? (outer - m_layout.firstOuter()) * m_layout.width() + inner - m_layout.firstInner()
                                              : outer * m_layout.inner + inner;
        inputs.push_back({view.data + place * sizeOf(view.dtype), view.dtype, coefficient});
    };
    if (m_original) {
        add(*m_original, mix.original);
    }
    for (std::size_t parent = 0; parent < m_parents.size(); ++parent) {
        add(m_parents[parent], mix.parents[parent]);
    }
    return inputs;
}

// A run that may go on over several outer rows where the whole piece lies together.
void PieceMixer::mixRun(const Mix& mix, std::int64_t outer, std::int64_t inner, std::int64_t count, std::byte* to) const
{
    blendSpan(inputsOf(mix, outer, inner), m_rule, to, count);
}

void PieceMixer::mixWhole(const Mix& mix) const
{
    const PieceLayout& l = m_layout;
    if (l.contiguous()) {
        parallelFor(0, l.elements(), kGrain, [&](std::int64_t begin, std::int64_t end) {
            const std::int64_t outer = l.firstOuter() + begin / l.width(), inner = l.firstInner() + begin % l.width();
            mixRun(mix, outer, inner, end - begin, at(outer, inner));
        });
        return;
    }
    parallelFor(l.firstOuter(), l.lastOuter(), grainOf(l.width()), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t outer = begin; outer < end; ++outer) {
            mixRun(mix, outer, l.firstInner(), l.width(), at(outer, l.firstInner()));
        }
    });
}

// Positions along the outer axis: neighbours of one kind are one run.
void PieceMixer::mixOuter(const PartCoefficients& c) const
{
    const PieceLayout& l = m_layout;
    parallelFor(l.firstOuter(), l.lastOuter(), grainOf(l.width()), [&](std::int64_t begin, std::int64_t end) {
        const auto kind = [&](std::int64_t outer) { return c.chosen[std::size_t(outer - l.firstOuter())]; };
        for (std::int64_t outer = begin; outer < end;) {
            std::int64_t next = outer + 1;
            while (l.contiguous() && next < end && kind(next) == kind(outer)) {
                ++next;
            }
            mixRun(c.mixes[kind(outer)], outer, l.firstInner(), (next - outer) * l.width(), at(outer, l.firstInner()));
            outer = next;
        }
    });
}

// choice(outer, inner, count, kinds) says which mix each element takes; those that occur are computed, and the elements picked.
template <class Choice> void PieceMixer::mixChosen(const std::vector<Mix>& mixes, Choice choice) const
{
    const PieceLayout& l = m_layout;
    const std::int64_t size = sizeOf(m_rule.target), room = std::min(kChunk, l.width());
    parallelFor(l.firstOuter(), l.lastOuter(), grainOf(l.width()), [&](std::int64_t begin, std::int64_t end) {
        std::vector<std::uint8_t> kinds(std::size_t(room), 0);
        std::vector<std::byte> other(std::size_t(room * size));
        for (std::int64_t outer = begin; outer < end; ++outer) {
            for (std::int64_t first = 0; first < l.width(); first += room) {
                const std::int64_t inner = l.firstInner() + first, count = std::min(room, l.width() - first);
                choice(outer, inner, count, kinds.data());
                std::byte* out = at(outer, inner);
                mixRun(mixes[kinds[0]], outer, inner, count, out);
                for (std::uint8_t kind = 0; kind < mixes.size(); ++kind) {
                    if (kind == kinds[0] || std::find(kinds.begin(), kinds.begin() + count, kind) == kinds.begin() + count) {
                        continue;
                    }
                    mixRun(mixes[kind], outer, inner, count, other.data());
                    takeWhere(out, other.data(), kinds.data(), kind, count, size);
                }
            }
        }
    });
}

void PieceMixer::mixElements(const PartCoefficients& c) const
{
    const PieceLayout& l = m_layout;
    const auto stays = std::uint8_t(c.mixes.size() - 1);
    mixChosen(c.mixes, [&](std::int64_t outer, std::int64_t inner, std::int64_t count, std::uint8_t* kinds) {
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t row = l.rowsAreOuter ? outer - l.begin : inner + i - l.begin;
            const std::int64_t column = l.rowsAreOuter ? inner + i : outer;
            const bool takes = c.rows.empty() || c.rows[std::size_t(row)];
            kinds[i] = takes ? std::uint8_t(choose(double(c.draws((c.firstRow + row) * l.columns() + column)), c.shares)) : stays;
        }
    });
}

void PieceMixer::mix(const PartCoefficients& c) const
{
    if (c.axis == Axis::Whole) {
        mixWhole(c.mixes.at(0));
    } else if (c.axis == Axis::Elements) {
        mixElements(c);
    } else if ((c.axis == Axis::Rows) == m_layout.rowsAreOuter) {
        mixOuter(c);
    } else {
        mixChosen(c.mixes, [&](std::int64_t, std::int64_t inner, std::int64_t count, std::uint8_t* kinds) {
            const std::int64_t first = inner - m_layout.firstInner();
            std::copy_n(c.chosen.begin() + first, count, kinds);
        });
    }
}

void PieceMixer::addNoise(double size, const operators::Draws& draws, std::int64_t firstRow) const
{
    const PieceLayout& l = m_layout;
    parallelFor(l.firstOuter(), l.lastOuter(), grainOf(l.width()), [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> values(std::size_t(l.width()));
        for (std::int64_t outer = begin; outer < end; ++outer) {
            std::byte* out = at(outer, l.firstInner());
            widen(out, m_rule.target, values.data(), l.width());
            for (std::int64_t i = 0; i < l.width(); ++i) {
                const std::int64_t row = l.rowsAreOuter ? outer - l.begin : i, column = l.rowsAreOuter ? i : outer;
                values[std::size_t(i)] += float(size * noiseAt(draws, (firstRow + row) * l.columns() + column));
            }
            convertElements(reinterpret_cast<const std::byte*>(values.data()), Dtype::F32, out, m_rule.target, l.width());
        }
    });
}

} // namespace heterosis
