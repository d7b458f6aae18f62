// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/blend.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "checkpoint/float_kernels.h"

namespace heterosis {

namespace {

constexpr std::int64_t kChunk = 1024; // elements: float32 buffers of four inputs stay in the first-level cache
constexpr std::int64_t kGrain = 1 << 15;

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

void narrow(const float* from, Dtype type, std::byte* to, std::int64_t count)
{
    switch (type) {
    case Dtype::F32: std::memcpy(to, from, std::size_t(count) * 4); return;
    case Dtype::BF16: kernels::floatToBf16(from, reinterpret_cast<kernels::U16*>(to), count); return;
    case Dtype::F16: kernels::floatToF16(from, reinterpret_cast<kernels::U16*>(to), count); return;
    case Dtype::F64:
        for (std::int64_t i = 0; i < count; ++i) {
            const double wide = from[i];
            std::memcpy(to + i * 8, &wide, 8);
        }
        return;
    default: throw Error(text("Elements of type {} cannot be blended", std::string(nameOf(type))));
    }
}

void roundThrough(float* values, Dtype type, std::int64_t count)
{
    alignas(64) std::array<std::byte, kChunk * 2> narrowed;
    if (type == Dtype::BF16 || type == Dtype::F16) {
        narrow(values, type, narrowed.data(), count);
        widen(narrowed.data(), type, values, count);
    }
}

// Where all inputs are float64, float32 cannot tell whether they are equal: the bytes decide.
void keepEqualDoubles(std::span<const BlendInput> inputs, std::byte* out, std::int64_t first, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const std::byte* x = inputs[0].data + (first + i) * 8;
        const bool equal = std::all_of(inputs.begin() + 1, inputs.end(),
                                       [&](const BlendInput& y) { return std::memcmp(x, y.data + (first + i) * 8, 8) == 0; });
        if (equal) {
            std::memcpy(out + i * 8, x, 8);
        }
    }
}

// Inputs with a coefficient, each widened into a buffer of its own, then summed.
void sumChunk(std::span<const BlendInput> inputs, const BlendRule& rule, std::byte* out, std::int64_t first, std::int64_t count,
              std::vector<float>& buffers)
{
    const std::size_t n = inputs.size();
    buffers.resize((n + 1) * kChunk);
    const auto buffer = [&](std::size_t i) { return buffers.data() + i * kChunk; };
    for (std::size_t i = 0; i < n; ++i) {
        widen(inputs[i].data + first * sizeOf(inputs[i].dtype), inputs[i].dtype, buffer(i), count);
        if (rule.inputs && *rule.inputs != inputs[i].dtype) {
            roundThrough(buffer(i), *rule.inputs, count);
        }
    }
    float* sum = buffer(n);
    if (rule.divisor) {
        std::fill_n(sum, count, 0.0f);
        for (std::size_t i = 0; i < n; ++i) {
            kernels::addFused(sum, buffer(i), inputs[i].coefficient, count);
        }
        kernels::divide(sum, *rule.divisor, count);
    } else {
        kernels::scale(sum, buffer(0), inputs[0].coefficient, count);
        for (std::size_t i = 1; i < n; ++i) {
            kernels::addScaled(sum, buffer(i), inputs[i].coefficient, count);
        }
    }
    kernels::canonicalNan(sum, count);
    const bool doubles = rule.target == Dtype::F64 && !rule.inputs
        && std::all_of(inputs.begin(), inputs.end(), [](const BlendInput& x) { return x.dtype == Dtype::F64; });
    const bool keep = rule.keepEqual && !rule.divisor && n > 1;
    if (keep && !doubles) {
        for (std::size_t i = 2; i < n; ++i) { // an input that differs from the first marks the second as different
            kernels::spoilWhereUnequal(buffer(1), buffer(0), buffer(i), count);
        }
        kernels::keepWhereEqual(sum, buffer(0), buffer(1), count);
    }
    narrow(sum, rule.target, out, count);
    if (keep && doubles) {
        keepEqualDoubles(inputs, out, first, count);
    }
}

void blendPlainBf16(const std::vector<BlendInput>& used, std::byte* out, std::int64_t count)
{
    auto* to = reinterpret_cast<kernels::U16*>(out);
    const auto at = [&](std::size_t i) { return reinterpret_cast<const kernels::U16*>(used[i].data); };
    if (used.size() == 2) {
        kernels::blendBf16(to, at(0), used[0].coefficient, at(1), used[1].coefficient, count);
    } else {
        kernels::blendBf16(to, at(0), used[0].coefficient, at(1), used[1].coefficient, at(2), used[2].coefficient, count);
    }
}

// A copy in the target's type, by way of the recipe's type where there is one.
void copySpan(const BlendInput& input, const BlendRule& rule, std::byte* out, std::int64_t count)
{
    if (!rule.inputs || *rule.inputs == input.dtype || *rule.inputs == rule.target) {
        convertElements(input.data, input.dtype, out, rule.target, count);
        return;
    }
    std::array<float, kChunk> values;
    for (std::int64_t at = 0; at < count; at += kChunk) {
        const std::int64_t n = std::min(kChunk, count - at);
        widen(input.data + at * sizeOf(input.dtype), input.dtype, values.data(), n);
        roundThrough(values.data(), *rule.inputs, n);
        narrow(values.data(), rule.target, out + at * sizeOf(rule.target), n);
    }
}

} // namespace

