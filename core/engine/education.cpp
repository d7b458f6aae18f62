// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include "engine/education.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.h"
#include "studbook/workspace.h"
#include "training/learning_data.h"
#include "training/run_folder.h"
#include "training/settings.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// How many texts, or pairs, an epoch learns; lines of a text are joined and cut into windows.
std::int64_t itemsOf(const DataAnswer& data, const TrainingSettings& settings)
{
    if (data.summary.shape == Shape::Text)
        return std::max<std::int64_t>(1, (std::int64_t(data.tokens) + settings.context - 1) / settings.context);
    return std::int64_t(data.learned);
}

std::int64_t stepsOf(const DataAnswer& data, const TrainingSettings& settings)
{
    if (settings.steps > 0)
        return settings.steps;
    const double items = double(itemsOf(data, settings));
    const double batches = settings.packing && !settings.prefers() ? double(data.tokens) / double(settings.batch * settings.context) : items / double(settings.batch);
    return std::max<std::int64_t>(1, std::int64_t(std::ceil(settings.epochs * std::ceil(batches) / double(settings.accumulate) - 1e-9)));
}

// Of a step, on the average.
double tokensOf(const DataAnswer& data, const TrainingSettings& settings)
{
    const double room = double(settings.batch * settings.accumulate);
    if (settings.packing && !settings.prefers())
        return room * double(settings.context);
    return room * double(data.tokens) / double(std::max<std::int64_t>(1, itemsOf(data, settings)));
}

} // namespace

LessonEstimate estimateLessons(const Json& run, const fs::path& file, const fs::path& workspace, const DataAnswer& data, const ComputeOptions& compute)
{
    TrainingSettings settings = readTrainingSettings(run, file);
    const SubjectHeaders subject = headersOf(settings.subject);
    settings.context = contextOf(settings, subject.map->config);
    const ComputeChoice choice = chooseCompute({.device = compute.device, .dtype = settings.precision}, subject.map->config);
    LessonEstimate estimate{.steps = stepsOf(data, settings), .seconds = 0, .needs = RunNeeds::of(*subject.map, settings, choice.device, workspace), .tokens = 0};
    if (settings.explores()) // answers are written first: how long they get nobody knows
        return estimate;
    const double tokens = tokensOf(data, settings) * double(estimate.steps);
    estimate.tokens = std::uint64_t(tokens);
    if (choice.device == "cpu")
        estimate.seconds = tokens * secondsPerToken(*subject.map, settings);
    return estimate;
}

std::optional<CutOffRun> cutOffRun(const Studbook& studbook)
{
    std::optional<CutOffRun> found;
    for (const Run& run : studbook.runs())
        if (run.kind == "finetune")
            found = run.state == "finished" || run.state == "failed" ? std::nullopt : std::optional(CutOffRun{.id = run.id, .done = 0, .settings = run.settings});
    if (!found)
        return found;
    std::error_code fault;
    for (fs::directory_iterator at(proofFolder(studbook.directory(), found->id), fault), end; !fault && at != end; at.increment(fault)) {
        const std::string name = at->path().filename().string();
        std::int64_t step = 0;
        if (name.starts_with("state-") && std::from_chars(name.data() + 6, name.data() + name.size(), step).ec == std::errc())
            found->done = std::max(found->done, step);
    }
    return found;
}

void giveUpRun(Studbook& studbook, std::int64_t run)
{
    const auto known = studbook.run(run);
    studbook.setState(run, "failed", known ? known->progress : Json::object());
    RunFolder(studbook.directory(), run).forgetStates();
}

Recipe againstOriginal(const Studbook& studbook, IndividualId id)
{
    const auto child = studbook.individual(id);
    const IndividualSource source = child ? sourceOf(studbook, *child) : IndividualSource();
    if (source.base.empty())
        throw Error({.message = text("Individual {} was not taught: there is nothing that it could be set against", id), .file = studbook.directory().string(), .place = {},
                     .remedy = text("Open it as a parent instead")});
    Recipe recipe;
    recipe.parents = {{.path = source.checkpoint, .sha256 = {}}, {.path = source.base, .sha256 = {}}};
    recipe.original = RecipeParent{.path = source.base, .sha256 = {}};
    recipe.genes.push_back({.key = "*.*", .ratio = 0.0, .strength = 1.0, .density = {}});
    return recipe;
}

fs::path proofFolder(const fs::path& workspace, std::int64_t run) { return workspace / "runs" / std::to_string(run); }

} // namespace heterosis

#endif
