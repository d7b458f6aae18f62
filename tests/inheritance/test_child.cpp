// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <algorithm>

#include "inheritance/analysis.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

Parents demoParents(bool withOriginal)
{
    return Parents::of(openMap(demo("parent-english")), openMap(demo("parent-korean")), withOriginal ? openMap(demo("original")) : nullptr);
}

// Cancels at the n-th step.
class CancelAt final : public Control {
public:
    explicit CancelAt(int step) : m_left(step) {}
    void step(double, std::string_view) override
    {
        if (m_left-- <= 0) {
            throw Cancelled();
        }
    }

private:
    int m_left;
};

NoControl quiet;

} // namespace

TEST_CASE("the corners of the plane are the parents and the original, byte for byte")
{
    const Parents parents = demoParents(true);
    REQUIRE(parents.plane() == Plane::Strength);
    Child child(parents);
    const auto is = [&](Allele allele, const ModelMap& map) {
        child.realise(everywhere(*parents.a, allele), quiet);
        return sameBytes(child, *map.checkpoint);
    };
    CHECK(is({0, 1}, *parents.a));
    CHECK(is({1, 1}, *parents.b));
    CHECK(is({0.37, 0}, *parents.original));
    CHECK_FALSE(is({0.5, 1}, *parents.a));
    Child itself(Parents::of(parents.a, parents.a, parents.a));
    itself.realise(everywhere(*parents.a, {0.37, 1.7}), quiet);
    CHECK(sameBytes(itself, *parents.a->checkpoint));
    Child single(Parents::of(parents.a, nullptr, nullptr));
    single.realise(everywhere(*parents.a, {0.5, 1}), quiet);
    CHECK(sameBytes(single, *parents.a->checkpoint));
    single.realise(everywhere(*parents.a, {0.5, 0}), quiet);
    for (const TensorView& view : single.tensors()) {
        CHECK(std::all_of(view.bytes.begin(), view.bytes.end(), [](std::byte b) { return b == std::byte{0}; }));
    }
}

TEST_CASE("only genes that moved are blended again, and their buffers are aligned")
{
    Child child(demoParents(true));
    const ModelMap& map = *child.parents().a;
    Genome genome = everywhere(map, {0.5, 1});
    CHECK(child.realise(genome, quiet).size() == map.genes.size());
    CHECK(child.realise(genome, quiet).empty());
    const GeneId moved = map.genes[map.genes.size() / 2].id;
    genome.alleles[moved].ratio = 0.8;
    genome.seed = 5; // orders no rows in this plane
    CHECK(child.realise(genome, quiet) == std::vector<GeneId> {moved});
    Child fresh(child.parents());
    fresh.realise(genome, quiet);
    CHECK(sameBytes(child, fresh));
    for (const TensorView& view : child.tensors()) {
        CHECK(reinterpret_cast<std::uintptr_t>(view.bytes.data()) % 64 == 0);
    }
}

TEST_CASE("a cancelled child is finished by the next call, which names every gene that moved")
{
    Child child(demoParents(true));
    const ModelMap& map = *child.parents().a;
    child.realise(everywhere(map, {0.5, 1}), quiet);
    const Genome next = everywhere(map, {0.2, 1.5});
    for (int step = 0; step < 6; ++step) {
        CancelAt cancel(step);
        CHECK_THROWS_AS(child.realise(next, cancel), Cancelled);
    }
    CHECK(child.realise(next, quiet).size() == map.genes.size());
    Child fresh(child.parents());
    fresh.realise(next, quiet);
    CHECK(sameBytes(child, fresh));
}

TEST_CASE("a larger density contains a smaller one's rows")
{
    const auto ranks = rowRanks("3.query.weight", 1000, 42);
    CHECK(ranks == rowRanks("3.query.bias", 1000, 42));
    CHECK(ranks != rowRanks("3.query.weight", 1000, 43));
    CHECK(ranks != rowRanks("3.key.weight", 1000, 42));
    auto sorted = ranks;
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t i = 0; i < 1000; ++i) {
        REQUIRE(sorted[i] == i);
    }
    // Recipes depend on the order: these are its first ranks for good.
    const std::vector<std::uint32_t> known = rowRanks("0.query", 6, 0);
    CHECK(known == rowRanks("0.query.weight", 6, 0));

    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::F32);
    writeGpt2(folder / "b", 2, Dtype::F32);
    const auto a = openMap(folder / "a"), b = openMap(folder / "b");
    Child child(Parents::of(a, b, nullptr));
    std::map<std::string, std::vector<bool>> before;
    for (const double density : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        child.realise(everywhere(*a, {1, density}, 3), quiet);
        for (const TensorView& view : child.tensors()) {
            const TensorView &fromA = *a->checkpoint->find(view.name), &fromB = *b->checkpoint->find(view.name);
            auto& taken = before[view.name];
            taken.resize(std::size_t(view.elements()));
            for (std::size_t i = 0; i < taken.size(); ++i) {
                const bool isA = std::memcmp(view.bytes.data() + i * 4, fromA.bytes.data() + i * 4, 4) == 0;
                const bool isB = std::memcmp(view.bytes.data() + i * 4, fromB.bytes.data() + i * 4, 4) == 0;
                REQUIRE((isA || isB));
                REQUIRE((!taken[i] || isB));
                taken[i] = isB;
            }
        }
    }
    CHECK(sameBytes(child, *b->checkpoint));
}

