// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/adapter_merge.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "base/parallel.h"
#include "checkpoint/float_kernels.h"

namespace heterosis {

namespace {

constexpr std::int64_t kGrain = 1 << 18; // multiplications that are worth a thread

std::size_t sizeOf(Dtype dtype) { return std::size_t(bitsOf(dtype)) / 8; }

std::size_t bytesOf(const TensorView& tensor, Dtype dtype) { return std::size_t(tensor.elements()) * sizeOf(dtype); }

void widen(const std::byte* from, Dtype type, float* to, std::int64_t count)
{
    switch (type) {
    case Dtype::F32: std::memcpy(to, from, std::size_t(count) * 4); return;
    case Dtype::BF16: kernels::bf16ToFloat(reinterpret_cast<const kernels::U16*>(from), to, count); return;
    case Dtype::F16: kernels::f16ToFloat(reinterpret_cast<const kernels::U16*>(from), to, count); return;
    case Dtype::F64:
        for (std::int64_t i = 0; i < count; ++i) {
            double value = 0;
            std::memcpy(&value, from + i * 8, 8);
            to[i] = float(value);
        }
        return;
    default: throw Error(text("Elements of type {} cannot be added to a model", nameOf(type)));
    }
}

void narrow(const float* from, Dtype type, std::byte* to, std::int64_t count)
{
    switch (type) {
    case Dtype::F32: std::memcpy(to, from, std::size_t(count) * 4); return;
    case Dtype::BF16: kernels::floatToBf16(from, reinterpret_cast<kernels::U16*>(to), count); return;
    case Dtype::F16: kernels::floatToF16(from, reinterpret_cast<kernels::U16*>(to), count); return;
    case Dtype::F64:
        for (std::int64_t i = 0; i < count; ++i) {
            const double value = from[i];
            std::memcpy(to + i * 8, &value, 8);
        }
        return;
    default: throw Error(text("Elements of type {} cannot be added to a model", nameOf(type)));
    }
}

std::vector<float> floats(const TensorView& tensor)
{
    std::vector<float> out(std::size_t(tensor.elements()));
    widen(tensor.bytes.data(), tensor.dtype, out.data(), tensor.elements());
    return out;
}

std::vector<float> transposed(const std::vector<float>& matrix, std::int64_t rows, std::int64_t columns)
{
    std::vector<float> out(matrix.size());
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t j = 0; j < columns; ++j)
            out[std::size_t(j * rows + i)] = matrix[std::size_t(i * columns + j)];
    return out;
}

// V = W + scale * left right, row by row: left [rows, rank], right [rank, columns], whatever the storage order.
struct Sum {
    const LowRank& parts;
    std::vector<float> left, right;
    std::int64_t rows, columns, rank;
    float scale;

    explicit Sum(const LowRank& p)
        : parts(p), left(floats(p.turned ? p.a : p.b)), right(floats(p.turned ? p.b : p.a)), rows(p.base.shape[0]), columns(p.base.shape[1]),
          rank(p.a.shape[0]), scale(float(p.scale))
    {
        if (p.turned) {
            left = transposed(left, rank, rows);
            right = transposed(right, columns, rank);
        }
    }

    void row(std::int64_t i, float* out, std::vector<float>& product) const
    {
        std::fill(product.begin(), product.end(), 0.0f);
        for (std::int64_t k = 0; k < rank; ++k)
            kernels::addScaled(product.data(), right.data() + k * columns, left[std::size_t(i * rank + k)], columns);
        widen(parts.base.bytes.data() + std::size_t(i * columns) * sizeOf(parts.base.dtype), parts.base.dtype, out, columns);
        kernels::addScaled(out, product.data(), scale, columns);
    }

    std::int64_t grain() const { return std::max<std::int64_t>(1, kGrain / std::max<std::int64_t>(1, columns * (rank + 1))); }

    // Calls body(i, row) for each row, on all threads.
    template <class Body> void forRows(const Body& body) const
    {
        parallelFor(0, rows, grain(), [&](std::int64_t begin, std::int64_t end) {
            std::vector<float> out(std::size_t(columns), 0.0f), product(std::size_t(columns), 0.0f);
            for (std::int64_t i = begin; i < end; ++i) {
                row(i, out.data(), product);
                body(i, out.data());
            }
        });
    }
};

// magnitude / |V| of each output. Where outputs are columns, V is made once for their lengths alone.
std::vector<float> dora(const Sum& sum, const TensorView& magnitude, bool turned)
{
    std::vector<float> factor = floats(magnitude);
    if (!turned) {
        sum.forRows([&](std::int64_t i, const float* row) {
            double square = 0;
            for (std::int64_t j = 0; j < sum.columns; ++j)
                square += double(row[j]) * row[j];
            factor[std::size_t(i)] /= float(std::sqrt(square));
        });
        return factor;
    }
    std::vector<double> squares(std::size_t(sum.columns), 0.0);
    std::vector<float> row(std::size_t(sum.columns), 0.0f), product(std::size_t(sum.columns), 0.0f);
    for (std::int64_t i = 0; i < sum.rows; ++i) { // in order: the sums must not depend on the number of threads
        sum.row(i, row.data(), product);
        for (std::size_t j = 0; j < squares.size(); ++j)
            squares[j] += double(row[j]) * row[j];
    }
    for (std::size_t j = 0; j < squares.size(); ++j)
        factor[j] /= float(std::sqrt(squares[j]));
    return factor;
}

} // namespace

MergedTensor::MergedTensor(std::string name, LowRank parts)
    : m_name(std::move(name)), m_parts(std::move(parts)), m_memory(bytesOf(m_parts.base, m_parts.base.dtype))
{
}

const std::byte* MergedTensor::bytes() const
{
    return m_memory.made(m_name, [&](std::byte* to) { make(to); });
}

void MergedTensor::make(std::byte* to) const
{
    const Sum sum(m_parts);
    const Dtype dtype = m_parts.base.dtype;
    const std::size_t bytes = std::size_t(sum.columns) * sizeOf(dtype);
    std::vector<float> factor;
    if (m_parts.magnitude)
        factor = dora(sum, *m_parts.magnitude, m_parts.turned);
    sum.forRows([&](std::int64_t i, float* row) {
        if (!factor.empty())
            for (std::int64_t j = 0; j < sum.columns; ++j)
                row[j] *= factor[std::size_t(m_parts.turned ? j : i)];
        narrow(row, dtype, to + std::size_t(i) * bytes, sum.columns);
    });
}

ReplacedTensor::ReplacedTensor(std::string name, TensorView value, Dtype dtype, std::optional<Added> added)
    : m_name(std::move(name)), m_value(std::move(value)), m_dtype(dtype), m_added(std::move(added)), m_memory(bytesOf(m_value, dtype))
{
}

const std::byte* ReplacedTensor::bytes() const
{
    return m_memory.made(m_name, [&](std::byte* to) {
        std::vector<float> values = floats(m_value);
        if (m_added)
            kernels::addScaled(values.data(), floats(m_added->vector).data(), float(m_added->scale), m_value.elements());
        narrow(values.data(), m_dtype, to, m_value.elements());
    });
}

} // namespace heterosis
