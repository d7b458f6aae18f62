// SPDX-License-Identifier: GPL-3.0-or-later
// The same short fine-tuning for everybody before judging (a run's "schooling"): parents and original once, of each generation its finalists or
// all children. One model is in school at a time, and its weights go when it has been judged.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "breeding/runner.h"
#include "dataset/dataset.h"
#include "inheritance/model_card.h"

namespace heterosis::breeding {

namespace {

double secondsSince(std::chrono::steady_clock::time_point begun) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); }

std::string cardOf(const Parents& parents, const Schooling& schooling)
{
    std::string names;
    for (const auto& map : parents.all())
        names += (names.empty() ? "`" : ", `") + publicName(*map->checkpoint) + "`";
    return "---\nlibrary_name: transformers\ntags:\n- heterosis\n---\n\n# The best child, schooled\n\nBred by Heterosis from " + names + ", then fine-tuned for "
        + std::to_string(schooling.lessons.steps) + " steps.\n";
}

} // namespace

void Runner::openSchool()
{
    if (!m_settings.schooling)
        return;
    if (schoolsAll() && m_options.path == "gated")
        throw Error({.message = text("A child that is schooled has weights of its own: it cannot run as coefficients over its parents"), .file = {}, .place = "path",
                     .remedy = text("Let the children be realised one by one (path realised).")});
    const JudgedModel model = judged();
    m_school = std::make_unique<School>(*m_settings.schooling, *model.text, *m_parents->a, m_compute, m_progressControl);
    m_judging = schoolsAll() ? 1 : 0.5;
    for (const auto& source : m_settings.schooling->lessons.data)
        for (std::size_t j = 0; j < m_panel->size(); ++j)
            if (const auto& file = m_panel->settings(j).spec.file; !file.empty())
                if (const std::size_t shared = overlapOf(source.file, file, m_progressControl).count)
                    m_listener.log(text("{} rows of {} are learned in schooling too", shared, file.filename().string()));
}

// How much there is to learn, before it begins.
void Runner::tellSchool() const
{
    const std::size_t each = schoolsAll() ? m_settings.strategy.population : std::min(m_settings.finalists, m_settings.strategy.population);
    const std::size_t left = std::size_t(m_settings.generations) - std::min(m_progress.at("generations").size(), std::size_t(m_settings.generations));
    const std::size_t models = each * left + m_founders.size() + (m_settings.report.empty() ? 1 : m_founders.size() + 1);
    const double minutes = double(models) * m_school->seconds() / 60;
    m_listener.log(minutes > 0 ? text("Schooling: about {} models learn {} steps each, together about {} minutes", models, m_school->steps(), std::ceil(minutes))
                               : text("Schooling: about {} models learn {} steps each", models, m_school->steps()));
}

std::vector<Outputs> Runner::askSchooled(const std::shared_ptr<const ModelMap>& map, std::shared_ptr<const TensorSource> source, std::span<const Asking> askings,
                                         const std::filesystem::path& out)
{
    std::shared_ptr<const TensorSource> weights;
    {
        const auto trainer = m_school->teach(map, std::move(source), m_progressControl);
        weights = trainer->weights();
        if (!out.empty()) {
            std::filesystem::create_directories(out.parent_path());
            std::filesystem::remove_all(out); // of a run that was ended before it could say so
            trainer->write(out, cardOf(*m_parents, *m_settings.schooling), m_progressControl);
        }
    }
    return askModel(map, weights, m_parents->original ? m_parents->original : m_parents->a, m_compute, askings, m_memory, m_progressControl);
}

std::vector<Outputs> Runner::askSchooled(const Genome& genome, std::span<const Asking> askings, const std::filesystem::path& out)
{
    auto child = std::make_shared<Child>(*m_parents, m_dtype);
    child->realise(genome, m_progressControl);
    return askSchooled(m_parents->a, std::move(child), askings, out);
}

void Runner::schoolFounders(std::optional<std::int64_t> beside)
{
    if (!m_school)
        return;
    if (m_progress.at("schooling") != m_school->summary())
        throw Error({.message = text("The data of the schooling has changed since the run began"), .file = m_settings.schooling->lessons.data.front().file.string(), .place = {},
                     .remedy = text("Give the files back what they held, or start a new run")});
    tellSchool();
    if (beside && !m_progress.contains("founders_schooled"))
        m_progress["founders_schooled"] = m_studbook.run(*beside)->progress.at("founders_schooled");
    Json done = m_progress.value("founders_schooled", Json::array());
    const auto models = m_parents->everyModel();
    const auto askings = m_panel->askings(0, m_panel->units());
    for (std::size_t i = done.size(); i < models.size(); ++i) {
        Panel::Values values(m_panel->size());
        m_panel->add(values, askings, askSchooled(models[i], models[i]->checkpoint, askings));
        done.push_back(m_panel->fitness(m_panel->objectives(values)));
        m_listener.log(text("Schooled: {}, fitness {} before and {} after", models[i]->checkpoint->name(), m_progress.at("founders")[i].get<double>(), done.back().get<double>()));
        m_progress["founders_schooled"] = done;
        Studbook::Batch batch(m_studbook);
        addSchooledScores(m_founders[i].second, values);
        m_studbook.setState(m_run, "running", m_progress);
        batch.commit();
    }
}

