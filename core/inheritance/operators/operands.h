// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "checkpoint/tensor.h"
#include "inheritance/operators/loops.h"

namespace heterosis::operators {

// One parent's tensor: elements of a mapped file (any alignment) or of memory, which an operator reads as float32.
struct Operand {
    const std::byte* data = nullptr;
    Dtype dtype = Dtype::F32;
    std::optional<Dtype> rounded;   // the elements are rounded to it before anything else (a recipe's dtype)

    void read(std::int64_t first, std::int64_t count, float* to) const;
};

// The tensors that give one tensor of the child, all of one shape. An operator never holds more of them in memory than a chunk.
struct Operands {
    std::vector<Operand> inputs;
    std::optional<Operand> base;    // operators that cross task vectors: input minus base
    std::int64_t count = 0;         // elements of each
    std::int64_t row = 1;           // elements along the last axis; a vector is one row
};

// Where the child's elements go: float32 is rounded once to `dtype`. A NaN that arises is the canonical one.
struct Output {
    std::byte* data = nullptr;
    Dtype dtype = Dtype::F32;

    void write(std::int64_t first, std::int64_t count, float* values) const; // `values` may be changed
};

// A chunk as float32: x[i] is input i, the base comes last. `first` is the place of its first element.
struct Chunk {
    std::int64_t first = 0, count = 0;
    std::vector<float*> x;
    float* base() const { return x.back(); }
};

using loops::dot;

enum class Deltas { No, Yes }; // Yes: x[i] is the input minus the base (float32)

// Runs `body` over the chunks on all threads. Their bounds depend on the operands alone and are whole rows where `rows` is set:
// what is computed for each chunk and added up in their order does not depend on the number of threads.
void eachChunk(const Operands& operands, Deltas deltas, bool rows, const std::function<void(const Chunk&)>& body);

// The one chunk of them that begins at `first`, on this thread.
void oneChunk(const Operands& operands, Deltas deltas, bool rows, std::int64_t first, const std::function<void(const Chunk&)>& body);

// Adds up, chunk after chunk, `width` numbers that `body` computes for each.
std::vector<double> sumChunks(const Operands& operands, Deltas deltas, std::size_t width,
                              const std::function<void(const Chunk&, double* sums)>& body);

// The same for every row by itself: [rows * width].
std::vector<double> sumRows(const Operands& operands, Deltas deltas, std::size_t width,
                            const std::function<void(const Chunk&, double* sums)>& body);

// Inner products of the inputs (or their deltas) with each other, n * n; symmetric.
std::vector<double> gram(const Operands& operands, Deltas deltas);

// out = sum of coefficient * input, or base + sum of coefficient * delta: float32, in the inputs' order.
void combine(const Operands& operands, Deltas deltas, std::span<const float> coefficients, const Output& out);

} // namespace heterosis::operators
