// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/export.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/sha256.h"
#include "inheritance/export_gguf.h"
#include "inheritance/mixer.h"
#include "inheritance/model_card.h"
#include "inheritance/model_writer.h"
#include "inheritance/single_file.h"
#include "inheritance/statistics.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr double kHashing = 0.4; // of the job: as long as reading the parents once takes, beside blending, hashing and writing

using Sources = std::vector<std::shared_ptr<const Checkpoint>>;

Sources sourcesOf(const Parents& parents)
{
    Sources sources;
    for (const auto& map : parents.everyModel()) {
        sources.push_back(map->checkpoint);
    }
    return sources;
}

std::vector<std::string> hashed(const Sources& sources, Control& control)
{
    PartOfJob part(control, 0, kHashing);
    return sumsOf(sources, part);
}

// The names of the parts that hold a tensor of A; the rest is copied.
std::unordered_map<std::string, int> partsByTensor(const ModelMap& map)
{
    std::unordered_map<std::string, int> parts;
    for (int part = 0; part < int(map.parts.size()); ++part) {
        parts.emplace(map.parts[std::size_t(part)].tensor, part);
    }
    return parts;
}

std::span<const std::byte> converted(std::vector<std::byte>& blended, Dtype from, Dtype to, std::int64_t elements)
{
    if (from == to) {
        return blended;
    }
    std::vector<std::byte> stored(std::size_t(elements) * std::size_t(bitsOf(to) / 8));
    convertElements(blended.data(), from, stored.data(), to, elements);
    blended = std::move(stored);
    return blended;
}

struct PartPiece {
    const Gene* gene;
    GenePiece piece;
};

std::vector<std::vector<PartPiece>> piecesByPart(const ModelMap& map)
{
    std::vector<std::vector<PartPiece>> pieces(map.parts.size());
    for (const Gene& gene : map.genes) {
        for (const GenePiece& piece : gene.pieces) {
            pieces[std::size_t(piece.part)].push_back({&gene, piece});
        }
    }
    return pieces;
}

// What a part is made from, to be read ahead, where that is more than what has its name.
std::vector<MappedBytes> readsOf(const Parents& parents, const std::string& part)
{
    std::vector<MappedBytes> reads;
    const auto add = [&](const Checkpoint& file, const std::string& name) {
        if (const TensorView* view = file.find(name)) {
            const auto bytes = mappedBytes(file, *view);
            reads.insert(reads.end(), bytes.begin(), bytes.end());
        }
    };
    const auto maps = parents.everyModel();
    for (std::size_t p = 0; !parents.statistics.empty() && p < maps.size(); ++p) {
        const std::string& tensor = maps[p]->part(part)->tensor;
        add(*maps[p]->checkpoint, tensor);
        for (const auto& file : p < parents.statistics.size() && parents.statistics[p] ? parents.statistics[p]->files() : Sources()) {
            for (const StatisticsKind kind : kStatisticsKinds) {
                add(*file, statisticsName(kind, tensor));
            }
        }
    }
    return reads;
}

OutputTensor copied(const TensorView& view)
{
    return {{view.name, view.dtype, view.shape}, [&view](std::vector<std::byte>&) { return view.bytes; }};
}

std::vector<OutputTensor> childTensors(Mixer& mixer, const Genome& genome, std::optional<Dtype> stored)
{
    const ModelMap& map = mixer.map();
    const auto parts = partsByTensor(map);
    const auto pieces = piecesByPart(map);
    std::vector<OutputTensor> tensors;
    for (const TensorView& view : map.checkpoint->tensors()) {
        const auto found = parts.find(view.name);
        if (std::find(map.copies.begin(), map.copies.end(), view.name) != map.copies.end()) {
            continue; // A's head beside a child's embedding: readers would take it for a head of its own
        }
        if (found == parts.end()) {
            tensors.push_back(copied(view));
            continue;
        }
        const int part = found->second;
        const Dtype own = mixer.dtypeOf(part), to = stored.value_or(own);
        const auto make = [&mixer, &genome, &view, part, own, to, work = pieces[std::size_t(part)]](std::vector<std::byte>& buffer) {
            buffer.resize(mixer.bytesOf(part));
            for (const PartPiece& p : work) {
                mixer.mix(*p.gene, p.piece, genome, buffer.data());
            }
            return converted(buffer, own, to, view.elements());
        };
        tensors.push_back({{view.name, to, view.shape}, make, readsOf(mixer.parents(), map.parts[std::size_t(part)].part)});
    }
    return tensors;
}

