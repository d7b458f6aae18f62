// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/statistics.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "checkpoint/safetensors.h"
#include "inheritance/child.h"

namespace heterosis {

namespace {

std::string prefixOf(StatisticsKind kind) { return kind == StatisticsKind::Fisher ? "fisher/" : "gram/"; }

// Of the model that a file names in its metadata.
std::string modelOf(const Checkpoint& file)
{
    const MappedFile mapped(file.weightFiles().front());
    const auto metadata = readSafetensors(mapped.bytes(), mapped.path().string()).metadata;
    const auto said = metadata.find(std::string(kStatisticsKey));
    if (said == metadata.end()) {
        return {}; // of another tool
    }
    const Json document = parseJson(said->second, mapped.path().string());
    return document.is_object() && document.contains("model") && document.at("model").is_string() ? document.at("model").get<std::string>() : "";
}

void requireShape(const TensorView& view, StatisticsKind kind, const Part& part, const std::string& file)
{
    std::vector<std::int64_t> shape = part.shape;
    if (kind == StatisticsKind::Gram) {
        const std::int64_t inputs = part.shape.size() == 2 ? part.shape[std::size_t(1 - part.rowAxis)] : 0;
        shape = {inputs, inputs};
    }
    if (view.shape != shape || !isBlendable(view.dtype)) {
        throw Error({.message = text("The statistics of tensor {} have another shape or type than the model asks for", part.tensor),
                     .file = file,
                     .place = view.name,
                     .remedy = text("Gather the statistics of this model anew")});
    }
}

} // namespace

std::string statisticsName(StatisticsKind kind, const std::string& tensor) { return prefixOf(kind) + tensor; }

std::shared_ptr<const Statistics> Statistics::open(const std::vector<RecipeFile>& files, const ModelMap& map, Control& control)
{
    auto statistics = std::make_shared<Statistics>();
    for (const RecipeFile& file : files) {
        statistics->add(file, map, control);
    }
    return statistics;
}

void Statistics::add(const RecipeFile& file, const ModelMap& map, Control& control)
{
    const std::string name = file.path.string();
    auto opened = Checkpoint::open(file.path);
    if (opened->isGguf() || opened->weightFiles().size() != 1 || opened->weightFiles().front().extension() != ".safetensors") {
        throw Error({.message = text("Statistics are one safetensors file"), .file = name, .remedy = text("Choose a file that analyse --statistics wrote")});
    }
    bool any = false;
    for (const StatisticsKind kind : kStatisticsKinds) {
        const std::string prefix = prefixOf(kind);
        const auto& tensors = opened->tensors();
        if (std::none_of(tensors.begin(), tensors.end(), [&](const TensorView& view) { return view.name.starts_with(prefix); })) {
            continue;
        }
        any = true;
        if (has(kind)) {
            throw Error({.message = text("Two files hold statistics of the kind {} for one parent", std::string(nameOf(kind))), .file = name, .remedy = text("Name one of them")});
        }
        for (const Part& part : map.parts) {
            if (const TensorView* view = opened->find(prefix + part.tensor)) {
                requireShape(*view, kind, part, name);
            }
        }
        if (std::none_of(map.parts.begin(), map.parts.end(), [&](const Part& part) { return opened->find(prefix + part.tensor) != nullptr; })) {
            throw Error({.message = text("These are the statistics of another model: none of its tensors is here"), .file = name, .remedy = text("Gather the statistics of this model anew")});
        }
    }
    if (!any) {
        throw Error({.message = text("This file holds no statistics"), .file = name, .remedy = text("Choose a file that analyse --statistics wrote")});
    }
    if (!file.sha256.empty() && Sha256::available()) {
        const std::string now = opened->sha256(control);
        if (now != file.sha256) {
            throw Error({.message = text("These are not the statistics that the recipe was made with: their SHA-256 is {}, the recipe says {}", now, file.sha256),
                         .file = name,
                         .remedy = text("Put the file back, or take \"sha256\" out of the recipe to use this one")});
        }
    }
    m_models.push_back(modelOf(*opened));
    m_files.push_back(std::move(opened));
}

bool Statistics::has(StatisticsKind kind) const
{
    const std::string prefix = prefixOf(kind);
    return std::any_of(m_files.begin(), m_files.end(), [&](const auto& file) {
        const auto& tensors = file->tensors(); // sorted by name
        const auto first = std::lower_bound(tensors.begin(), tensors.end(), prefix, [](const TensorView& view, const std::string& p) { return view.name < p; });
        return first != tensors.end() && first->name.starts_with(prefix);
    });
}

const TensorView* Statistics::find(StatisticsKind kind, const std::string& tensor) const
{
    const std::string name = statisticsName(kind, tensor);
    for (const auto& file : m_files) {
        if (const TensorView* view = file->find(name)) {
            return view;
        }
    }
    return nullptr;
}

void Statistics::requireModel(const std::string& sha256) const
{
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (!sha256.empty() && !m_models[i].empty() && m_models[i] != sha256) {
            throw Error({.message = text("These statistics were gathered of other weights: of {}, the parent's are {}", m_models[i], sha256),
                         .file = m_files[i]->path().string(),
                         .remedy = text("Gather the statistics of this model anew")});
        }
    }
}

