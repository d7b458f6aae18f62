// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/operands.h"

#include <algorithm>
#include <array>

#include "base/parallel.h"
#include "inheritance/blend.h"
#include "checkpoint/float_kernels.h"

namespace heterosis::operators {

namespace {

constexpr std::int64_t kChunk = 4096; // elements: a few parents' float32 stay in the second-level cache
constexpr std::int64_t kGrain = 8;    // chunks that are worth a thread

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

std::int64_t chunkOf(const Operands& operands, bool rows)
{
    return rows ? operands.row * std::max<std::int64_t>(1, kChunk / operands.row) : kChunk;
}

void fill(const Operands& operands, Deltas deltas, Chunk& chunk)
{
    if (operands.base) {
        operands.base->read(chunk.first, chunk.count, chunk.base());
    }
    for (std::size_t i = 0; i < operands.inputs.size(); ++i) {
        operands.inputs[i].read(chunk.first, chunk.count, chunk.x[i]);
        if (deltas == Deltas::Yes) {
            loops::subtract(chunk.x[i], chunk.base(), chunk.count);
        }
    }
}

// Room for a chunk.
class Buffer {
public:
    Buffer(std::size_t tensors, std::int64_t room) : m_values(tensors * std::size_t(room))
    {
        for (std::size_t i = 0; i < tensors; ++i) {
            m_chunk.x.push_back(m_values.data() + i * std::size_t(room));
        }
    }
    Chunk& at(std::int64_t first, std::int64_t count)
    {
        m_chunk.first = first;
        m_chunk.count = count;
        return m_chunk;
    }
    const Chunk& chunk() const { return m_chunk; }

private:
    std::vector<float> m_values;
    Chunk m_chunk;
};

} // namespace

void Operand::read(std::int64_t first, std::int64_t count, float* to) const
{
    widen(data + first * sizeOf(dtype), dtype, to, count);
    if (!rounded || *rounded == dtype || *rounded == Dtype::F32) {
        return;
    }
    alignas(64) std::array<std::byte, 2 * kChunk> narrow;
    for (std::int64_t at = 0; at < count; at += kChunk) {
        const std::int64_t n = std::min(kChunk, count - at);
        convertElements(reinterpret_cast<const std::byte*>(to + at), Dtype::F32, narrow.data(), *rounded, n);
        widen(narrow.data(), *rounded, to + at, n);
    }
}

void Output::write(std::int64_t first, std::int64_t count, float* values) const
{
    kernels::canonicalNan(values, count);
    convertElements(reinterpret_cast<const std::byte*>(values), Dtype::F32, data + first * sizeOf(dtype), dtype, count);
}

void eachChunk(const Operands& operands, Deltas deltas, bool rows, const std::function<void(const Chunk&)>& body)
{
    const std::int64_t size = chunkOf(operands, rows), chunks = (operands.count + size - 1) / size;
    const std::size_t tensors = operands.inputs.size() + (operands.base ? 1 : 0);
    parallelFor(0, chunks, std::max<std::int64_t>(1, kGrain * kChunk / size), [&](std::int64_t begin, std::int64_t end) {
        Buffer buffer(tensors, std::min(size, operands.count));
        for (std::int64_t at = begin; at < end; ++at) {
            fill(operands, deltas, buffer.at(at * size, std::min(size, operands.count - at * size)));
            body(buffer.chunk());
        }
    });
}

void oneChunk(const Operands& operands, Deltas deltas, bool rows, std::int64_t first, const std::function<void(const Chunk&)>& body)
{
    const std::int64_t size = std::min(chunkOf(operands, rows), operands.count - first);
    Buffer buffer(operands.inputs.size() + (operands.base ? 1 : 0), size);
    fill(operands, deltas, buffer.at(first, size));
    body(buffer.chunk());
}

std::vector<double> sumChunks(const Operands& operands, Deltas deltas, std::size_t width,
                              const std::function<void(const Chunk&, double* sums)>& body)
{
    const std::int64_t size = chunkOf(operands, false), chunks = (operands.count + size - 1) / size;
    std::vector<double> parts(std::size_t(chunks) * width, 0.0), sums(width, 0.0);
    eachChunk(operands, deltas, false,
              [&](const Chunk& chunk) { body(chunk, parts.data() + std::size_t(chunk.first / size) * width); });
    for (std::size_t i = 0; i < parts.size(); ++i) {
        sums[i % width] += parts[i];
    }
    return sums;
}

std::vector<double> sumRows(const Operands& operands, Deltas deltas, std::size_t width,
                            const std::function<void(const Chunk&, double* sums)>& body)
{
    std::vector<double> sums(std::size_t(operands.count / operands.row) * width, 0.0);
    eachChunk(operands, deltas, true, [&](const Chunk& chunk) {
        Chunk one {.count = operands.row, .x = chunk.x};
        for (std::int64_t at = 0; at < chunk.count; at += operands.row) {
            one.first = chunk.first + at;
            body(one, sums.data() + std::size_t(one.first / operands.row) * width);
            for (float*& x : one.x) {
                x += operands.row;
            }
        }
    });
    return sums;
}

std::vector<double> gram(const Operands& operands, Deltas deltas)
{
    const std::size_t n = operands.inputs.size();
    auto sums = sumChunks(operands, deltas, n * n, [n](const Chunk& chunk, double* out) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i; j < n; ++j) {
                out[i * n + j] = dot(chunk.x[i], chunk.x[j], chunk.count);
            }
        }
    });
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            sums[i * n + j] = sums[j * n + i];
        }
    }
    return sums;
}

void combine(const Operands& operands, Deltas deltas, std::span<const float> coefficients, const Output& out)
{
    eachChunk(operands, deltas, false, [&](const Chunk& chunk) {
        float* sum = chunk.x[0];
        kernels::scale(sum, sum, coefficients[0], chunk.count);
        for (std::size_t i = 1; i < coefficients.size(); ++i) {
            kernels::addScaled(sum, chunk.x[i], coefficients[i], chunk.count);
        }
        if (deltas == Deltas::Yes) {
            for (std::int64_t k = 0; k < chunk.count; ++k) {
                sum[k] = chunk.base()[k] + sum[k];
            }
        }
        out.write(chunk.first, chunk.count, sum);
    });
}

} // namespace heterosis::operators
