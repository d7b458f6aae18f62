// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

// A recipe of two parents (and an original) with these genes; further keys come behind them.
Recipe parsed(const std::string& genes, bool original = false, const std::string& more = "")
{
    const std::string document = R"({"heterosis":1,"parents":[{"path":"a"},{"path":"b"}],)" + std::string(original ? R"("original":{"path":"o"},)" : "")
        + R"("operator":"ratio","seed":3,"genes":)" + genes + more + "}";
    return parseRecipe(parseJson(document, "recipe.json"), "/models", "recipe.json");
}

std::string refusal(const std::string& genes, bool original = false, const std::string& more = "")
{
    return complaint([&] { parsed(genes, original, more); });
}

bool says(const std::string& message, const std::string& word) { return message.find(word) != std::string::npos; }

} // namespace

TEST_CASE("an index beats a range beats the star, then a region beats the star")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::F32);
    const auto map = openMap(folder / "a");
    const Recipe recipe = parsed(R"({"*.*":{"ratio":0.1,"density":0.9},"*.norm":{"ratio":0.2},"0-1.*":{"ratio":0.3},"0-1.up":{"ratio":0.4},)"
                                 R"("1.*":{"ratio":0.5},"1.up":{"ratio":0.6,"density":0.25},"embed.*":{"ratio":0.7}})");
    const Genome genome = resolve(recipe, *map);
    const auto at = [&](const char* gene) { return genome.alleles.at(*GeneId::parse(gene)); };
    CHECK(genome.seed == 3);
    CHECK(at("0.query") == Allele {0.3, 0.9});
    CHECK(at("0.norm") == Allele {0.3, 0.9});
    CHECK(at("0.up") == Allele {0.4, 0.9});
    CHECK(at("1.up") == Allele {0.6, 0.25});
    CHECK(at("1.norm") == Allele {0.5, 0.9});
    CHECK(at("head.norm") == Allele {0.2, 0.9});
    CHECK(at("embed.embedding") == Allele {0.7, 0.9});
    const Genome neutral = resolve(parsed("{}"), *map);
    CHECK(neutral.alleles.at({0, Region::Query}) == Allele {0.5, 1});
    CHECK(neutral.alleles.size() == map->genes.size());
    CHECK(says(complaint([&] { resolve(parsed(R"({"9.query":{"ratio":0}})"), *map); }), "9.query"));
    CHECK(says(complaint([&] { resolve(parsed(R"({"*.gate":{"ratio":0}})"), *map); }), "*.gate"));
    CHECK(says(complaint([&] { resolve(parsed(R"({"0-1.up":{"ratio":0},"0-5.up":{"ratio":1}})"), *map); }), "0-5.up"));
}

