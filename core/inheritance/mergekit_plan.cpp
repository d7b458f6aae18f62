// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_plan.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "family/fit.h"
#include "inheritance/model_writer.h"

namespace heterosis {

namespace {

using Maps = std::vector<std::shared_ptr<const ModelMap>>;

// The layer that each part belongs to (GeneId::layer).
std::vector<int> layersOfParts(const ModelMap& map)
{
    std::vector<int> layers(map.parts.size(), GeneId::kHead);
    for (const Gene& gene : map.genes) {
        for (const GenePiece& piece : gene.pieces) {
            layers[std::size_t(piece.part)] = gene.id.layer;
        }
    }
    return layers;
}

std::string renumbered(const std::string& name, std::int64_t from, std::int64_t to)
{
    const std::string number = std::to_string(from) + ".";
    return name.starts_with(number) ? std::to_string(to) + "." + name.substr(number.size()) : name;
}

// The part of a model that is to be crossed with the donor's. Throws Error where there is none of that shape. Rows that are tokens
// may differ in number where the file says whose tokens the child has.
const Part* twinOf(const ModelMap& map, const std::string& part, const Part& donors, bool besideTokens)
{
    const Part* twin = map.part(part);
    const auto skipped = besideTokens && hasTokenRows(donors.part) && !donors.shape.empty() ? 1 : 0;
    if (!twin || twin->shape.size() != donors.shape.size() || !std::equal(donors.shape.begin() + skipped, donors.shape.end(), twin->shape.begin() + skipped)) {
        throw Error({.message = text("There is no tensor that fits {}", donors.tensor),
                     .file = map.checkpoint->path().string(),
                     .place = twin ? twin->tensor : part,
                     .remedy = text("Open models of one architecture and size")});
    }
    return twin;
}

// Sources may have unlike numbers of layers; all else is looked at tensor by tensor.
void checkSliced(const MergekitConfig& config, const Maps& maps, const std::string& file)
{
    const ModelMap& donor = *maps[config.donor];
    for (const MergekitSlice& slice : config.slices) {
        for (const MergekitSource& source : slice.sources) {
            const ModelMap& map = *maps[source.model];
            if (map.config.family != donor.config.family || map.config.tiedHead != donor.config.tiedHead) {
                checkFit(donor, map); // says what differs
            }
            if (source.end > map.config.layers) {
                throw Error({.message = text("The model {} has {} layers, and the slice asks for {} to {}", config.models[source.model].spelled,
                                             map.config.layers, source.begin, source.end),
                             .file = file,
                             .place = "line " + std::to_string(source.line),
                             .remedy = text("Keep layer_range within the model")});
            }
        }
    }
}

std::vector<TensorPlace> wholePlaces(const MergekitConfig& config, const Maps& maps)
{
    const ModelMap& donor = *maps[config.donor];
    const auto layers = layersOfParts(donor);
    std::vector<TensorPlace> places;
    for (std::size_t i = 0; i < donor.parts.size(); ++i) {
        const Part& part = donor.parts[i];
        TensorPlace place {.name = part.tensor, .slice = &config.slices[0]};
        if (layers[i] >= 0 && layers[i] < GeneId::kHead) {
            place.t = donor.config.layers > 1 ? double(layers[i]) / double(donor.config.layers - 1) : 1;
        }
        for (const MergekitSource& source : config.slices[0].sources) {
            place.parts.push_back(twinOf(*maps[source.model], part.part, part, config.tokenizer.has_value()));
        }
        places.push_back(std::move(place));
    }
    return places;
}

class SlicedPlaces {
public:
    SlicedPlaces(const MergekitConfig& config, const Maps& maps) : m_config(config), m_maps(maps), m_donor(*maps[config.donor]) {}

    std::vector<TensorPlace> all()
    {
        const auto layers = layersOfParts(m_donor);
        for (std::size_t i = 0; i < m_donor.parts.size(); ++i) {
            const Part& part = m_donor.parts[i];
            if (layers[i] == GeneId::kEmbed || layers[i] == GeneId::kHead) {
                add(part, part.tensor, layers[i] == GeneId::kEmbed ? m_config.slices.front() : m_config.slices.back(), 0, -1);
            }
        }
        std::int64_t layer = 0; // of the child
        for (const MergekitSlice& slice : m_config.slices) {
            const std::int64_t count = slice.sources[0].end - slice.sources[0].begin;
            for (std::int64_t i = 0; i < count; ++i, ++layer) {
                for (std::size_t k = 0; k < m_donor.parts.size(); ++k) {
                    if (layers[k] == 0) { // the first layer's parts stand for those of every layer
                        add(m_donor.parts[k], nameOf(m_donor.parts[k], layer), slice, count > 1 ? double(i) / double(count - 1) : 1, i);
                    }
                }
            }
        }
        return std::move(m_places);
    }

private:
    std::string nameOf(const Part& first, std::int64_t layer) const
    {
        if (const Part* own = m_donor.part(renumbered(first.part, 0, layer))) {
            return own->tensor;
        }
        const auto at = first.tensor.find(".0.");
        return first.tensor.substr(0, at + 1) + std::to_string(layer) + first.tensor.substr(at + 2);
    }

