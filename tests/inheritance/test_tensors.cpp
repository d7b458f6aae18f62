// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/analysis.h"
#include "inheritance/helpers.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

void writeUnet(const fs::path& file, unsigned seed)
{
    const std::string model = "model.diffusion_model.";
    std::vector<TensorPlan> plan {{model + "middle_block.0.in_layers.0.weight", Dtype::F16, {4}}, {"alphas_cumprod", Dtype::F32, {3}}, {"logit_scale", Dtype::F32, {}}};
    for (int n = 0; n < 12; ++n) {
        for (const std::string way : {"input_blocks.", "output_blocks."}) {
            plan.push_back({model + way + std::to_string(n) + ".0.in_layers.0.weight", Dtype::F16, {4}});
            plan.push_back({model + way + std::to_string(n) + ".0.in_layers.2.weight", Dtype::F16, {4, 2, 3, 3}});
        }
    }
    writeTensors(file, plan, seed, 7);
}

std::string bytesOf(const Checkpoint& checkpoint, const std::string& name)
{
    const TensorView* view = checkpoint.find(name);
    REQUIRE(view);
    return {reinterpret_cast<const char*>(view->bytes.data()), view->bytes.size()};
}

} // namespace

TEST_CASE("a child of two U-Nets is blended by the blocks' names and written as one file")
{
    const TemporaryDirectory parents, out;
    writeUnet(parents / "a.safetensors", 1);
    writeUnet(parents / "b.safetensors", 2);
    const Recipe recipe = parseRecipe(Json {{"heterosis", 1}, {"parents", {{{"path", "a.safetensors"}}, {{"path", "b.safetensors"}}}},
                                            {"genes", {{"*.*", {{"ratio", 0}}}, {"IN00-IN03.*", {{"ratio", 1}}}, {"OUT11.up", {{"ratio", 1}}}, {"BASE.*", {{"ratio", 0.5}}}}}},
                                      parents.path(), "recipe.json");
    NoControl control;
    const auto opened = openParents(recipe, control);
    ExportOptions options;
    options.format = ExportFormat::Safetensors;
    exportChild(opened, recipe, out / "child.safetensors", options, control);
    const auto a = Checkpoint::open(parents / "a.safetensors"), b = Checkpoint::open(parents / "b.safetensors"), child = Checkpoint::open(out / "child.safetensors");
    REQUIRE(child->tensors().size() == a->tensors().size());
    const auto isOf = [&](const Checkpoint& parent, const std::string& name) { return bytesOf(*child, name) == bytesOf(parent, name); };
    const std::string model = "model.diffusion_model.";
    CHECK(isOf(*b, model + "input_blocks.3.0.in_layers.2.weight"));
    CHECK(isOf(*a, model + "input_blocks.4.0.in_layers.2.weight"));
    CHECK(isOf(*b, model + "output_blocks.11.0.in_layers.2.weight"));
    CHECK(isOf(*a, model + "output_blocks.11.0.in_layers.0.weight"));
    CHECK(isOf(*a, "alphas_cumprod"));
    const auto number = [](const Checkpoint& from) { float x = 0; std::memcpy(&x, from.find("logit_scale")->bytes.data(), 4); return x; };
    CHECK(number(*child) == doctest::Approx((number(*a) + number(*b)) / 2));
    // A folder has no config.json where the parent has none.
    exportChild(opened, recipe, out / "folder", {}, control);
    CHECK(fs::exists(out / "folder" / "model.safetensors"));
    CHECK_FALSE(fs::exists(out / "folder" / "config.json"));
    CHECK(analyse(opened, control, {}).size() == opened.a->genes.size());
    CHECK_THROWS_AS(resolve(parseRecipe(Json {{"heterosis", 1}, {"parents", {{{"path", "a.safetensors"}}, {{"path", "b.safetensors"}}}}, {"genes", {{"IN99.*", {{"ratio", 1}}}}}},
                                        parents.path(), "r"), *opened.a), Error);
}
