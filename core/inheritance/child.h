// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/control.h"
#include "family/model_map.h"
#include "inheritance/genome.h"

namespace heterosis {

class Statistics;

// Parents that fit each other, opened together. b is null in Plane::Single; original is null in Plane::Density and Plane::Single.
struct Parents {
    std::shared_ptr<const ModelMap> a, b, original;
    std::vector<std::shared_ptr<const ModelMap>> more = {}; // C to H; only beside B
    std::vector<std::shared_ptr<const TensorSource>> reordered = {}; // of all(): what stands for a parent's tensors (alignment.h); null: its own
    std::vector<std::shared_ptr<const Statistics>> statistics = {};  // of all(), for operators that need them; null or fewer: none
    Plane plane() const;
    const TensorSource& sourceOf(std::size_t parent) const;          // 0: A, 1: B, ...
    std::vector<std::shared_ptr<const ModelMap>> all() const;        // A, B, C, ...
    std::vector<std::shared_ptr<const ModelMap>> everyModel() const; // and the original last, where there is one
    // Throws Error with the reason and the tensors named (checkFit against a).
    static Parents of(std::shared_ptr<const ModelMap> a, std::shared_ptr<const ModelMap> b, std::shared_ptr<const ModelMap> original,
                      std::vector<std::shared_ptr<const ModelMap>> more = {});
};

// Rows of a part that take part at a density: rank[row] < round(density * rows). Ordered once by seed and part name, so a larger
// density contains a smaller one's rows. A weight and its bias share the order.
std::vector<std::uint32_t> rowRanks(std::string_view part, std::int64_t rows, std::uint64_t seed);

// A child realised in memory, in the dtype in which its export will store it (recipe dtype, else each tensor as A stores it).
// Has A's tensor names; buffers start on 64-byte boundaries. Tensors that are no gene (buffers) are A's own.
class Child final : public TensorSource {
public:
    Child(Parents parents, std::optional<Dtype> dtype = {});
    ~Child() override;

    // Re-blends the genes that differ from the last genome (all at first) and says which. Each tensor is a step of `control`;
    // after Cancelled the next call finishes what is missing.
    std::vector<GeneId> realise(const Genome& genome, Control& control);

    const Parents& parents() const;
    const Genome& genome() const;
    const std::vector<TensorView>& tensors() const override;
    const TensorView* find(std::string_view name) const override;
    static std::uint64_t bytesNeeded(const ModelMap& a, std::optional<Dtype> dtype = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
