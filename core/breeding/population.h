// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/control.h"
#include "fitness/judge.h"
#include "inheritance/child.h"
#include "model/chorus.h"

namespace heterosis::breeding {

// Items [from, to) of one judge.
struct Asking {
    const Judge* judge = nullptr;
    std::size_t from = 0, to = 0;
};

// How children go through: all at once as coefficients over their parents' weights, one after the other in one buffer, or answers at once and
// texts one after the other.
enum class Path { Gated, Realised, Mixed };
const char* wordOf(Path path);                   // gated | realised | mixed
Path pathNamed(const std::string& word);

// Bytes that a batch may take beside the weights, so that a run holds its parents' files and a gigabyte more: less where the weights are held in a wider
// type than the files have them in, though never so little that hardly anybody goes through together.
std::uint64_t batchMemory(const Parents& parents, const ComputeChoice& compute);

// How many gated children fit into that memory, given the tokens of the longest prompt with its answer (or of the longest text).
std::size_t gatedAtOnce(const Parents& parents, const ComputeChoice& compute, std::uint64_t memory, std::size_t positions);

// Puts questions to many children of the same parents.
class Population {
public:
    // dtype: the recipes'. memory: see batchMemory().
    Population(Parents parents, std::optional<Dtype> dtype, const ComputeChoice& compute, Path path, std::uint64_t memory);
    ~Population();

    Path path() const noexcept { return m_path; }
    // gatedAtOnce(); realised: 1.
    std::size_t batch(std::size_t positions) const;
    // [child][asking]: the outputs that belong to these items, and nothing in the place of earlier ones; so that Judge::values() of them
    // are right from `from` on. The children are at most as many as a batch.
    std::vector<std::vector<Outputs>> ask(std::span<const Genome> children, std::span<const Asking> askings, Control& control);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    Path m_path;
};

// A model of its own as a population of one: parents, the original, who was schooled. weights: under the names that `model` has for them.
std::vector<Outputs> askModel(std::shared_ptr<const ModelMap> model, std::shared_ptr<const TensorSource> weights, std::shared_ptr<const ModelMap> original,
                              const ComputeChoice& compute, std::span<const Asking> askings, std::uint64_t memory, Control& control);

// Tokens of the longest prompt of the judges, with its answer.
std::size_t positionsOf(std::span<const std::unique_ptr<Judge>> judges);

} // namespace heterosis::breeding
