// SPDX-License-Identifier: GPL-3.0-or-later
// A model that goes out as GGUF comes back with the same numbers under the same names.
#include "helpers.h"

#include <cmath>

#include "checkpoint/gguf.h"
#include "family/model_map.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

std::vector<float> floatsOf(const TensorView& view)
{
    std::vector<float> out(std::size_t(view.elements()));
    convertElements(view.bytes.data(), view.dtype, reinterpret_cast<std::byte*>(out.data()), Dtype::F32, view.elements());
    return out;
}

std::vector<float> rounded(std::vector<float> values, Dtype dtype)
{
    std::vector<std::byte> stored(values.size() * std::size_t(bitsOf(dtype) / 8));
    convertElements(reinterpret_cast<const std::byte*>(values.data()), Dtype::F32, stored.data(), dtype, std::int64_t(values.size()));
    convertElements(stored.data(), dtype, reinterpret_cast<std::byte*>(values.data()), Dtype::F32, std::int64_t(values.size()));
    return values;
}

// The largest difference in steps of the blocks of 32 numbers; 0.5 is what rounding gives, the half-precision step a little more.
double steps(const std::vector<float>& values, const std::vector<float>& now)
{
    double most = 0;
    for (std::size_t block = 0; block < values.size(); block += 32) {
        float largest = 0;
        for (std::size_t i = block; i < block + 32; ++i)
            largest = std::max(largest, std::abs(values[i]));
        for (std::size_t i = block; i < block + 32 && largest > 0; ++i)
            most = std::max(most, double(std::abs(values[i] - now[i])) / (double(largest) / 127));
    }
    return most;
}

// Position embeddings, norms and biases stay in float32.
bool isMatrix(const Part& part) { return part.shape.size() == 2 && part.part != "position_embedding"; }

void checkRoundTrip(const ModelMap& map, const fs::path& file, const ExportOptions& options)
{
    const auto result = exportCheckpoint(map, file, options, quiet);
    CHECK(result.format == "gguf");
    CHECK(result.bytes == fs::file_size(file));
    const auto back = openMap(file);
    CHECK(back->config.family == (map.config.family == "mistral" ? "llama" : map.config.family));
    CHECK(result.sha256 == back->checkpoint->sha256(quiet));
    REQUIRE(back->parts.size() == map.parts.size());
    for (const Part& part : map.parts) {
        CAPTURE(part.part);
        const Part* same = back->part(part.part);
        REQUIRE(same);
        CHECK(same->shape == part.shape);
        const auto values = floatsOf(*map.checkpoint->find(part.tensor)), now = floatsOf(*back->checkpoint->find(same->tensor));
        const bool blocks = options.eightBits && isMatrix(part) && (part.rowAxis == 1 ? part.shape[0] : part.shape[1]) % 32 == 0 && part.rowAxis == 0;
        if (blocks)
            CHECK(steps(values, now) < 0.56);
        else if (!isMatrix(part))
            CHECK(now == values);
        else if (!options.eightBits)
            CHECK(now == rounded(values, options.dtype.value_or(map.config.storedDtype)));
    }
}

fs::path kitModels() { return fs::path(HETEROSIS_SHARED) / "oracles/models"; }

} // namespace

TEST_CASE("every model of the kit that llama.cpp knows goes out as GGUF and comes back the same")
{
    if (!fs::exists(kitModels())) {
        MESSAGE("skipped: the oracle kit is absent: ", kitModels().string());
        return;
    }
    const TemporaryDirectory folder;
    for (const char* name : {"gpt2-noprefix", "gpt2-tied", "gpt2-untied", "gpt2-bin", "llama-gqa-tied-llama3rope", "llama-headdim-bias", "llama-mha", "llama-rope-linear",
             "llama-rope-yarn", "llama-sharded", "mistral-sliding", "qwen2", "qwen3"}) {
        CAPTURE(std::string(name));
        const auto map = openMap(kitModels() / name);
        checkRoundTrip(*map, folder / (std::string(name) + ".gguf"), {.format = ExportFormat::Gguf});
        checkRoundTrip(*map, folder / (std::string(name) + "-16.gguf"), {.format = ExportFormat::Gguf, .dtype = Dtype::F16});
        checkRoundTrip(*map, folder / (std::string(name) + "-b16.gguf"), {.format = ExportFormat::Gguf, .dtype = Dtype::BF16});
        checkRoundTrip(*map, folder / (std::string(name) + "-8.gguf"), {.format = ExportFormat::Gguf, .eightBits = true});
        const auto back = openMap(folder / (std::string(name) + ".gguf"));
        CHECK(back->config.rope.type == map->config.rope.type);
        CHECK(back->config.rope.factor == map->config.rope.factor);
        if (map->config.rope.type != "default")
            CHECK(back->config.rope.originalContext == map->config.rope.originalContext);
        CHECK(float(back->config.normEps) == float(map->config.normEps));
        CHECK(back->config.tiedHead == map->config.tiedHead);
    }
}

TEST_CASE("what llama.cpp has no counterpart for is not exported as GGUF, and nothing is left behind")
{
    if (!fs::exists(kitModels())) {
        MESSAGE("skipped: the oracle kit is absent: ", kitModels().string());
        return;
    }
    const TemporaryDirectory folder;
    const auto refusal = [&](const char* name) {
        try {
            exportCheckpoint(*openMap(kitModels() / name), folder / "out.gguf", {.format = ExportFormat::Gguf}, quiet);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refusal("gpt2-scale-layer-idx").find("activation \"gelu\"") != std::string::npos);
    CHECK(refusal("gpt2-tied-bf16").find("no tokenizer") != std::string::npos);
    CHECK(fs::is_empty(folder.path()));
    std::ofstream(folder / "there.gguf") << "somebody's";
    CHECK_THROWS_AS(exportCheckpoint(*openMap(kitModels() / "qwen2"), folder / "there.gguf", {.format = ExportFormat::Gguf}, quiet), Error);
    CHECK(readTextFile(folder / "there.gguf") == "somebody's");
}

TEST_CASE("a child goes out as GGUF with its recipe, and equals its export as a folder")
{
    if (!fs::exists(kitModels())) {
        MESSAGE("skipped: the oracle kit is absent: ", kitModels().string());
        return;
    }
    const TemporaryDirectory folder;
    fs::copy(kitModels() / "llama-mha", folder / "a");
    const auto a = openMap(folder / "a");
    Recipe recipe;
    recipe.parents = {{folder / "a", {}}};
    recipe.genes = {{.key = "*.*", .strength = 0.5}};
    const Parents parents = Parents::of(a, nullptr, nullptr);
    fs::create_directories(folder / "out");
    exportChild(parents, recipe, folder / "out/child.gguf", {.format = ExportFormat::Gguf}, quiet);
    exportChild(parents, recipe, folder / "child", {}, quiet);
    const auto gguf = openMap(folder / "out/child.gguf"), plain = openMap(folder / "child");
    for (const Part& part : plain->parts)
        CHECK(floatsOf(*gguf->checkpoint->find(gguf->part(part.part)->tensor)) == floatsOf(*plain->checkpoint->find(part.tensor)));
    const MappedFile file(folder / "out/child.gguf");
    CHECK(readGguf(file.bytes(), "child").text("heterosis.recipe").value_or("").find("\"strength\"") != std::string_view::npos);
}
