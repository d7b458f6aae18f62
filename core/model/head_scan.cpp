// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/head_scan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/parallel.h"
#include "model/bits.h"

namespace heterosis {
namespace {

constexpr float kLowest = -std::numeric_limits<float>::infinity();
constexpr int kLanes = 16; // so that the compiler may use vectors without changing the order of additions

template <class E> HETEROSIS_INLINE float highestOf(const typename E::Bits* x, std::int64_t n)
{
    float highest[kLanes];
    for (float& h : highest)
        h = kLowest;
    std::int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (int j = 0; j < kLanes; ++j) {
            const float v = E::wide(x[i + j]);
            highest[j] = v > highest[j] ? v : highest[j];
        }
    for (; i < n; ++i)
        highest[0] = std::max(highest[0], E::wide(x[i]));
    return *std::max_element(highest, highest + kLanes);
}

// e^x for x <= 0 to 2 units in the last place; below -87 as at -87. By halves of a binary logarithm and a polynomial (Cephes' expf).
HETEROSIS_INLINE float expOf(float x)
{
    constexpr float kRound = 12582912.f; // 1.5 * 2^23: adding it rounds to a whole number, which stands in the lowest bits
    x = x > -87.f ? x : -87.f;
    const float rounded = x * 1.44269504f + kRound, whole = rounded - kRound;
    const float r = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    const std::int32_t power = __builtin_bit_cast(std::int32_t, rounded) - __builtin_bit_cast(std::int32_t, kRound);
    return (p * r * r + r + 1) * __builtin_bit_cast(float, (power + 127) << 23);
}

template <class E> HETEROSIS_INLINE float sumOfExp(const typename E::Bits* x, std::int64_t n, float highest)
{
    float sums[kLanes] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (int j = 0; j < kLanes; ++j)
            sums[j] += expOf(E::wide(x[i + j]) - highest);
    for (; i < n; ++i)
        sums[0] += expOf(E::wide(x[i]) - highest);
    float sum = 0;
    for (const float s : sums)
        sum += s;
    return sum;
}

// Overloads: clones cannot be templates.
HETEROSIS_CLONES float highest(const float* x, std::int64_t n) { return highestOf<F32>(x, n); }
HETEROSIS_CLONES float highest(const std::uint16_t* x, std::int64_t n) { return highestOf<Bf16>(x, n); }
HETEROSIS_CLONES float expSum(const float* x, std::int64_t n, float top) { return sumOfExp<F32>(x, n, top); }
HETEROSIS_CLONES float expSum(const std::uint16_t* x, std::int64_t n, float top) { return sumOfExp<Bf16>(x, n, top); }

// work(type, row, its logits, their number) for each row. Other types and devices become float32 on the CPU.
template <class Work> void eachRow(const at::Tensor& logits, Work&& work)
{
    const at::Tensor read = ofBits(logits) ? logits.contiguous() : logits.to(at::kCPU, at::kFloat).contiguous();
    const std::int64_t n = read.size(1);
    withBits(read, [&](auto type) {
        using E = decltype(type);
        parallelFor(0, read.size(0), 4, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t r = begin; r < end; ++r)
                work(type, r, bitsOf<const typename E::Bits>(read) + r * n, n);
        });
    });
}

} // namespace

LikeliestScan::LikeliestScan(std::int64_t rows) : m_ids(std::size_t(rows), 0), m_highest(std::size_t(rows), kLowest) {}

void LikeliestScan::add(std::int64_t first, const at::Tensor& logits)
{
    eachRow(logits, [&](auto type, std::int64_t row, const auto* x, std::int64_t n) {
        const float top = highest(x, n);
        if (!(top > m_highest[std::size_t(row)]))
            return;
        m_highest[std::size_t(row)] = top;
        m_ids[std::size_t(row)] = int(first + (std::find_if(x, x + n, [&](auto bits) { return decltype(type)::wide(bits) == top; }) - x));
    });
}

LogprobScan::LogprobScan(std::vector<std::int64_t> tokens)
    : m_tokens(std::move(tokens)), m_highest(m_tokens.size(), kLowest), m_chosen(m_tokens.size(), 0), m_sums(m_tokens.size(), 0)
{
}

void LogprobScan::add(std::int64_t first, const at::Tensor& logits)
{
    eachRow(logits, [&](auto type, std::int64_t row, const auto* x, std::int64_t n) {
        const auto r = std::size_t(row);
        if (const std::int64_t place = m_tokens[r] - first; place >= 0 && place < n)
            m_chosen[r] = decltype(type)::wide(x[place]);
        const float top = std::max(m_highest[r], highest(x, n));
        if (m_sums[r] > 0)
            m_sums[r] *= std::exp(double(m_highest[r]) - top);
        m_sums[r] += expSum(x, n, top);
        m_highest[r] = top;
    });
}

std::vector<float> LogprobScan::values() const
{
    std::vector<float> values;
    for (std::size_t r = 0; r < m_tokens.size(); ++r)
        values.push_back(float(double(m_chosen[r]) - m_highest[r] - std::log(m_sums[r])));
    return values;
}

} // namespace heterosis
