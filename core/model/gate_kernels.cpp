// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/gate_kernels.h"

#include <ATen/Dispatch.h>
#include <algorithm>

#include "base/clones.h"
#include "base/parallel.h"

namespace heterosis {
namespace {

// Elements as their bits, so that the loops below are plain integer and float code that every clone can use vectors for.
struct F32 {
    using Bits = float;
    static float wide(Bits x) { return x; }
    static Bits narrow(float x) { return x; }
};
struct Bf16 {
    using Bits = std::uint16_t;
    static float wide(Bits x) { return __builtin_bit_cast(float, std::uint32_t(x) << 16); }
    static Bits narrow(float x) // nearest, ties to even
    {
        const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, x);
        const std::uint32_t rounded = (bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16;
        return Bits((bits & 0x7FFFFFFFu) > 0x7F800000u ? 0x7FC0u : rounded);
    }
};

template <class E>
HETEROSIS_INLINE void mixRow(const typename E::Bits* const* rows, const float* const* coefficients, int sources, const float* bias,
                                                  std::int64_t n, typename E::Bits* out)
{
    if (sources == 2 && !bias) {
        const typename E::Bits *a = rows[0], *b = rows[1];
        const float *ca = coefficients[0], *cb = coefficients[1];
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = E::narrow(ca[i] * E::wide(a[i]) + cb[i] * E::wide(b[i]));
        return;
    }
    constexpr std::int64_t kBlock = 256;
    for (std::int64_t at = 0; at < n; at += kBlock) {
        const std::int64_t end = std::min(kBlock, n - at);
        float sum[kBlock];
        for (std::int64_t i = 0; i < end; ++i)
            sum[i] = bias ? bias[at + i] : 0.f;
        for (int p = 0; p < sources; ++p) {
            const typename E::Bits* row = rows[p] + at;
            const float* c = coefficients[p] + at;
            for (std::int64_t i = 0; i < end; ++i)
                sum[i] += c[i] * E::wide(row[i]);
        }
        for (std::int64_t i = 0; i < end; ++i)
            out[at + i] = E::narrow(sum[i]);
    }
}

template <class E>
HETEROSIS_INLINE void mixRow(const typename E::Bits* const* rows, const float* constants, int sources, std::int64_t n,
                                                  typename E::Bits* out)
{
    if (sources == 2) {
        const typename E::Bits *a = rows[0], *b = rows[1];
        const float ca = constants[0], cb = constants[1];
        for (std::int64_t i = 0; i < n; ++i)
            out[i] = E::narrow(ca * E::wide(a[i]) + cb * E::wide(b[i]));
        return;
    }
    for (std::int64_t i = 0; i < n; ++i) {
        float sum = 0;
        for (int p = 0; p < sources; ++p)
            sum += constants[p] * E::wide(rows[p][i]);
        out[i] = E::narrow(sum);
    }
}

HETEROSIS_CLONES void mixRowF32(const float* const* rows, const float* const* c, int sources, const float* bias, std::int64_t n, float* out)
{
    mixRow<F32>(rows, c, sources, bias, n, out);
}
HETEROSIS_CLONES void mixRowBf16(const std::uint16_t* const* rows, const float* const* c, int sources, const float* bias, std::int64_t n,
                                 std::uint16_t* out)
{
    mixRow<Bf16>(rows, c, sources, bias, n, out);
}
HETEROSIS_CLONES void mixConstantF32(const float* const* rows, const float* c, int sources, std::int64_t n, float* out)
{
    mixRow<F32>(rows, c, sources, n, out);
}
HETEROSIS_CLONES void mixConstantBf16(const std::uint16_t* const* rows, const float* c, int sources, std::int64_t n, std::uint16_t* out)
{
    mixRow<Bf16>(rows, c, sources, n, out);
}
HETEROSIS_CLONES void scaleRowF32(const float* x, const float* c, std::int64_t n, float* out)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = c[i] * x[i];
}
HETEROSIS_CLONES void scaleRowBf16(const std::uint16_t* x, const float* c, std::int64_t n, std::uint16_t* out)
{
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = Bf16::narrow(c[i] * Bf16::wide(x[i]));
}

template <class Bits> Bits* dataOf(const at::Tensor& x) { return static_cast<Bits*>(x.data_ptr()); }

// A chunk of rows goes through with the coefficients of the child that it has reached.
template <class Bits, class Row, class Constant>
void mixRows(const std::vector<at::Tensor>& outputs, const GateTable& table, const at::Tensor& bias, at::Tensor& out, Row row, Constant constant)
{
    std::vector<std::int64_t> used;
    for (std::int64_t p = 0; p < std::int64_t(outputs.size()); ++p)
        if (outputs[std::size_t(p)].defined())
            used.push_back(p);
    const std::int64_t n = out.size(1), rows = out.size(0), each = rows / table.children();
    const float* biases = bias.defined() ? bias.data_ptr<float>() : nullptr;
    Bits* to = dataOf<Bits>(out);
    parallelFor(0, rows, std::max<std::int64_t>(1, 8192 / n), [&](std::int64_t begin, std::int64_t end) {
        std::vector<std::vector<float>> dense(used.size());
        std::vector<const float*> pointers(used.size());
        std::vector<const Bits*> from(used.size());
        std::vector<float> constants(used.size());
        std::int64_t known = -1;
        for (std::int64_t r = begin; r < end; ++r) {
            const std::int64_t child = r / each;
            const bool simple = !biases && table.constant(child);
            for (std::size_t p = 0; p < used.size(); ++p) {
                from[p] = dataOf<const Bits>(outputs[std::size_t(used[p])]) + r * n;
                if (child == known)
                    continue;
                if (simple) {
                    constants[p] = table.at(child, used[p], 0);
                } else {
                    dense[p].resize(std::size_t(n));
                    table.fill(child, used[p], dense[p].data());
                    pointers[p] = dense[p].data();
                }
            }
            known = child;
            if (simple)
                constant(from.data(), constants.data(), int(used.size()), n, to + r * n);
            else
                row(from.data(), pointers.data(), int(used.size()), biases ? biases + child * n : nullptr, n, to + r * n);
        }
    });
}

} // namespace

