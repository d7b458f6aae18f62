// SPDX-License-Identifier: GPL-3.0-or-later
// How a generation is judged: in rounds and batches, with a race, and its finalists once more as what they are in the end.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/parallel.h"
#include "base/quantile.h"
#include "breeding/racing.h"
#include "breeding/runner.h"

namespace heterosis::breeding {

// Racing compares sums; several objectives and the competition over items need all items of everybody, a command all answers at once.
bool Runner::races() const
{
    return m_settings.racing && !m_panel->runsCommands() && m_settings.strategy.name != "nsga2" && m_settings.strategy.name != "m2n2";
}

std::vector<std::size_t> Runner::rounds() const
{
    return races() ? Race::rounds(m_panel->units()) : std::vector<std::size_t> {0, m_panel->units()};
}

void Runner::judge(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes)
{
    if (schoolsAll())
        return judgeSchooled(pending, genomes);
    const auto rounds = this->rounds();
    for (std::size_t r = pending.round; r + 1 < rounds.size(); ++r) {
        m_progressControl.done = (pending.generation + m_judging * double(rounds[r]) / double(m_panel->units())) / m_settings.generations;
        judgeRound(pending, asked, genomes, rounds[r], rounds[r + 1]);
        if (races() && r + 2 < rounds.size())
            drop(pending, rounds[r + 1]);
        pending.round = r + 1;
        save(pending);
        tellStandings(pending);
    }
}

// Who runs goes through in batches. Those that were judged in this round before the program was ended are not among them.
std::vector<Runner::Batch> Runner::batchesLeft(const Pending& pending, std::span<const Asking> askings) const
{
    const auto batch = m_progress.at("batch").get<std::size_t>();
    const auto judged = [&](std::size_t i) {
        for (std::size_t j = 0; j < m_panel->size(); ++j)
            for (const Asking& asking : askings)
                if (asking.judge == &m_panel->judge(j) && pending.values[i][j].size() < std::max<std::size_t>(asking.to, 1))
                    return false;
        return true;
    };
    std::vector<std::size_t> runners;
    for (std::size_t i = 0; i < pending.running.size(); ++i)
        if (pending.running[i])
            runners.push_back(i);
    std::vector<Batch> batches;
    for (std::size_t at = 0; at < runners.size(); at += batch) {
        const auto some = std::span(runners).subspan(at, std::min(batch, runners.size() - at));
        if (!std::all_of(some.begin(), some.end(), judged))
            batches.push_back({at / batch, {some.begin(), some.end()}});
    }
    return batches;
}

SharedTask Runner::taskOf(const Pending& pending, const std::vector<Candidate>& asked, const std::vector<Batch>& batches, std::size_t from, std::size_t to) const
{
    const Json machine {{"path", wordOf(m_population->path())}, {"device", m_compute.device}, {"dtype", wordOf(m_compute.dtype)}, {"threads", threads()}, {"memory", m_memory}};
    SharedTask task {.settings = m_settings, .machine = machine, .sums = m_sums, .from = from, .to = to};
    const std::string round = std::to_string(m_run) + "." + std::to_string(pending.generation) + "." + std::to_string(from) + ".";
    for (const Batch& batch : batches) {
        SharedTask::Batch& one = task.batches.emplace_back(SharedTask::Batch {round + std::to_string(batch.place), {}});
        for (const std::size_t i : batch.members)
            one.children.push_back(asked[i].genes);
    }
    return task;
}

// What a batch said is kept before the next one begins.
void Runner::judgeRound(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes, std::size_t from, std::size_t to)
{
    const auto askings = m_panel->askings(from, to);
    const auto batches = batchesLeft(pending, askings);
    const double before = m_progressControl.done, width = m_judging * double(to - from) / double(m_panel->units()) / m_settings.generations;
    const auto ask = [&](std::size_t b) {
        std::vector<Genome> children;
        for (const std::size_t i : batches[b].members)
            children.push_back(genomes[i]);
        return judgedBatch(*m_population, *m_panel, children, askings, m_progressControl);
    };
    std::size_t done = 0;
    const auto keep = [&](std::size_t b, const BatchValues& values) {
        const auto& members = batches[b].members;
        for (std::size_t k = 0; k < members.size(); ++k)
            for (std::size_t j = 0; j < values[k].size(); ++j)
                pending.values[members[k]][j].insert(pending.values[members[k]][j].end(), values[k][j].begin(), values[k][j].end());
        ++done;
        m_progressControl.done = before + width * double(done) / double(batches.size());
        if (members.size() > 1 || done == batches.size() || done % 16 == 0)
            save(pending);
    };
    if (m_sharing && !batches.empty())
        return m_sharing->judge(taskOf(pending, asked, batches, from, to), keep, ask, m_progressControl);
    for (std::size_t b = 0; b < batches.size(); ++b)
        keep(b, ask(b));
}

std::vector<std::size_t> Runner::fittest(const Pending& pending, std::span<const double> fitness, std::size_t most) const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < fitness.size(); ++i)
        if (pending.running[i])
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return fitness[a] > fitness[b]; });
    order.resize(std::min(order.size(), most));
    return order;
}

