// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "inheritance/blend.h"
#include "inheritance/mergekit_config.h"
#include "inheritance/model_card.h"
#include "inheritance/model_writer.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr double kHashing = 0.4;

using Maps = std::vector<std::shared_ptr<const ModelMap>>;

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

// torch.promote_types of the float types: the wider one; float16 beside bfloat16 gives float32.
Dtype promoted(const std::vector<BlendInput>& inputs)
{
    Dtype type = inputs.front().dtype;
    for (const BlendInput& input : inputs) {
        if (input.dtype != type) {
            type = Dtype::F32;
        }
    }
    return type;
}

// torch's sum of a short row of float32 (SumKernel.cpp, row_sum): four running sums over the whole groups of four, what is left
// is added to the first, then the others to it in order.
float torchSum(const std::vector<float>& values)
{
    float partial[4] = {0, 0, 0, 0};
    const std::size_t whole = values.size() / 4 * 4;
    for (std::size_t i = 0; i < whole; ++i) {
        partial[i % 4] += values[i];
    }
    for (std::size_t i = whole; i < values.size(); ++i) {
        partial[0] += values[i];
    }
    return partial[0] + partial[1] + partial[2] + partial[3];
}

class LinearMerge {
public:
    LinearMerge(const MergekitConfig& config, const Maps& maps, const std::string& file) : m_config(config), m_maps(maps), m_file(file) {}

    OutputTensor tensor(const Part& part, std::optional<Dtype> fileDtype) const
    {
        const auto inputs = inputsOf(part);
        BlendRule rule {.target = m_config.dtype.value_or(promoted(inputs)), .inputs = m_config.dtype, .keepEqual = false, .divisor = 1.0f};
        if (normalizes(part)) {
            rule.divisor = divisorOf(part, inputs);
        }
        const TensorView& shaped = *viewOf(donor(), part);
        std::vector<Dtype> stages {rule.target}; // each rounds once, as tensor.to(dtype) does
        for (const auto& next : {m_config.outDtype, fileDtype}) {
            if (next && *next != stages.back()) {
                stages.push_back(*next);
            }
        }
        const auto make = [inputs, rule, stages, count = shaped.elements()](std::vector<std::byte>& buffer) -> std::span<const std::byte> {
            buffer.resize(std::size_t(count * sizeOf(rule.target)));
            blend(inputs, rule, buffer.data(), count);
            for (std::size_t i = 1; i < stages.size(); ++i) {
                std::vector<std::byte> next(std::size_t(count * sizeOf(stages[i])));
                convertElements(buffer.data(), stages[i - 1], next.data(), stages[i], count);
                buffer = std::move(next);
            }
            return buffer;
        };
        return {{shaped.name, stages.back(), shaped.shape}, make};
    }

private:
    const ModelMap& donor() const { return *m_maps[m_config.donor]; }

    // mergekit's t: the layer's place from 0 to 1; 0 before and after the layers; 1 for an only layer.
    double placeOf(const Part& part) const
    {
        int layer = 0;
        const auto [end, fault] = std::from_chars(part.part.data(), part.part.data() + part.part.size(), layer);
        if (fault != std::errc() || *end != '.') {
            return 0;
        }
        const auto layers = donor().config.layers;
        return layers > 1 ? double(layer) / double(layers - 1) : 1;
    }

    const TensorView* viewOf(const ModelMap& map, const Part& part) const
    {
        const Part* own = map.part(part.part);
        const TensorView* view = own ? map.checkpoint->find(own->tensor) : nullptr;
        if (!view || !isBlendable(view->dtype) || view->dtype == Dtype::F64) {
            throw Error({.message = text("The tensor {} is missing, or of a type that cannot be blended", own ? own->tensor : part.tensor),
                         .file = map.checkpoint->path().string(),
                         .place = part.tensor,
                         .remedy = text("Convert the model to bfloat16, float16 or float32 first")});
        }
        return view;
    }

    std::vector<BlendInput> inputsOf(const Part& part) const
    {
        std::vector<BlendInput> inputs;
        for (std::size_t i = 0; i < m_maps.size(); ++i) {
            const TensorView* view = viewOf(*m_maps[i], part);
            inputs.push_back({view->bytes.data(), view->dtype, weightOf(m_config.models[i], view->name, placeOf(part))});
        }
        return inputs;
    }