GateTable::GateTable(std::span<const std::vector<const Gate*>> gates, std::int64_t length, std::int64_t sources, bool columns)
    : m_children(gates.begin(), gates.end()), m_length(length), m_sources(sources), m_columns(columns), m_used(std::size_t(sources), 0)
{
    for (std::vector<const Gate*>& child : m_children) {
        std::sort(child.begin(), child.end(), [](const Gate* a, const Gate* b) { return a->begin < b->begin; });
        for (const Gate* gate : child)
            for (std::size_t i = 0; i < gate->mixes.size(); ++i)
                m_used[i % std::size_t(sources)] |= gate->mixes[i] != 0;
    }
}

void GateTable::fill(std::int64_t child, std::int64_t source, float* coefficients) const
{
    for (const Gate* gate : m_children[std::size_t(child)]) {
        const std::int64_t begin = m_columns ? 0 : gate->begin, end = m_columns ? m_length : gate->end;
        if (gate->chosen.empty()) {
            std::fill(coefficients + begin, coefficients + end, gate->mixes[std::size_t(source)]);
            continue;
        }
        for (std::int64_t i = begin; i < end; ++i)
            coefficients[i] = gate->mixes[std::size_t(gate->chosen[std::size_t(i - begin)] * m_sources + source)];
    }
}

const Gate& GateTable::gateAt(std::int64_t child, std::int64_t place) const
{
    const std::vector<const Gate*>& gates = m_children[std::size_t(child)];
    if (m_columns || gates.size() == 1)
        return *gates.front();
    const auto after = std::upper_bound(gates.begin(), gates.end(), place, [](std::int64_t p, const Gate* g) { return p < g->begin; });
    return **std::prev(after);
}

float GateTable::at(std::int64_t child, std::int64_t source, std::int64_t place) const
{
    const Gate& gate = gateAt(child, place);
    const std::int64_t begin = m_columns ? 0 : gate.begin;
    const std::size_t choice = gate.chosen.empty() ? 0 : gate.chosen[std::size_t(place - begin)];
    return gate.mixes[choice * std::size_t(m_sources) + std::size_t(source)];
}

at::Tensor GateTable::dense(std::int64_t source) const
{
    at::Tensor table = at::empty({children(), m_length}, at::TensorOptions(at::kFloat));
    for (std::int64_t k = 0; k < children(); ++k)
        fill(k, source, table.data_ptr<float>() + k * m_length);
    return table;
}

at::Tensor mixOutputs(const std::vector<at::Tensor>& outputs, const GateTable& table, const at::Tensor& bias)
{
    at::Tensor first;
    for (const at::Tensor& y : outputs)
        first = first.defined() ? first : y;
    const at::ScalarType type = first.scalar_type();
    if (first.is_cpu() && (type == at::kFloat || type == at::kBFloat16)) {
        at::Tensor out = at::empty(first.sizes(), first.options());
        if (type == at::kFloat)
            mixRows<float>(outputs, table, bias, out, mixRowF32, mixConstantF32);
        else
            mixRows<std::uint16_t>(outputs, table, bias, out, mixRowBf16, mixConstantBf16);
        return out;
    }
    const std::int64_t n = first.size(1);
    at::Tensor sum = bias.defined() ? bias.to(first.device()).unsqueeze(1) : at::zeros({1}, at::TensorOptions(at::kFloat).device(first.device()));
    for (std::size_t p = 0; p < outputs.size(); ++p)
        if (outputs[p].defined())
            sum = sum + outputs[p].to(at::kFloat).view({table.children(), -1, n}) * table.dense(std::int64_t(p)).to(first.device()).unsqueeze(1);
    return sum.to(type).view({-1, n});
}

at::Tensor scaleInputs(const at::Tensor& x, const GateTable& table, std::int64_t source)
{
    const std::int64_t rows = x.size(0), n = x.size(1), each = rows / table.children();
    const at::ScalarType type = x.scalar_type();
    if (!x.is_cpu() || (type != at::kFloat && type != at::kBFloat16))
        return (x.to(at::kFloat).view({table.children(), -1, n}) * table.dense(source).to(x.device()).unsqueeze(1)).to(type).view({-1, n});
    const at::Tensor in = x.contiguous();
    at::Tensor out = at::empty({rows, n}, x.options());
    parallelFor(0, rows, std::max<std::int64_t>(1, 8192 / n), [&](std::int64_t begin, std::int64_t end) {
        std::vector<float> c(static_cast<std::size_t>(n));
        std::int64_t known = -1;
        for (std::int64_t r = begin; r < end; ++r) {
            if (r / each != known)
                table.fill(known = r / each, source, c.data());
            if (type == at::kFloat)
                scaleRowF32(in.data_ptr<float>() + r * n, c.data(), n, out.data_ptr<float>() + r * n);
            else
                scaleRowBf16(dataOf<const std::uint16_t>(in) + r * n, c.data(), n, dataOf<std::uint16_t>(out) + r * n);
        }
    });
    return out;
}

} // namespace heterosis