// What the child's statistics are made of, one after the other.
Sources statisticsOf(const Parents& parents)
{
    Sources files;
    for (const auto& statistics : parents.statistics) {
        for (const auto& file : statistics ? statistics->files() : Sources()) {
            files.push_back(file);
        }
    }
    return files;
}

// Names them and their SHA-256 in the recipe, as they were opened.
void completeStatistics(const Parents& parents, Recipe& recipe, Control& control)
{
    for (std::size_t p = 0; p < parents.statistics.size(); ++p) {
        if (!parents.statistics[p]) {
            continue;
        }
        parents.statistics[p]->requireModel(recipe.parents[p].sha256);
        for (const auto& file : parents.statistics[p]->files()) {
            recipe.parents[p].statistics.push_back({file->path(), file->sha256(control)});
        }
    }
}

// The recipe as strangers may read it: parents by name and SHA-256, no path of this machine.
Json publicRecipe(Recipe recipe, const Sources& sources)
{
    Json document = writeRecipe(recipe, "/");
    for (std::size_t i = 0; i < recipe.parents.size(); ++i) {
        document["parents"][i]["path"] = publicName(*sources[i]);
        for (std::size_t k = 0; k < recipe.parents[i].statistics.size(); ++k) {
            document["parents"][i]["statistics"][k]["path"] = recipe.parents[i].statistics[k].path.filename().string();
        }
    }
    if (recipe.original) {
        document["original"]["path"] = publicName(*sources.back());
    }
    return document;
}

Json publicParents(const std::vector<CardParent>& parents)
{
    Json list = Json::array();
    for (const CardParent& parent : parents) {
        Json one = {{"role", parent.role}, {"name", parent.name}};
        if (!parent.sha256.empty()) {
            one["sha256"] = parent.sha256;
        }
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<CardParent> cardParents(const Recipe& recipe, const Sources& sources, const std::vector<std::string>& sums)
{
    std::vector<CardParent> parents;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const bool original = recipe.original && i + 1 == sources.size();
        const std::string role = original ? "original" : recipe.parents.size() == 1 ? "parent" : std::string("parent ") + char('A' + i);
        parents.push_back({role, publicName(*sources[i]), sums[i]});
    }
    return parents;
}

// The recipe with what the opened parents are: where they lie and which bytes they had.
Recipe completed(Recipe recipe, const Sources& sources, const std::vector<std::string>& sums)
{
    for (std::size_t i = 0; i < sources.size(); ++i) {
        RecipeParent& parent = i < recipe.parents.size() ? recipe.parents[i] : *recipe.original;
        parent = {sources[i]->path(), sums[i].empty() ? parent.sha256 : sums[i]};
    }
    return recipe;
}

void checkRecipe(const Parents& parents, const Recipe& recipe, const Sources& sources)
{
    if (recipe.parents.size() + (recipe.original ? 1 : 0) != sources.size() || recipe.plane() != parents.plane()) {
        throw Error({.message = text("The recipe names {} models and {} are open", recipe.parents.size() + (recipe.original ? 1 : 0), sources.size()),
                     .remedy = text("Open the parents that the recipe names")});
    }
}

void checkDtype(std::optional<Dtype> dtype)
{
    if (dtype && !isBlendable(*dtype)) {
        throw Error({.message = text("A model cannot be stored as {}", std::string(nameOf(*dtype))),
                     .remedy = text("Choose float32, bfloat16 or float16")});
    }
}

// Before anything long begins. Says whether a GGUF file is asked for.
bool checkFormat(const ModelMap& a, const ExportOptions& options)
{
    checkDtype(options.dtype);
    if (options.format == ExportFormat::Gguf)
        checkGguf(a);
    return options.format == ExportFormat::Gguf;
}

ExportResult written(const ModelMap& a, const OutputModel& model, const fs::path& out, const ExportOptions& options, Control& control)
{
    switch (options.format) {
    case ExportFormat::Gguf: return writeGguf(a, model, out, options, control);
    case ExportFormat::Safetensors: return writeSingleFile(model, out, control);
    default: return writeModel(model, out, options, control);
    }
}

std::optional<Dtype> ifChanged(Dtype stored, const ModelMap& a)
{
    return stored == a.config.storedDtype ? std::nullopt : std::optional<Dtype>(stored);
}

} // namespace

