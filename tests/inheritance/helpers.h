// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <doctest/doctest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "inheritance/blend.h"
#include "inheritance/export.h"
#include "inheritance/recipe.h"
#include "inheritance/subject.h"

namespace heterosis::test {

namespace fs = std::filesystem;

// A directory of its own, with a name that trips careless code; removed in the end.
class TemporaryDirectory {
public:
    TemporaryDirectory()
    {
        static int count = 0;
        m_path = fs::temp_directory_path() / ("상속 시험 " + std::to_string(::getpid()) + " " + std::to_string(++count));
        fs::create_directories(m_path);
    }
    ~TemporaryDirectory() { fs::remove_all(m_path); }
    const fs::path& path() const { return m_path; }
    fs::path operator/(const std::string& name) const { return m_path / name; }

private:
    fs::path m_path;
};

inline fs::path demo(const std::string& name) { return fs::path(HETEROSIS_SOURCE) / "resources/demo" / name; }

inline std::shared_ptr<const ModelMap> openMap(const fs::path& path) { return ModelMap::of(Checkpoint::open(path)); }

// Random floats of a model's size, some of them equal between two draws of one `shared` seed.
inline std::vector<std::byte> randomElements(Dtype dtype, std::int64_t count, unsigned seed, unsigned shared)
{
    std::mt19937 own(seed), common(shared);
    std::normal_distribution<float> ofBoth(0, 0.1f), ofMine(0, 0.1f); // each keeps a number back for its next call
    std::vector<float> values(std::size_t(count), 0.0f);
    for (float& value : values) {
        const float both = ofBoth(common), mine = ofMine(own);
        value = common() % 8 == 0 ? both : mine;
    }
    std::vector<std::byte> bytes(std::size_t(count * bitsOf(dtype) / 8));
    convertElements(reinterpret_cast<const std::byte*>(values.data()), Dtype::F32, bytes.data(), dtype, count);
    return bytes;
}

inline void writeTensors(const fs::path& file, std::vector<TensorPlan> plan, unsigned seed, unsigned shared)
{
    SafetensorsWriter writer(file, std::move(plan));
    unsigned tensor = 0;
    for (const TensorPlan& next : writer.order()) {
        ++tensor;
        const auto bits = std::uint64_t(next.bytes()) * 8 / std::uint64_t(bitsOf(next.dtype));
        writer.write(randomElements(next.dtype, std::int64_t(bits), seed + 1000 * tensor, shared + 1000 * tensor));
    }
    writer.finish();
}

// A GPT-2 with fused query-key-value in Conv1D layout, as small as one can be: 2 layers, width 12.
inline void writeGpt2(const fs::path& directory, unsigned seed, Dtype dtype)
{
    fs::create_directories(directory);
    std::ofstream(directory / "config.json")
        << R"({"architectures":["GPT2LMHeadModel"],"model_type":"gpt2","activation_function":"gelu_new","n_embd":12,"n_head":3,"n_layer":2,)"
        << R"("n_positions":16,"n_ctx":16,"vocab_size":20,"layer_norm_epsilon":1e-05,"tie_word_embeddings":true,"torch_dtype":")"
        << wordOf(dtype) << "\"}\n";
    std::ofstream(directory / "tokenizer_config.json") << "{}\n";
    std::vector<TensorPlan> plan {{"transformer.wte.weight", dtype, {20, 12}}, {"transformer.wpe.weight", dtype, {16, 12}},
                                  {"transformer.ln_f.weight", dtype, {12}}, {"transformer.ln_f.bias", dtype, {12}}};
    for (int layer = 0; layer < 2; ++layer) {
        const std::string at = "transformer.h." + std::to_string(layer) + ".";
        const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) { plan.push_back({at + name, dtype, std::move(shape)}); };
        for (const char* norm : {"ln_1", "ln_2"}) {
            add(std::string(norm) + ".weight", {12});
            add(std::string(norm) + ".bias", {12});
        }
        add("attn.c_attn.weight", {12, 36});
        add("attn.c_attn.bias", {36});
        add("attn.c_proj.weight", {12, 12});
        add("attn.c_proj.bias", {12});
        add("mlp.c_fc.weight", {12, 48});
        add("mlp.c_fc.bias", {48});
        add("mlp.c_proj.weight", {48, 12});
        add("mlp.c_proj.bias", {12});
    }
    writeTensors(directory / "model.safetensors", std::move(plan), seed, 7);
}

