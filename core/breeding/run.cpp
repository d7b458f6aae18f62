// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run.h"

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "breeding/report.h"
#include "breeding/runner.h"

namespace heterosis::breeding {

namespace {

// What somebody said on the report's data.
struct Said {
    Panel::Values values;
    Json scores = Json::array();
};

struct Reported {
    std::string subject, role;
    Said plain;
    std::optional<Said> schooled;
};

Json scoresOf(const Panel& panel, const std::vector<Asking>& askings, const std::vector<Outputs>& outputs)
{
    Json scores = Json::array();
    for (std::size_t a = 0; a < askings.size(); ++a) {
        Json score = scoreDocument(askings[a].judge->score(outputs[a]));
        for (std::size_t j = 0; j < panel.size(); ++j)
            if (&panel.judge(j) == askings[a].judge && panel.settings(j).spec.half)
                score["half"] = *panel.settings(j).spec.half;
        scores.push_back(std::move(score));
    }
    return scores;
}

// first: whom the others are measured against. The same items for both, so that an interval is of pairs.
Json figuresOf(const Panel& panel, const Said& one, const Said& first)
{
    const Interval interval = panel.interval(one.values);
    const auto objectives = panel.objectives(one.values), firsts = panel.objectives(first.values);
    Json figures {{"fitness", panel.fitness(objectives)}, {"interval", {interval.low, interval.high}}, {"scores", one.scores}};
    if (&one == &first)
        return figures;
    const auto ahead = [&](std::optional<bool> larger) -> Json {
        const Interval bounds = panel.interval(first.values, &one.values, larger);
        return {{"value", panel.fitness(firsts, larger) - panel.fitness(objectives, larger)}, {"interval", {bounds.low, bounds.high}}};
    };
    figures["best_ahead"] = ahead({});
    for (std::size_t j = 0; j < panel.size(); ++j)
        figures["best_ahead"]["goals"][panel.settings(j).larger ? "max" : "min"] = ahead(panel.settings(j).larger);
    return figures;
}

// The best child, its founders and the baseline's best on data that nobody was selected by, all of them as models of their own. place: where the
// schooled best child is left.
Json reportOf(const RunSettings& settings, Runner& run, Runner* baseline, const std::filesystem::path& place)
{
    const Panel panel(settings.report, run.judged(), run.control());
    const auto askings = panel.askings(0, panel.units());
    std::vector<Reported> all;
    const auto said = [&](const std::vector<Outputs>& outputs) {
        Said one {Panel::Values(panel.size()), scoresOf(panel, askings, outputs)};
        panel.add(one.values, askings, outputs);
        return one;
    };
    const auto addChild = [&](Runner& of, const char* role, const std::filesystem::path& out) {
        Reported& one = all.emplace_back(Reported {run.subject(*of.best()), role, {}, {}});
        const Genome genome = of.bestGenome();
        {
            Population realised(run.parents(), run.dtype(), run.compute(), Path::Realised, run.memory());
            one.plain = said(realised.ask({&genome, 1}, askings, run.control()).front());
        }
        if (run.hasSchool())
            one.schooled = said(run.askSchooled(genome, askings, out));
    };
    addChild(run, "best", place);
    if (baseline)
        addChild(*baseline, "random", {});
    const auto models = run.parents().everyModel();
    const auto founders = run.founders();
    const auto& original = run.parents().original ? run.parents().original : run.parents().a;
    for (std::size_t i = 0; i < models.size(); ++i) {
        Reported& one = all.emplace_back(Reported {models[i]->checkpoint->path().string(), founders[i].first, {}, {}});
        one.plain = said(askModel(models[i], models[i]->checkpoint, original, run.compute(), askings, run.memory(), run.control()));
        if (run.hasSchool())
            one.schooled = said(run.askSchooled(models[i], models[i]->checkpoint, askings));
    }
    Json report = Json::array();
    for (const Reported& one : all) {
        Json& entry = report.emplace_back(Json {{"subject", one.subject}, {"role", one.role}});
        const Json plain = figuresOf(panel, one.plain, all.front().plain);
        entry.update(one.schooled ? figuresOf(panel, *one.schooled, *all.front().schooled) : plain);
        if (one.schooled)
            entry["unschooled"] = plain;
    }
    return report;
}

RunSettings randomOf(const RunSettings& settings)
{
    RunSettings random = settings;
    random.strategy.name = "random";
    random.baseline = false;
    random.report.clear();
    random.document["strategy"] = "random";
    random.document.erase("baseline");
    random.document.erase("report");
    return random;
}

// A page of a run that was ended before it could say so is written again.
void writePage(const std::filesystem::path& file, const std::string& page)
{
    std::filesystem::remove(file);
    AtomicFile out(file);
    std::ofstream stream(out.path(), std::ios::binary);
    stream << page;
    stream.close();
    if (!stream)
        throw Error({.message = text("The report cannot be written"), .file = file.string(), .place = {}, .remedy = text("Make room on this disk")});
    out.commit();
}

Json waitingDocument(const Runner& run)
{
    Json taste = Json::array();
    for (const IndividualId id : run.waiting()->whom)
        taste.push_back(run.subject(id));
    return {{"run", run.id()}, {"finished", false}, {"generations", run.figures()},
            {"waiting", {{"generation", run.waiting()->generation}, {"verdicts", run.waiting()->verdicts}, {"taste", std::move(taste)}}}};
}

} // namespace

Json run(const RunSettings& settings, const RunOptions& options, Studbook& studbook, Control& control, RunListener& listener)
{
    Runner main(settings, options, studbook, control, listener);
    main.begin();
    const auto sendHome = [&] {
        if (!options.workers.empty())
            Sharing(options.workers, options.patience).finish();
    };
    if (main.finished()) {
        sendHome();
        return main.document();
    }
    const bool beside = settings.baseline && settings.strategy.name != "random";
    const double end = settings.report.empty() ? 1 : 0.95;
    main.setShare(0, beside ? end / 2 : end);
    main.raise();
    if (main.waiting())
        return waitingDocument(main);
    const RunSettings random = randomOf(settings);
    RunOptions same = options;
    same.path = studbook.run(main.id())->path;
    RunListener silent;
    Runner baseline(random, same, studbook, control, silent);
    if (beside) {
        listener.log(text("Random search with the same budget"));
        baseline.setShare(end / 2, end);
        baseline.begin(main.id());
        baseline.raise();
        if (studbook.run(baseline.id())->state != "finished")
            baseline.setNote("best", *baseline.best(), "finished");
    }
    sendHome();
    main.setShare(end, end);
    listener.log(text("Report on held-back data"));
    Json founders = Json::array();
    for (std::size_t i = 0; i < main.founders().size(); ++i)
        founders.push_back({{"subject", main.subject(main.founders()[i].second)}, {"role", main.founders()[i].first}, {"fitness", main.founderFitness(i)}});
    Json document {{"run", main.id()}, {"finished", true}, {"path", same.path}, {"path_reason", main.progress().at("path_reason")},
                   {"batch", main.progress().at("batch")}, {"seed", settings.strategy.seed}, {"strategy", settings.strategy.name},
                   {"generations", main.figures()}, {"best", main.subject(*main.best())}, {"front", Json::array()}, {"founders", founders},
                   {"finalists", main.progress().at("finalists")}, {"report", Json::array()}};
    for (const IndividualId id : main.front())
        document["front"].push_back(main.subject(id));
    if (beside)
        document["random"] = {{"run", baseline.id()}, {"generations", baseline.figures()}, {"best", main.subject(*baseline.best())}};
    const auto file = studbook.directory() / ("breed-" + std::to_string(main.id()) + ".html"), schooled = studbook.directory() / "runs" / std::to_string(main.id()) / "schooled";
    document["html"] = file.string();
    if (!settings.report.empty())
        document["report"] = reportOf(settings, main, beside ? &baseline : nullptr, schooled);
    else if (main.hasSchool())
        main.askSchooled(main.bestGenome(), {}, schooled);
    Studbook::Batch batch(studbook);
    if (main.hasSchool()) {
        for (std::size_t i = 0; i < founders.size(); ++i)
            document["founders"][i]["unschooled"] = main.progress().at("founders")[i];
        document["bred"] = document.at("best");
        document["best"] = main.subject(main.addSchooledBest(schooled));
        document["schooled"] = main.progress().at("schooled");
    }
    writePage(file, reportPage(document));
    main.setNote("document", document, "finished");
    batch.commit();
    return document;
}

} // namespace heterosis::breeding