TEST_CASE("density takes whole rows: columns of Conv1D, with their bias, within a fused gene")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::BF16);
    writeGpt2(folder / "b", 2, Dtype::BF16);
    const auto a = openMap(folder / "a"), b = openMap(folder / "b");
    Child child(Parents::of(a, b, nullptr));
    Genome genome = everywhere(*a, {1, 0}, 11);
    genome.alleles[{1, Region::Key}] = {1, 0.5};
    child.realise(genome, quiet);
    const auto ranks = rowRanks("1.key", 12, 11);
    const auto check = [&](const std::string& name, std::int64_t outer) {
        const TensorView &got = *child.find(name), &fromA = *a->checkpoint->find(name), &fromB = *b->checkpoint->find(name);
        for (std::int64_t i = 0; i < outer * 36; ++i) {
            const std::int64_t column = i % 36;
            const bool taken = column >= 12 && column < 24 && ranks[std::size_t(column - 12)] < 6;
            const TensorView& from = taken ? fromB : fromA;
            REQUIRE(std::memcmp(got.bytes.data() + i * 2, from.bytes.data() + i * 2, 2) == 0);
        }
    };
    check("transformer.h.1.attn.c_attn.weight", 12);
    check("transformer.h.1.attn.c_attn.bias", 1);
    CHECK(bytesOf(*child.find("transformer.h.0.attn.c_attn.weight")) == bytesOf(*a->checkpoint->find("transformer.h.0.attn.c_attn.weight")));
}

TEST_CASE("parents of unlike element types give a child in A's, or in the recipe's")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::BF16);
    writeGpt2(folder / "b", 2, Dtype::F32);
    const auto a = openMap(folder / "a"), b = openMap(folder / "b");
    Child child(Parents::of(a, b, nullptr)), half(Parents::of(a, b, nullptr), Dtype::F16);
    child.realise(everywhere(*a, {0, 1}), quiet);
    CHECK(sameBytes(child, *a->checkpoint));
    half.realise(everywhere(*a, {1, 1}), quiet);
    for (const TensorView& view : half.tensors()) {
        std::vector<std::byte> expected(view.bytes.size());
        convertElements(b->checkpoint->find(view.name)->bytes.data(), Dtype::F32, expected.data(), Dtype::F16, view.elements());
        CHECK(view.dtype == Dtype::F16);
        CHECK(bytesOf(view) == expected);
    }
}

TEST_CASE("analyse measures what a plain sum over the elements gives")
{
    const Parents parents = demoParents(true);
    std::size_t told = 0;
    const auto genes = analyse(parents, quiet, [&](const GeneDistance&) { ++told; });
    REQUIRE(genes.size() == parents.a->genes.size());
    CHECK(told == genes.size());
    for (const Gene& gene : parents.a->genes) {
        const auto found = std::find_if(genes.begin(), genes.end(), [&](const GeneDistance& d) { return d.gene == gene.id; });
        long double difference = 0, base = 0, pp = 0, qq = 0, pq = 0;
        std::int64_t agree = 0, elements = 0;
        bool plain = true;
        for (const GenePiece& piece : gene.pieces) {
            const Part& part = parents.a->parts[std::size_t(piece.part)];
            plain = plain && (part.rowAxis == 0 || part.shape.size() < 2);
            std::int64_t inner = 1;
            for (std::size_t i = 1; i < part.shape.size(); ++i) {
                inner *= part.shape[i];
            }
            const auto load = [&](const ModelMap& map) {
                const TensorView& view = *map.checkpoint->find(map.part(part.part)->tensor);
                std::vector<float> values(std::size_t(view.elements()));
                widen(view.bytes.data(), view.dtype, values.data(), view.elements());
                return values;
            };
            const auto a = load(*parents.a), b = load(*parents.b), o = load(*parents.original);
            for (auto i = std::size_t(piece.begin * inner); plain && i < std::size_t(piece.end * inner); ++i) {
                const long double p = (long double)a[i] - o[i], q = (long double)b[i] - o[i];
                difference += ((long double)b[i] - a[i]) * ((long double)b[i] - a[i]);
                base += (long double)o[i] * o[i];
                pp += p * p, qq += q * q, pq += p * q;
                agree += ((p > 0) - (p < 0)) == ((q > 0) - (q < 0));
                ++elements;
            }
        }
        if (!plain) {
            continue;
        }
        CHECK(found->elements == elements);
        CHECK(found->finite);
        CHECK(found->distance == doctest::Approx(double(std::sqrt(difference))).epsilon(1e-9));
        CHECK(found->relative == doctest::Approx(base > 0 ? double(std::sqrt(difference / base)) : 0).epsilon(1e-9));
        CHECK(found->cosine == doctest::Approx(pp * qq > 0 ? double(pq / std::sqrt(pp * qq)) : 0).epsilon(1e-6));
        CHECK(found->signAgreement == doctest::Approx(double(agree) / double(elements)).epsilon(1e-12));
    }
    const auto same = analyse(Parents::of(parents.a, parents.a, nullptr), quiet);
    CHECK(same[0].distance == 0);
    CHECK(same[0].cosine == doctest::Approx(1));
}
