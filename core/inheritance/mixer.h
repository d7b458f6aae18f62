// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "inheritance/blend.h"
#include "inheritance/child.h"

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
    const TensorView& viewOfA(int part) const { return *m_parts[std::size_t(part)].a; }
    Dtype dtypeOf(int part) const;                   // of the child
    std::uint64_t bytesOf(int part) const;

    // Writes the gene's share of the part into `tensor`, which holds the whole part in the child's dtype.
    void mix(const Gene& gene, const GenePiece& piece, const Allele& allele, std::uint64_t seed, std::byte* tensor);

private:
    struct PartViews {
        const TensorView* a = nullptr;
        const TensorView* b = nullptr;
        const TensorView* original = nullptr;
    };
    // A tensor as `outer` runs of `inner` elements; the piece is [begin, end) of the outer or of the inner axis.
    struct Layout {
        std::int64_t outer = 1, inner = 1, begin = 0, end = 0;
        bool rowsAreOuter = true;
    };
    Layout layoutOf(const Part& part, const GenePiece& piece) const;
    std::vector<BlendInput> inputsOf(int part, const Coefficients& coefficients) const;
    void mixRun(std::vector<BlendInput> inputs, std::int64_t first, std::int64_t count, std::byte* tensor, const BlendRule& rule) const;
    void mixWhole(const std::vector<BlendInput>& inputs, const Layout& layout, const BlendRule& rule, std::byte* tensor) const;
    void mixChosenRows(const std::vector<BlendInput>& inputs, const std::vector<BlendInput>& stay, const Layout& layout,
                       const std::vector<char>& chosen, const BlendRule& rule, std::byte* tensor) const;
    void mixChosenColumns(const std::vector<BlendInput>& inputs, const std::vector<BlendInput>& stay, const Layout& layout,
                          const std::vector<char>& chosen, const BlendRule& rule, std::byte* tensor) const;
    const std::vector<std::uint32_t>& ranksOf(const Gene& gene, const GenePiece& piece, std::uint64_t seed);

    Parents m_parents;
    Plane m_plane;
    std::optional<Dtype> m_dtype;
    std::vector<PartViews> m_parts;
    std::map<std::string, std::vector<std::uint32_t>> m_ranks; // of m_ranksSeed, by row order's name and length
    std::uint64_t m_ranksSeed = 0;
};

// What a gene that nobody named does: the middle of A and B (all of A where it is alone), nothing exaggerated or left out.
inline const Allele kNeutralAllele {0.5, 1};

} // namespace heterosis
