// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/herd.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/quantile.h"

namespace heterosis {

namespace {

std::size_t columnOf(std::vector<Herd::Judge>& judges, const IndividualSummary::Value& value)
{
    const auto same = [&](const Herd::Judge& j) { return j.judge == value.judge && j.file == value.file && j.half == value.half && j.schooled == value.schooled; };
    const auto found = std::find_if(judges.begin(), judges.end(), same);
    if (found != judges.end())
        return std::size_t(found - judges.begin());
    judges.push_back({value.judge, value.file, value.half, value.schooled});
    return judges.size() - 1;
}

// Newborns have no parents in the studbook, and still stand in the column of their generation: it begins one behind the founders.
void arrange(Herd& herd)
{
    for (Herd::Member& member : herd.members) {
        for (const int parent : member.parents)
            member.level = std::max(member.level, herd.members[std::size_t(parent)].level + 1);
        if (member.generation)
            member.level = std::max(member.level, *member.generation + 1);
        herd.levels = std::max(herd.levels, member.level + 1);
    }
}

} // namespace

Herd Herd::of(const std::vector<IndividualSummary>& summaries, std::vector<Run> runs)
{
    Herd herd;
    herd.runs = std::move(runs);
    herd.members.reserve(summaries.size());
    herd.children.resize(summaries.size());
    for (const IndividualSummary& one : summaries) {
        Member member{.id = one.id, .origin = one.origin, .created = one.created, .checkpoint = one.checkpoint, .run = one.run,
                      .generation = one.generation, .parents = {}, .fitness = one.fitness, .verdicts = one.verdicts, .values = {}};
        for (const auto& value : one.values) {
            const std::size_t column = columnOf(herd.judges, value);
            member.values.resize(std::max(member.values.size(), column + 1), std::numeric_limits<double>::quiet_NaN());
            member.values[column] = value.value;
        }
        for (const IndividualId parent : one.parents)
            if (const auto place = herd.places.find(parent); place != herd.places.end()) {
                member.parents.push_back(place->second);
                herd.children[std::size_t(place->second)].push_back(int(herd.members.size()));
            }
        herd.places.emplace(one.id, int(herd.members.size()));
        herd.members.push_back(std::move(member));
    }
    for (Member& member : herd.members)
        member.values.resize(herd.judges.size(), std::numeric_limits<double>::quiet_NaN());
    arrange(herd);
    return herd;
}

int Herd::indexOf(IndividualId id) const
{
    const auto place = places.find(id);
    return place == places.end() ? -1 : place->second;
}

std::vector<Herd::Generation> Herd::generations(std::int64_t run) const
{
    std::map<int, Generation> all;
    for (std::size_t i = 0; i < members.size(); ++i)
        if (members[i].run == run && members[i].generation)
            all[*members[i].generation].members.push_back(int(i));
    std::vector<Generation> list;
    for (auto& [number, generation] : all) {
        generation.number = number;
        std::vector<double> fitness;
        for (const int i : generation.members)
            if (const auto value = members[std::size_t(i)].fitness)
                fitness.push_back(*value);
        std::sort(fitness.begin(), fitness.end());
        generation.judged = fitness.size();
        if (!fitness.empty()) {
            generation.best = fitness.back();
            generation.median = quantile(fitness, 0.5);
            generation.lower = quantile(fitness, 0.25);
            generation.upper = quantile(fitness, 0.75);
        }
        const auto worth = [this](int i) { return members[std::size_t(i)].fitness.value_or(-std::numeric_limits<double>::infinity()); };
        std::stable_sort(generation.members.begin(), generation.members.end(), [&](int x, int y) { return worth(x) > worth(y); });
        list.push_back(std::move(generation));
    }
    return list;
}

std::vector<int> Herd::founders() const
{
    std::vector<int> all;
    for (std::size_t i = 0; i < members.size(); ++i)
        if (members[i].origin == "import")
            all.push_back(int(i));
    return all;
}

std::vector<Herd::Baseline> Herd::baselines(std::int64_t run) const
{
    std::vector<Baseline> all;
    const auto own = std::find_if(runs.begin(), runs.end(), [run](const Run& one) { return one.id == run; });
    if (own == runs.end() || !own->progress.is_object())
        return all;
    const Json ids = own->progress.value("founder_ids", Json::array());
    const Json fitness = own->progress.value(own->progress.contains("founders_schooled") ? "founders_schooled" : "founders", Json::array());
    for (std::size_t i = 0; i < std::min(ids.size(), fitness.size()); ++i)
        if (const int member = indexOf(ids[i].get<IndividualId>()); member >= 0 && fitness[i].is_number())
            all.push_back({member, fitness[i].get<double>(), i + 1 == ids.size() && own->settings.contains("original")});
    return all;
}

std::vector<int> Herd::front(const std::vector<int>& among, std::size_t x, std::size_t y, bool lessX, bool lessY) const
{
    const auto better = [](double value, bool less) { return less ? -value : value; };
    std::vector<int> sorted;
    for (const int i : among)
        if (x < judges.size() && y < judges.size() && std::isfinite(members[std::size_t(i)].values[x]) && std::isfinite(members[std::size_t(i)].values[y]))
            sorted.push_back(i);
    const auto valueX = [&](int i) { return better(members[std::size_t(i)].values[x], lessX); };
    const auto valueY = [&](int i) { return better(members[std::size_t(i)].values[y], lessY); };
    std::stable_sort(sorted.begin(), sorted.end(), [&](int a, int b) { return valueX(a) != valueX(b) ? valueX(a) > valueX(b) : valueY(a) > valueY(b); });
    std::vector<int> front;
    double highest = -std::numeric_limits<double>::infinity();
    for (const int i : sorted)
        if (valueY(i) > highest) {
            highest = valueY(i);
            front.push_back(i);
        }
    return front;
}

} // namespace heterosis
