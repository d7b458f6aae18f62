// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <cmath>
#include <limits>

#include "base/parallel.h"

using namespace heterosis;

namespace {

// The value of a binary16, by its definition.
double halfValue(std::uint16_t h)
{
    const int exponent = h >> 10 & 31, mantissa = h & 1023;
    const double magnitude = exponent == 0 ? std::ldexp(mantissa, -24)
        : exponent == 31                   ? (mantissa ? std::nan("") : std::numeric_limits<double>::infinity())
                                           : std::ldexp(1024 + mantissa, exponent - 25);
    return h & 0x8000 ? -magnitude : magnitude;
}

template <class To> To converted(float value, Dtype to)
{
    To out {};
    convertElements(reinterpret_cast<const std::byte*>(&value), Dtype::F32, reinterpret_cast<std::byte*>(&out), to, 1);
    return out;
}

std::vector<float> floatsOf(const std::vector<std::byte>& bytes, Dtype dtype)
{
    std::vector<float> values(bytes.size() * 8 / std::size_t(bitsOf(dtype)));
    widen(bytes.data(), dtype, values.data(), std::int64_t(values.size()));
    return values;
}

} // namespace

TEST_CASE("every float16 and bfloat16 survives the way through float32")
{
    std::vector<std::uint16_t> all(65536), back(65536);
    std::vector<float> wide(65536);
    for (int i = 0; i < 65536; ++i) {
        all[std::size_t(i)] = std::uint16_t(i);
    }
    for (const Dtype dtype : {Dtype::F16, Dtype::BF16}) {
        const auto* bytes = reinterpret_cast<const std::byte*>(all.data());
        widen(bytes, dtype, wide.data(), 65536);
        convertElements(reinterpret_cast<const std::byte*>(wide.data()), Dtype::F32, reinterpret_cast<std::byte*>(back.data()), dtype, 65536);
        CHECK(back == all);
        for (int i = 0; dtype == Dtype::F16 && i < 65536; ++i) {
            const double truth = halfValue(std::uint16_t(i));
            const bool same = std::isnan(truth) ? std::isnan(wide[std::size_t(i)]) : truth == double(wide[std::size_t(i)]);
            REQUIRE(same);
        }
    }
}

TEST_CASE("rounding goes to the nearest, ties to even")
{
    for (int i = 0; i < 0x7C00; ++i) { // every finite float16, and the ties and their neighbours above it
        const auto low = halfValue(std::uint16_t(i));
        const auto high = i == 0x7BFF ? 65536.0 : halfValue(std::uint16_t(i + 1));
        const float tie = float((low + high) / 2);
        const int even = i % 2 ? i + 1 : i;
        REQUIRE(converted<std::uint16_t>(tie, Dtype::F16) == even);
        REQUIRE(converted<std::uint16_t>(std::nextafter(tie, 0.0f), Dtype::F16) == i);
        REQUIRE(converted<std::uint16_t>(-std::nextafter(tie, 1e30f), Dtype::F16) == (0x8000 | (i + 1)));
    }
    CHECK(converted<std::uint16_t>(1e30f, Dtype::F16) == 0x7C00);
    CHECK(converted<std::uint16_t>(1.00390625f, Dtype::BF16) == 0x3F80); // 1 + 2^-8: a tie, down to the even 1
    CHECK(converted<std::uint16_t>(1.01171875f, Dtype::BF16) == 0x3F82); // 1 + 3 * 2^-8: up to the even 1 + 2^-6
    CHECK(converted<std::uint16_t>(std::numeric_limits<float>::max(), Dtype::BF16) == 0x7F80);
    CHECK(converted<std::uint16_t>(std::nanf(""), Dtype::BF16) == 0x7FC0);
}

