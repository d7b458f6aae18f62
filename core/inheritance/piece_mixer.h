// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "inheritance/blend.h"
#include "inheritance/crossover.h"

namespace heterosis {

// A piece of a tensor as it is stored: `outer` runs of `inner` elements, of which [begin, end) of the outer or of the inner axis
// belong to the piece. Rows (output features) are the outer axis, or the inner one (GPT-2's Conv1D, vectors).
struct PieceLayout {
    std::int64_t outer = 1, inner = 1, begin = 0, end = 0;
    bool rowsAreOuter = true;

    static PieceLayout of(const Part& part, const GenePiece& piece);
    std::int64_t firstOuter() const { return rowsAreOuter ? begin : 0; }
    std::int64_t lastOuter() const { return rowsAreOuter ? end : outer; }
    std::int64_t firstInner() const { return rowsAreOuter ? 0 : begin; }
    std::int64_t width() const { return rowsAreOuter ? inner : end - begin; }
    std::int64_t elements() const { return (lastOuter() - firstOuter()) * width(); }
    std::int64_t rows() const { return end - begin; }
    std::int64_t columns() const { return rowsAreOuter ? inner : outer; }
    bool contiguous() const { return rowsAreOuter || outer == 1 || width() == inner; }
};

// Elements of a piece somewhere: in a tensor that holds the whole part, or in a buffer that holds the piece alone.
struct PieceView {
    const std::byte* data = nullptr;
    Dtype dtype = Dtype::F32;
    bool alone = false;
};

// Mixes a piece: original and parents (as many as each Mix names) into the child's whole tensor.
class PieceMixer {
public:
    PieceMixer(const PieceLayout& layout, BlendRule rule, std::optional<PieceView> original, std::vector<PieceView> parents, std::byte* tensor);

    void mix(const PartCoefficients& coefficients) const;
    // Adds noise of that size: tensor = tensor + size * n, n of mean 0 and variance 1.
    void addNoise(double size, const operators::Draws& draws, std::int64_t firstRow) const;

private:
    std::vector<BlendInput> inputsOf(const Mix& mix, std::int64_t outer, std::int64_t inner) const;
    void mixRun(const Mix& mix, std::int64_t outer, std::int64_t inner, std::int64_t count, std::byte* to) const;
    void mixWhole(const Mix& mix) const;
    void mixOuter(const PartCoefficients& coefficients) const;
    template <class Choice> void mixChosen(const std::vector<Mix>& mixes, Choice choice) const;
    void mixElements(const PartCoefficients& coefficients) const;
    std::byte* at(std::int64_t outer, std::int64_t inner) const;

    PieceLayout m_layout;
    BlendRule m_rule;
    std::optional<PieceView> m_original;
    std::vector<PieceView> m_parents;
    std::byte* m_tensor;
};

} // namespace heterosis
