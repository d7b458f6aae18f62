// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/analysis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/error.h"
#include "base/parallel.h"
#include "inheritance/blend.h"

namespace heterosis {

namespace {

constexpr std::int64_t kChunk = 1 << 16; // elements that are summed by themselves: sums do not depend on the threads
constexpr std::int64_t kBlock = 1024;    // elements that are widened at a time
constexpr int kLanes = 8;                // running sums that are added up in the end

// Sums over some elements of p = A - O and q = B - O (of A and B where O is A), and of B - A and O.
struct Sums {
    double difference = 0, base = 0, pp = 0, qq = 0, pq = 0;
    std::int64_t agreeing = 0, counted = 0;

    void add(const Sums& other)
    {
        difference += other.difference;
        base += other.base;
        pp += other.pp;
        qq += other.qq;
        pq += other.pq;
        agreeing += other.agreeing;
        counted += other.counted;
    }
};

int signOf(double x) { return (x > 0) - (x < 0); }

struct Block {
    std::array<float, kBlock> a, b, o;
};

// Elements that are not finite in one of the inputs are left out, and counted as missing.
void addBlock(const Block& x, std::int64_t count, std::array<Sums, kLanes>& lanes)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const double a = x.a[i], b = x.b[i], o = x.o[i];
        if (!std::isfinite(a) || !std::isfinite(b) || !std::isfinite(o)) {
            continue;
        }
        Sums& sums = lanes[i % kLanes];
        const double p = a - o, q = b - o;
        sums.difference += (b - a) * (b - a);
        sums.base += o * o;
        sums.pp += p * p;
        sums.qq += q * q;
        sums.pq += p * q;
        sums.agreeing += signOf(p) == signOf(q);
        ++sums.counted;
    }
}

struct PartViews {
    const TensorView* a;
    const TensorView* b;
    const TensorView* o; // null: O is A, and directions are those of A and B themselves
};

// A run of elements that lie together in each of the views.
Sums sumsOf(const PartViews& views, std::int64_t first, std::int64_t last)
{
    Block block;
    std::array<Sums, kLanes> lanes;
    const auto load = [&](const TensorView& view, std::array<float, kBlock>& to, std::int64_t at, std::int64_t count) {
        widen(view.bytes.data() + at * (bitsOf(view.dtype) / 8), view.dtype, to.data(), count);
    };
    block.o.fill(0);
    for (std::int64_t at = first; at < last; at += kBlock) {
        const std::int64_t count = std::min(kBlock, last - at);
        load(*views.a, block.a, at, count);
        load(*views.b, block.b, at, count);
        if (views.o) {
            load(*views.o, block.o, at, count);
        }
        addBlock(block, count, lanes);
    }
    Sums sums;
    for (const Sums& lane : lanes) {
        sums.add(lane);
    }
    return sums;
}

struct Run {
    std::int64_t first, last;
};

// The piece as runs of at most kChunk elements, in order.
std::vector<Run> runsOf(const Part& part, const GenePiece& piece)
{
    std::int64_t inner = 1, outer = 1, begin = 0, end = 0;
    const bool columns = part.shape.size() > 1 && part.rowAxis == 1;
    if (columns) {
        outer = part.shape[0];
        inner = part.shape[1];
        begin = piece.begin;
        end = piece.end;
        if (begin == 0 && end == inner) { // all columns lie together
            end = outer * inner;
            outer = 1;
        }
    } else {
        for (std::size_t i = 1; i < part.shape.size(); ++i) {
            inner *= part.shape[i];
        }
        begin = piece.begin * inner;
        end = piece.end * inner;
    }
    std::vector<Run> runs;
    for (std::int64_t row = 0; row < outer; ++row) {
        for (std::int64_t at = begin; at < end; at += kChunk) {
            runs.push_back({row * inner + at, row * inner + std::min(end, at + kChunk)});
        }
    }
    return runs;
}

Sums sumsOf(const PartViews& views, const Part& part, const GenePiece& piece)
{
    const auto runs = runsOf(part, piece);
    std::vector<Sums> each(runs.size());
    const std::int64_t grain = runs.empty() ? 1 : std::max<std::int64_t>(1, kChunk / std::max<std::int64_t>(1, runs[0].last - runs[0].first));
    parallelFor(0, std::int64_t(runs.size()), grain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            each[std::size_t(i)] = sumsOf(views, runs[std::size_t(i)].first, runs[std::size_t(i)].last);
        }
    });
    Sums sums;
    for (const Sums& one : each) {
        sums.add(one);
    }
    return sums;
}

