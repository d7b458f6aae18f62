// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "inheritance/blend.h"
#include "inheritance/child.h"
#include "inheritance/crossover.h"

namespace heterosis {

// The one way in which a child's elements are computed, for a child in memory and for an export alike: that is why the two have
// the same bits.
class Mixer {
public:
    // dtype: the recipe's; inputs are rounded to it and the child is stored in it. Throws Error for element types that cannot be blended.
    Mixer(Parents parents, std::optional<Dtype> dtype);

    const Parents& parents() const noexcept { return m_parents; }
    const ModelMap& map() const noexcept { return *m_parents.a; }
    Plane plane() const noexcept { return m_plane; }
    const TensorView& viewOfA(int part) const { return *m_views[std::size_t(part)].parents[0]; }
    Dtype dtypeOf(int part) const;                   // of the child
    std::uint64_t bytesOf(int part) const;

    // Writes the gene's share of the part into `tensor`, which holds the whole part in the child's dtype.
    void mix(const Gene& gene, const GenePiece& piece, const Genome& genome, std::byte* tensor) const;

private:
    struct PartViews {
        const TensorView* original = nullptr;
        std::vector<const TensorView*> parents;
        std::vector<const TensorView*> fishers, grams; // of all parents, or empty
    };

    Parents m_parents;
    Plane m_plane;
    std::optional<Dtype> m_dtype;
    std::vector<PartViews> m_views;
};

// What a gene that nobody named does: the middle of A and B (all of A where it is alone), nothing exaggerated or left out.
inline const Allele kNeutralAllele {0.5, 1};

} // namespace heterosis
