// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/inspection.h"

#include <algorithm>

#include "base/control.h"
#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"
#include "checkpoint/adapter.h"
#include "checkpoint/gguf_tensor.h"
#include "checkpoint/hash_files.h"
#include "checkpoint/tensor_values.h"
#include "checkpoint/weight_files.h"
#include "family/families.h"
#include "family/inspect_adapter.h"
#include "family/model_map.h"
#include "family/tensor_listing.h"
#include "family/tensor_map.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

Json summaryOf(const ModelConfig& config)
{
    Json out{{"kind", config.encoder ? "encoder" : "decoder"}, {"layers", config.layers}, {"width", config.width}, {"heads", config.heads}, {"kv_heads", config.kvHeads}, {"head_dim", config.headDim},
        {"mlp_width", config.mlpWidth}, {"vocabulary", config.vocabulary}, {"context", config.context}, {"norm", config.norm}, {"norm_eps", config.normEps},
        {"positions", config.positions}, {"mlp", config.mlp}, {"activation", config.activation}, {"tied_head", config.tiedHead}, {"bos", config.bos},
        {"eos", config.eos}, {"dtype", wordOf(config.storedDtype)}};
    if (config.positions == "rope")
        out["rope"] = Json{{"type", config.rope.type}, {"theta", config.rope.theta}, {"factor", config.rope.factor}};
    if (config.encoder && !config.labels.empty())
        out["labels"] = config.labels;
    if (config.slidingWindow)
        out["sliding_window"] = config.slidingWindow;
    return out;
}

Json genesOf(const ModelMap& map)
{
    Json out = Json::array();
    for (const Gene& gene : map.genes) {
        Json one{{"gene", gene.id.text()},
            {"tensors", std::count_if(gene.pieces.begin(), gene.pieces.end(), [](const GenePiece& piece) { return piece.first == 0; })}, {"elements", gene.elements}};
        if (gene.id.layer >= 0 && std::size_t(gene.id.layer) < map.layerLabels.size())
            one["label"] = map.layerLabels[std::size_t(gene.id.layer)];
        out.push_back(std::move(one));
    }
    return out;
}

// A model that is not run here: what its tensors are, by their names. A file without weights has none, and is listed all the same.
void addTensorsAlone(Json& document, const std::shared_ptr<const Checkpoint>& checkpoint, const Text& unknown, Json& problems)
{
    try {
        const auto map = mapOfTensors(checkpoint, unknown);
        document["family"] = map->config.family;
        document["genes"] = genesOf(*map);
        document["layers"] = map->layerLabels.empty() ? Json(map->config.layers) : Json(map->layerLabels);
        document["silence"] = map->silence.str();
        if (checkpoint->config() && map->config.family == "tensors")
            problems.push_back(unknown.str());
    } catch (const Error& error) {
        if (checkpoint->config())
            problems.push_back(unknown.str() + ". " + error.info().message.str());
    }
}

// Family, sizes and genes. An architecture that is not known forbids none of the rest; its tensors are listed.
void addModel(Json& document, const std::shared_ptr<const Checkpoint>& checkpoint, Json& problems)
{
    if (const Text unknown = whyUnknown(*checkpoint); !unknown.empty())
        return addTensorsAlone(document, checkpoint, unknown, problems);
    const Family& family = familyOf(*checkpoint->config(), checkpoint->configFile().string());
    const auto map = ModelMap::of(checkpoint);
    document["family"] = map->config.family;
    document["config"] = summaryOf(map->config);
    document["genes"] = genesOf(*map);
    for (const std::string& name : map->unused)
        if (!family.expects(name))
            problems.push_back("tensor " + printable(name) + " is no part of the architecture; an export keeps it as it is");
}

Json inspectWeights(const fs::path& path, bool values, Control& control)
{
    const auto checkpoint = Checkpoint::open(path);
    Json document{{"path", path.string()}, {"kind", checkpoint->config() ? "model" : "weights"}};
    Json problems = Json::array();
    for (const Text& problem : checkpoint->problems())
        problems.push_back(problem.str());
    std::int64_t parameters = 0;
    for (const TensorView& tensor : checkpoint->tensors())
        parameters += tensor.elements();
    if (checkpoint->adapter())
        document["adapter"] = summaryOf(*checkpoint->adapter());
    document["bytes"] = checkpoint->weightBytes();
    document["parameters"] = parameters;
    addModel(document, checkpoint, problems);
    if (checkpoint->tensors().empty())
        problems.push_back("the file holds no tensors");
    if (std::string hash = checkpoint->sha256(control); !hash.empty())
        document["sha256"] = std::move(hash);
    document["tensors"] = listTensors(checkpoint->tensors(), values, problems, control);
    checkpoint->checkUnchanged();
    document["problems"] = std::move(problems);
    return document;
}

