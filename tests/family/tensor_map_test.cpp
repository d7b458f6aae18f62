// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>

#include "base/error.h"
#include "base/temporary.h"
#include "checkpoint/safetensors_writer.h"
#include "family/model_map.h"
#include "family/tensor_layouts.h"
#include "family/tensor_names.h"

using namespace heterosis;

namespace {

using Shapes = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

void writeZeros(const std::filesystem::path& file, const Shapes& shapes, Dtype dtype = Dtype::F32)
{
    std::vector<TensorPlan> plan;
    for (const auto& [name, shape] : shapes)
        plan.push_back({name, dtype, shape});
    SafetensorsWriter writer(file, std::move(plan));
    for (const TensorPlan& next : writer.order())
        writer.write(std::vector<std::byte>(next.bytes()));
    writer.finish();
}

std::shared_ptr<const ModelMap> mapOf(const std::filesystem::path& path) { return ModelMap::of(Checkpoint::open(path)); }

// The gene that a tensor belongs to.
std::string geneOf(const ModelMap& map, const std::string& tensor)
{
    std::string genes;
    for (const Gene& gene : map.genes)
        for (const GenePiece& piece : gene.pieces)
            if (map.parts[std::size_t(piece.part)].tensor == tensor)
                genes += (genes.empty() ? "" : " ") + gene.id.text();
    return genes;
}

Shapes unet()
{
    Shapes shapes{{"model.diffusion_model.time_embed.0.weight", {8, 4}}, {"model.diffusion_model.out.2.weight", {4, 4, 3, 3}},
                  {"model.diffusion_model.middle_block.0.in_layers.0.weight", {4}},
                  {"cond_stage_model.transformer.text_model.encoder.layers.0.self_attn.q_proj.weight", {8, 8}},
                  {"first_stage_model.decoder.conv_in.weight", {4, 4, 3, 3}}, {"alphas_cumprod", {10}}, {"logit_scale", {}}};
    for (int n = 0; n < 12; ++n)
        for (const char* way : {"input", "output"}) {
            const std::string block = std::string("model.diffusion_model.") + way + "_blocks." + std::to_string(n) + ".";
            shapes.push_back({block + "0.in_layers.0.weight", {4}});
            shapes.push_back({block + "0.in_layers.2.weight", {4, 4, 3, 3}});
            shapes.push_back({block + "0.in_layers.2.bias", {4}});
            shapes.push_back({block + "1.transformer_blocks.0.attn1.to_q.weight", {4, 4}});
            shapes.push_back({block + "1.transformer_blocks.0.attn1.to_out.0.weight", {4, 4}});
        }
    return shapes;
}

} // namespace

TEST_CASE("Stable Diffusion 1.x has the blocks that practitioners know")
{
    const TemporaryFolder folder;
    writeZeros(folder / "그림.safetensors", unet());
    const auto map = mapOf(folder / "그림.safetensors");
    CHECK(map->config.family == "sd1");
    CHECK_FALSE(map->speaks());
    CHECK_THROWS_AS(map->requireSpeech(), Error);
    REQUIRE(map->layerLabels.size() == 28);
    CHECK(map->layerLabels[0] == "IN00");
    CHECK(map->layerLabels[12] == "M00");
    CHECK(map->layerLabels[24] == "OUT11");
    CHECK(geneOf(*map, "model.diffusion_model.time_embed.0.weight").starts_with("0."));
    CHECK(geneOf(*map, "model.diffusion_model.out.2.weight").starts_with("24."));
    CHECK(geneOf(*map, "model.diffusion_model.input_blocks.4.1.transformer_blocks.0.attn1.to_q.weight") == "4.query");
    CHECK(geneOf(*map, "model.diffusion_model.output_blocks.10.1.transformer_blocks.0.attn1.to_out.0.weight") == "23.attention-output");
    CHECK(geneOf(*map, "model.diffusion_model.input_blocks.1.0.in_layers.0.weight") == "1.norm");
    CHECK(geneOf(*map, "model.diffusion_model.input_blocks.1.0.in_layers.2.bias") == "1.up"); // with its weight
    CHECK(geneOf(*map, "cond_stage_model.transformer.text_model.encoder.layers.0.self_attn.q_proj.weight") == "25.query");
    CHECK(map->layerLabels[27] == "BASE");
    CHECK(geneOf(*map, "logit_scale").starts_with("27."));
    CHECK(geneOf(*map, "alphas_cumprod").empty());
    CHECK(map->unused == std::vector<std::string>{"alphas_cumprod"});
}

