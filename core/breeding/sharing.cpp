// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/sharing.h"

#include <algorithm>
#include <map>
#include <thread>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/stable_random.h"
#include "inheritance/recipe.h"
#include "inheritance/subject.h"

namespace heterosis::breeding {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr JsonLimits kLimits {.depth = 64, .bytes = std::size_t {1} << 30};
constexpr std::chrono::milliseconds kBetweenLooks {100};

fs::path taskFile(const fs::path& folder) { return folder / "task.json"; }
fs::path resultFile(const fs::path& folder, std::size_t share) { return folder / "results" / (std::to_string(share) + ".json"); }

Json genesJson(const Genes& genes)
{
    Json all = Json::array();
    for (const GeneValue& gene : genes)
        all.push_back({gene.ratio, gene.second, gene.seed, gene.shares});
    return all;
}

Genes genesOf(const Json& document)
{
    Genes genes;
    for (const Json& gene : document)
        genes.push_back({.ratio = gene.at(0).get<double>(), .second = gene.at(1).get<double>(), .seed = gene.at(2).get<std::uint64_t>(),
                         .shares = gene.at(3).get<std::vector<double>>()});
    return genes;
}

// What another program wrote: work() of it, whose complaints become our own.
template <class Work> auto reading(const fs::path& file, Work&& work)
{
    try {
        return work();
    } catch (const Json::exception&) {
        throw Error({.message = text("This file is not what a breeding run or its worker writes"), .file = file.string(), .place = {},
                     .remedy = text("Empty the folder and start the run and its workers again; a run goes on with --resume")});
    }
}

void pause(Control& control)
{
    control.step(-1, "waiting");
    std::this_thread::sleep_for(kBetweenLooks);
}

} // namespace

Json SharedTask::json() const
{
    Json document {{"heterosis", HETEROSIS_VERSION}, {"settings", settings.document}, {"directory", settings.directory.string()}, {"machine", machine},
                   {"sha256", sums}, {"from", from}, {"to", to}, {"batches", Json::array()}};
    for (const Batch& batch : batches) {
        Json& one = document["batches"].emplace_back(Json {{"id", batch.id}, {"children", Json::array()}});
        for (const Genes& genes : batch.children)
            one["children"].push_back(genesJson(genes));
    }
    return document;
}

SharedTask SharedTask::of(const Json& document, const fs::path& file)
{
    return reading(file, [&] {
        if (const auto version = document.at("heterosis").get<std::string>(); version != HETEROSIS_VERSION)
            throw Error({.message = text("The run is of version {}, this worker of version {}", version, HETEROSIS_VERSION), .file = file.string(), .place = "heterosis",
                         .remedy = text("Start the run and its workers with the same version")});
        SharedTask task {.settings = readRunSettings(document.at("settings"), document.at("directory").get<std::string>(), file.string()),
                         .machine = document.at("machine"), .sums = document.at("sha256").get<std::vector<std::string>>(),
                         .from = document.at("from").get<std::size_t>(), .to = document.at("to").get<std::size_t>()};
        for (const Json& one : document.at("batches")) {
            Batch& batch = task.batches.emplace_back(Batch {one.at("id").get<std::string>(), {}});
            for (const Json& child : one.at("children"))
                batch.children.push_back(genesOf(child));
        }
        return task;
    });
}

std::string SharedTask::idOf(const Json& document) { return std::to_string(fnv1a(document.dump())); }

