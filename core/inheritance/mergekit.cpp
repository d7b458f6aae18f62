// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit.h"

#include <algorithm>

#include "base/error.h"
#include "inheritance/mergekit_files.h"
#include "inheritance/mergekit_tensor.h"
#include "inheritance/model_card.h"
#include "inheritance/model_writer.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr double kHashing = 0.4;

std::vector<OutputTensor> tensorsOf(const MergeMaterial& material, std::optional<Dtype> fileDtype)
{
    const ModelMap& donor = *material.maps[material.config.donor];
    std::vector<OutputTensor> tensors;
    for (const TensorPlace& place : placesOf(material.config, material.maps)) {
        tensors.push_back(mergedTensor(material, place, fileDtype));
        for (std::size_t i = 0; i < place.parts.size(); ++i) {
            const Checkpoint& checkpoint = *material.maps[place.slice->sources[i].model]->checkpoint;
            const TensorView* view = place.parts[i] ? checkpoint.find(place.parts[i]->tensor) : nullptr;
            const auto reads = view ? mappedBytes(checkpoint, *view) : std::vector<MappedBytes>();
            tensors.back().reads.insert(tensors.back().reads.end(), reads.begin(), reads.end());
        }
    }
    if (material.config.sliced) {
        return tensors; // buffers belong to the layers that they were made for
    }
    for (const std::string& name : donor.unused) {
        if (std::find(donor.copies.begin(), donor.copies.end(), name) != donor.copies.end()) {
            continue; // a tied head's copy: readers would take it for a head of its own
        }
        const TensorView& view = *donor.checkpoint->find(name);
        tensors.push_back({{view.name, view.dtype, view.shape}, [&view](std::vector<std::byte>&) { return view.bytes; }});
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

// One document: its models are there.
ExportResult mergeStage(const MergekitConfig& config, const std::string& file, const fs::path& out, const ExportOptions& options, Control& control,
                        const MergekitOptions& mergekit)
{
    MergeMaterial material {.config = config,
                            .maps = openModels(config, file),
                            .file = file,
                            .masks = mergekit.masks ? Checkpoint::open(*mergekit.masks) : nullptr,
                            .seed = mergekit.seed,
                            .vocabulary = nullptr};
    const auto& maps = material.maps;
    if (config.tokenizer) {
        material.vocabulary = std::make_shared<MergekitVocabulary>(config, maps, file);
    }
    OutputModel model {.identity = std::to_string(mergekit.seed)};
    if (material.masks) {
        model.identity += " " + material.masks->sha256(control);
    }
    for (const auto& map : maps) {
        model.sources.push_back(map->checkpoint);
    }
    refuseTarget(out, model.sources);
    model.tensors = tensorsOf(material, options.dtype);

    std::vector<CardParent> named;
    std::vector<RecipeParent> parents;
    PartOfJob hashing(control, 0, kHashing);
    const auto sums = sumsOf(model.sources, hashing);
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const Checkpoint& checkpoint = *maps[i]->checkpoint;
        parents.push_back({checkpoint.path(), sums[i]});
        named.push_back({i == config.donor ? "base" : "model", publicName(checkpoint), parents.back().sha256});
    }
    const auto said = options.dtype ? options.dtype : config.outDtype ? config.outDtype : config.dtype; // the dtype that config.json must name
    const std::string title = fs::absolute(out).lexically_normal().filename().string();
    model.metadata = {{"format", "pt"}, {"heterosis.mergekit", config.text}, {"heterosis.parents", writeJson(metadataParents(named), -1)}};
    addMergedFiles(material, said, {"README.md", "mergekit_config.yml", "recipe.json"}, model);
    model.texts["README.md"] = mergekitCard(title, named, config.text);
    model.texts["mergekit_config.yml"] = config.text;
    PartOfJob writing(control, kHashing, 1);
    ExportResult result = writeModel(model, out, options, writing);
    result.parents = std::move(parents);
    return result;
}

// Where the named documents of a file are realised: beside the child, until the child is there.
class StageDirectory {
public:
    explicit StageDirectory(const fs::path& out)
    {
        const fs::path whole = fs::absolute(out).lexically_normal();
        const fs::path target = whole.has_filename() ? whole : whole.parent_path();
        m_path = target.parent_path() / ("." + target.filename().string() + ".stages");
    }
    ~StageDirectory() { clear(); }
    StageDirectory(const StageDirectory&) = delete;
    StageDirectory& operator=(const StageDirectory&) = delete;

    const fs::path& path() const noexcept { return m_path; }
    void clear() const noexcept // also what a killed run left
    {
        std::error_code fault;
        fs::remove_all(m_path, fault);
    }

private:
    fs::path m_path;
};

} // namespace

ExportResult mergeMergekit(const fs::path& yaml, const fs::path& out, const fs::path& root, const ExportOptions& options, Control& control,
                           const MergekitOptions& mergekit)
{
    const StageDirectory scratch(out);
    const std::vector<MergekitStage> stages = readMergekitStages(yaml, root, scratch.path());
    if (stages.size() == 1) {
        return mergeStage(stages[0].config, yaml.string(), out, options, control, mergekit);
    }
    refuseTarget(out, {});
    scratch.clear();
    std::vector<RecipeParent> parents; // that lie on disk
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const MergekitStage& stage = stages[i];
        PartOfJob part(control, double(i) / double(stages.size()), double(i + 1) / double(stages.size()));
        ExportResult result = stage.name.empty() ? mergeStage(stage.config, yaml.string(), out, options, part, mergekit)
                                                 : mergeStage(stage.config, yaml.string(), scratch.path() / stage.name, {.shardBytes = options.shardBytes}, part, mergekit);
        for (std::size_t k = 0; k < result.parents.size(); ++k) {
            const bool known = std::any_of(parents.begin(), parents.end(), [&](const RecipeParent& parent) { return parent.path == result.parents[k].path; });
            if (stage.config.models[k].stage.empty() && !known) {
                parents.push_back(result.parents[k]);
            }
        }
        if (stage.name.empty()) {
            result.parents = std::move(parents);
            return result;
        }
    }
    throw Error({.message = text("There are no models to merge"), .file = yaml.string()});
}

} // namespace heterosis
