// SPDX-License-Identifier: GPL-3.0-or-later
// The way back to mergekit, and recipes of our own over unlike vocabularies.
#include "mergekit_helpers.h"

#include "inheritance/mergekit_writer.h"

using namespace heterosis;
using namespace heterosis::test;

TEST_CASE("a state of the equalizer as mergekit's file is the same child")
{
    TemporaryDirectory folder;
    for (const char* name : {"o", "a", "b"}) {
        writeGpt2(folder / name, unsigned(name[0]), Dtype::F32);
    }
    const auto check = [&](const Parents& parents, const Genome& genome, const std::string& name) {
        exportChild(parents, recipeOf(parents, genome), folder / (name + " ours"), {}, quiet);
        const std::string yaml = writeMergekit(recipeOf(parents, genome));
        INFO(yaml);
        CHECK(furthest(*merged(folder, yaml, name), *Checkpoint::open(folder / (name + " ours"))) < 1e-6);
    };
    const auto o = openMap(folder / "o"), a = openMap(folder / "a"), b = openMap(folder / "b");
    const auto parents = Parents::of(a, b, o);
    Genome genome = everywhere(*a, {0.3, 1.7});
    for (auto& [gene, allele] : genome.alleles) { // unlike layers and regions, but for those that share a tensor
        const bool fused = gene.region == Region::Query || gene.region == Region::Key || gene.region == Region::Value;
        allele.ratio = 0.1 * double(gene.layer % 7) + (fused ? 0.5 : 0.01 * double(int(gene.region)));
    }
    check(parents, genome, "strength");
    check(Parents::of(a, b, nullptr), everywhere(*a, {0.4, 1}), "ratio");
    check(Parents::of(a, nullptr, nullptr), everywhere(*a, {0, 0.8}), "single");

    const auto refused = [&](const Parents& of, const Genome& other) {
        return complaint([&] { writeMergekit(recipeOf(of, other)); });
    };
    genome.alleles[{1, Region::Key}].ratio = 0.9;
    CHECK(refused(parents, genome).find("shares the tensor transformer.h.1.attn.c_attn") != std::string::npos);
    CHECK(refused(Parents::of(a, b, nullptr), everywhere(*a, {0.4, 0.5})).find("not all of them take part") != std::string::npos);
}

TEST_CASE("a recipe of our own crosses parents of unlike vocabularies beside their tokens")
{
    TemporaryDirectory folder;
    writeModel(folder / "a", 1, {"x", "y", "both"}, "<end>");
    writeModel(folder / "b", 2, {"both", "only b"}, "<stop>");
    const auto recipe = [&](const std::string& genes) {
        return parseRecipe(parseJson(R"({"heterosis": 1, "parents": [{"path": "a"}, {"path": "b"}], "genes": )" + genes + "}", "recipe"), folder.path(), "recipe");
    };
    CHECK(complaint([&] { openParents(recipe(R"({"*.*": {"ratio": 0.5}})"), quiet); }).find("embed.embedding") != std::string::npos);
    const Recipe body = recipe(R"({"*.*": {"ratio": 0.5}, "embed.embedding": {"ratio": 0}})");
    exportChild(openParents(body, quiet), body, folder / "child", {}, quiet);
    const auto child = Checkpoint::open(folder / "child"), a = Checkpoint::open(folder / "a");
    CHECK(bytesOf(*child->find("transformer.wte.weight")) == bytesOf(*a->find("transformer.wte.weight")));
    CHECK(bytesOf(*child->find("transformer.h.0.mlp.c_fc.weight")) != bytesOf(*a->find("transformer.h.0.mlp.c_fc.weight")));
}