    float weightOf(const MergekitModel& model, const std::string& tensor, double t) const
    {
        for (const auto& setting : {model.weight, m_config.weight}) {
            if (const auto value = setting ? setting->at(tensor, t) : std::nullopt) {
                return float(*value);
            }
        }
        throw Error({.message = text("The model {} has no weight for tensor {}", model.spelled, tensor),
                     .file = m_file,
                     .place = "line " + std::to_string(model.line),
                     .remedy = text("Add \"weight\" to its parameters, without a filter for the rest")});
    }

    bool normalizes(const Part& part) const
    {
        const auto value = m_config.normalize ? m_config.normalize->at(part.tensor, 0) : std::nullopt;
        return value.value_or(1) != 0;
    }

    float divisorOf(const Part& part, const std::vector<BlendInput>& inputs) const
    {
        std::vector<float> weights;
        for (const BlendInput& input : inputs) {
            weights.push_back(input.coefficient);
        }
        const float sum = torchSum(weights);
        if (sum == 0) {
            throw Error({.message = text("The weights for tensor {} sum to 0 and cannot be normalized", part.tensor),
                         .file = m_file,
                         .remedy = text("Change a weight, or write \"normalize: false\" under parameters")});
        }
        return sum;
    }

    const MergekitConfig& m_config;
    const Maps& m_maps;
    const std::string& m_file;
};

Maps openModels(const MergekitConfig& config)
{
    Maps maps;
    for (const MergekitModel& model : config.models) {
        maps.push_back(ModelMap::of(Checkpoint::open(model.path)));
    }
    for (const auto& map : maps) {
        checkFit(*maps[config.donor], *map);
    }
    return maps;
}

std::vector<OutputTensor> tensorsOf(const MergekitConfig& config, const Maps& maps, const std::string& file, std::optional<Dtype> fileDtype)
{
    const ModelMap& donor = *maps[config.donor];
    const LinearMerge merge(config, maps, file);
    std::unordered_map<std::string, const Part*> parts;
    for (const Part& part : donor.parts) {
        parts.emplace(part.tensor, &part);
    }
    std::vector<OutputTensor> tensors;
    for (const TensorView& view : donor.checkpoint->tensors()) {
        const auto part = parts.find(view.name);
        if (part != parts.end()) {
            tensors.push_back(merge.tensor(*part->second, fileDtype));
        } else {
            tensors.push_back({{view.name, view.dtype, view.shape}, [&view](std::vector<std::byte>&) { return view.bytes; }});
        }
    }
    return tensors;
}

Json metadataParents(const std::vector<CardParent>& parents)
{
    Json list = Json::array();
    for (const CardParent& parent : parents) {
        list.push_back({{"role", parent.role}, {"name", parent.name}, {"sha256", parent.sha256}});
    }
    return list;
}

} // namespace

ExportResult mergeMergekit(const fs::path& yaml, const fs::path& out, const fs::path& root, const ExportOptions& options, Control& control)
{
    const MergekitConfig config = readMergekitConfig(yaml, root);
    const Maps maps = openModels(config);
    const std::string file = yaml.string();
    OutputModel model;
    for (const auto& map : maps) {
        model.sources.push_back(map->checkpoint);
    }
    refuseTarget(out, model.sources);
    model.tensors = tensorsOf(config, maps, file, options.dtype);

    std::vector<CardParent> named;
    std::vector<RecipeParent> parents;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        PartOfJob part(control, kHashing * double(i) / double(maps.size()), kHashing * double(i + 1) / double(maps.size()));
        const Checkpoint& checkpoint = *maps[i]->checkpoint;
        parents.push_back({checkpoint.path(), checkpoint.sha256(part)});
        named.push_back({i == config.donor ? "base" : "model", publicName(checkpoint), parents.back().sha256});
    }
    const Checkpoint& donor = *maps[config.donor]->checkpoint;
    const auto said = options.dtype ? options.dtype : config.outDtype ? config.outDtype : config.dtype; // the dtype that config.json must name
    const std::string title = fs::absolute(out).lexically_normal().filename().string();
    model.metadata = {{"format", "pt"}, {"heterosis.mergekit", config.text}, {"heterosis.parents", writeJson(metadataParents(named), -1)}};
    model.texts = {{"config.json", configText(donor, said)},
                   {"README.md", mergekitCard(title, named, config.text)},
                   {"mergekit_config.yml", config.text}};
    model.copies = companionFiles(donor, {"config.json", "README.md", "mergekit_config.yml", "recipe.json"});
    PartOfJob writing(control, kHashing, 1);
    ExportResult result = writeModel(model, out, options.shardBytes, writing);
    result.parents = std::move(parents);
    return result;
}

} // namespace heterosis
