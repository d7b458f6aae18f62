// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/control.h"
#include "inheritance/child.h"
#include "model/voice.h"
#include "training/lesson.h"

namespace heterosis {

// Derivatives of the loss by ratio and strength of one gene, nats per token and whole step of the coordinate.
struct GeneSlope {
    double ratio = 0, strength = 0;
};

// Where weights can be given: one backward pass through the child of two parents, child = O + strength * ((1 - ratio) A + ratio B - O),
// and its gradient G by each weight contracted with what a gene's coordinates do to it: dLoss/dratio = strength * <G, B - A>,
// dLoss/dstrength = <G, blend - O>. Where A itself is the original, strength scales the departure from A. The child and its gradient are
// float32 (bytesNeeded); the passes run in float32 or bfloat16.
class GateGradients {
public:
    struct Result {
        double loss = 0;                // nats per labelled token
        std::vector<GeneSlope> genes;   // one for each of ModelMap::genes
    };

    // Throws Error: other than two parents, an encoder, a type that is neither float32 nor bfloat16.
    GateGradients(Parents parents, const ComputeChoice& compute);
    ~GateGradients();
    GateGradients(GateGradients&&) noexcept;

    // Re-blends what differs from the last one, each gene a step of `control`; after Cancelled the next call finishes what is missing.
    // Throws Error unless every gene has the operator ratio over all rows.
    void setGenome(const Genome& genome, Control& control);
    // Every layer is a step of `control`.
    double loss(std::span<const Lesson> texts, Control& control);
    Result gradient(std::span<const Lesson> texts, Control& control);

    const Parents& parents() const;
    // As chosen, but float32 for float16, whose gradients vanish.
    static ComputeChoice computable(ComputeChoice compute);
    static std::uint64_t bytesNeeded(const ModelMap& map, const ComputeChoice& compute); // beside what is mapped and one pass's activations

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
