// SPDX-License-Identifier: GPL-3.0-or-later
// How a generation is judged: in rounds and batches, with a race, and its finalists once more as what they are in the end.
#include <algorithm>
#include <cmath>
#include <map>

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

void Runner::judge(Pending& pending, const std::vector<Genome>& genomes)
{
    const auto rounds = this->rounds();
    for (std::size_t r = pending.round; r + 1 < rounds.size(); ++r) {
        m_progressControl.done = (pending.generation + double(rounds[r]) / double(m_panel->units())) / m_settings.generations;
        judgeRound(pending, genomes, rounds[r], rounds[r + 1]);
        if (races() && r + 2 < rounds.size())
            drop(pending, rounds[r + 1]);
        pending.round = r + 1;
        save(pending);
        tellStandings(pending);
    }
}

// Who runs goes through in batches; what a batch said is kept before the next one begins.
void Runner::judgeRound(Pending& pending, const std::vector<Genome>& genomes, std::size_t from, std::size_t to)
{
    const auto askings = m_panel->askings(from, to);
    const auto batch = m_progress.at("batch").get<std::size_t>();
    std::vector<std::size_t> runners;
    for (std::size_t i = 0; i < genomes.size(); ++i)
        if (pending.running[i])
            runners.push_back(i);
    const std::size_t unit = (to - from) * runners.size();
    const double before = m_progressControl.done;
    for (std::size_t at = 0; at < runners.size(); at += batch) {
        const auto some = std::span(runners).subspan(at, std::min(batch, runners.size() - at));
        m_progressControl.done = before + double((to - from) * at) / double(unit) * double(to - from) / double(m_panel->units()) / m_settings.generations;
        const auto asksAll = [&](std::size_t i) { // judged in this round already, before the program was ended
            for (std::size_t j = 0; j < m_panel->size(); ++j)
                for (const Asking& asking : askings)
                    if (asking.judge == &m_panel->judge(j) && pending.values[i][j].size() < std::max<std::size_t>(asking.to, 1))
                        return false;
            return true;
        };
        if (std::all_of(some.begin(), some.end(), asksAll))
            continue;
        std::vector<Genome> children;
        for (const std::size_t i : some)
            children.push_back(genomes[i]);
        const auto outputs = m_population->ask(children, askings, m_progressControl);
        for (std::size_t k = 0; k < some.size(); ++k)
            m_panel->add(pending.values[some[k]], askings, outputs[k]);
        if (batch > 1 || some.back() == runners.back() || (at / batch) % 16 == 15)
            save(pending);
    }
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
    Json finalists = m_progress.at("finalists");
    rescore(judged, pending, genomes, finalists);
    const GenerationFigures figures = figuresOf(pending.generation, judged);
    Json entry {{"generation", figures.generation}, {"ids", figures.ids}, {"best", figures.best}, {"best_fitness", figures.bestFitness},
                {"median", figures.median}, {"spread", figures.spread}, {"diversity", figures.diversity}, {"whole", Json::array()}, {"objectives", Json::array()}};
    for (std::size_t i = 0; i < judged.size(); ++i) {
        entry["objectives"].push_back(judged[i].objectives);
        if (pending.running[i])
            entry["whole"].push_back(judged[i].id);
        if (!judged[i].items.empty())
            entry["items"].push_back(judged[i].items);
    }
    m_progress["generations"].push_back(std::move(entry));
    m_progress["finalists"] = std::move(finalists);
    m_progress.erase("pending");
    Studbook::Batch batch(m_studbook);
    for (std::size_t i = 0; i < judged.size(); ++i) {
        m_studbook.setFitness(judged[i].id, judged[i].fitness);
        for (std::size_t j = 0; j < m_panel->size(); ++j)
            m_studbook.addScore(judged[i].id, m_panel->scoreOf(j, pending.values[i]));
    }
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
        pending.values[i].assign(m_panel->size(), {});
        m_panel->add(pending.values[i], askings, outputs.front());
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
