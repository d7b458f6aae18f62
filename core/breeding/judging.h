// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "breeding/population.h"
#include "breeding/run_settings.h"

namespace heterosis::breeding {

// The judges of a run, ready to ask, and the arithmetic from items to fitness.
class Panel {
public:
    Panel(std::span<const RunJudge> judges, const JudgedModel& model, Control& control);

    std::size_t size() const noexcept { return m_judges.size(); }
    const Judge& judge(std::size_t j) const { return *m_judges[j]; }
    const RunJudge& settings(std::size_t j) const { return m_settings[j]; }
    std::size_t positions() const { return positionsOf(m_judges); }
    bool runsCommands() const;

    // Items go in units that hold a like share of every judge's items.
    std::size_t units() const noexcept { return m_units; }
    // What the units [from, to) ask of each judge.
    std::vector<Asking> askings(std::size_t from, std::size_t to) const;

    // Of one individual: the items of each judge that it has been judged by.
    using Values = std::vector<std::vector<ItemValue>>;
    // Adds what the answers to askings(from, to) are worth. A value that is no number counts as a very bad one.
    void add(Values& values, std::span<const Asking> askings, std::span<const Outputs> outputs) const;

    // Larger is better: the judge's value, negated where the goal is min.
    std::vector<double> objectives(const Values& values) const;
    double fitness(std::span<const double> objectives, std::optional<bool> larger = {}) const; // larger: only of judges with this goal
    // For racing: what each unit adds, on the scale of the fitness.
    std::vector<double> perUnit(const Values& values, std::size_t units) const;
    // For competition over items: 0..1, larger is better.
    std::vector<double> items(const Values& values) const;
    Json scoreOf(std::size_t j, const Values& values) const; // the studbook's document
    // The part of a value that other values can be drawn from: 95 % of the fitness (or of the difference b - a of two individuals) by
    // percentile bootstrap over the items of each judge, 1000 draws, seed 0.
    // larger: only of judges with this goal.
    Interval interval(const Values& b, const Values* a = nullptr, std::optional<bool> larger = {}) const;

private:
    std::vector<RunJudge> m_settings;
    std::vector<std::unique_ptr<Judge>> m_judges;
    std::size_t m_units = 1;
};

Json valuesJson(const Panel::Values& values);
Panel::Values valuesFromJson(const Json& document);

// Of each child of a batch what it was judged by.
using BatchValues = std::vector<Panel::Values>;
BatchValues judgedBatch(Population& population, const Panel& panel, std::span<const Genome> children, std::span<const Asking> askings, Control& control);

// How judges see a family: by the tokenizer, the special tokens and the context of this model.
JudgedModel judgedModel(const ModelMap& map);

} // namespace heterosis::breeding
