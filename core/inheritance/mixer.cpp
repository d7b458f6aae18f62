// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mixer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/parallel.h"

namespace heterosis {

namespace {

constexpr std::int64_t kGrain = 1 << 15; // elements that are worth a thread

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

const TensorView* viewOf(const ModelMap& map, const Part& part)
{
    const Part* own = map.part(part.part);
    const TensorView* view = own ? map.checkpoint->find(own->tensor) : nullptr;
    if (!view) {
        throw Error({.message = text("There is no tensor for {}", part.part),
                     .file = map.checkpoint->path().string(),
                     .place = part.tensor,
                     .remedy = text("Open models of one architecture and size")});
    }
    if (!isBlendable(view->dtype)) {
        throw Error({.message = text("Elements of type {} cannot be blended", std::string(nameOf(view->dtype))),
                     .file = map.checkpoint->path().string(),
                     .place = view->name,
                     .remedy = text("Convert the model to bfloat16, float16 or float32 first")});
    }
    return view;
}

template <class T> void keepChosen(std::byte* out, const std::byte* other, const std::vector<char>& chosen)
{
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        T blended, kept;
        std::memcpy(&blended, out + i * sizeof(T), sizeof(T));
        std::memcpy(&kept, other + i * sizeof(T), sizeof(T));
        const T value = chosen[i] ? blended : kept;
        std::memcpy(out + i * sizeof(T), &value, sizeof(T));
    }
}

void keepChosen(std::byte* out, const std::byte* other, const std::vector<char>& chosen, std::int64_t size)
{
    switch (size) {
    case 2: keepChosen<std::uint16_t>(out, other, chosen); return;
    case 4: keepChosen<std::uint32_t>(out, other, chosen); return;
    default: keepChosen<std::uint64_t>(out, other, chosen); return;
    }
}

} // namespace

Coefficients coefficientsOf(const Allele& allele, Plane plane)
{
    switch (plane) {
    case Plane::Strength:
        return {float(1 - allele.second), float(allele.second * (1 - allele.ratio)), float(allele.second * allele.ratio)};
    case Plane::Density: return {0, float(1 - allele.ratio), float(allele.ratio)};
    case Plane::Single: return {0, float(allele.second), 0};
    }
    return {};
}

Mixer::Mixer(Parents parents, std::optional<Dtype> dtype) : m_parents(std::move(parents)), m_plane(m_parents.plane()), m_dtype(dtype)
{
    for (const Part& part : m_parents.a->parts) {
        PartViews views;
        views.a = viewOf(*m_parents.a, part);
        views.b = m_parents.b ? viewOf(*m_parents.b, part) : nullptr;
        views.original = m_parents.original ? viewOf(*m_parents.original, part) : nullptr;
        m_parts.push_back(views);
    }
}

Dtype Mixer::dtypeOf(int part) const { return m_dtype.value_or(viewOfA(part).dtype); }

std::uint64_t Mixer::bytesOf(int part) const { return std::uint64_t(viewOfA(part).elements()) * std::uint64_t(sizeOf(dtypeOf(part))); }

Mixer::Layout Mixer::layoutOf(const Part& part, const GenePiece& piece) const
{
    Layout layout {.begin = piece.begin, .end = piece.end};
    if (part.shape.size() < 2 || part.rowAxis == 1) { // a vector's rows are its elements; Conv1D's rows are columns
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

std::vector<BlendInput> Mixer::inputsOf(int part, const Coefficients& c) const
{
    const PartViews& views = m_parts[std::size_t(part)];
    std::vector<BlendInput> inputs;
    const auto add = [&](const TensorView* view, float coefficient) {
        if (view && coefficient != 0) {
            inputs.push_back({view->bytes.data(), view->dtype, coefficient});
        }
    };
    add(views.original, c.original);
    add(views.a, c.a);
    add(views.b, c.b);
    return inputs;
}

void Mixer::mixRun(std::vector<BlendInput> inputs, std::int64_t first, std::int64_t count, std::byte* tensor, const BlendRule& rule) const
{
    for (BlendInput& input : inputs) {
        input.data += first * sizeOf(input.dtype);
    }
    blendSpan(inputs, rule, tensor + first * sizeOf(rule.target), count);
}

void Mixer::mixWhole(const std::vector<BlendInput>& inputs, const Layout& l, const BlendRule& rule, std::byte* tensor) const
{
    const bool contiguous = l.rowsAreOuter || l.outer == 1 || (l.begin == 0 && l.end == l.inner);
    if (contiguous) {
        const std::int64_t first = l.rowsAreOuter ? l.begin * l.inner : l.begin;
        const std::int64_t last = l.rowsAreOuter ? l.end * l.inner : (l.outer - 1) * l.inner + l.end;
        parallelFor(first, last, kGrain, [&](std::int64_t begin, std::int64_t end) { mixRun(inputs, begin, end - begin, tensor, rule); });
        return;
    }
    const std::int64_t width = l.end - l.begin;
    parallelFor(0, l.outer, std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, width)), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            mixRun(inputs, row * l.inner + l.begin, width, tensor, rule);
        }
    });
}