ExportResult exportChild(const Parents& parents, const Recipe& recipe, const fs::path& out, const ExportOptions& options, Control& control)
{
    const Sources sources = sourcesOf(parents);
    checkRecipe(parents, recipe, sources);
    const bool gguf = checkFormat(*parents.a, options);
    refuseTarget(out, sources);
    const Genome genome = resolve(recipe, *parents.a);
    requireStatistics(parents, genome);
    Sources read = sources;
    for (const auto& file : statisticsOf(parents)) {
        read.push_back(file);
    }
    const auto sums = hashed(read, control);
    Recipe whole = completed(recipe, sources, sums);
    completeStatistics(parents, whole, control);
    const auto named = cardParents(whole, sources, sums);
    const Dtype stored = options.dtype.value_or(recipe.dtype.value_or(parents.a->config.storedDtype));

    Mixer mixer(parents, recipe.dtype);
    OutputModel model {.tensors = childTensors(mixer, genome, gguf ? std::nullopt : options.dtype), .sources = read};
    model.metadata = {{"format", "pt"},
                      {"heterosis.recipe", writeJson(publicRecipe(whole, sources), -1)},
                      {"heterosis.parents", writeJson(publicParents(named), -1)}};
    model.texts = {{"README.md", childCard(fs::absolute(out).lexically_normal().filename().string(), named, whole, stored)},
                   {"recipe.json", writeJson(writeRecipe(whole, fs::absolute(out))) + "\n"}};
    if (parents.a->checkpoint->config()) // weights alone have none
        model.texts.emplace("config.json", configText(*parents.a->checkpoint, ifChanged(stored, *parents.a)));
    addTokenizerFiles(*parents.a->checkpoint, model.texts);
    model.copies = companionFiles(*parents.a->checkpoint, {"config.json", "README.md", "recipe.json", "mergekit_config.yml"});
    PartOfJob writing(control, kHashing, 1);
    ExportResult result = written(*parents.a, model, out, options, writing);
    result.parents = whole.parents;
    if (whole.original) {
        result.parents.push_back(*whole.original);
    }
    return result;
}

ExportResult exportCheckpoint(const ModelMap& map, const fs::path& out, const ExportOptions& options, Control& control)
{
    const Sources sources {map.checkpoint};
    const bool gguf = checkFormat(map, options);
    refuseTarget(out, sources);
    const auto sums = hashed(sources, control);
    const auto parts = partsByTensor(map);
    OutputModel model {.metadata = {{"format", "pt"}}, .sources = sources};
    for (const TensorView& view : map.checkpoint->tensors()) {
        if (gguf || !options.dtype || view.dtype == *options.dtype || !parts.contains(view.name) || !isBlendable(view.dtype)) {
            model.tensors.push_back(copied(view));
            continue;
        }
        const auto make = [&view, to = *options.dtype](std::vector<std::byte>& buffer) -> std::span<const std::byte> {
            buffer.resize(std::size_t(view.elements()) * std::size_t(bitsOf(to) / 8));
            convertElements(view.bytes.data(), view.dtype, buffer.data(), to, view.elements());
            return buffer;
        };
        model.tensors.push_back({{view.name, *options.dtype, view.shape}, make});
    }
    if (map.checkpoint->config())
        model.texts.emplace("config.json", configText(*map.checkpoint, ifChanged(options.dtype.value_or(map.config.storedDtype), map)));
    addTokenizerFiles(*map.checkpoint, model.texts);
    model.copies = companionFiles(*map.checkpoint, {"config.json"});
    PartOfJob writing(control, kHashing, 1);
    ExportResult result = written(map, model, out, options, writing);
    result.parents = {{map.checkpoint->path(), sums[0]}};
    return result;
}

} // namespace heterosis
