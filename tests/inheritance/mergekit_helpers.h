// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "helpers.h"

#include <cmath>
#include <map>

#include "inheritance/mergekit.h"

namespace heterosis::test {

inline NoControl quiet;

inline std::shared_ptr<const Checkpoint> merged(const TemporaryDirectory& folder, const std::string& yaml, const std::string& out)
{
    std::ofstream(folder / "merge.yml") << yaml;
    mergeMergekit(folder / "merge.yml", folder / out, folder.path(), {}, quiet);
    return Checkpoint::open(folder / out);
}

inline std::vector<float> valuesOf(const TensorView& view)
{
    std::vector<float> values(std::size_t(view.elements()), 0.0f);
    widen(view.bytes.data(), view.dtype, values.data(), view.elements());
    return values;
}

inline double furthest(const TensorSource& x, const TensorSource& y)
{
    double most = 0;
    for (const TensorView& view : x.tensors()) {
        const TensorView* other = y.find(view.name);
        REQUIRE(other);
        const auto a = valuesOf(view), b = valuesOf(*other);
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            most = std::max(most, std::abs(double(a[i]) - double(b[i])));
        }
    }
    return most;
}

// A GPT-2 whose tokens are these words, in this order, with a tokenizer.json that says so.
inline void writeModel(const fs::path& directory, unsigned seed, const std::vector<std::string>& words, const std::string& special)
{
    const auto rows = std::int64_t(words.size()) + 1;
    fs::create_directories(directory);
    writeGpt2(directory, seed, Dtype::F32);
    std::vector<TensorPlan> plan;
    {
        const auto old = Checkpoint::open(directory);
        for (const TensorView& view : old->tensors()) {
            plan.push_back({view.name, view.dtype, view.name == "transformer.wte.weight" ? std::vector<std::int64_t> {rows, 12} : view.shape});
        }
    }
    fs::remove(directory / "model.safetensors");
    writeTensors(directory / "model.safetensors", std::move(plan), seed, 7);
    Json config = readJson(directory / "config.json");
    config["vocab_size"] = rows;
    std::ofstream(directory / "config.json") << config;
    Json vocabulary = Json::object();
    for (std::size_t i = 0; i < words.size(); ++i) {
        vocabulary[words[i]] = i;
    }
    vocabulary[special] = words.size();
    Json tokenizer = {{"version", "1.0"}, {"added_tokens", {{{"id", words.size()}, {"content", special}, {"special", true}}}},
                      {"model", {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", Json::array()}}}};
    std::ofstream(directory / "tokenizer.json") << tokenizer;
    std::ofstream(directory / "tokenizer_config.json") << R"({"chat_template": "{{ messages }} of )" << directory.filename().string() << "\"}";
}

inline std::map<std::string, int> tokensOf(const fs::path& directory)
{
    const Json json = readJson(directory / "tokenizer.json");
    std::map<std::string, int> tokens;
    for (const auto& [token, id] : json.at("model").at("vocab").items()) {
        tokens[token] = id;
    }
    for (const Json& token : json.at("added_tokens")) {
        tokens[token.at("content")] = token.at("id");
    }
    return tokens;
}

inline std::vector<float> rowOf(const Checkpoint& model, std::int64_t row)
{
    const auto values = valuesOf(*model.find("transformer.wte.weight"));
    return {values.begin() + row * 12, values.begin() + (row + 1) * 12};
}

} // namespace heterosis::test