TEST_CASE("what a recipe may not say is refused by name")
{
    CHECK(says(refusal(R"({"3":{"ratio":0}})"), "genes.3"));
    for (const char* key : {"03.query", "-1.query", "3-1.query", "a.query", "3.quarry", "3.query.x", "*", "", "1-.query", "99999999999.query"}) {
        CHECK(says(refusal(R"({")" + std::string(key) + R"(":{"ratio":0}})"), "genes." + std::string(key)));
    }
    CHECK(says(refusal(R"({"*.*":{"ratio":0,"ratios":1}})"), "ratios"));
    CHECK(says(refusal(R"({"*.*":{"weights":[0.5,0.5]}})"), "more than two"));
    CHECK(says(refusal(R"({"*.*":{"weights":[0.5,0.5,1]}})"), "3 weights for 2 parents"));
    CHECK(says(refusal(R"({"*.*":{"operator":"tries"}})"), "tries"));
    CHECK(refusal(R"({"*.*":{"operator":"ties"}})").empty());
    CHECK(says(refusal(R"({"*.*":{"operator":"model_stock"}})"), "third parent"));
    CHECK(says(refusal(R"({"*.*":{"grain":"crumb"}})"), "crumb"));
    CHECK(says(refusal(R"({"*.*":{"ratio":"half"}})"), "genes.*.*.ratio"));
    CHECK(says(refusal(R"({"*.*":{}})"), "genes.*.*"));
    CHECK(says(refusal(R"({"*.*":{"strength":1,"density":1}})"), "not both"));
    CHECK(says(refusal(R"({"*.*":{"strength":1.5}})"), "density"));
    CHECK(refusal(R"({"*.*":{"strength":1}})").empty());
    CHECK(says(refusal(R"({"*.*":{"density":0.5}})", true), "strength"));
    CHECK(refusal(R"({"*.*":{"strength":1.5}})", true).empty());
    CHECK(says(refusal(R"({"*.*":{"density":1.5}})"), "0 to 1"));
    CHECK(says(refusal("{}", false, R"(,"surprise":1)"), "surprise"));
    CHECK(refusal("{}", false, R"(,"grain":"row")").empty()); // ratio has none: it changes nothing
    CHECK(says(refusal("{}", false, R"(,"options":{"density":0.5})"), "density"));
    CHECK(refusal(R"({"0.*":{"operator":"ties"}})", false, R"(,"options":{"density":0.5})").empty());
    CHECK(says(refusal(R"({"0.*":{"operator":"ties"}})", false, R"(,"options":{"density":[0.5,0.4,0.3]})"), "3 numbers for 2 parents"));
    CHECK(says(refusal(R"({"0.*":{"operator":"ties"}})", false, R"(,"options":{"normalize":1})"), "true or false"));
    CHECK(says(refusal("{}", false, R"(,"options":{"mutation":{"rate":2,"size":1}})"), "rate"));
    CHECK(says(refusal("{}", false, R"(,"options":{"align":1})"), "true or false"));
    CHECK(says(refusal("{}", false, R"(,"options":{"x":1})"), "options"));
    CHECK(says(refusal("{}", false, R"(,"dtype":"int8")"), "int8"));
    CHECK(says(refusal("[]"), "genes"));
    const auto document = [](const std::string& text) {
        return complaint([&] { parseRecipe(parseJson(text, "r.json"), "/", "r.json"); });
    };
    CHECK(says(document(R"({"parents":[]})"), "heterosis"));
    CHECK(says(document(R"({"heterosis":2,"parents":[{"path":"a"}]})"), "version 2"));
    CHECK(says(document(R"({"heterosis":1,"parents":[]})"), "parents"));
    CHECK(says(document(R"({"heterosis":1,"parents":[{"path":"a"},{"path":"b"},{"path":"c"}],"genes":{"*.*":{"ratio":0}}})"), "weights"));
    std::string nine = R"({"path":"p"})";
    for (int i = 0; i < 8; ++i) {
        nine += R"(,{"path":"p"})";
    }
    CHECK(says(document(R"({"heterosis":1,"parents":[)" + nine + "]}"), "too many"));
    CHECK(says(document(R"({"heterosis":1,"operator":"ties","parents":[{"path":"a"}]})"), "ties"));
    CHECK(says(document(R"({"heterosis":1,"parents":[{"path":"a","sha256":"12"}]})"), "SHA-256"));
    CHECK(says(document(R"({"heterosis":1,"seed":-1,"parents":[{"path":"a"}]})"), "seed"));
    CHECK(says(document(R"({"heterosis":1,"parents":[{"path":"a"}],"genes":{"*.*":{"ratio":0.5}}})"), "two parents"));
    CHECK(says(document(R"({"heterosis":1,"parents":[{"path":"a"}],"original":{"path":"o"}})"), "original"));
    CHECK(says(document(R"({"heterosis":1,"parents":[{"paths":"a"}]})"), "paths"));
}

