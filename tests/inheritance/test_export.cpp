// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include <algorithm>
#include <map>

#include "base/parallel.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

class CancelAfter final : public Control {
public:
    explicit CancelAfter(double fraction) : m_fraction(fraction) {}
    void step(double fraction, std::string_view) override
    {
        if (fraction >= m_fraction) {
            throw Cancelled();
        }
    }

private:
    double m_fraction;
};

// Everything below a folder, by name and content.
std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            content[entry.path().lexically_relative(folder).string()] = readTextFile(entry.path());
        }
    }
    return content;
}

// Three small models of unlike element types, in folders with a tokenizer's files and weights that no export may take along.
struct Family {
    TemporaryDirectory folder;
    std::shared_ptr<const ModelMap> a, b, original;
    Family()
    {
        writeGpt2(folder / "a", 1, Dtype::BF16);
        writeGpt2(folder / "b", 2, Dtype::F16);
        writeGpt2(folder / "o", 3, Dtype::BF16);
        std::ofstream(folder / "a/merges.txt") << "#version\n";
        std::ofstream(folder / "a/pytorch_model.bin") << "weights";
        std::ofstream(folder / "a/README.md") << "of A";
        fs::create_directory_symlink(folder / "a", folder / "link");
        a = openMap(folder / "a"), b = openMap(folder / "b"), original = openMap(folder / "o");
    }
};

} // namespace

TEST_CASE("an export has the bytes of the child in memory, in every plane")
{
    Family family;
    const auto before = contentOf(family.folder.path());
    const std::vector<Parents> planes {Parents::of(family.a, family.b, family.original), Parents::of(family.a, family.b, nullptr),
                                       Parents::of(family.a, nullptr, nullptr)};
    for (const Parents& parents : planes) {
        for (const std::optional<Dtype> dtype : {std::optional<Dtype>(), std::optional<Dtype>(Dtype::F16)}) {
            const Genome genome = randomGenome(*parents.a, 5, parents.plane() == Plane::Density ? 1 : 2);
            Recipe recipe = recipeOf(parents, genome);
            recipe.dtype = dtype;
            TemporaryDirectory target;
            const ExportResult result = exportChild(parents, recipe, target / "out", {}, quiet);
            Child child(parents, dtype);
            child.realise(genome, quiet);
            const auto exported = Checkpoint::open(target / "out");
            CHECK(sameBytes(child, *exported));
            CHECK(result.sha256 == exported->sha256(quiet));
            CHECK(result.tensors == child.tensors().size());

            const Subject again = Subject::open(target / "out/recipe.json", quiet);
            CHECK(sameBytes(*again.source, *exported));
            CHECK(again.recipe->parents[0].sha256 == family.a->checkpoint->sha256(quiet));
        }
    }
    CHECK(contentOf(family.folder.path()) == before); // the originals never change
}

TEST_CASE("an export brings its tokenizer, its card and its recipe, and nobody else's weights")
{
    Family family;
    const Parents parents = Parents::of(family.a, family.b, family.original);
    Recipe recipe = recipeOf(parents, everywhere(*family.a, {0.4, 1.7}));
    recipe.window["locks"] = Json::array({"0.query"});
    TemporaryDirectory target;
    const ExportResult result = exportChild(parents, recipe, target / "out", {}, quiet);
    CHECK(result.files
          == std::vector<std::string> {"README.md", "config.json", "merges.txt", "model.safetensors", "recipe.json", "tokenizer_config.json"});
    const auto files = contentOf(target / "out");
    CHECK(files.at("config.json") == readTextFile(family.folder / "a/config.json"));
    CHECK(files.at("README.md").find("library_name: transformers") != std::string::npos);
    CHECK(files.at("README.md").find(family.b->checkpoint->sha256(quiet)) != std::string::npos);
    CHECK(files.at("README.md").find("/") != 0);
    CHECK(parseJson(files.at("recipe.json"), "recipe.json").at("locks") == Json::array({"0.query"}));
    const std::string& weights = files.at("model.safetensors");
    CHECK(weights.find("heterosis.recipe") != std::string::npos);
    CHECK(weights.find(family.original->checkpoint->sha256(quiet)) != std::string::npos);
    CHECK(weights.find(family.folder.path().string()) == std::string::npos); // no path of this machine travels with the weights
    std::uint64_t bytes = 0;
    for (const auto& [name, content] : files) {
        bytes += content.size();
    }
    CHECK(result.bytes == bytes);
}