TEST_CASE("a blend is the sum in float32, rounded once")
{
    constexpr std::int64_t count = 5000;
    for (const Dtype dtype : {Dtype::F32, Dtype::BF16, Dtype::F16}) {
        const auto x = test::randomElements(dtype, count, 1, 9), y = test::randomElements(dtype, count, 2, 9), z = test::randomElements(dtype, count, 3, 9);
        const auto fx = floatsOf(x, dtype), fy = floatsOf(y, dtype), fz = floatsOf(z, dtype);
        std::vector<std::byte> two(x.size()), three(x.size()), expected(std::size_t(bitsOf(dtype) / 8));
        blend(std::vector<BlendInput> {{x.data(), dtype, 0.3f}, {y.data(), dtype, 0.7f}}, {.target = dtype}, two.data(), count);
        blend(std::vector<BlendInput> {{z.data(), dtype, -0.5f}, {x.data(), dtype, 1.2f}, {y.data(), dtype, 0.3f}}, {.target = dtype}, three.data(), count);
        int equal = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const float products[] = {0.3f * fx[i], 0.7f * fy[i], -0.5f * fz[i], 1.2f * fx[i], 0.3f * fy[i]};
            const float sum2 = fx[i] == fy[i] ? fx[i] : products[0] + products[1];
            const float sum3 = fx[i] == fy[i] && fx[i] == fz[i] ? fx[i] : (products[2] + products[3]) + products[4];
            equal += fx[i] == fy[i];
            for (const auto& [sum, out] : {std::pair(sum2, &two), std::pair(sum3, &three)}) {
                convertElements(reinterpret_cast<const std::byte*>(&sum), Dtype::F32, expected.data(), dtype, 1);
                REQUIRE(std::memcmp(expected.data(), out->data() + i * expected.size(), expected.size()) == 0);
            }
        }
        CHECK(equal > 100);
    }
}

TEST_CASE("what has no coefficient has no part, NaN and all")
{
    const float nan = std::nanf(""), one = 1.5f;
    float out = 0;
    const auto at = [](const float& x) { return reinterpret_cast<const std::byte*>(&x); };
    blendSpan(std::vector<BlendInput> {{at(nan), Dtype::F32, 0}, {at(one), Dtype::F32, 0.5f}}, {.keepEqual = false},
              reinterpret_cast<std::byte*>(&out), 1);
    CHECK(out == 0.75f);
    blendSpan(std::vector<BlendInput> {{at(nan), Dtype::F32, 0.5f}, {at(one), Dtype::F32, 0.5f}}, {}, reinterpret_cast<std::byte*>(&out), 1);
    std::uint32_t bits = 0;
    std::memcpy(&bits, &out, 4);
    CHECK(bits == 0x7FC00000u);
}

TEST_CASE("float64 elements are copied whole where they are equal or alone")
{
    const std::vector<double> x {0.1, 0.2}, y {0.1, 0.3};
    std::vector<double> out(2);
    const auto at = [](const std::vector<double>& v) { return reinterpret_cast<const std::byte*>(v.data()); };
    auto* to = reinterpret_cast<std::byte*>(out.data());
    blendSpan(std::vector<BlendInput> {{at(x), Dtype::F64, 0.5f}, {at(y), Dtype::F64, 0.5f}}, {.target = Dtype::F64}, to, 2);
    CHECK(out[0] == 0.1);
    CHECK(out[1] == doctest::Approx(0.25));
    blendSpan(std::vector<BlendInput> {{at(x), Dtype::F64, 0}, {at(y), Dtype::F64, 1}}, {.target = Dtype::F64}, to, 2);
    CHECK(out == y);
}

TEST_CASE("bytes do not depend on threads or alignment")
{
    constexpr std::int64_t count = 200001;
    const auto x = test::randomElements(Dtype::BF16, count, 1, 9), y = test::randomElements(Dtype::BF16, count, 2, 9);
    std::vector<std::byte> shifted(x.size() + 1), one(x.size()), two(x.size());
    std::copy(x.begin(), x.end(), shifted.begin() + 1);
    const int before = threads();
    setThreads(1);
    blend(std::vector<BlendInput> {{x.data(), Dtype::BF16, 0.4f}, {y.data(), Dtype::BF16, 0.6f}}, {.target = Dtype::BF16}, one.data(), count);
    setThreads(2);
    blend(std::vector<BlendInput> {{shifted.data() + 1, Dtype::BF16, 0.4f}, {y.data(), Dtype::BF16, 0.6f}}, {.target = Dtype::BF16}, two.data(), count);
    setThreads(before);
    CHECK(one == two);
}