TEST_CASE("a recipe comes back as it was written")
{
    const std::string sum(64, 'a');
    Recipe recipe = parsed(R"({"*.*":{"ratio":0.1,"strength":1.7},"3.query":{"ratio":0.30000000000000004}})", true,
                           R"(,"dtype":"bfloat16","curves":{"query":[[0,1]]},"locks":["3.key"])");
    recipe.parents[1].sha256 = sum;
    CHECK(recipe.parents[0].path == "/models/a");
    CHECK(recipe.plane() == Plane::Strength);
    const Json written = writeRecipe(recipe, "/models");
    CHECK(written["parents"][0]["path"] == "a");
    CHECK(writeRecipe(recipe, "/elsewhere")["parents"][0]["path"] == "/models/a");
    const Recipe back = parseRecipe(parseJson(writeJson(written), "recipe.json"), "/models", "recipe.json");
    CHECK(writeJson(writeRecipe(back, "/models")) == writeJson(written));
    CHECK(back.parents[1].sha256 == sum);
    CHECK(*back.genes[1].ratio == 0.30000000000000004);
    CHECK(back.window.at("locks") == Json::array({"3.key"}));
    CHECK(back.dtype == Dtype::BF16);
}

TEST_CASE("entries are few, and resolve to exactly the genome they were made from")
{
    const auto map = openMap(demo("parent-english"));
    Recipe recipe;
    recipe.parents = {{demo("parent-english"), ""}, {demo("parent-korean"), ""}};
    const auto roundTrip = [&](const Genome& genome) {
        recipe.seed = genome.seed;
        recipe.genes = entriesOf(genome, *map, recipe.plane());
        return resolve(recipe, *map) == genome;
    };
    CHECK(roundTrip(everywhere(*map, {0.3, 0.5}, 7)));
    CHECK(recipe.genes.size() == 1);
    Genome regions = everywhere(*map, {0.3, 1});
    for (auto& [gene, allele] : regions.alleles) {
        allele.ratio = gene.region == Region::Norm ? 0.9 : allele.ratio;
        allele.ratio = gene.layer == 1 ? 0.1 : allele.ratio;
    }
    CHECK(roundTrip(regions));
    CHECK(recipe.genes.size() == 3);
    for (unsigned seed = 0; seed < 20; ++seed) {
        CHECK(roundTrip(randomGenome(*map, seed, 1)));
    }
    recipe.original = RecipeParent {demo("original"), ""};
    CHECK(roundTrip(randomGenome(*map, 3, 2)));
}

TEST_CASE("a subject is a checkpoint or a recipe; later spellings are refused by what they are")
{
    const Subject english = Subject::open(demo("parent-english"), quiet);
    CHECK_FALSE(english.recipe);
    CHECK(english.source->tensors().size() == english.map->checkpoint->tensors().size());
    CHECK(says(complaint([] { Subject::open("base+adapter", quiet); }), "adapter"));
    CHECK(says(complaint([] { Subject::open("work#12", quiet); }), "studbook"));
    CHECK_FALSE(complaint([] { Subject::open("nowhere", quiet); }).empty());

    TemporaryDirectory folder;
    Recipe recipe;
    recipe.parents = {{demo("parent-english"), ""}, {demo("parent-korean"), ""}};
    recipe.genes = {{.key = "*.*", .ratio = 1}};
    const fs::path file = folder / "아이.json";
    writeFileAtomically(file, writeJson(writeRecipe(recipe, folder.path())));
    const Subject child = Subject::open(file, quiet);
    REQUIRE(child.recipe);
    CHECK(sameBytes(*child.source, *openMap(demo("parent-korean"))->checkpoint));
    CHECK(child.tokenizer == demo("parent-english"));

    recipe.parents[1].sha256 = std::string(64, '0');
    writeFileAtomically(file, writeJson(writeRecipe(recipe, folder.path())));
    const std::string message = complaint([&] { Subject::open(file, quiet); });
    CHECK(says(message, std::string(64, '0')));
    CHECK(says(message, openMap(demo("parent-korean"))->checkpoint->sha256(quiet)));
}