// The file's own tensors, as they are named, shaped and stored in it; those of the model that it holds may be called otherwise.
Json tensorsOf(const GgufFile& gguf, bool values, Json& problems, Control& control)
{
    Json out = Json::array();
    double done = 0;
    for (const GgufTensor& tensor : gguf.tensors) {
        control.step(done++ / static_cast<double>(gguf.tensors.size()), tensor.name);
        Json entry{{"name", tensor.name}, {"dtype", tensor.format->name}, {"shape", tensor.shape}};
        if (values && tensor.elements() <= kListedElements && tensor.format->readable()) {
            const GgufDerived plain(tensor, GgufLayout::Same, 1);
            if (auto listed = valuesOf({tensor.name, plain.dtype(), tensor.shape, TensorBytes(plain, plain.size())}))
                entry["values"] = std::move(*listed);
        }
        if (hasNonFinite(tensor))
            problems.push_back(nonFiniteProblem(tensor.name));
        out.push_back(std::move(entry));
    }
    return out;
}

// What the file says of itself beside its tensors: the tokenizer's lists are only counted.
Json metadataOf(const GgufFile& gguf)
{
    Json out{{"version", gguf.version}, {"keys", gguf.metadata.size()}};
    for (const char* key : {"general.architecture", "general.name", "general.license", "tokenizer.ggml.model", "tokenizer.ggml.pre"})
        if (const auto text = gguf.text(key))
            out[key] = printable(*text, 300);
    if (const GgufValue* tokens = gguf.value("tokenizer.ggml.tokens"))
        out["tokens"] = tokens->count;
    return out;
}

Json inspectGguf(const fs::path& path, const fs::path& file, bool values, Control& control)
{
    const MappedFile mapped(file);
    const GgufFile gguf = readGguf(mapped.bytes(), file.string());
    Json document{{"path", path.string()}, {"kind", "weights"}}, problems = Json::array();
    std::uint64_t bytes = 0;
    std::int64_t parameters = 0;
    for (const GgufTensor& tensor : gguf.tensors) {
        bytes += tensor.bytes.size();
        parameters += tensor.elements();
    }
    document["bytes"] = bytes;
    document["parameters"] = parameters;
    document["gguf"] = metadataOf(gguf);
    try {
        const auto checkpoint = Checkpoint::open(file);
        if (!checkpoint->config())
            throw Error(checkpoint->configFault().value_or(ErrorInfo{}));
        addModel(document, checkpoint, problems);
        document["kind"] = "model";
    } catch (const Error& error) { // its tensors can be listed all the same
        problems.push_back("no model to speak or blend: " + error.info().message.str() + ". " + error.info().remedy.str());
    }
    if (gguf.tensors.empty())
        problems.push_back("the file holds no tensors");
    if (std::string hash = hashFiles({file}, control); !hash.empty())
        document["sha256"] = std::move(hash);
    document["tensors"] = tensorsOf(gguf, values, problems, control);
    mapped.checkUnchanged();
    document["problems"] = std::move(problems);
    return document;
}

Json inspectConfig(const fs::path& path)
{
    const ModelConfig config = readModelConfig(readJson(path, {.bytes = 64'000'000}), path.string());
    return Json{{"path", path.string()}, {"kind", "config"}, {"family", config.family}, {"config", summaryOf(config)}, {"tensors", Json::array()}, {"problems", Json::array()}};
}

} // namespace

Json inspectFile(const fs::path& fileOrDirectory, bool values, Control& control)
{
    std::error_code ignored;
    const std::string name = fileOrDirectory.filename().string();
    if (splitAdapted(fileOrDirectory))
        return inspectWeights(fileOrDirectory, values, control);
    if (Adapter::is(fileOrDirectory) || name == "adapter_config.json")
        return inspectAdapter(name == "adapter_config.json" ? fileOrDirectory.parent_path() : fileOrDirectory, values, control);
    if (fs::is_regular_file(fileOrDirectory, ignored) && name.ends_with(".json") && !name.ends_with(".index.json"))
        return inspectConfig(fileOrDirectory);
    if (const WeightFiles files = findWeightFiles(fileOrDirectory); files.format == WeightFormat::Gguf)
        return inspectGguf(fileOrDirectory, files.files.front(), values, control);
    return inspectWeights(fileOrDirectory, values, control);
}

} // namespace heterosis