void widen(const std::byte* from, Dtype type, float* to, std::int64_t count)
{
    switch (type) {
    case Dtype::F32: std::memcpy(to, from, std::size_t(count) * 4); return;
    case Dtype::BF16: kernels::bf16ToFloat(reinterpret_cast<const kernels::U16*>(from), to, count); return;
    case Dtype::F16: kernels::f16ToFloat(reinterpret_cast<const kernels::U16*>(from), to, count); return;
    case Dtype::F64:
        for (std::int64_t i = 0; i < count; ++i) {
            double wide = 0;
            std::memcpy(&wide, from + i * 8, 8);
            to[i] = float(wide);
        }
        return;
    default: throw Error(text("Elements of type {} cannot be blended", std::string(nameOf(type))));
    }
}

void convertElements(const std::byte* from, Dtype fromType, std::byte* to, Dtype toType, std::int64_t count)
{
    if (fromType == toType) {
        std::memcpy(to, from, std::size_t(count * sizeOf(fromType)));
        return;
    }
    std::array<float, kChunk> values;
    for (std::int64_t at = 0; at < count; at += kChunk) {
        const std::int64_t n = std::min(kChunk, count - at);
        widen(from + at * sizeOf(fromType), fromType, values.data(), n);
        narrow(values.data(), toType, to + at * sizeOf(toType), n);
    }
}

void blendSpan(std::span<const BlendInput> inputs, const BlendRule& rule, std::byte* out, std::int64_t count)
{
    std::vector<BlendInput> used;
    std::copy_if(inputs.begin(), inputs.end(), std::back_inserter(used), [](const BlendInput& x) { return x.coefficient != 0; });
    if (used.empty()) {
        std::memset(out, 0, std::size_t(count * sizeOf(rule.target)));
        return;
    }
    if (used.size() == 1 && used[0].coefficient == 1 && !rule.divisor) {
        copySpan(used[0], rule, out, count);
        return;
    }
    const bool plainBf16 = rule.target == Dtype::BF16 && (!rule.inputs || *rule.inputs == Dtype::BF16) && rule.keepEqual && !rule.divisor
        && std::all_of(used.begin(), used.end(), [](const BlendInput& x) { return x.dtype == Dtype::BF16; });
    if (plainBf16 && (used.size() == 2 || used.size() == 3)) {
        blendPlainBf16(used, out, count);
        return;
    }
    std::vector<float> buffers;
    for (std::int64_t at = 0; at < count; at += kChunk) {
        sumChunk(used, rule, out + at * sizeOf(rule.target), at, std::min(kChunk, count - at), buffers);
    }
}

void blend(std::span<const BlendInput> inputs, const BlendRule& rule, std::byte* out, std::int64_t count)
{
    parallelFor(0, count, kGrain, [&](std::int64_t begin, std::int64_t end) {
        std::vector<BlendInput> moved(inputs.begin(), inputs.end());
        for (auto& input : moved) {
            input.data += begin * sizeOf(input.dtype);
        }
        blendSpan(moved, rule, out + begin * sizeOf(rule.target), end - begin);
    });
}

} // namespace heterosis
