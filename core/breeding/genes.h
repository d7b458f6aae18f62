// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace heterosis::breeding {

// Random numbers of a run. A generation's stream follows from the run's seed and the generation alone, so a resumed run draws what an
// uninterrupted one would. Distributions are our own: those of <random> differ between libraries.
class Dice {
public:
    Dice(std::uint64_t seed, std::string_view stream, std::uint64_t number = 0);
    double uniform();                            // 0 <= x < 1
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    double normal();                             // mean 0, deviation 1 (polar method of Marsaglia and Bray, 1964)
    std::size_t below(std::size_t n);            // 0 <= i < n
    std::uint64_t seed() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
    bool m_hasSpare = false;
    double m_spare = 0;
};

// A gene's value in breeding: the point on the equalizer's plane and, for grains that draw rows, heads or single weights, the seed of
// that draw. A gene is inherited with its seed: genomes cross, never rounded weights.
struct GeneValue {
    double ratio = 0.5, second = 1;
    std::uint64_t seed = 0;
    std::vector<double> shares = {};             // of more than two parents, instead of the ratio: each one's, summing to 1
    bool operator==(const GeneValue&) const = default;
};
using Genes = std::vector<GeneValue>;            // in the order of ModelMap::genes

// Of what size the parts are that a random half is drawn from (design.md, grain).
enum class HalfGrain { Share, Tensor, Layer, Drawn }; // Drawn: head, row, element; the mask is drawn when the child is realised

// Where genomes may lie.
struct Space {
    std::vector<int> layers;                     // of each gene; genes of one layer share a draw at the grain of layers
    HalfGrain grain = HalfGrain::Share;
    double share = 0.5;                          // of parent B in a random half
    double spread = 0.2;                         // a share is drawn from share - spread to share + spread (docs: 0.3 to 0.7)
    double ratioLow = 0, ratioHigh = 1;          // of later generations
    std::vector<double> shares = {};             // of more than two parents, instead of share and ratio; each is drawn times 1 - 2 spread to 1 + 2 spread
    double secondLow = 1, secondHigh = 1;        // strength; one value where the run does not search it
    std::size_t size() const noexcept { return layers.size(); }
    // Both coordinates of every gene within the bounds; shares within 0 and 1, summing to 1.
    void clamp(Genes& genes) const;
};

// The gene of one parent alone, at strength 1.
GeneValue ofParent(std::size_t parent, const Space& space);

// `keep` of one's own and the rest of the other; outside of 0 and 1 it lies beyond them. The seed stays one's own.
GeneValue mixed(const GeneValue& own, const GeneValue& other, double keep);

// "A random half of each parent's genes": one newborn of the first generation, or an immigrant. Strengths are drawn around one
// common value of the child, since independent ones would average out and make all children alike.
Genes randomHalf(const Space& space, Dice& dice);

// Each gene from one of the two, at even odds.
Genes crossUniform(const Genes& a, const Genes& b, Dice& dice);
// BLX-alpha (Eshelman and Schaffer, 1993): each coordinate from the interval of the two, widened by alpha on both sides.
Genes crossBlend(const Genes& a, const Genes& b, double alpha, const Space& space, Dice& dice);
// Each gene with probability `rate` moves by a normal step of `size` times the width of its bounds; a drawn mask is drawn anew with
// half that probability.
void mutate(Genes& genes, double rate, double size, const Space& space, Dice& dice);

// A genome as a point in a box, for strategies that search boxes: the ratios of all genes (of more than two parents each gene's shares, one
// after the other, which genesAt() divides by their sum), then, where the run searches them, the second coordinates.
struct Box {
    std::vector<double> low, high;
};
Box boxOf(const Space& space);
std::vector<double> pointOf(const Genes& genes, const Space& space);
Genes genesAt(std::span<const double> point, Genes masks, const Space& space); // masks: whose seeds they take

// How far two genomes lie apart: mean over the genes of the distance on the plane, bounds scaled to 1 (of
// more than two parents the share that would have to change hands stands for the ratio). The diversity of a generation
// is its mean over all pairs.
double distance(const Genes& a, const Genes& b, const Space& space);
double diversity(std::span<const Genes> generation, const Space& space);

} // namespace heterosis::breeding