    void add(const Part& donors, std::string name, const MergekitSlice& slice, double t, std::int64_t offset)
    {
        TensorPlace place {.name = std::move(name), .slice = &slice, .t = t};
        for (const MergekitSource& source : slice.sources) {
            const std::string part = offset < 0 ? donors.part : renumbered(donors.part, 0, source.begin + offset);
            place.parts.push_back(twinOf(*m_maps[source.model], part, donors, m_config.tokenizer.has_value()));
        }
        m_places.push_back(std::move(place));
    }

    const MergekitConfig& m_config;
    const Maps& m_maps;
    const ModelMap& m_donor;
    std::vector<TensorPlace> m_places;
};

// The kinds of the child's layers, where the donor lists them one by one.
Json layerTypes(const MergekitConfig& config, const Maps& maps)
{
    Json types = Json::array();
    for (const MergekitSlice& slice : config.slices) {
        const MergekitSource& source = slice.sources[0];
        const auto& json = maps[source.model]->checkpoint->config();
        const Json own = json && json->contains("layer_types") ? (*json)["layer_types"] : Json::array();
        for (std::int64_t layer = source.begin; layer < source.end; ++layer) {
            types.push_back(std::size_t(layer) < own.size() ? own[std::size_t(layer)] : Json("full_attention"));
        }
    }
    return types;
}

void setLayers(Json& json, const MergekitConfig& config, const Maps& maps)
{
    std::int64_t layers = 0;
    for (const MergekitSlice& slice : config.slices) {
        layers += slice.sources[0].end - slice.sources[0].begin;
    }
    for (const char* key : {"num_hidden_layers", "n_layer", "n_layers"}) {
        if (json.contains(key)) {
            json[key] = layers;
        }
    }
    if (json.contains("layer_types") && json["layer_types"].is_array()) {
        json["layer_types"] = layerTypes(config, maps);
    }
}

} // namespace

std::vector<std::shared_ptr<const ModelMap>> openModels(const MergekitConfig& config, const std::string& file)
{
    Maps maps;
    for (const MergekitModel& model : config.models) {
        maps.push_back(ModelMap::of(Checkpoint::open(model.path)));
    }
    const ModelMap& donor = *maps[config.donor];
    for (const auto& map : maps) {
        if (!config.tokenizer && map->config.family == donor.config.family && map->config.vocabulary != donor.config.vocabulary) {
            throw Error({.message = text("The vocabularies differ: {} has {} tokens and {} has {}", donor.checkpoint->name(), donor.config.vocabulary,
                                         map->checkpoint->name(), map->config.vocabulary),
                         .file = file,
                         .remedy = text("Add \"tokenizer_source: union\" or \"tokenizer_source: base\" to the file")});
        }
    }
    if (config.sliced) {
        checkSliced(config, maps, file);
        return maps;
    }
    for (const auto& map : maps) {
        checkFitBesideTokens(donor, *map);
    }
    return maps;
}

std::vector<TensorPlace> placesOf(const MergekitConfig& config, const std::vector<std::shared_ptr<const ModelMap>>& maps)
{
    return config.sliced ? SlicedPlaces(config, maps).all() : wholePlaces(config, maps);
}

std::string mergedConfigText(const MergekitConfig& config, const std::vector<std::shared_ptr<const ModelMap>>& maps, std::optional<Dtype> changedTo,
                             std::optional<std::int64_t> vocabulary)
{
    const Checkpoint& donor = *maps[config.donor]->checkpoint;
    const std::string plain = configText(donor, changedTo);
    if (!config.sliced && !vocabulary) {
        return plain;
    }
    Json json = parseJson(plain, donor.path().string());
    if (vocabulary) {
        json["vocab_size"] = *vocabulary;
    }
    if (config.sliced) {
        setLayers(json, config, maps);
    }
    return writeJson(json, 2) + "\n";
}

} // namespace heterosis
