// SPDX-License-Identifier: GPL-3.0-or-later
// mergekit files beside their numbers: documents, modules, tokens, chat templates.
#include "mergekit_helpers.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

const char* kPair = "merge_method: linear\nbase_model: a\nmodels:\n- {model: a, parameters: {weight: 0.25}}\n- {model: b, parameters: {weight: 0.75}}\n";

} // namespace

TEST_CASE("a document takes the model that another one makes")
{
    TemporaryDirectory folder;
    for (const char* name : {"a", "b", "c"}) {
        writeGpt2(folder / name, unsigned(name[0]), Dtype::F32);
    }
    const auto first = "merge_method: linear\nmodels:\n- {model: a, parameters: {weight: 1}}\n- {model: b, parameters: {weight: 2}}\n";
    merged(folder, first, "half");
    const auto last = [](const std::string& model) {
        return "merge_method: linear\nmodels:\n- {model: " + model + ", parameters: {weight: 1}}\n- {model: c, parameters: {weight: 3}}\n";
    };
    const auto want = merged(folder, last("half"), "by hand");
    const auto got = merged(folder, last("first") + "---\nname: first\n" + first, "in one");
    CHECK(sameBytes(*got, *want));
    CHECK(!fs::exists(folder / ".in one.stages"));
    std::ofstream(folder / "again.yml") << last("first") + "---\nname: first\n" + first;
    const ExportResult result = mergeMergekit(folder / "again.yml", folder / "again", folder.path(), {}, quiet);
    CHECK(result.parents.size() == 3); // those on disk: the document in between is no parent
}

TEST_CASE("the one module of a model has its own parameters, before those of the file")
{
    TemporaryDirectory folder;
    writeGpt2(folder / "a", 1, Dtype::F32);
    writeGpt2(folder / "b", 2, Dtype::F32);
    const auto want = merged(folder, "merge_method: slerp\nbase_model: a\nmodels:\n- model: b\nparameters: {t: 0.3}\n", "plain");
    const auto got = merged(folder,
                            "merge_method: slerp\nbase_model: a\nmodules:\n  default:\n    models:\n    - model: {model: {path: b}}\n    parameters: {t: 0.3}\n"
                            "parameters: {t: 0.9}\ndtype: ~\n", "module");
    CHECK(sameBytes(*got, *want));
}

TEST_CASE("rows are matched by the text of their tokens")
{
    TemporaryDirectory folder;
    writeModel(folder / "a", 1, {"x", "y", "both"}, "<end>");
    writeModel(folder / "b", 2, {"both", "only b"}, "<stop>");
    const auto a = Checkpoint::open(folder / "a"), b = Checkpoint::open(folder / "b");
    std::ofstream(folder / "merge.yml") << kPair;
    CHECK(complaint([&] { mergeMergekit(folder / "merge.yml", folder / "no", folder.path(), {}, quiet); }).find("vocabularies differ") != std::string::npos);

    const auto both = merged(folder, std::string(kPair) + "tokenizer_source: union\n", "union");
    const auto tokens = tokensOf(folder / "union");
    CHECK(tokens == std::map<std::string, int> {{"x", 0}, {"y", 1}, {"both", 2}, {"<end>", 3}, {"only b", 4}, {"<stop>", 5}});
    CHECK(readJson(folder / "union/config.json").at("vocab_size") == 6);
    CHECK(rowOf(*both, 0) == rowOf(*a, 0));                       // only A has it: both are taken to have that row
    CHECK(rowOf(*both, 5) == rowOf(*b, 2));
    const auto mixed = rowOf(*both, 2), ofA = rowOf(*a, 2), ofB = rowOf(*b, 0);
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        CHECK(mixed[i] == doctest::Approx(0.25 * double(ofA[i]) + 0.75 * double(ofB[i])));
    }

    const auto named = merged(folder, std::string(kPair) + "tokenizer_source: b\n", "named");
    CHECK(tokensOf(folder / "named") == tokensOf(folder / "b"));
    CHECK(rowOf(*named, 2) == rowOf(*b, 2));

    const auto rules = merged(folder, std::string(kPair) + "tokenizer:\n  source: base\n  pad_to_multiple_of: 4\n  tokens:\n"
        "    new: {source: {kind: zero}}\n    like x: {source: {kind: model_token, model: b, token: only b}}\n    y: {source: a, force: true}\n", "rules");
    CHECK(rules->find("transformer.wte.weight")->shape == std::vector<std::int64_t> {8, 12});
    CHECK(rowOf(*rules, 4) == std::vector<float>(12, 0.0f));
    CHECK(rowOf(*rules, 5) == rowOf(*b, 1));
    CHECK(rowOf(*rules, 1) == rowOf(*a, 1));
    CHECK(rowOf(*rules, 6) == rowOf(*rules, 7)); // of no token: the mean of the others
}

TEST_CASE("the chat template is the file's, and the first of the most common ones where it says auto")
{
    TemporaryDirectory folder;
    writeModel(folder / "a", 1, {"x"}, "<end>");
    writeModel(folder / "b", 2, {"x"}, "<end>");
    merged(folder, std::string(kPair) + "chat_template: auto\n", "auto");
    CHECK(readTextFile(folder / "auto/chat_template.jinja") == "{{ messages }} of a");
    merged(folder, std::string(kPair) + "chat_template: chatml\n", "chatml");
    CHECK(readJson(folder / "chatml/tokenizer_config.json").at("chat_template").get<std::string>().find("<|im_start|>") != std::string::npos);
    merged(folder, std::string(kPair) + "chat_template: \"{{ messages[0].content }}\"\n", "inline");
    CHECK(readTextFile(folder / "inline/chat_template.jinja") == "{{ messages[0].content }}");
}