TEST_CASE("shards, another dtype, and one thread or two")
{
    Family family;
    const Parents parents = Parents::of(family.a, family.b, nullptr);
    const Recipe recipe = recipeOf(parents, randomGenome(*family.a, 8, 1));
    TemporaryDirectory target;
    const int before = threads();
    setThreads(1);
    exportChild(parents, recipe, target / "one", {}, quiet);
    setThreads(2);
    exportChild(parents, recipe, target / "two", {}, quiet);
    setThreads(before);
    auto one = contentOf(target / "one"), two = contentOf(target / "two");
    CHECK(one.at("model.safetensors") == two.at("model.safetensors"));
    CHECK(one.at("recipe.json") == two.at("recipe.json"));

    const ExportResult sharded = exportChild(parents, recipe, target / "shards", {.dtype = Dtype::F32, .shardBytes = 4000}, quiet);
    const auto opened = openMap(target / "shards");
    CHECK(opened->checkpoint->weightFiles().size() > 2);
    CHECK(sharded.sha256 == opened->checkpoint->sha256(quiet));
    CHECK(opened->checkpoint->config()->at("torch_dtype") == "float32");
    const auto plain = Checkpoint::open(target / "one");
    for (const TensorView& view : opened->checkpoint->tensors()) {
        std::vector<std::byte> wide(view.bytes.size());
        convertElements(plain->find(view.name)->bytes.data(), Dtype::BF16, wide.data(), Dtype::F32, view.elements());
        CHECK(view.dtype == Dtype::F32);
        CHECK(bytesOf(view) == wide);
    }
    exportCheckpoint(*opened, target / "again", {.dtype = Dtype::BF16}, quiet);
    CHECK(sameBytes(*Checkpoint::open(target / "again"), *plain));
}

TEST_CASE("a cancelled export leaves nothing, at whatever moment")
{
    Family family;
    const Parents parents = Parents::of(family.a, family.b, family.original);
    const Recipe recipe = recipeOf(parents, everywhere(*family.a, {0.4, 1}));
    for (const double moment : {0.0, 0.3, 0.41, 0.7, 0.95, 1.0}) {
        TemporaryDirectory target;
        CancelAfter control(moment);
        CHECK_THROWS_AS(exportChild(parents, recipe, target / "out", {}, control), Cancelled);
        CHECK(fs::is_empty(target.path()));
    }
}

TEST_CASE("an export never touches an original's folder, nor what is already there")
{
    Family family;
    const auto before = contentOf(family.folder.path());
    const Parents parents = Parents::of(family.a, family.b, nullptr);
    const Recipe recipe = recipeOf(parents, everywhere(*family.a, {0.4, 1}));
    TemporaryDirectory occupied;
    std::ofstream(occupied / "mine.txt") << "keep";
    fs::create_directory_symlink(family.folder / "b", occupied / "link-to-b");
    for (const fs::path& out : {family.folder / "a", family.folder / "a/child", family.folder / "link/child", family.folder.path(),
                                family.folder / "b/../b/x", occupied.path(), occupied / "mine.txt", occupied / "link-to-b/x"}) {
        CHECK_FALSE(complaint([&] { exportChild(parents, recipe, out, {}, quiet); }).empty());
        CHECK_FALSE(complaint([&] { exportCheckpoint(*family.b, family.folder / "b/x", {}, quiet); }).empty());
    }
    CHECK(contentOf(family.folder.path()) == before);
    CHECK(readTextFile(occupied / "mine.txt") == "keep");
    fs::create_directory(occupied / "empty");
    CHECK(complaint([&] { exportChild(parents, recipe, occupied / "empty", {}, quiet); }).empty());
}

TEST_CASE("a parent that changes behind our back stops the export")
{
    Family family;
    const Parents parents = Parents::of(family.a, family.b, nullptr);
    const Recipe recipe = recipeOf(parents, everywhere(*family.a, {0.4, 1}));
    writeGpt2(family.folder / "new", 9, Dtype::F16);
    fs::rename(family.folder / "new/model.safetensors", family.folder / "b/model.safetensors");
    TemporaryDirectory target;
    CHECK_FALSE(complaint([&] { exportChild(parents, recipe, target / "out", {}, quiet); }).empty());
    CHECK(fs::is_empty(target.path()));
}
