// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "breeding/genes.h"
#include "breeding/racing.h"
#include "breeding/tasting.h"
#include "breeding/verdicts.h"

using namespace heterosis;
using namespace heterosis::breeding;

TEST_CASE("twenty verdicts of a judge who errs one time in ten find the best of eight")
{
    int found = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Dice dice(seed, "tasting");
        std::vector<std::size_t> worth(8); // a random order of merit
        for (std::size_t i = 0; i < 8; ++i) {
            worth[i] = i;
        }
        for (std::size_t i = 7; i > 0; --i) {
            std::swap(worth[i], worth[dice.below(i + 1)]);
        }
        Tasting tasting(8);
        for (int v = 0; v < 20; ++v) {
            auto [i, j] = tasting.next();
            if ((worth[i] > worth[j]) == (dice.uniform() < 0.1)) {
                std::swap(i, j);
            }
            tasting.pick(i, std::vector<std::size_t> {j});
        }
        const auto order = tasting.ranking();
        const std::size_t best = std::size_t(std::max_element(worth.begin(), worth.end()) - worth.begin());
        found += std::find(order.begin(), order.begin() + 3, best) != order.begin() + 3;
    }
    MESSAGE("the best among the first three in " << found << " of 200 tastings");
    CHECK(found >= 160);
}

TEST_CASE("a verdict moves the ratings and narrows them; both bad lowers both")
{
    Tasting tasting(3);
    const double wide = tasting.ratings()[0].deviation;
    tasting.pick(1, std::vector<std::size_t> {0, 2});
    CHECK(tasting.ranking().front() == 1);
    CHECK(tasting.ratings()[1].deviation < wide);
    const double before = tasting.ratings()[0].mean;
    tasting.fail(0);
    CHECK(tasting.ratings()[0].mean < before);
    CHECK(tasting.verdicts() == 2);
}

TEST_CASE("racing stops those who are behind and none who may be the best")
{
    int lostBest = 0;
    std::size_t judged = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Dice dice(seed, "race");
        std::vector<std::vector<double>> scores(16);
        const auto bounds = Race::rounds(200);
        std::vector<bool> runs(16, true);
        for (std::size_t round = 0; round + 1 < bounds.size(); ++round) {
            for (std::size_t i = 0; i < 16; ++i) {
                for (std::size_t item = bounds[round]; runs[i] && item < bounds[round + 1]; ++item, ++judged) {
                    scores[i].push_back(dice.uniform() < 0.1 + 0.05 * double(i) ? 1 : 0);
                }
                if (!runs[i]) {
                    scores[i].clear();
                }
            }
            const auto stay = Race {.keep = 4}.survivors(scores);
            std::fill(runs.begin(), runs.end(), false);
            for (const std::size_t i : stay) {
                runs[i] = true;
            }
        }
        lostBest += !runs[15];
    }
    CHECK(lostBest <= 2);
    CHECK(double(judged) < 0.8 * 50 * 16 * 200);
}

TEST_CASE("rounds double and end at the last item")
{
    CHECK(Race::rounds(100) == std::vector<std::size_t> {0, 8, 16, 32, 64, 100});
    CHECK(Race::rounds(5) == std::vector<std::size_t> {0, 5});
}

TEST_CASE("verdicts become chances to be preferred, with an interval that narrows")
{
    std::vector<std::pair<IndividualId, Verdict>> said;
    for (int round = 0; round < 6; ++round) {
        said.push_back({3, {.pass = true, .prompt = "a", .over = 5}});
        said.push_back({7, {.pass = false, .prompt = "a", .over = 5}});
        said.push_back({3, {.pass = round > 0, .prompt = "a", .over = {}}});
    }
    const Verdicts verdicts(said);
    const auto ratings = verdicts.ratings();
    CHECK(ratings.at(3).value > ratings.at(5).value);
    CHECK(ratings.at(5).value > ratings.at(7).value);
    CHECK(ratings.at(3).verdicts == 12);
    CHECK(ratings.at(3).interval.high - ratings.at(3).interval.low < Verdicts::unknown().interval.high - Verdicts::unknown().interval.low);
    CHECK(Verdicts::unknown().value == doctest::Approx(0.5));
    CHECK(verdicts.among(std::vector<IndividualId> {3, 5}) == 12);
    CHECK(verdicts.among(std::vector<IndividualId> {5, 7}) == 6);
    // Said one after the other or all at once: the same ratings.
    Tasting one(3), all(3);
    one.pick(0, std::vector<std::size_t> {1});
    one.fail(2);
    all.add(std::vector<Tasting::Meeting> {{0, 1}, {all.average(), 2}});
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(one.ratings()[i].mean == all.ratings()[i].mean);
}