void Sharing::judge(const SharedTask& task, const std::function<void(std::size_t, const BatchValues&)>& taken,
                    const std::function<BatchValues(std::size_t)>& itself, Control& control)
{
    const Json document = task.json();
    const std::string id = SharedTask::idOf(document);
    fs::create_directories(m_folder / "results");
    writeFileAtomically(taskFile(m_folder), writeJson(document));
    std::map<std::string, std::size_t> missing;
    for (std::size_t b = 0; b < task.batches.size(); ++b)
        missing.emplace(task.batches[b].id, b);
    const auto take = [&](const fs::path& file) {
        bool any = false;
        const Json results = readJson(file, kLimits);
        if (results.at("task") != Json(id))
            return any;
        for (const Json& batch : results.at("batches")) {
            const auto found = missing.find(batch.at("id").get<std::string>());
            if (found == missing.end())
                continue;
            BatchValues values;
            for (const Json& child : batch.at("values"))
                values.push_back(valuesFromJson(child));
            if (values.size() != task.batches[found->second].children.size())
                continue; // somebody else's
            taken(found->second, values);
            missing.erase(found);
            any = true;
        }
        return any;
    };
    auto heard = Clock::now();
    while (!missing.empty()) {
        bool any = false;
        for (const auto& entry : fs::directory_iterator(m_folder / "results"))
            if (entry.path().extension() == ".json")
                any |= reading(entry.path(), [&] { return take(entry.path()); });
        if (!any && !missing.empty() && Clock::now() - heard >= m_patience) {
            const auto next = std::min_element(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            taken(next->second, itself(next->second));
            missing.erase(next);
        } else if (any) {
            heard = Clock::now();
        } else {
            pause(control);
        }
    }
}

void Sharing::finish() const
{
    if (fs::exists(m_folder))
        writeFileAtomically(taskFile(m_folder), writeJson({{"heterosis", HETEROSIS_VERSION}, {"finished", true}}));
}

namespace {

// A run's models and judges, as its worker holds them from one task to the next.
class Workplace {
public:
    Workplace(const SharedTask& task, const fs::path& file, Control& control) : m_settings(task.settings), m_machine(task.machine), m_sums(task.sums)
    {
        setThreads(m_machine.at("threads").get<int>());
        m_parents = openParents(m_settings.family(), control);
        const auto models = m_parents.everyModel();
        for (std::size_t i = 0; i < models.size(); ++i)
            if (i >= m_sums.size() || models[i]->checkpoint->sha256(control) != m_sums[i])
                throw Error({.message = text("This is not the model that the run began with"), .file = models[i]->checkpoint->path().string(), .place = file.string(),
                             .remedy = text("Give the worker the same models at the same paths")});
        const ModelConfig& config = m_parents.a->config;
        const ComputeChoice compute = chooseCompute({m_machine.at("device").get<std::string>(), m_machine.at("dtype").get<std::string>()}, config);
        if (compute.dtype != config.storedDtype)
            m_dtype = compute.dtype;
        m_panel = std::make_unique<Panel>(m_settings.judges, judgedModel(*m_parents.a), control);
        m_population = std::make_unique<Population>(m_parents, m_dtype, compute, pathNamed(m_machine.at("path").get<std::string>()),
                                                    m_machine.at("memory").get<std::uint64_t>());
    }

    bool fits(const SharedTask& task) const { return task.settings.document == m_settings.document && task.machine == m_machine && task.sums == m_sums; }

    BatchValues judge(const SharedTask& task, const SharedTask::Batch& batch, Control& control)
    {
        std::vector<Genome> children;
        for (const Genes& genes : batch.children)
            children.push_back(resolve(m_settings.recipe(genes, *m_parents.a, m_dtype), *m_parents.a));
        return judgedBatch(*m_population, *m_panel, children, m_panel->askings(task.from, task.to), control);
    }

private:
    RunSettings m_settings;
    Json m_machine;
    std::vector<std::string> m_sums;
    Parents m_parents;
    std::optional<Dtype> m_dtype;
    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<Population> m_population;
};

// What this share has of the task already: of a worker that was ended.
Json begunOrNew(const fs::path& file, const std::string& task)
{
    fs::create_directories(file.parent_path());
    if (fs::exists(file)) {
        Json begun = readJson(file, kLimits);
        if (begun.is_object() && begun.value("task", "") == task && begun.contains("batches") && begun["batches"].is_array())
            return begun;
    }
    return {{"task", task}, {"batches", Json::array()}};
}

bool holds(const Json& results, const std::string& batch)
{
    return std::any_of(results["batches"].begin(), results["batches"].end(), [&](const Json& one) { return one.is_object() && one.value("id", "") == batch; });
}

} // namespace

std::vector<std::string> work(const WorkerCall& call, Control& control)
{
    const fs::path file = taskFile(call.folder), out = resultFile(call.folder, call.share);
    std::vector<std::string> done;
    std::unique_ptr<Workplace> place;
    std::string before; // the task that is done
    for (;; pause(control)) {
        if (!fs::exists(file)) {
            if (call.wait)
                continue;
            throw Error({.message = text("There is nothing to judge here"), .file = file.string(), .place = {},
                         .remedy = text("Start the run with --workers {} first, or let the worker --wait", call.folder.string())});
        }
        const Json document = readJson(file, kLimits);
        if (document.is_object() && document.value("finished", false))
            return done;
        const std::string id = SharedTask::idOf(document);
        if (id != before) {
            const SharedTask task = SharedTask::of(document, file);
            if (!place || !place->fits(task))
                reading(file, [&] { place = std::make_unique<Workplace>(task, file, control); });
            Json results = begunOrNew(out, id);
            const auto written = fs::last_write_time(file);
            for (std::size_t b = call.share - 1; b < task.batches.size() && fs::last_write_time(file) == written; b += call.shares) {
                if (holds(results, task.batches[b].id)) {
                    done.push_back(task.batches[b].id);
                    continue;
                }
                control.step(double(b) / double(task.batches.size()), task.batches[b].id);
                Json values = Json::array();
                for (const Panel::Values& child : place->judge(task, task.batches[b], control))
                    values.push_back(valuesJson(child));
                results["batches"].push_back({{"id", task.batches[b].id}, {"values", std::move(values)}});
                writeFileAtomically(out, writeJson(results));
                done.push_back(task.batches[b].id);
            }
            if (results["batches"].empty())
                writeFileAtomically(out, writeJson(results));
            if (call.log)
                call.log(text("{}: {} batches of {} are judged", file.string(), results["batches"].size(), task.batches.size()));
            before = id;
        }
        if (!call.wait)
            return done;
    }
}

} // namespace heterosis::breeding