const TensorView* viewOf(const std::shared_ptr<const ModelMap>& map, const TensorSource* source, const Part& part)
{
    if (!map) {
        return nullptr;
    }
    const Part* own = map->part(part.part);
    const TensorView* view = own ? (source ? source : map->checkpoint.get())->find(own->tensor) : nullptr;
    if (!view || !isBlendable(view->dtype)) {
        throw Error({.message = text("The tensor for {} is missing, or of a type that cannot be measured", part.part),
                     .file = map->checkpoint->path().string(),
                     .place = part.tensor,
                     .remedy = text("Convert the model to bfloat16, float16 or float32 first")});
    }
    return view;
}

double ratioOf(double x, double y) { return y > 0 ? x / y : 0; }

void finish(GeneDistance& gene, const Sums& sums, Plane plane)
{
    gene.finite = sums.counted == gene.elements;
    if (plane == Plane::Single) { // A beside itself
        gene.distance = std::sqrt(sums.pp);
        gene.norm = gene.departureA = gene.departureB = gene.distance;
        gene.relative = gene.cosine = sums.pp > 0 ? 1 : 0;
        gene.signAgreement = 1;
        return;
    }
    gene.distance = std::sqrt(sums.difference);
    gene.norm = std::sqrt(plane == Plane::Density ? sums.pp : sums.base);
    gene.departureA = std::sqrt(sums.pp);
    gene.departureB = std::sqrt(sums.qq);
    gene.relative = ratioOf(gene.distance, gene.norm);
    gene.cosine = std::clamp(ratioOf(sums.pq, std::sqrt(sums.pp) * std::sqrt(sums.qq)), -1.0, 1.0);
    gene.signAgreement = sums.counted ? double(sums.agreeing) / double(sums.counted) : 0;
}

constexpr double kFar = 0.3, kUnrelated = 0.9;

} // namespace

Kinship kinshipOf(const std::vector<GeneDistance>& genes)
{
    double distance = 0, norm = 0, pq = 0, pp = 0, qq = 0;
    for (const GeneDistance& gene : genes) {
        distance += gene.distance * gene.distance;
        norm += gene.norm * gene.norm;
        pq += gene.cosine * gene.departureA * gene.departureB;
        pp += gene.departureA * gene.departureA;
        qq += gene.departureB * gene.departureB;
    }
    Kinship kinship {.relative = ratioOf(std::sqrt(distance), std::sqrt(norm)), .cosine = ratioOf(pq, std::sqrt(pp) * std::sqrt(qq)), .warning = {}};
    char percent[32];
    std::snprintf(percent, sizeof percent, "%.0f %%", 100 * kinship.relative);
    if (kinship.relative >= kUnrelated) {
        kinship.level = Kinship::Level::Unrelated;
        kinship.warning = text("The parents lie {} of their size apart, as models without a common ancestor do: align them, or choose siblings", std::string(percent));
    } else if (kinship.relative >= kFar) {
        kinship.level = Kinship::Level::Far;
        kinship.warning = text("The parents lie {} of their size apart: children by tensor, layer, head or row seldom live; by share or element they do", std::string(percent));
    }
    return kinship;
}

std::vector<GeneDistance> analyse(const Parents& parents, Control& control, const std::function<void(const GeneDistance&)>& measured)
{
    const ModelMap& map = *parents.a;
    const TensorSource* b = parents.b ? &parents.sourceOf(1) : nullptr;
    std::vector<GeneDistance> genes;
    for (const Gene& gene : map.genes) {
        control.step(double(genes.size()) / double(map.genes.size()), gene.id.text());
        GeneDistance distance {.gene = gene.id};
        Sums sums;
        for (const GenePiece& piece : gene.pieces) {
            const Part& part = map.parts[std::size_t(piece.part)];
            PartViews views {viewOf(parents.a, nullptr, part), viewOf(parents.b, b, part), viewOf(parents.original, nullptr, part)};
            views.b = views.b ? views.b : views.a;
            if (views.b->shape != views.a->shape || (views.o && views.o->shape != views.a->shape)) {
                continue; // rows of unlike vocabularies (unlike_vocabularies.h) have no distance
            }
            if (piece.first == 0) { // else one more piece of the same tensor
                distance.tensors.push_back(part.tensor);
            }
            for (const Run& run : runsOf(part, piece)) {
                distance.elements += run.last - run.first;
            }
            sums.add(sumsOf(views, part, piece));
        }
        finish(distance, sums, parents.plane());
        genes.push_back(std::move(distance));
        if (measured) {
            measured(genes.back());
        }
    }
    return genes;
}

} // namespace heterosis
