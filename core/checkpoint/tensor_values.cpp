// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/tensor_values.h"

#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "base/parallel.h"

namespace heterosis {

namespace {

template <class T> T load(const TensorView& tensor, std::int64_t index) // the file may not align it
{
    T value;
    std::memcpy(&value, tensor.bytes.data() + static_cast<std::size_t>(index) * sizeof(T), sizeof(T));
    return value;
}

// A float of up to 16 bits with the given exponent and mantissa. `ieee`: the largest exponent means infinity and NaN; else
// only all ones means NaN (E4M3FN, https://arxiv.org/abs/2209.05433).
double small(unsigned bits, int exponentBits, int mantissaBits, bool ieee)
{
    const unsigned mantissa = bits & ((1u << mantissaBits) - 1), most = (1u << exponentBits) - 1;
    const unsigned exponent = bits >> mantissaBits & most;
    const double sign = bits >> (exponentBits + mantissaBits) & 1 ? -1 : 1;
    const int bias = (1 << (exponentBits - 1)) - 1;
    if (ieee && exponent == most)
        return mantissa ? std::numeric_limits<double>::quiet_NaN() : sign * std::numeric_limits<double>::infinity();
    if (!ieee && exponent == most && mantissa == (1u << mantissaBits) - 1)
        return std::numeric_limits<double>::quiet_NaN();
    if (exponent == 0)
        return sign * std::ldexp(mantissa, 1 - bias - mantissaBits);
    return sign * std::ldexp(mantissa + (1u << mantissaBits), static_cast<int>(exponent) - bias - mantissaBits);
}

Json number(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

template <class T> Json whole(T value)
{
    constexpr std::int64_t exact = std::int64_t{1} << 53; // what any JSON reader keeps
    if (std::in_range<std::int64_t>(value) && static_cast<std::int64_t>(value) <= exact && static_cast<std::int64_t>(value) >= -exact)
        return static_cast<std::int64_t>(value);
    return std::to_string(value);
}

std::optional<Json> valueAt(const TensorView& tensor, std::int64_t i)
{
    switch (tensor.dtype) {
    case Dtype::Bool: return Json(load<std::uint8_t>(tensor, i) != 0);
    case Dtype::U8: return whole(load<std::uint8_t>(tensor, i));
    case Dtype::I8: return whole(load<std::int8_t>(tensor, i));
    case Dtype::U16: return whole(load<std::uint16_t>(tensor, i));
    case Dtype::I16: return whole(load<std::int16_t>(tensor, i));
    case Dtype::U32: return whole(load<std::uint32_t>(tensor, i));
    case Dtype::I32: return whole(load<std::int32_t>(tensor, i));
    case Dtype::U64: return whole(load<std::uint64_t>(tensor, i));
    case Dtype::I64: return whole(load<std::int64_t>(tensor, i));
    case Dtype::F64: return number(load<double>(tensor, i));
    case Dtype::F32: return number(load<float>(tensor, i));
    case Dtype::F16: return number(small(load<std::uint16_t>(tensor, i), 5, 10, true));
    case Dtype::BF16: return number(std::bit_cast<float>(std::uint32_t{load<std::uint16_t>(tensor, i)} << 16));
    case Dtype::F8E4M3: return number(small(load<std::uint8_t>(tensor, i), 4, 3, false));
    case Dtype::F8E5M2: return number(small(load<std::uint8_t>(tensor, i), 5, 2, true));
    default: return std::nullopt;
    }
}

// Not finite: the exponent is all ones.
template <class T> bool anyNonFinite(const TensorView& tensor, T exponentMask)
{
    std::atomic<bool> found{false};
    parallelFor(0, tensor.elements(), 1 << 16, [&](std::int64_t begin, std::int64_t end) {
        bool here = false;
        for (std::int64_t i = begin; i < end; ++i)
            here |= (load<T>(tensor, i) & exponentMask) == exponentMask;
        if (here)
            found = true;
    });
    return found;
}

// By the bits: the exponent all ones and the mantissa zero is an infinity, all zero but the sign is zero.
template <class T> NumberCensus count(const TensorView& tensor, T exponentMask, T mantissaMask)
{
    std::atomic<std::int64_t> nan{0}, infinite{0}, zero{0};
    parallelFor(0, tensor.elements(), 1 << 16, [&](std::int64_t begin, std::int64_t end) {
        NumberCensus here;
        for (std::int64_t i = begin; i < end; ++i) {
            const T bits = load<T>(tensor, i);
            const bool odd = (bits & exponentMask) == exponentMask;
            here.nan += odd && (bits & mantissaMask) != 0;
            here.infinite += odd && (bits & mantissaMask) == 0;
            here.zero += (bits & T(exponentMask | mantissaMask)) == 0;
        }
        nan += here.nan;
        infinite += here.infinite;
        zero += here.zero;
    });
    return {nan, infinite, zero};
}

} // namespace

std::optional<NumberCensus> censusOf(const TensorView& tensor)
{
    switch (tensor.dtype) {
    case Dtype::F64: return count<std::uint64_t>(tensor, 0x7FF0'0000'0000'0000, 0x000F'FFFF'FFFF'FFFF);
    case Dtype::F32: return count<std::uint32_t>(tensor, 0x7F80'0000, 0x007F'FFFF);
    case Dtype::F16: return count<std::uint16_t>(tensor, 0x7C00, 0x03FF);
    case Dtype::BF16: return count<std::uint16_t>(tensor, 0x7F80, 0x007F);
    default: return std::nullopt;
    }
}

std::optional<Json> valuesOf(const TensorView& tensor)
{
    Json out = Json::array();
    for (std::int64_t i = 0; i < tensor.elements(); ++i) {
        std::optional<Json> value = valueAt(tensor, i);
        if (!value)
            return std::nullopt;
        out.push_back(std::move(*value));
    }
    return out;
}

bool hasNonFinite(const TensorView& tensor)
{
    switch (tensor.dtype) {
    case Dtype::F64: return anyNonFinite<std::uint64_t>(tensor, 0x7FF0'0000'0000'0000);
    case Dtype::F32: return anyNonFinite<std::uint32_t>(tensor, 0x7F80'0000);
    case Dtype::F16: return anyNonFinite<std::uint16_t>(tensor, 0x7C00);
    case Dtype::BF16: return anyNonFinite<std::uint16_t>(tensor, 0x7F80);
    default: return false;
    }
}

} // namespace heterosis
