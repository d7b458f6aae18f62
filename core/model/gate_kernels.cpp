// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/gate_kernels.h"

#include <cmath>

#include "base/parallel.h"
#include "model/bits.h"

namespace heterosis {
namespace {

constexpr std::int64_t kElementsAtOnce = 8192;

template <class E, int kSources, bool kDense>
HETEROSIS_INLINE typename E::Bits mixedAt(const typename E::Bits* const* from, const float* constants, const float* const* dense, int sources, float start,
                                          std::int64_t i)
{
    const int count = kSources > 0 ? kSources : sources;
    for (int p = 0; p < count; ++p)
        start += (kDense ? dense[p][i] : constants[p]) * E::wide(from[p][i]);
    return E::narrow(start);
}

// One number a source for a whole stretch (kDense false), or one for each place.
template <class E, int kSources, bool kDense>
HETEROSIS_INLINE void mixStretch(const typename E::Bits* const* from, const float* constants, const float* const* dense, int sources, const float* bias,
                                 std::int64_t n, typename E::Bits* out)
{
    if (bias)
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = mixedAt<E, kSources, kDense>(from, constants, dense, sources, bias[i], i);
    else
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = mixedAt<E, kSources, kDense>(from, constants, dense, sources, 0.f, i);
}

template <class E, bool kDense>
HETEROSIS_INLINE void mixAny(const typename E::Bits* const* from, const float* constants, const float* const* dense, int sources, const float* bias,
                             std::int64_t n, typename E::Bits* out)
{
    if (sources == 2)
        mixStretch<E, 2, kDense>(from, constants, dense, sources, bias, n, out);
    else if (sources == 3)
        mixStretch<E, 3, kDense>(from, constants, dense, sources, bias, n, out);
    else
        mixStretch<E, 0, kDense>(from, constants, dense, sources, bias, n, out);
}

// Overloads: clones cannot be templates.
HETEROSIS_CLONES void mixConstant(const float* const* from, const float* c, int sources, const float* bias, std::int64_t n, float* out)
{
    mixAny<F32, false>(from, c, nullptr, sources, bias, n, out);
}
HETEROSIS_CLONES void mixConstant(const std::uint16_t* const* from, const float* c, int sources, const float* bias, std::int64_t n, std::uint16_t* out)
{
    mixAny<Bf16, false>(from, c, nullptr, sources, bias, n, out);
}
HETEROSIS_CLONES void mixDense(const float* const* from, const float* const* c, int sources, const float* bias, std::int64_t n, float* out)
{
    mixAny<F32, true>(from, nullptr, c, sources, bias, n, out);
}
HETEROSIS_CLONES void mixDense(const std::uint16_t* const* from, const float* const* c, int sources, const float* bias, std::int64_t n, std::uint16_t* out)
{
    mixAny<Bf16, true>(from, nullptr, c, sources, bias, n, out);
}
template <class E> HETEROSIS_INLINE void scaleAny(const typename E::Bits* x, const float* c, std::int64_t n, typename E::Bits* out)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = E::narrow(c[i] * E::wide(x[i]));
}
HETEROSIS_CLONES void scaleStretch(const float* x, const float* c, std::int64_t n, float* out) { scaleAny<F32>(x, c, n, out); }
HETEROSIS_CLONES void scaleStretch(const std::uint16_t* x, const float* c, std::int64_t n, std::uint16_t* out) { scaleAny<Bf16>(x, c, n, out); }

// The sum of (x - centre)^2, or of x. Sixteen running sums, so that the compiler may use vectors without changing the order of additions.
template <class E, bool kSquares> HETEROSIS_INLINE float sumOver(const typename E::Bits* x, std::int64_t n, float centre)
{
    float sums[16] = {};
    std::int64_t i = 0;
    for (; i + 16 <= n; i += 16)
        for (int j = 0; j < 16; ++j) {
            const float v = E::wide(x[i + j]) - centre;
            sums[j] += kSquares ? v * v : v;
        }
    for (; i < n; ++i) {
        const float v = E::wide(x[i]) - centre;
        sums[0] += kSquares ? v * v : v;
    }
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

template <class E>
HETEROSIS_INLINE void normAny(const typename E::Bits* x, const float* weight, const float* bias, ChildNorm::Kind kind, float eps, std::int64_t n,
                              typename E::Bits* out)
{
    const auto size = float(n);
    if (kind == ChildNorm::Kind::Layer) {
        const float mean = sumOver<E, false>(x, n, 0) / size, scale = 1 / std::sqrt(sumOver<E, true>(x, n, mean) / size + eps);
        if (bias)
            for (std::int64_t i = 0; i < n; ++i)
                out[i] = E::narrow((E::wide(x[i]) - mean) * scale * weight[i] + bias[i]);
        else
            for (std::int64_t i = 0; i < n; ++i)
                out[i] = E::narrow((E::wide(x[i]) - mean) * scale * weight[i]);
        return;
    }
    const float scale = 1 / std::sqrt(sumOver<E, true>(x, n, 0) / size + eps);
    if (kind == ChildNorm::Kind::Rms)
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = E::narrow(E::wide(E::narrow(E::wide(x[i]) * scale)) * weight[i]);
    else
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = E::narrow(E::wide(x[i]) * scale * (1 + weight[i]));
}
HETEROSIS_CLONES void normRow(const float* x, const float* w, const float* b, ChildNorm::Kind kind, float eps, std::int64_t n, float* out)
{
    normAny<F32>(x, w, b, kind, eps, n, out);
}
HETEROSIS_CLONES void normRow(const std::uint16_t* x, const float* w, const float* b, ChildNorm::Kind kind, float eps, std::int64_t n, std::uint16_t* out)
{
    normAny<Bf16>(x, w, b, kind, eps, n, out);
}

// work(child, first row, one past the last row) for each child that has rows in [begin, end).
template <class Work> void eachChild(const ChildRows& rows, std::int64_t begin, std::int64_t end, Work&& work)
{
    for (std::int64_t k = rows.childOf(begin); begin < end; ++k) {
        const std::int64_t last = std::min(end, rows.begins[std::size_t(k) + 1]);
        if (begin < last)
            work(k, begin, last);
        begin = std::max(begin, last);
    }
}

std::vector<std::int64_t> usedOf(const GateTable& table)
{
    std::vector<std::int64_t> used;
    for (std::int64_t p = 0; p < table.sources(); ++p)
        if (table.uses(p))
            used.push_back(p);
    return used;
}

// The coefficients of a stretch as the kernels want them: one number a source, or one for each place.
struct Coefficients {
    std::vector<float> constants;
    std::vector<std::vector<float>> dense;
    std::vector<const float*> pointers;
    bool constant = true;

    void read(const GateTable& table, const GateTable::Stretch& stretch, std::span<const std::int64_t> used, std::int64_t begin, std::int64_t end)
    {
        constant = stretch.gate->chosen.empty();
        constants.resize(used.size());
        dense.resize(used.size());
        pointers.resize(used.size());
        for (std::size_t p = 0; p < used.size(); ++p) {
            if (constant) {
                constants[p] = stretch.gate->mixes[std::size_t(used[p])];
                continue;
            }
            dense[p].resize(std::size_t(end - begin));
            table.fill(stretch, used[p], begin, end, dense[p].data());
            pointers[p] = dense[p].data();
        }
    }
};

template <class E>
void mixRows(const std::vector<at::Tensor>& outputs, const GateTable& table, const ChildRows& rows, const at::Tensor& bias, std::int64_t from,
             const at::Tensor& out)
{
    using Bits = typename E::Bits;
    const std::vector<std::int64_t> used = usedOf(table);
    const std::int64_t n = out.size(1);
    const float* biases = bias.defined() ? bias.data_ptr<float>() : nullptr;
    parallelFor(0, out.size(0), std::max<std::int64_t>(1, kElementsAtOnce / n), [&](std::int64_t begin, std::int64_t end) {
        Coefficients c;
        std::vector<const Bits*> in(used.size());
        eachChild(rows, begin, end, [&](std::int64_t child, std::int64_t first, std::int64_t last) {
            for (const auto& stretch : table.stretches(child)) {
                const std::int64_t left = std::max(stretch.begin, from), right = std::min(stretch.end, from + n);
                if (left >= right)
                    continue;
                c.read(table, stretch, used, left, right);
                const float* shift = biases ? biases + child * table.length() + left : nullptr;
                for (std::int64_t r = first; r < last; ++r) {
                    for (std::size_t p = 0; p < used.size(); ++p)
                        in[p] = bitsOf<const Bits>(outputs[std::size_t(used[p])]) + r * outputs[std::size_t(used[p])].stride(0) + left - from;
                    Bits* to = bitsOf<Bits>(out) + r * n + left - from;
                    if (c.constant)
                        mixConstant(in.data(), c.constants.data(), int(used.size()), shift, right - left, to);
                    else
                        mixDense(in.data(), c.pointers.data(), int(used.size()), shift, right - left, to);
                }
            }
        });
    });
}

} // namespace

at::Tensor mixOutputs(const std::vector<at::Tensor>& outputs, const GateTable& table, const ChildRows& rows, const at::Tensor& bias,
                      std::int64_t from)
{
    const at::Tensor& first = *std::find_if(outputs.begin(), outputs.end(), [](const at::Tensor& y) { return y.defined(); });
    if (ofBits(first)) {
        at::Tensor out = at::empty(first.sizes(), first.options());
        withBits(first, [&](auto type) { mixRows<decltype(type)>(outputs, table, rows, bias, from, out); });
        return out;
    }
    const at::Tensor child = rows.childOfEach(first.device());
    const std::int64_t n = first.size(1);
    at::Tensor sum = bias.defined() ? bias.narrow(1, from, n).to(first.device()).index_select(0, child) : at::zeros({1}, at::TensorOptions(at::kFloat).device(first.device()));
    for (std::size_t p = 0; p < outputs.size(); ++p)
        if (outputs[p].defined())
            sum = sum + outputs[p].to(at::kFloat) * table.dense(std::int64_t(p)).narrow(1, from, n).to(first.device()).index_select(0, child);
    return sum.to(first.scalar_type());
}

at::Tensor scaleInputs(const at::Tensor& x, const GateTable& table, const ChildRows& rows)
{
    const std::vector<std::int64_t> used = usedOf(table);
    const std::int64_t n = x.size(1), sources = std::int64_t(used.size());
    if (!ofBits(x)) {
        const at::Tensor child = rows.childOfEach(x.device());
        std::vector<at::Tensor> scaled;
        for (const std::int64_t p : used)
            scaled.push_back((x.to(at::kFloat) * table.dense(p).to(x.device()).index_select(0, child)).to(x.scalar_type()));
        return at::cat(scaled, 1);
    }
    const at::Tensor in = x.contiguous();
    at::Tensor out = at::empty({x.size(0), sources * n}, x.options());
    withBits(x, [&](auto type) {
        using Bits = typename decltype(type)::Bits;
        parallelFor(0, x.size(0), std::max<std::int64_t>(1, kElementsAtOnce / n), [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> c(static_cast<std::size_t>(n));
            eachChild(rows, begin, end, [&](std::int64_t child, std::int64_t first, std::int64_t last) {
                for (std::int64_t p = 0; p < sources; ++p) {
                    for (const auto& stretch : table.stretches(child))
                        table.fill(stretch, used[std::size_t(p)], stretch.begin, stretch.end, c.data() + stretch.begin);
                    for (std::int64_t r = first; r < last; ++r)
                        scaleStretch(bitsOf<const Bits>(in) + r * n, c.data(), n, bitsOf<Bits>(out) + (r * sources + p) * n);
                }
            });
        });
    });
    return out;
}

at::Tensor mixEmbeddings(const std::vector<at::Tensor>& embeddings, const at::Tensor& tokens, const GateTable& table, const ChildRows& rows)
{
    const std::vector<std::int64_t> used = usedOf(table);
    const at::Tensor& some = embeddings[std::size_t(used.front())];
    const at::Tensor places = tokens.to(at::kCPU, at::kLong).contiguous();
    const std::int64_t* place = places.data_ptr<std::int64_t>();
    const std::int64_t count = places.numel(), n = some.size(1);
    if (ofBits(some)) {
        at::Tensor out = at::empty({count, n}, some.options());
        withBits(some, [&](auto type) {
            using Bits = typename decltype(type)::Bits;
            std::vector<const Bits*> from(used.size());
            std::vector<float> c(used.size());
            eachChild(rows, 0, count, [&](std::int64_t child, std::int64_t first, std::int64_t last) {
                for (std::int64_t r = first; r < last; ++r) {
                    for (std::size_t p = 0; p < used.size(); ++p) {
                        from[p] = bitsOf<const Bits>(embeddings[std::size_t(used[p])]) + place[r] * n;
                        c[p] = table.at(child, used[p], place[r]);
                    }
                    mixConstant(from.data(), c.data(), int(used.size()), nullptr, n, bitsOf<Bits>(out) + r * n);
                }
            });
        });
        return out;
    }
    at::Tensor sum = at::zeros({count, n}, at::TensorOptions(at::kFloat).device(some.device()));
    for (const std::int64_t p : used) {
        at::Tensor coefficient = at::empty({count, 1}, at::TensorOptions(at::kFloat));
        for (std::int64_t r = 0; r < count; ++r)
            coefficient.data_ptr<float>()[r] = table.at(rows.childOf(r), p, place[r]);
        sum.add_(at::embedding(embeddings[std::size_t(p)], tokens).to(at::kFloat) * coefficient.to(some.device()));
    }
    return sum.to(some.scalar_type());
}

at::Tensor ChildNorm::operator()(const at::Tensor& x, const ChildRows& rows) const
{
    const std::int64_t n = x.size(-1), count = x.numel() / n, each = rows.rows() > 0 ? count / rows.rows() : 1;
    if (!ofBits(x)) {
        const at::Tensor child = rows.childOfEach(x.device()).repeat_interleave(each);
        const at::Tensor f = x.to(at::kFloat).reshape({count, n}), w = weight.to(x.device()).index_select(0, child);
        const at::Tensor centred = kind == Kind::Layer ? f - f.mean(-1, true) : f;
        const at::Tensor normed = centred * at::rsqrt(centred.square().mean(-1, true).add_(eps));
        at::Tensor y = kind == Kind::Rms ? normed.to(x.scalar_type()).to(at::kFloat) * w : normed * (kind == Kind::RmsPlusOne ? w + 1 : w);
        if (bias.defined())
            y = y + bias.to(x.device()).index_select(0, child);
        return y.to(x.scalar_type()).view(x.sizes());
    }
    const at::Tensor in = x.contiguous();
    at::Tensor out = at::empty(x.sizes(), x.options());
    withBits(x, [&](auto type) {
        using Bits = typename decltype(type)::Bits;
        parallelFor(0, count, std::max<std::int64_t>(1, kElementsAtOnce / n), [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r) {
                const std::int64_t child = rows.childOf(r / each);
                normRow(bitsOf<const Bits>(in) + r * n, weight.data_ptr<float>() + child * n, bias.defined() ? bias.data_ptr<float>() + child * n : nullptr, kind,
                        float(eps), n, bitsOf<Bits>(out) + r * n);
            }
        });
    });
    return out;
}

} // namespace heterosis