void Runner::drop(Pending& pending, std::size_t units) const
{
    const StrategySettings& s = m_settings.strategy;
    std::vector<std::vector<double>> scores(pending.ids.size());
    double low = INFINITY, high = -INFINITY;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (pending.running[i]) {
            scores[i] = m_panel->perUnit(pending.values[i], units);
            const auto [least, most] = std::minmax_element(scores[i].begin(), scores[i].end());
            low = std::min(low, *least);
            high = std::max(high, *most);
        }
    Race race;
    race.keep = std::max({s.elite, m_settings.finalists, s.population / 8, std::size_t(4), s.name == "cmaes" ? s.population / 2 : 0});
    race.range = std::max(high - low, 1e-9);
    race.share = 0.5;
    const auto stay = race.survivors(scores);
    std::fill(pending.running.begin(), pending.running.end(), false);
    for (const std::size_t i : stay)
        pending.running[i] = true;
}

// Of those who stopped early as well: what they had when they stopped, moved by what the others changed after that, since later items
// may be harder or easier.
std::vector<std::vector<double>> Runner::objectivesOf(const Pending& pending) const
{
    std::vector<std::vector<double>> out;
    std::map<std::vector<std::size_t>, std::vector<double>> moves; // by the numbers of items
    for (std::size_t i = 0; i < pending.ids.size(); ++i) {
        out.push_back(m_panel->objectives(pending.values[i]));
        if (pending.running[i])
            continue;
        std::vector<std::size_t> reached;
        for (const auto& items : pending.values[i])
            reached.push_back(items.size());
        auto& move = moves[reached];
        if (move.empty()) {
            move.assign(m_panel->size(), 0.0);
            double count = 0;
            for (std::size_t k = 0; k < pending.ids.size(); ++k) {
                if (!pending.running[k])
                    continue;
                Panel::Values cut = pending.values[k];
                for (std::size_t j = 0; j < cut.size(); ++j)
                    cut[j].resize(std::min(cut[j].size(), reached[j]));
                const auto then = m_panel->objectives(cut), now = m_panel->objectives(pending.values[k]);
                for (std::size_t j = 0; j < move.size(); ++j)
                    move[j] += now[j] - then[j];
                ++count;
            }
            for (double& one : move)
                one /= std::max(count, 1.0);
        }
        for (std::size_t j = 0; j < move.size(); ++j)
            out[i][j] += move[j];
    }
    return out;
}

void Runner::tellStandings(const Pending& pending) const
{
    std::vector<Standing> standings;
    const auto objectives = objectivesOf(pending);
    for (std::size_t i = 0; i < pending.ids.size(); ++i)
        standings.push_back({pending.ids[i], m_panel->fitness(objectives[i]), objectives[i], pending.running[i]});
    m_listener.scored(pending.generation, standings);
}

