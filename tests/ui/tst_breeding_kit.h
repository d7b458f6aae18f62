// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "studbook/studbook.h"

namespace heterosis {

// A studbook as a run leaves it, made up: two parents and an original, then generations of children of the best of the one before, each a
// little better. The recipes cross the models in `models` (may be absent on the disk: then nobody can speak).
inline std::int64_t fillStudbook(const std::filesystem::path& folder, int generations, int population, const std::filesystem::path& models)
{
    const auto book = Studbook::open(folder, Studbook::Access::Write);
    Studbook::Batch batch(*book);
    const std::string a = (models / "parent-english").string(), b = (models / "parent-korean").string(), o = (models / "original").string();
    const auto founders = book->addIndividuals(std::vector<Individual>{{.origin = "import", .checkpoint = a}, {.origin = "import", .checkpoint = b},
                                                                       {.origin = "import", .checkpoint = o}});
    const auto judged = [&](IndividualId id, double norm, double loss) {
        book->addScore(id, {{"judge", "norms"}, {"file", "norms.jsonl"}, {"half", 0}, {"value", norm}});
        book->addScore(id, {{"judge", "text"}, {"file", "valid.txt"}, {"half", 0}, {"value", loss}});
    };
    judged(founders[0], 0.30, 3.03);
    judged(founders[1], 0.22, 2.66);
    judged(founders[2], 0.05, 3.42);
    const auto run = book->addRun({.kind = "breed", .settings = {{"strategy", "genetic"}, {"ratio", {0, 1}}, {"strength", {1, 2}}}, .seed = 7, .path = "gated",
                                   .dtype = "float32", .threads = 2, .state = "finished",
                                   .progress = {{"founder_ids", founders}, {"founders", {0.30 - 3.03, 0.22 - 2.66, 0.05 - 3.42}}}});
    std::vector<IndividualId> before(founders.begin(), founders.begin() + 2);
    std::uint64_t state = 88172645463325252u;
    const auto random = [&state] { // xorshift64: the same studbook everywhere
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return double(state >> 11) / 9007199254740992.0;
    };
    for (int generation = 0; generation < generations; ++generation) {
        std::vector<Individual> children;
        const double narrow = 0.4 / (1 + generation), aim = 0.42;
        for (int child = 0; child < population; ++child) {
            Individual one{.origin = "breed", .run = run, .generation = generation};
            const auto pick = [&] { return before[std::size_t(random() * random() * double(before.size()))]; };
            one.parents = {pick(), pick()};
            if (one.parents[0] == one.parents[1])
                one.parents.pop_back();
            const auto ratio = [&] { return std::round((aim + narrow * (2 * random() - 1)) * 1000) / 1000; };
            one.recipe = {{"heterosis", 1}, {"parents", {{{"path", a}}, {{"path", b}}}}, {"original", {{"path", o}}}, {"operator", "ratio"}, {"seed", 0},
                          {"genes", {{"*.*", {{"ratio", ratio()}, {"strength", 1.5}}}, {"*.query", {{"ratio", ratio()}, {"strength", 1.5}}},
                                     {"0-2.*", {{"ratio", ratio()}, {"strength", 1.4}}}}}};
            children.push_back(std::move(one));
        }
        const auto ids = book->addIndividuals(children);
        std::vector<std::pair<double, IndividualId>> order;
        for (const IndividualId id : ids) {
            const double norm = 0.3 + 0.25 * (1 - std::exp(-0.4 * generation)) * random() + 0.05 * random(), loss = 2.6 - 0.03 * generation / (1 + 0.1 * generation) + 0.4 * random() * random();
            judged(id, norm, loss);
            book->setFitness(id, norm - loss);
            order.emplace_back(loss - norm, id);
        }
        std::sort(order.begin(), order.end());
        before.clear();
        for (std::size_t i = 0; i < order.size() && i < 12; ++i)
            before.push_back(order[i].second);
    }
    batch.commit();
    return run;
}

} // namespace heterosis