TEST_CASE("layers and regions are taken from names; files of the same names and shapes fit")
{
    const TemporaryFolder folder;
    const Shapes vit{{"patch_embed.proj.weight", {8, 3, 4, 4}}, {"pos_embed", {1, 5, 8}}, {"blocks.0.attn.qkv.weight", {24, 8}}, {"blocks.0.attn.proj.weight", {8, 8}},
                     {"blocks.0.mlp.fc1.weight", {32, 8}}, {"blocks.0.mlp.fc2.weight", {8, 32}}, {"blocks.0.norm1.weight", {8}}, {"blocks.1.attn.qkv.weight", {24, 8}},
                     {"norm.weight", {8}}, {"head.weight", {10, 8}}};
    writeZeros(folder / "a.safetensors", vit);
    writeZeros(folder / "b.safetensors", vit, Dtype::BF16);
    const auto map = mapOf(folder / "a.safetensors");
    CHECK(map->config.family == "tensors");
    CHECK(map->config.layers == 2);
    CHECK(map->layerLabels.empty()); // just numbered
    CHECK(geneOf(*map, "blocks.0.attn.qkv.weight") == "0.query 0.key 0.value");
    CHECK(geneOf(*map, "blocks.0.attn.proj.weight") == "0.attention-output");
    CHECK(geneOf(*map, "blocks.0.mlp.fc1.weight") == "0.up");
    CHECK(geneOf(*map, "blocks.0.mlp.fc2.weight") == "0.down");
    CHECK(geneOf(*map, "blocks.0.norm1.weight") == "0.norm");
    CHECK(geneOf(*map, "pos_embed") == "embed.embedding");
    CHECK(geneOf(*map, "norm.weight") == "head.norm");
    CHECK(geneOf(*map, "head.weight") == "head.head");
    checkFit(*map, *mapOf(folder / "b.safetensors"));
    writeZeros(folder / "c.safetensors", {{"blocks.0.mlp.fc1.weight", {16, 8}}});
    CHECK_THROWS_AS(checkFit(*map, *mapOf(folder / "c.safetensors")), Error);
    writeZeros(folder / "whole numbers.safetensors", {{"ids", {4}}}, Dtype::I32);
    CHECK_THROWS_AS(mapOf(folder / "whole numbers.safetensors"), Error);
}

TEST_CASE("a U-Net of unknown make is divided in order, and many layers are joined")
{
    const TemporaryFolder folder;
    Shapes shapes;
    for (const char* block : {"up_blocks.0.resnets.0", "up_blocks.0.resnets.1", "mid_block.resnets.0", "down_blocks.1.resnets.0", "down_blocks.0.attentions.0"})
        shapes.push_back({std::string(block) + ".conv1.weight", {4, 4, 3, 3}});
    writeZeros(folder / "unet.safetensors", shapes);
    const auto map = mapOf(folder / "unet.safetensors");
    REQUIRE(map->layerLabels.size() == 5);
    CHECK(map->layerLabels == std::vector<std::string>{"DOWN0/ATTE0", "DOWN1/RESN0", "RESN0", "UP0/RESN0", "UP0/RESN1"});
    CHECK(geneOf(*map, "mid_block.resnets.0.conv1.weight") == "2.up");
    Shapes deep;
    for (int n = 0; n < 130; ++n)
        deep.push_back({"model.layers." + std::to_string(n) + ".mlp.down_proj.weight", {2, 2}});
    writeZeros(folder / "deep.safetensors", deep);
    const auto joined = mapOf(folder / "deep.safetensors");
    CHECK(joined->config.layers == 44);
    CHECK(joined->layerLabels.size() == 44);
    CHECK(std::set<std::string>(joined->layerLabels.begin(), joined->layerLabels.end()).size() == 44);
}

TEST_CASE("the layouts of the resources are sound, and broken ones are refused")
{
    CHECK_FALSE(tensorLayouts().empty());
    for (const char* bad : {R"({"family":"x"})", R"({"family":"x","title":"X","holds":[],"buffers":[],"layers":[]})",
                            R"({"family":"x","title":"X","holds":["a"],"buffers":[],"layers":[{"label":"in-0","prefixes":[""]}]})"})
        CHECK_THROWS_AS(parseTensorLayout(parseJson(bad, "x.json"), "x.json"), Error);
}
