// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/genes.h"

#include <algorithm>
#include <cmath>

#include "base/stable_random.h"

namespace heterosis::breeding {

namespace {

double width(double low, double high) { return high > low ? high - low : 0; }

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
    }
}

Genes randomHalf(const Space& space, Dice& dice)
{
    Genes genes(space.size());
    const double common = dice.uniform(space.secondLow, space.secondHigh);
    const double scatter = 0.1 * width(space.secondLow, space.secondHigh);
    std::vector<std::pair<int, double>> ofLayer; // the layer's draw
    for (std::size_t i = 0; i < genes.size(); ++i) {
        GeneValue& gene = genes[i];
        switch (space.grain) {
        case HalfGrain::Share: gene.ratio = space.share + dice.uniform(-space.spread, space.spread); break;
        case HalfGrain::Tensor: gene.ratio = dice.uniform() < space.share ? 1 : 0; break;
        case HalfGrain::Layer: {
            const auto known = std::find_if(ofLayer.begin(), ofLayer.end(), [&](const auto& l) { return l.first == space.layers[i]; });
            gene.ratio = known != ofLayer.end() ? known->second : ofLayer.emplace_back(space.layers[i], dice.uniform() < space.share ? 1 : 0).second;
            break;
        }
        case HalfGrain::Drawn:
            gene.ratio = space.share;
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
    }
    space.clamp(child);
    return child;
}

void mutate(Genes& genes, double rate, double size, const Space& space, Dice& dice)
{
    for (GeneValue& gene : genes) {
        if (dice.uniform() < rate) {
            gene.ratio += size * width(space.ratioLow, space.ratioHigh) * dice.normal();
            gene.second += size * width(space.secondLow, space.secondHigh) * dice.normal();
        }
        if (space.grain == HalfGrain::Drawn && dice.uniform() < rate / 2) {
            gene.seed = dice.seed() >> 11;
        }
    }
    space.clamp(genes);
}

double distance(const Genes& a, const Genes& b, const Space& space)
{
    const double ratioWidth = width(space.ratioLow, space.ratioHigh), secondWidth = width(space.secondLow, space.secondHigh);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double r = ratioWidth > 0 ? (a[i].ratio - b[i].ratio) / ratioWidth : 0;
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
