// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/tensor_map.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/error.h"
#include "base/printable.h"
#include "family/families.h"
#include "family/tensor_layouts.h"
#include "family/tensor_names.h"

namespace heterosis {

namespace {

bool isNamed(const Json& config, const char* key, const std::vector<std::string> Family::*names)
{
    const Json& value = config[key].is_array() && !config[key].empty() ? config[key][0] : config[key];
    return value.is_string() && std::any_of(families().begin(), families().end(), [&](const Family& family) {
        return std::find((family.*names).begin(), (family.*names).end(), value.get_ref<const std::string&>()) != (family.*names).end();
    });
}

// Rows of a part that belong to a region.
struct Share {
    GeneId gene;
    std::int64_t begin = 0, end = 0;
};

// Embedding and head stand beside the layers; inside one, what conditions it gates it, and what leads out of it narrows.
Region insideLayer(Region region) { return region == Region::Embedding ? Region::Gate : region == Region::Head ? Region::Down : region; }

std::vector<Share> sharesOf(const TensorView& tensor, std::int64_t rows, int layer, const Checkpoint& checkpoint)
{
    if (!isFusedAttention(tensor))
        return {{{layer, insideLayer(regionOfName(tensor, checkpoint))}, 0, rows}};
    std::vector<Share> thirds;
    constexpr std::array regions{Region::Query, Region::Key, Region::Value};
    for (std::int64_t i = 0; i < 3; ++i)
        thirds.push_back({{layer, regions[std::size_t(i)]}, i * rows / 3, (i + 1) * rows / 3});
    return thirds;
}

void addPart(ModelMap& map, std::map<GeneId, Gene>& genes, const TensorView& tensor, const std::vector<Share>& shares)
{
    const std::vector<std::int64_t> shape = tensor.shape.empty() ? std::vector<std::int64_t>{1} : tensor.shape; // a lone number is a row
    const int part = int(map.parts.size());
    map.parts.push_back({tensor.name, tensor.name, shape, 0});
    for (const Share& share : shares) {
        Gene& gene = genes[share.gene];
        const std::int64_t count = share.end - share.begin;
        gene.id = share.gene;
        gene.pieces.push_back({part, share.begin, share.end, 0, count});
        gene.elements += tensor.elements() / shape[0] * count;
    }
}

std::vector<const TensorView*> weightsIn(const Checkpoint& checkpoint, const TensorLayout* layout, std::vector<std::string>& unused)
{
    std::vector<const TensorView*> weights;
    for (const TensorView& tensor : checkpoint.tensors()) {
        if (isBlendable(tensor.dtype) && tensor.elements() > 0 && !(layout && layout->isBuffer(tensor.name)))
            weights.push_back(&tensor);
        else
            unused.push_back(tensor.name);
    }
    return weights;
}

void addByLayout(ModelMap& map, std::map<GeneId, Gene>& genes, const std::vector<const TensorView*>& weights, const TensorLayout& layout)
{
    std::vector<int> numbers(layout.layers.size(), -1); // of the layers that the file has
    for (const TensorView* tensor : weights)
        if (const int layer = layout.layerOf(tensor->name); layer >= 0)
            numbers[std::size_t(layer)] = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] == 0) {
            numbers[i] = int(map.layerLabels.size());
            map.layerLabels.push_back(layout.layers[i].label);
        }
    for (const TensorView* tensor : weights) {
        const int layer = layout.layerOf(tensor->name);
        if (layer < 0)
            map.unused.push_back(tensor->name);
        else
            addPart(map, genes, *tensor, sharesOf(*tensor, tensor->shape.empty() ? 1 : tensor->shape[0], numbers[std::size_t(layer)], *map.checkpoint));
    }
    map.config.layers = std::int64_t(map.layerLabels.size());
}

void addByNames(ModelMap& map, std::map<GeneId, Gene>& genes, const std::vector<const TensorView*>& weights)
{
    const NamedLayers named = layersOfNames(weights);
    map.layerLabels = named.labels;
    map.config.layers = std::int64_t(named.count);
    for (const TensorView* tensor : weights) {
        const std::int64_t rows = tensor->shape.empty() ? 1 : tensor->shape[0];
        if (const auto outside = named.outside.find(tensor->name); outside != named.outside.end())
            addPart(map, genes, *tensor, {{outside->second, 0, rows}});
        else
            addPart(map, genes, *tensor, sharesOf(*tensor, rows, named.layers.at(tensor->name), *map.checkpoint));
    }
}

} // namespace

Text whyUnknown(const Checkpoint& checkpoint)
{
    if (!checkpoint.config())
        return text("There is no config.json beside the weights, so the architecture is not known and the model cannot be run here");
    const Json& config = *checkpoint.config();
    if (!config.is_object())
        return {};
    if (config.contains("model_type") && config["model_type"].is_string())
        return isNamed(config, "model_type", &Family::modelTypes)
            ? Text() : text("The architecture \"{}\" is not known, so the model cannot be run here", printable(config["model_type"].get<std::string>()));
    for (const char* key : {"architectures", "_class_name"}) { // the second one is that of diffusion models
        if (!config.contains(key) || isNamed(config, key, &Family::architectures))
            continue;
        const Json& name = config[key].is_array() && !config[key].empty() ? config[key][0] : config[key];
        if (name.is_string())
            return text("The architecture \"{}\" is not known, so the model cannot be run here", printable(name.get<std::string>()));
    }
    return config.contains("architectures") && isNamed(config, "architectures", &Family::architectures)
        ? Text() : text("config.json names no architecture, so the model cannot be run here");
}

std::shared_ptr<const ModelMap> mapOfTensors(std::shared_ptr<const Checkpoint> checkpoint, const Text& why)
{
    auto map = std::make_shared<ModelMap>();
    map->checkpoint = std::move(checkpoint);
    map->config.family = "tensors";
    map->silence = why;
    const auto& layouts = tensorLayouts();
    const auto layout = std::find_if(layouts.begin(), layouts.end(), [&](const TensorLayout& one) { return one.fits(*map->checkpoint); });
    const TensorLayout* known = layout == layouts.end() ? nullptr : &*layout;
    const auto weights = weightsIn(*map->checkpoint, known, map->unused);
    if (weights.empty())
        throw Error({.message = "The file holds no tensors of a type that weights can be blended in", .file = map->checkpoint->path().string(),
                     .remedy = "Choose weights in float32, float16 or bfloat16"});
    std::map<GeneId, Gene> genes;
    if (known) {
        map->config.family = known->name;
        map->silence = text("{} makes no text, so it does not speak here", known->title);
        addByLayout(*map, genes, weights, *known);
    } else {
        addByNames(*map, genes, weights);
    }
    for (auto& [id, gene] : genes)
        map->genes.push_back(std::move(gene));
    map->config.storedDtype = commonDtype(*map);
    return map;
}

Dtype commonDtype(const ModelMap& map)
{
    std::map<Dtype, std::uint64_t> bytes;
    for (const Part& part : map.parts) {
        const TensorView* view = map.checkpoint->find(part.tensor);
        bytes[view->dtype] += view->bytes.size();
    }
    const auto most = std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == bytes.end() ? Dtype::F32 : most->first;
}

} // namespace heterosis