// A Llama with grouped queries: 3 layers, width 16, 4 heads of 4 in 2 groups.
inline void writeLlama(const fs::path& directory, unsigned seed, Dtype dtype)
{
    fs::create_directories(directory);
    std::ofstream(directory / "config.json")
        << R"({"architectures":["LlamaForCausalLM"],"model_type":"llama","hidden_size":16,"num_hidden_layers":3,"num_attention_heads":4,)"
        << R"("num_key_value_heads":2,"intermediate_size":24,"vocab_size":20,"max_position_embeddings":32,"rms_norm_eps":1e-05,)"
        << R"("attention_bias":true,"tie_word_embeddings":false,"torch_dtype":")" << wordOf(dtype) << "\"}\n";
    std::ofstream(directory / "tokenizer_config.json") << "{}\n";
    std::vector<TensorPlan> plan {{"model.embed_tokens.weight", dtype, {20, 16}}, {"model.norm.weight", dtype, {16}}, {"lm_head.weight", dtype, {20, 16}}};
    for (int layer = 0; layer < 3; ++layer) {
        const std::string at = "model.layers." + std::to_string(layer) + ".";
        const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) { plan.push_back({at + name, dtype, std::move(shape)}); };
        add("input_layernorm.weight", {16});
        add("post_attention_layernorm.weight", {16});
        for (const auto& [name, rows] : {std::pair("q", 16), {"k", 8}, {"v", 8}, {"o", 16}}) {
            add(std::string("self_attn.") + name + "_proj.weight", {rows, 16});
            add(std::string("self_attn.") + name + "_proj.bias", {rows});
        }
        add("mlp.gate_proj.weight", {24, 16});
        add("mlp.up_proj.weight", {24, 16});
        add("mlp.down_proj.weight", {16, 24});
    }
    writeTensors(directory / "model.safetensors", std::move(plan), seed, 7);
}

inline std::vector<std::byte> bytesOf(const TensorView& view) { return {view.bytes.begin(), view.bytes.end()}; }

inline bool sameBytes(const TensorSource& x, const TensorSource& y)
{
    bool same = x.tensors().size() == y.tensors().size();
    for (const TensorView& view : x.tensors()) {
        const TensorView* other = y.find(view.name);
        same = same && other && other->dtype == view.dtype && other->shape == view.shape && bytesOf(*other) == bytesOf(view);
    }
    return same;
}

inline Genome everywhere(const ModelMap& map, Allele allele, std::uint64_t seed = 0)
{
    Genome genome {.seed = seed};
    for (const Gene& gene : map.genes) {
        genome.alleles[gene.id] = allele;
    }
    return genome;
}

inline Genome randomGenome(const ModelMap& map, unsigned seed, double highest)
{
    std::mt19937 random(seed);
    Genome genome {.seed = seed};
    for (const Gene& gene : map.genes) {
        const double ratio = random() % 5 == 0 ? 1 : std::uniform_real_distribution(-0.2, 1.2)(random);
        genome.alleles[gene.id] = {ratio, random() % 5 == 0 ? 1 : std::uniform_real_distribution(0.0, highest)(random)};
    }
    return genome;
}

inline Recipe recipeOf(const Parents& parents, const Genome& genome)
{
    Recipe recipe;
    recipe.parents.push_back({parents.a->checkpoint->path(), ""});
    if (parents.b) {
        recipe.parents.push_back({parents.b->checkpoint->path(), ""});
    }
    if (parents.original) {
        recipe.original = RecipeParent {parents.original->checkpoint->path(), ""};
    }
    recipe.seed = genome.seed;
    recipe.genes = entriesOf(genome, *parents.a, parents.plane());
    return recipe;
}

// The English message of the Error that `work` throws; "" where it throws none.
template <class Work> std::string complaint(Work work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace heterosis::test
