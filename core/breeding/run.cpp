// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run.h"

#include <fstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "breeding/report.h"
#include "breeding/runner.h"

namespace heterosis::breeding {

namespace {

struct Reported {
    std::string subject, role;
    Panel::Values values;
    Json scores = Json::array();
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

// The best child, its founders and the baseline's best on data that nobody was selected by, all of them as models of their own.
Json reportOf(const RunSettings& settings, Runner& run, Runner* baseline)
{
    if (settings.report.empty())
        return Json::array();
    const Panel panel(settings.report, run.judged(), run.control());
    const auto askings = panel.askings(0, panel.units());
    std::vector<Reported> all;
    const auto add = [&](std::string subject, std::string role, const std::vector<Outputs>& outputs) {
        Reported& one = all.emplace_back(Reported {std::move(subject), std::move(role), Panel::Values(panel.size()), scoresOf(panel, askings, outputs)});
        panel.add(one.values, askings, outputs);
    };
    {
        Population realised(run.parents(), run.dtype(), run.compute(), Path::Realised, run.memory());
        const auto ask = [&](const Genome& genome) { return std::move(realised.ask({&genome, 1}, askings, run.control()).front()); };
        add(run.subject(*run.best()), "best", ask(run.bestGenome()));
        if (baseline)
            add(run.subject(*baseline->best()), "random", ask(baseline->bestGenome()));
    }
    const auto models = run.parents().everyModel();
    const auto founders = run.founders();
    for (std::size_t i = 0; i < models.size(); ++i) {
        const auto& original = run.parents().original ? run.parents().original : run.parents().a;
        add(models[i]->checkpoint->path().string(), founders[i].first, askModel(models[i], original, run.compute(), askings, run.memory(), run.control()));
    }
    Json report = Json::array();
    for (const Reported& one : all) {
        const Interval interval = panel.interval(one.values);
        const double fitness = panel.fitness(panel.objectives(one.values));
        report.push_back({{"subject", one.subject}, {"role", one.role}, {"fitness", fitness}, {"interval", {interval.low, interval.high}}, {"scores", one.scores}});
        if (one.role != "best") { // the same items for both, so the interval is of pairs
            const Interval ahead = panel.interval(all.front().values, &one.values);
            report.back()["best_ahead"] = {{"value", report.front().at("fitness").get<double>() - fitness}, {"interval", {ahead.low, ahead.high}}};
        }
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

} // namespace

Json run(const RunSettings& settings, const RunOptions& options, Studbook& studbook, Control& control, RunListener& listener)
{
    Runner main(settings, options, studbook, control, listener);
    main.begin();
    if (main.finished())
        return main.document();
    const bool beside = settings.baseline && settings.strategy.name != "random";
    const double end = settings.report.empty() ? 1 : 0.95;
    main.setShare(0, beside ? end / 2 : end);
    main.raise();
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
    main.setShare(end, end);
    listener.log(text("Report on held-back data"));
    Json founders = Json::array();
    for (std::size_t i = 0; i < main.founders().size(); ++i)
        founders.push_back({{"subject", main.subject(main.founders()[i].second)}, {"role", main.founders()[i].first}, {"fitness", main.progress().at("founders")[i]}});
    Json document {{"run", main.id()}, {"finished", true}, {"path", same.path}, {"path_reason", main.progress().at("path_reason")},
                   {"batch", main.progress().at("batch")}, {"seed", settings.strategy.seed}, {"strategy", settings.strategy.name},
                   {"generations", main.figures()}, {"best", main.subject(*main.best())}, {"front", Json::array()}, {"founders", founders},
                   {"finalists", main.progress().at("finalists")}, {"report", reportOf(settings, main, beside ? &baseline : nullptr)}};
    for (const IndividualId id : main.front())
        document["front"].push_back(main.subject(id));
    if (beside)
        document["random"] = {{"run", baseline.id()}, {"generations", baseline.figures()}, {"best", main.subject(*baseline.best())}};
    const auto file = studbook.directory() / ("breed-" + std::to_string(main.id()) + ".html");
    document["html"] = file.string();
    writePage(file, reportPage(document));
    main.setNote("document", document, "finished");
    return document;
}

} // namespace heterosis::breeding