void Mixer::mixChosenRows(const std::vector<BlendInput>& inputs, const std::vector<BlendInput>& stay, const Layout& l,
                          const std::vector<char>& chosen, const BlendRule& rule, std::byte* tensor) const
{
    const std::int64_t rows = l.end - l.begin;
    parallelFor(0, rows, std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, l.inner)), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end;) {
            std::int64_t next = row + 1; // rows of one kind that lie together are one run
            while (next < end && chosen[std::size_t(next)] == chosen[std::size_t(row)]) {
                ++next;
            }
            mixRun(chosen[std::size_t(row)] ? inputs : stay, (l.begin + row) * l.inner, (next - row) * l.inner, tensor, rule);
            row = next;
        }
    });
}

void Mixer::mixChosenColumns(const std::vector<BlendInput>& inputs, const std::vector<BlendInput>& stay, const Layout& l,
                             const std::vector<char>& chosen, const BlendRule& rule, std::byte* tensor) const
{
    const std::int64_t width = l.end - l.begin, size = sizeOf(rule.target);
    parallelFor(0, l.outer, std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, width)), [&](std::int64_t begin, std::int64_t end) {
        std::vector<std::byte> kept(std::size_t(width * size));
        for (std::int64_t row = begin; row < end; ++row) {
            const std::int64_t first = row * l.inner + l.begin;
            mixRun(inputs, first, width, tensor, rule);
            std::vector<BlendInput> own = stay;
            own[0].data += first * sizeOf(own[0].dtype);
            blendSpan(own, rule, kept.data(), width);
            keepChosen(tensor + first * size, kept.data(), chosen, size);
        }
    });
}

const std::vector<std::uint32_t>& Mixer::ranksOf(const Gene& gene, const GenePiece& piece, std::uint64_t seed)
{
    if (seed != m_ranksSeed) {
        m_ranks.clear();
        m_ranksSeed = seed;
    }
    const Part& part = map().parts[std::size_t(piece.part)];
    const std::int64_t rows = piece.end - piece.begin;
    const std::int64_t all = part.shape.empty() ? 1 : part.shape[std::size_t(part.shape.size() < 2 ? 0 : part.rowAxis)];
    // A share of a fused tensor is ordered as the gene's own tensor would be: query rows of c_attn as "3.query".
    const std::string name = rows == all ? part.part : gene.id.text();
    const std::string key = name + " " + std::to_string(rows);
    auto found = m_ranks.find(key);
    if (found == m_ranks.end()) {
        found = m_ranks.emplace(key, rowRanks(name, rows, seed)).first;
    }
    return found->second;
}

void Mixer::mix(const Gene& gene, const GenePiece& piece, const Allele& allele, std::uint64_t seed, std::byte* tensor)
{
    if (!std::isfinite(allele.ratio) || !std::isfinite(allele.second)) {
        throw Error(text("The value of gene {} is not a finite number", gene.id.text()));
    }
    const Part& part = map().parts[std::size_t(piece.part)];
    const Layout layout = layoutOf(part, piece);
    const BlendRule rule {.target = dtypeOf(piece.part), .inputs = m_dtype, .keepEqual = m_plane != Plane::Single};
    const auto inputs = inputsOf(piece.part, coefficientsOf(allele, m_plane));
    const std::int64_t rows = piece.end - piece.begin;
    const auto taking = std::llround(std::clamp(allele.second, 0.0, 1.0) * double(rows));
    if (m_plane != Plane::Density || taking == rows) {
        mixWhole(inputs, layout, rule, tensor);
        return;
    }
    const auto stay = inputsOf(piece.part, {0, 1, 0});
    if (taking == 0) {
        mixWhole(stay, layout, rule, tensor);
        return;
    }
    const auto& ranks = ranksOf(gene, piece, seed);
    std::vector<char> chosen(ranks.size());
    std::transform(ranks.begin(), ranks.end(), chosen.begin(), [&](std::uint32_t rank) { return char(rank < taking); });
    if (layout.rowsAreOuter) {
        mixChosenRows(inputs, stay, layout, chosen, rule, tensor);
    } else {
        mixChosenColumns(inputs, stay, layout, chosen, rule, tensor);
    }
}

} // namespace heterosis