std::vector<StatisticsKind> statisticsIn(const std::filesystem::path& file)
{
    const auto opened = Checkpoint::open(file);
    std::vector<StatisticsKind> kinds;
    for (const StatisticsKind kind : kStatisticsKinds) {
        const auto& tensors = opened->tensors();
        if (std::any_of(tensors.begin(), tensors.end(), [&](const TensorView& view) { return view.name.starts_with(prefixOf(kind)); })) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

void addStatistics(Parents& parents, const std::vector<std::vector<RecipeFile>>& files, Control& control)
{
    const auto maps = parents.all();
    for (std::size_t p = 0; p < files.size() && p < maps.size(); ++p) {
        if (files[p].empty()) {
            continue;
        }
        if (p < parents.reordered.size() && parents.reordered[p]) {
            throw Error({.message = text("Statistics are of a parent's own order, and this recipe puts heads and MLP units into another"),
                         .file = maps[p]->checkpoint->path().string(),
                         .place = "options.align",
                         .remedy = text("Export the aligned parent first, and gather its statistics; or leave \"align\" out")});
        }
        parents.statistics.resize(maps.size());
        parents.statistics[p] = Statistics::open(files[p], *maps[p], control);
    }
}

void requireStatistics(const Parents& parents, const Genome& genome)
{
    const auto maps = parents.all();
    for (const Gene& gene : parents.a->genes) {
        const auto allele = genome.alleles.find(gene.id);
        const OperatorInfo& info = infoOf(allele == genome.alleles.end() ? genome.crossover.op : allele->second.op.value_or(genome.crossover.op));
        for (std::size_t p = 0; info.needs && p < maps.size(); ++p) {
            const auto statistics = p < parents.statistics.size() ? parents.statistics[p] : nullptr;
            const std::string letter(1, char('A' + p)), kind(nameOf(*info.needs));
            const auto missing = [&](Text message) {
                throw Error({.message = std::move(message),
                             .file = maps[p]->checkpoint->path().string(),
                             .place = "parents." + std::to_string(p) + ".statistics",
                             .remedy = text("Gather them with heterosis-cli analyse MODEL --statistics {} --data FILE --out FILE.safetensors, and name that file as the parent's statistics", kind)});
            };
            if (!statistics || !statistics->has(*info.needs)) {
                missing(text("The operator {} needs statistics of parent {}", std::string(info.name), letter));
            }
            for (const GenePiece& piece : gene.pieces) {
                const std::string& part = parents.a->parts[std::size_t(piece.part)].part;
                const auto of = [&](std::size_t q) { return parents.statistics[q] ? parents.statistics[q]->find(*info.needs, maps[q]->part(part)->tensor) : nullptr; };
                if (!of(p) && (*info.needs == StatisticsKind::Fisher || of(0))) {
                    missing(text("The statistics of parent {} leave the tensor {} out", letter, maps[p]->part(part)->tensor));
                }
            }
        }
    }
}

} // namespace heterosis
