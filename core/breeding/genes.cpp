// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/genes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/stable_random.h"
#include "inheritance/crossover.h"

namespace heterosis::breeding {

namespace {

double width(double low, double high) { return high > low ? high - low : 0; }

bool searchesSecond(const Space& space) { return space.secondHigh > space.secondLow; }

void normalise(std::vector<double>& shares, const std::vector<double>& otherwise)
{
    double sum = 0;
    for (double& share : shares) {
        share = std::clamp(share, 0.0, 1.0);
        sum += share;
    }
    if (!(sum > 0)) {
        shares = otherwise;
        return;
    }
    for (double& share : shares)
        share /= sum;
}

// Who gives the whole of a tensor or layer.
std::size_t drawnParent(const Space& space, Dice& dice)
{
    const double u = dice.uniform();
    return space.shares.empty() ? std::size_t(u < space.share) : choose(u, space.shares);
}

GeneValue drawnAround(const Space& space, Dice& dice)
{
    GeneValue gene;
    if (space.shares.empty()) {
        gene.ratio = space.share + dice.uniform(-space.spread, space.spread);
        return gene;
    }
    for (const double share : space.shares)
        gene.shares.push_back(share * (1 + 2 * dice.uniform(-space.spread, space.spread)));
    return gene;
}

double changingHands(const GeneValue& a, const GeneValue& b)
{
    double sum = 0;
    for (std::size_t p = 0; p < a.shares.size(); ++p)
        sum += std::fabs(a.shares[p] - b.shares[p]) / 2;
    return sum;
}

} // namespace

Dice::Dice(std::uint64_t seed, std::string_view stream, std::uint64_t number)
{
    const std::uint64_t name = fnv1a(stream);
    std::seed_seq words {std::uint32_t(seed), std::uint32_t(seed >> 32), std::uint32_t(name), std::uint32_t(name >> 32),
                         std::uint32_t(number), std::uint32_t(number >> 32)};
    m_engine.seed(words);
}

double Dice::uniform() { return double(m_engine() >> 11) * 0x1p-53; }

double Dice::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double x = 0, y = 0, square = 0;
    do {
        x = uniform(-1, 1);
        y = uniform(-1, 1);
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    const double factor = std::sqrt(-2 * std::log(square) / square);
    m_spare = y * factor;
    m_hasSpare = true;
    return x * factor;
}

std::size_t Dice::below(std::size_t n) { return std::min(std::size_t(uniform() * double(n)), n - 1); }

void Space::clamp(Genes& genes) const
{
    for (GeneValue& gene : genes) {
        gene.ratio = std::clamp(gene.ratio, ratioLow, ratioHigh);
        gene.second = std::clamp(gene.second, secondLow, secondHigh);
        if (!gene.shares.empty())
            normalise(gene.shares, shares);
    }
}

GeneValue ofParent(std::size_t parent, const Space& space)
{
    GeneValue gene {.ratio = parent == 0 ? 0.0 : 1.0};
    if (!space.shares.empty()) {
        gene.shares.assign(space.shares.size(), 0.0);
        gene.shares[parent] = 1;
    }
    return gene;
}

GeneValue mixed(const GeneValue& own, const GeneValue& other, double keep)
{
    GeneValue gene {.ratio = keep * own.ratio + (1 - keep) * other.ratio, .second = keep * own.second + (1 - keep) * other.second, .seed = own.seed};
    for (std::size_t p = 0; p < own.shares.size(); ++p)
        gene.shares.push_back(keep * own.shares[p] + (1 - keep) * other.shares[p]);
    return gene;
}

Genes randomHalf(const Space& space, Dice& dice)
{
    Genes genes(space.size());
    const double common = dice.uniform(space.secondLow, space.secondHigh);
    const double scatter = 0.1 * width(space.secondLow, space.secondHigh);
    std::map<int, std::size_t> ofLayer; // its parent
    for (std::size_t i = 0; i < genes.size(); ++i) {
        GeneValue& gene = genes[i];
        switch (space.grain) {
        case HalfGrain::Share: gene = drawnAround(space, dice); break;
        case HalfGrain::Tensor: gene = ofParent(drawnParent(space, dice), space); break;
        case HalfGrain::Layer: {
            const auto [known, first] = ofLayer.try_emplace(space.layers[i], 0);
            if (first)
                known->second = drawnParent(space, dice);
            gene = ofParent(known->second, space);
            break;
        }
        case HalfGrain::Drawn:
            gene.ratio = space.share;
            gene.shares = space.shares;
            gene.seed = dice.seed() >> 11; // 53 bits: a JSON number keeps them
            break;
        }
        gene.second = common + scatter * dice.normal();
    }
    space.clamp(genes);
    return genes;
}

Genes crossUniform(const Genes& a, const Genes& b, Dice& dice)
{
    Genes child = a;
    for (std::size_t i = 0; i < child.size(); ++i) {
        if (dice.uniform() < 0.5) {
            child[i] = b[i];
        }
    }
    return child;
}

Genes crossBlend(const Genes& a, const Genes& b, double alpha, const Space& space, Dice& dice)
{
    Genes child = a;
    const auto between = [&](double x, double y) {
        const auto [low, high] = std::minmax(x, y);
        const double wider = alpha * (high - low);
        return dice.uniform(low - wider, high + wider);
    };
    for (std::size_t i = 0; i < child.size(); ++i) {
        if (dice.uniform() < 0.5) {
            child[i].seed = b[i].seed;
        }
        child[i].ratio = between(a[i].ratio, b[i].ratio);
        child[i].second = between(a[i].second, b[i].second);
        for (std::size_t p = 0; p < a[i].shares.size(); ++p)
            child[i].shares[p] = between(a[i].shares[p], b[i].shares[p]);
    }
    space.clamp(child);
    return child;
}

void mutate(Genes& genes, double rate, double size, const Space& space, Dice& dice)
{
    for (GeneValue& gene : genes) {
        if (dice.uniform() < rate) {
            if (gene.shares.empty())
                gene.ratio += size * width(space.ratioLow, space.ratioHigh) * dice.normal();
            for (double& share : gene.shares)
                share += size * dice.normal();
            gene.second += size * width(space.secondLow, space.secondHigh) * dice.normal();
        }
        if (space.grain == HalfGrain::Drawn && dice.uniform() < rate / 2) {
            gene.seed = dice.seed() >> 11;
        }
    }
    space.clamp(genes);
}

Box boxOf(const Space& space)
{
    Box box;
    const std::size_t coordinates = space.size() * std::max<std::size_t>(space.shares.size(), 1);
    box.low.assign(coordinates, space.shares.empty() ? space.ratioLow : 0);
    box.high.assign(coordinates, space.shares.empty() ? space.ratioHigh : 1);
    if (searchesSecond(space)) {
        box.low.resize(coordinates + space.size(), space.secondLow);
        box.high.resize(coordinates + space.size(), space.secondHigh);
    }
    return box;
}

std::vector<double> pointOf(const Genes& genes, const Space& space)
{
    std::vector<double> point;
    for (const GeneValue& gene : genes) {
        if (gene.shares.empty())
            point.push_back(gene.ratio);
        point.insert(point.end(), gene.shares.begin(), gene.shares.end());
    }
    for (std::size_t i = 0; searchesSecond(space) && i < genes.size(); ++i)
        point.push_back(genes[i].second);
    return point;
}

Genes genesAt(std::span<const double> point, Genes masks, const Space& space)
{
    const std::size_t each = std::max<std::size_t>(space.shares.size(), 1);
    for (std::size_t i = 0; i < masks.size(); ++i) {
        const auto mine = point.subspan(i * each, each);
        masks[i].second = searchesSecond(space) ? point[masks.size() * each + i] : space.secondLow;
        if (space.shares.empty()) {
            masks[i].ratio = mine.front();
            continue;
        }
        masks[i].shares.assign(mine.begin(), mine.end());
        normalise(masks[i].shares, space.shares);
    }
    return masks;
}

double distance(const Genes& a, const Genes& b, const Space& space)
{
    const double ratioWidth = width(space.ratioLow, space.ratioHigh), secondWidth = width(space.secondLow, space.secondHigh);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double r = !a[i].shares.empty() ? changingHands(a[i], b[i]) : ratioWidth > 0 ? (a[i].ratio - b[i].ratio) / ratioWidth : 0;
        const double s = secondWidth > 0 ? (a[i].second - b[i].second) / secondWidth : 0;
        sum += a[i].seed != b[i].seed && space.grain == HalfGrain::Drawn ? 1 : std::hypot(r, s);
    }
    return a.empty() ? 0 : sum / double(a.size());
}

double diversity(std::span<const Genes> generation, const Space& space)
{
    double sum = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < generation.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j, ++pairs) {
            sum += distance(generation[i], generation[j], space);
        }
    }
    return pairs ? sum / double(pairs) : 0;
}

} // namespace heterosis::breeding