double Runner::founderFitness(std::size_t founder) const { return m_progress.at(m_school ? "founders_schooled" : "founders")[founder].get<double>(); }

void Runner::addSchooledScores(IndividualId id, const Panel::Values& values)
{
    for (std::size_t j = 0; j < m_panel->size(); ++j) {
        Json score = m_panel->scoreOf(j, values);
        score["schooled"] = true;
        m_studbook.addScore(id, score);
    }
}

Panel::Values Runner::schooledValues(const Genome& genome)
{
    for (const auto& [known, values] : m_schooled)
        if (known == genome)
            return values;
    const auto askings = m_panel->askings(0, m_panel->units());
    Panel::Values values(m_panel->size());
    m_panel->add(values, askings, askSchooled(genome, askings));
    return m_schooled.emplace_back(genome, std::move(values)).second;
}

void Runner::forgetAllBut(const std::vector<Genome>& genomes)
{
    std::erase_if(m_schooled, [&](const auto& one) { return std::find(genomes.begin(), genomes.end(), one.first) == genomes.end(); });
}

// Everybody, one after the other; who has been judged is kept at once, since a lesson costs more than its line in the studbook.
void Runner::judgeSchooled(Pending& pending, const std::vector<Genome>& genomes)
{
    for (std::size_t i = 0; i < genomes.size(); ++i) {
        m_progressControl.done = (pending.generation + double(i) / double(genomes.size())) / m_settings.generations;
        const auto& known = pending.values[i];
        if (std::any_of(known.begin(), known.end(), [](const auto& items) { return !items.empty(); }))
            continue;
        pending.values[i] = schooledValues(genomes[i]);
        save(pending);
    }
    forgetAllBut(genomes);
    tellStandings(pending);
}

// The finalists have the fitness that they have after schooling, in their order; the others are estimated to gain what the finalists gained on the
// average, and stand behind every finalist, as they did before.
void Runner::schoolFinalists(std::vector<Judged>& judged, const Pending& pending, Pending& saved, const std::vector<Genome>& genomes, Json& documents)
{
    std::vector<double> fitness;
    for (const Judged& one : judged)
        fitness.push_back(one.fitness);
    const auto order = fittest(pending, fitness, m_settings.finalists);
    const auto begun = std::chrono::steady_clock::now();
    std::vector<double> move(m_panel->size(), 0.0);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < order.size(); ++k) {
        m_progressControl.done = (pending.generation + m_judging + (1 - m_judging) * double(k) / double(order.size())) / m_settings.generations;
        Judged& one = judged[order[k]];
        auto known = saved.schooled.find(order[k]);
        if (known == saved.schooled.end()) {
            known = saved.schooled.emplace(order[k], schooledValues(genomes[order[k]])).first;
            save(saved);
        }
        const double before = one.fitness;
        const auto objectives = m_panel->objectives(known->second);
        for (std::size_t j = 0; j < move.size(); ++j)
            move[j] += (objectives[j] - one.objectives[j]) / double(order.size());
        one.objectives = objectives;
        one.fitness = m_panel->fitness(objectives);
        least = std::min(least, one.fitness);
        documents.push_back({{"id", one.id}, {"unschooled", before}, {"schooled", one.fitness}});
        m_listener.log(text("Schooled: #{}, fitness {} before and {} after", one.id, before, one.fitness));
    }
    for (std::size_t i = 0; i < judged.size(); ++i) {
        if (std::find(order.begin(), order.end(), i) != order.end())
            continue;
        for (std::size_t j = 0; j < move.size(); ++j)
            judged[i].objectives[j] += move[j];
        judged[i].fitness = std::min(m_panel->fitness(judged[i].objectives), std::nextafter(least, -std::numeric_limits<double>::infinity()));
    }
    forgetAllBut(genomes);
    const double learned = secondsSince(begun);
    m_judging = std::clamp(m_judgedSeconds / std::max(m_judgedSeconds + learned, 1e-9), 0.05, 0.95);
}

IndividualId Runner::addSchooledBest(const std::filesystem::path& checkpoint)
{
    const IndividualId best = *this->best();
    Individual schooled {.origin = "breed", .run = m_run, .parents = {best}, .checkpoint = std::filesystem::relative(checkpoint, m_studbook.directory()).string()};
    const IndividualId id = m_studbook.addIndividuals({&schooled, 1}).front();
    m_studbook.setFitness(id, fittest()->fitness);
    for (const RecordedScore& score : m_studbook.scores(best)) {
        Json document = score.document;
        if (document.erase("schooled") > 0) // it is what was schooled
            m_studbook.addScore(id, document);
    }
    return id;
}

} // namespace heterosis::breeding