std::vector<Judged> Runner::close(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes)
{
    const auto objectives = objectivesOf(pending);
    std::vector<Judged> judged(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        judged[i] = {pending.ids[i], asked[i].genes, m_panel->fitness(objectives[i]), objectives[i], {}};
        if (m_settings.strategy.name == "m2n2")
            judged[i].items = m_panel->items(pending.values[i]);
    }
    Json finalists = m_progress.at("finalists"), schooled = m_progress.value("schooled", Json::array());
    Pending asJudged = pending; // what is saved meanwhile, so that a resumed run comes to the same finalists
    rescore(judged, pending, genomes, finalists);
    if (m_school && !schoolsAll()) {
        schoolFinalists(judged, pending, asJudged, genomes, schooled);
        pending.schooled = std::move(asJudged.schooled);
    }
    const GenerationFigures figures = figuresOf(pending.generation, judged);
    Json entry {{"generation", figures.generation}, {"ids", figures.ids}, {"best", figures.best}, {"best_fitness", figures.bestFitness},
                {"median", figures.median}, {"spread", figures.spread}, {"diversity", figures.diversity}, {"whole", Json::array()}, {"objectives", Json::array()}};
    for (std::size_t i = 0; i < judged.size(); ++i) {
        entry["objectives"].push_back(judged[i].objectives);
        if (pending.schooled.empty() ? pending.running[i] : pending.schooled.contains(i))
            entry["whole"].push_back(judged[i].id);
        if (!judged[i].items.empty())
            entry["items"].push_back(judged[i].items);
    }
    m_progress["generations"].push_back(std::move(entry));
    m_progress["finalists"] = std::move(finalists);
    if (m_school)
        m_progress["schooled"] = std::move(schooled);
    m_progress.erase("pending");
    Studbook::Batch batch(m_studbook);
    for (std::size_t i = 0; i < judged.size(); ++i) {
        m_studbook.setFitness(judged[i].id, judged[i].fitness);
        if (schoolsAll())
            addSchooledScores(judged[i].id, pending.values[i]);
        for (std::size_t j = 0; j < m_panel->size() && !schoolsAll(); ++j)
            m_studbook.addScore(judged[i].id, m_panel->scoreOf(j, pending.values[i]));
        if (const auto finalist = pending.schooled.find(i); finalist != pending.schooled.end())
            addSchooledScores(judged[i].id, finalist->second);
    }
    addPersonScores(pending);
    m_studbook.setState(m_run, "running", m_progress);
    batch.commit();
    m_listener.generationEnded(figures);
    return judged;
}

// The best of a gated generation as realised children: what they are in the end.
void Runner::rescore(std::vector<Judged>& judged, Pending& pending, const std::vector<Genome>& genomes, Json& documents)
{
    if (m_population->path() == Path::Realised || m_settings.finalists == 0)
        return;
    std::vector<std::size_t> order(judged.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return judged[a].fitness > judged[b].fitness; });
    order.resize(std::min(order.size(), m_settings.finalists));
    Population realised(*m_parents, m_dtype, m_compute, Path::Realised, m_memory);
    const auto askings = m_panel->askings(0, m_panel->units());
    for (const std::size_t i : order) {
        if (!pending.running[i])
            continue;
        const auto outputs = realised.ask({&genomes[i], 1}, askings, m_progressControl);
        Panel::Values values(m_panel->size());
        if (const auto place = person())
            values[*place] = pending.values[i][*place];
        m_panel->add(values, askings, outputs.front());
        pending.values[i] = std::move(values);
        const double gated = judged[i].fitness;
        judged[i].objectives = m_panel->objectives(pending.values[i]);
        judged[i].fitness = m_panel->fitness(judged[i].objectives);
        if (!judged[i].items.empty())
            judged[i].items = m_panel->items(pending.values[i]);
        documents.push_back({{"id", judged[i].id}, {"gated", gated}, {"realised", judged[i].fitness}, {"difference", judged[i].fitness - gated}});
    }
}

GenerationFigures Runner::figuresOf(int generation, const std::vector<Judged>& judged) const
{
    GenerationFigures figures {.generation = generation};
    std::vector<double> sorted;
    std::vector<Genes> genes;
    for (const Judged& one : judged) {
        figures.ids.push_back(one.id);
        sorted.push_back(one.fitness);
        genes.push_back(one.genes);
    }
    const auto best = std::max_element(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.fitness < b.fitness; });
    figures.best = best->id;
    figures.bestFitness = best->fitness;
    std::sort(sorted.begin(), sorted.end());
    figures.median = quantile(sorted, 0.5);
    figures.spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    figures.diversity = diversity(genes, m_space);
    return figures;
}

} // namespace heterosis::breeding
