// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <algorithm>
#include <set>
#include <utility>

#include "base/files.h"
#include "checkpoint/adapter.h"
#include "base/memory.h"
#include "engine/workbench_impl.h"

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
    return Parents::of(std::move(a), std::move(b), std::move(original));
}

ModelInfo infoOf(const ModelMap& map)
{
    const auto& config = map.config;
    ModelInfo info{.name = map.checkpoint->name(), .path = map.checkpoint->path().string(), .family = config.family,
                   .dtype = std::string(wordOf(config.storedDtype)), .parameters = 0, .bytes = map.checkpoint->weightBytes(),
                   .layers = config.layers, .width = config.width, .heads = config.heads, .context = config.context,
                   .vocabulary = config.vocabulary, .problems = map.checkpoint->problems()};
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
    try {
        family.tokenizer = Tokenizer::open(directory);
        family.info.hasTokenizer = true;
    } catch (const Error& error) {
        family.info.tokenizerProblem = error.what();
        return;
    }
    try {
        family.chat = ChatTemplate::open(directory);
    } catch (const Error& error) {
        family.info.a->problems.push_back(error.what()); // speech without a template still works
    }
    if (!family.chat || !family.chat->known())
        return;
    family.info.chatKnown = true;
    family.info.chatName = family.chat->name();
    for (const auto& token : family.chat->endTokens())
        if (const auto id = family.tokenizer->idOf(token))
            family.chatEndIds.push_back(*id);
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
    for (const auto& gene : a->genes)
        info.genes.push_back({gene.id, gene.elements});
    info.regions = regionsInLayers(*a);
    openTokenizer(*family);
    info.device = family->compute.device;
    info.dtype = wordOf(family->compute.dtype);
    info.memoryNeeded = memoryFor(family->parents, family->dtype, family->compute);
    info.memoryFree = availableMemory();
    return family;
}

} // namespace

FamilyInfo inspectRequest(const OpenRequest& request, const ComputeOptions& compute)
{
    return describe(request, compute)->info;
}

std::shared_ptr<OpenFamily> openFamily(const OpenRequest& request, const ComputeOptions& compute, OpenFamily* before, Control& control)
{
    auto family = describe(request, compute);
    control.step();
    if (before && family->info.memoryNeeded > family->info.memoryFree) {
        before->voices = {};
        family->info.memoryFree = availableMemory();
    }
    requireMemory(family->info.memoryNeeded, family->info.memoryFree);
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

Genome OpenFamily::complete(const Genome& genome) const
{
    Genome whole{.alleles = {}, .seed = genome.seed};
    for (const auto& gene : info.genes) {
        const auto set = genome.alleles.find(gene.id);
        whole.alleles[gene.id] = set == genome.alleles.end() ? Allele{.ratio = 0.5, .second = 1} : set->second;
    }
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
        for (const auto& [column, map] : opened->parentColumns()) {
            const std::string sum = map->checkpoint->sha256(control);
            {
                const std::lock_guard lock(mutex);
                if (family == opened)
                    hashes[column] = sum;
            }
            send(event::Hashed{column, sum});
        }
    });
}

} // namespace heterosis
#endif
