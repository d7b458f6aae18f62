// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <algorithm>
#include <set>
#include <utility>

#include "base/files.h"
#include "checkpoint/adapter.h"
#include "engine/doctor.h"
#include "base/memory.h"
#include "engine/workbench_impl.h"
#include "family/fit.h"
#include "inheritance/alignment.h"
#include "inheritance/statistics.h"

namespace heterosis {

namespace {

std::shared_ptr<const ModelMap> mapOf(const std::filesystem::path& path)
{
    return ModelMap::of(Checkpoint::open(path));
}

std::shared_ptr<const ModelMap> mapOf(const std::optional<std::filesystem::path>& path)
{
    return path ? mapOf(*path) : nullptr;
}

// An adapter whose own base is not on this machine is taken as one of A.
std::optional<std::filesystem::path> onParentA(std::optional<std::filesystem::path> path, const std::filesystem::path& a)
{
    if (path && Adapter::is(*path) && Adapter(*path).base().empty())
        return joinAdapted(a, *path);
    return path;
}

Parents parentsOf(const OpenRequest& request)
{
    auto a = mapOf(request.a);
    auto b = mapOf(onParentA(request.b, request.a));
    // An original that is A itself is no third model.
    std::error_code unknown;
    const bool originalIsA = request.original && std::filesystem::equivalent(*request.original, request.a, unknown);
    auto original = originalIsA ? nullptr : mapOf(request.original);
    std::vector<std::shared_ptr<const ModelMap>> more;
    for (const auto& path : request.more)
        more.push_back(mapOf(onParentA(path, request.a)));
    const auto isUnlike = [&](const auto& map) { return map && map->config.vocabulary != a->config.vocabulary; };
    if (!b || !(isUnlike(b) || isUnlike(original) || std::any_of(more.begin(), more.end(), isUnlike)))
        return Parents::of(std::move(a), std::move(b), std::move(original), std::move(more));
    Parents parents{.a = std::move(a), .b = std::move(b), .original = std::move(original), .more = std::move(more)};
    for (const auto& map : parents.everyModel())
        if (map != parents.a)
            checkFitBesideTokens(*parents.a, *map);
    return parents;
}

// Whose tokenizers are not A's, and what that means.
void compareTokens(OpenFamily& family, const OpenRequest& request)
{
    const auto& [a, b, original] = std::tie(family.parents.a, family.parents.b, family.parents.original);
    FamilyInfo& info = family.info;
    if (!b || !a->speaks())
        return;
    for (const auto& [column, map] : {std::pair(Column::B, b), std::pair(Column::Original, original)}) {
        if (!map)
            continue;
        const bool sizes = map->config.vocabulary != a->config.vocabulary;
        const auto difference = compareTokenizers(*a->checkpoint, *map->checkpoint);
        info.mustKeepTokensOfA = info.mustKeepTokensOfA || sizes;
        if (difference && !info.unlikeTokens)
            info.unlikeTokens = findingOf(*difference, a->checkpoint->name(), map->checkpoint->name());
        if (sizes && !info.unlikeTokens)
            info.unlikeTokens = Finding{Severity::Serious, text("The vocabularies differ: {} has {} tokens and {} has {}", a->checkpoint->name(), a->config.vocabulary, map->checkpoint->name(), map->config.vocabulary),
                                        {}, text("Blend the body and keep A's embeddings: the open dialog offers it")};
        if (!difference && !sizes)
            continue;
        try {
            family.ownTokenizers[std::size_t(column)] = Tokenizer::open(map->checkpoint->directory());
        } catch (const Error&) {
            // Then it reads A's tokens, as it would if it had no tokenizer at all.
        }
    }
    if (!request.keepTokensOfA || !info.unlikeTokens)
        return;
    for (const Gene& gene : a->genes)
        if (std::any_of(gene.pieces.begin(), gene.pieces.end(), [&, &a = a](const GenePiece& piece) { return hasTokenRows(a->parts[std::size_t(piece.part)].part); }))
            info.keptGenes.push_back(gene.id);
}

ModelInfo infoOf(const ModelMap& map)
{
    const auto& config = map.config;
    ModelInfo info{.name = map.checkpoint->name(), .path = map.checkpoint->path().string(), .family = config.family,
                   .dtype = std::string(wordOf(config.storedDtype)), .parameters = 0, .bytes = map.checkpoint->weightBytes(),
                   .layers = config.layers, .width = config.width, .heads = config.heads, .context = config.context,
                   .vocabulary = config.vocabulary, .problems = {}};
    for (const auto& gene : map.genes)
        info.parameters += std::uint64_t(gene.elements);
    return info;
}

std::vector<Region> regionsInLayers(const ModelMap& map)
{
    std::set<Region> found; // in map row order
    for (const auto& gene : map.genes)
        if (gene.id.layer != GeneId::kEmbed && gene.id.layer != GeneId::kHead)
            found.insert(gene.id.region);
    return {found.begin(), found.end()};
}

// The child's buffers, and for each model that speaks what its voice copies and caches. On a GPU the voices lie in the GPU's memory.
std::uint64_t memoryFor(const Parents& parents, std::optional<Dtype> dtype, const ComputeChoice& compute)
{
    if (!parents.a->speaks())
        return 0; // what is never run is read and written piece by piece
    std::uint64_t bytes = Child::bytesNeeded(*parents.a, dtype);
    if (compute.device != "cpu")
        return bytes;
    bytes += Voice::bytesNeeded(*parents.a, compute, true);
    for (const auto& map : {parents.a, parents.b, parents.original})
        if (map)
            bytes += Voice::bytesNeeded(*map, compute, false);
    return bytes;
}

void openTokenizer(OpenFamily& family)
{
    const auto directory = family.parents.a->checkpoint->directory();
    if (!family.parents.a->speaks())
        return;
    try {
        family.tokenizer = Tokenizer::open(directory);
        family.info.hasTokenizer = true;
    } catch (const Error& error) {
        family.info.tokenizerProblem = error.info();
        return;
    }
    try {
        family.chat = ChatTemplate::open(directory);
    } catch (const Error& error) {
        family.info.a->problems.push_back({Severity::Warning, error.info().message, error.info().file, error.info().remedy}); // speech without a template still works
    }
    if (!family.chat || !family.chat->known())
        return;
    family.info.chatKnown = true;
    family.info.chatName = family.chat->name();
    for (const auto& token : family.chat->endTokens())
        if (const auto id = family.tokenizer->idOf(token))
            family.chatEndIds.push_back(*id);
}

void addProblems(OpenFamily& family)
{
    const auto add = [&](std::optional<ModelInfo>& info, const std::shared_ptr<const ModelMap>& map, Column column) {
        if (!info)
            return;
        const Tokenizer* tokenizer = family.tokenizerOf(column);
        for (Finding& finding : examineHeaders(*map, tokenizer ? std::optional(tokenizer->size()) : std::nullopt))
            info->problems.push_back(std::move(finding));
    };
    add(family.info.a, family.parents.a, Column::A);
    add(family.info.b, family.parents.b, Column::B);
    add(family.info.original, family.parents.original, Column::Original);
}

// From their headers alone.
void openStatistics(OpenFamily& family, const OpenRequest& request)
{
    std::vector<std::vector<RecipeFile>> files;
    for (const auto& ofParent : request.statistics) {
        files.emplace_back();
        for (const auto& path : ofParent)
            files.back().push_back({path, ""});
    }
    NoControl quiet;
    addStatistics(family.parents, files, quiet);
    std::vector<ModelInfo*> infos{&*family.info.a};
    if (family.info.b)
        infos.push_back(&*family.info.b);
    for (ModelInfo& more : family.info.more)
        infos.push_back(&more);
    for (std::size_t p = 0; p < family.parents.statistics.size(); ++p)
        for (const StatisticsKind kind : kStatisticsKinds)
            if (family.parents.statistics[p] && family.parents.statistics[p]->has(kind))
                infos.at(p)->statistics.push_back(kind);
}

std::shared_ptr<OpenFamily> describe(const OpenRequest& request, const ComputeOptions& options)
{
    auto family = std::make_shared<OpenFamily>();
    family->parents = parentsOf(request);
    family->dtype = request.dtype;
    const auto& [a, b, original] = std::tie(family->parents.a, family->parents.b, family->parents.original);
    family->compute = chooseCompute(options, a->config);
    FamilyInfo& info = family->info;
    info.plane = family->parents.plane();
    info.a = infoOf(*a);
    if (b)
        info.b = infoOf(*b);
    if (original)
        info.original = infoOf(*original);
    for (const auto& map : family->parents.more)
        info.more.push_back(infoOf(*map));
    openStatistics(*family, request);
    for (const auto& gene : a->genes)
        info.genes.push_back({gene.id, gene.elements});
    info.regions = regionsInLayers(*a);
    info.encoder = a->config.encoder;
    info.silence = a->silence;
    info.layerLabels = a->layerLabels;
    openTokenizer(*family);
    compareTokens(*family, request);
    addProblems(*family);
    info.device = family->compute.device;
    info.dtype = wordOf(family->compute.dtype);
    info.memoryNeeded = memoryFor(family->parents, family->dtype, family->compute);
    info.memoryFree = availableMemory();
    return family;
}

} // namespace

bool FamilyInfo::everyParentHas(StatisticsKind kind) const
{
    const auto has = [&](const ModelInfo& info) { return std::find(info.statistics.begin(), info.statistics.end(), kind) != info.statistics.end(); };
    return a && has(*a) && b && has(*b) && std::all_of(more.begin(), more.end(), has);
}

FamilyInfo inspectRequest(const OpenRequest& request, const ComputeOptions& compute)
{
    return describe(request, compute)->info;
}

std::shared_ptr<OpenFamily> openFamily(const OpenRequest& request, const ComputeOptions& compute, OpenFamily* before, Control& control)
{
    auto family = describe(request, compute);
    if (family->info.mustKeepTokensOfA && !request.keepTokensOfA)
        throw Error({.message = family->info.unlikeTokens->message, .file = request.b ? request.b->string() : std::string(), .remedy = family->info.unlikeTokens->remedy});
    control.step();
    if (request.align && family->parents.b) {
        family->parents = aligned(family->parents, control);
        if (!family->parents.statistics.empty())
            throw Error({.message = text("Statistics are of a parent's own order, and this recipe puts heads and MLP units into another"), .file = request.b->string(),
                         .remedy = text("Export the aligned parent first, and gather its statistics; or leave \"align\" out")});
        family->info.aligned = true;
    }
    if (before && family->info.memoryNeeded > family->info.memoryFree) {
        before->voices = {};
        before->encoders = {};
        family->info.memoryFree = availableMemory();
    }
    requireMemory(family->info.memoryNeeded, family->info.memoryFree);
    if (family->parents.a->speaks())
        family->child = std::make_unique<Child>(family->parents, family->dtype);
    return family;
}

std::vector<std::pair<Column, std::shared_ptr<const ModelMap>>> OpenFamily::parentColumns() const
{
    std::vector<std::pair<Column, std::shared_ptr<const ModelMap>>> columns{{Column::A, parents.a}};
    if (parents.b)
        columns.emplace_back(Column::B, parents.b);
    if (parents.original)
        columns.emplace_back(Column::Original, parents.original);
    return columns;
}

const Tokenizer* OpenFamily::tokenizerOf(Column column) const
{
    const auto& own = ownTokenizers[std::size_t(column)];
    return own ? own.get() : tokenizer.get();
}

Genome OpenFamily::complete(const Genome& genome) const
{
    Genome whole{.alleles = {}, .seed = genome.seed, .crossover = genome.crossover};
    for (const auto& gene : info.genes) {
        const auto set = genome.alleles.find(gene.id);
        whole.alleles[gene.id] = set == genome.alleles.end() ? Allele{.ratio = 0.5, .second = 1} : set->second;
    }
    Allele ofA{.ratio = 0, .second = 1};
    if (!info.more.empty()) {
        ofA.weights.assign(2 + info.more.size(), 0);
        ofA.weights.front() = 1;
    }
    if (genome.crossover.op != Operator::Ratio)
        ofA.op = Operator::Ratio;
    for (const GeneId& gene : info.keptGenes)
        whole.alleles[gene] = ofA;
    return whole;
}

void Workbench::Impl::open(const OpenRequest& request)
{
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(mutex);
        number = ++openings;
    }
    const auto run = [this, request, number](Control& control) {
        std::shared_ptr<OpenFamily> before; // only this thread replaces it
        {
            const std::lock_guard lock(mutex);
            before = family;
        }
        const auto opened = openFamily(request, compute, before.get(), control);
        {
            const std::lock_guard lock(mutex);
            family = opened;
            hashes.clear();
            parentsAsked = 0;
            if (genomeOf < number)
                genome = {}; // it belonged to the family before
            genome = opened->complete(genome);
        }
        send(event::Opened{opened->info});
        submitChild();
        submitParents();
        submitMeasuring(opened);
        submitExamining(opened);
    };
    submit("opening", Priority::Normal, "open", run, [this](const ErrorInfo* error, bool) {
        if (error)
            send(event::OpenFailed{*error});
    });
}

// In the background, behind the first speech: how far the parents lie apart, and who they are.
void Workbench::Impl::submitMeasuring(const std::shared_ptr<OpenFamily>& opened)
{
    submit("measuring", Priority::Background, "measuring", [this, opened](Control& control) {
        const auto genes = analyse(opened->parents, control, [&](const GeneDistance& gene) { send(event::Analysed{gene}); });
        send(event::AnalysisDone{kinshipOf(genes)});
    });
    submit("hashing", Priority::Background, "hashing", [this, opened](Control& control) {
        const auto hash = [&](const ModelMap& map) {
            const std::string sum = map.checkpoint->sha256(control);
            const std::lock_guard lock(mutex);
            if (family == opened)
                hashes[&map] = sum;
            return sum;
        };
        for (const auto& [column, map] : opened->parentColumns())
            send(event::Hashed{column, hash(*map)});
        for (std::size_t i = 0; i < opened->parents.more.size(); ++i)
            send(event::Hashed{Column::B, hash(*opened->parents.more[i]), 2 + i});
    });
}

} // namespace heterosis
#endif
