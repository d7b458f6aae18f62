// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sampler.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/error.h"

namespace heterosis {
namespace {

constexpr double kBanned = -std::numeric_limits<double>::infinity();

void require(bool holds, const char* name, double value, const char* range)
{
    if (!holds)
        throw Error({.message = text("The sampling setting {} is {}", name, value), .remedy = text("It must be {}.", range)});
}

void check(const SamplerSettings& s)
{
    require(s.repetitionPenalty > 0 && std::isfinite(s.repetitionPenalty), "repetition penalty", s.repetitionPenalty, "above 0");
    require(s.noRepeatNgram >= 0, "no-repeat n-gram size", s.noRepeatNgram, "0 or more");
    require(s.temperature >= 0 && std::isfinite(s.temperature), "temperature", s.temperature, "0 or more");
    require(s.topK >= 0, "top-k", s.topK, "0 or more");
    require(s.topP >= 0 && s.topP <= 1, "top-p", s.topP, "between 0 and 1");
    require(s.minP >= 0 && s.minP <= 1, "min-p", s.minP, "between 0 and 1");
    require(s.typicalP > 0 && s.typicalP <= 1, "typical-p", s.typicalP, "above 0 and at most 1");
}

// Weights that overflow give logits that are no numbers: nothing can be drawn from those.
std::vector<double> finiteLogits(std::span<const float> logits)
{
    bool usable = false;
    for (const float x : logits) {
        if (std::isnan(x) || x == std::numeric_limits<float>::infinity()) {
            usable = false;
            break;
        }
        usable = usable || x > -std::numeric_limits<float>::infinity();
    }
    if (!usable)
        throw Error({.message = text("The model's output is not a number"),
                     .remedy = text("Its weights overflow: lower the strength, or compute in float32.")});
    return {logits.begin(), logits.end()};
}

void penaliseRepetition(std::vector<double>& logits, double penalty, std::span<const int> history)
{
    std::vector<int> seen(history.begin(), history.end());
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const int id : seen)
        if (id >= 0 && std::size_t(id) < logits.size()) {
            double& x = logits[std::size_t(id)];
            x = x > 0 ? x / penalty : x * penalty;
        }
}

// Bans every token that would complete an n-gram which the history already holds. Where that would ban all, it bans none.
void banRepeatedNgrams(std::vector<double>& logits, std::size_t n, std::span<const int> history)
{
    if (history.size() < n)
        return;
    std::vector<double> kept = logits;
    const auto tail = history.last(n - 1);
    for (std::size_t i = 0; i + n <= history.size(); ++i) {
        const int next = history[i + n - 1];
        if (next >= 0 && std::size_t(next) < kept.size() && std::equal(tail.begin(), tail.end(), history.begin() + std::ptrdiff_t(i)))
            kept[std::size_t(next)] = kBanned;
    }
    if (std::any_of(kept.begin(), kept.end(), [](double x) { return x > kBanned; }))
        logits = std::move(kept);
}

std::vector<double> softmax(const std::vector<double>& logits)
{
    const double most = *std::max_element(logits.begin(), logits.end());
    std::vector<double> p(logits.size(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (logits[i] > kBanned)
            sum += p[i] = std::exp(logits[i] - most);
    for (double& x : p)
        x /= sum;
    return p;
}

void keepTopK(std::vector<double>& logits, std::size_t k)
{
    if (k >= logits.size())
        return;
    std::vector<double> sorted = logits;
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(k - 1), sorted.end(), std::greater<>());
    const double least = sorted[k - 1]; // equal ones stay
    for (double& x : logits)
        if (x < least)
            x = kBanned;
}

// The smallest set of likeliest tokens whose sum reaches `mass`; of equals the lower id comes first. A heap, because a few tokens
// of a large vocabulary usually suffice.
void keepTopP(std::vector<double>& logits, double mass)
{
    const std::vector<double> p = softmax(logits);
    std::vector<std::size_t> heap(p.size());
    std::iota(heap.begin(), heap.end(), std::size_t{0});
    const auto below = [&p](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] < p[b] : a > b; };
    std::make_heap(heap.begin(), heap.end(), below);
    std::vector<double> kept(logits.size(), kBanned);
    double sum = 0;
    do {
        std::pop_heap(heap.begin(), heap.end(), below);
        const std::size_t id = heap.back();
        heap.pop_back();
        kept[id] = logits[id];
        sum += p[id];
    } while (sum < mass && !heap.empty());
    logits = std::move(kept);
}

void keepMinP(std::vector<double>& logits, double share)
{
    const std::vector<double> p = softmax(logits);
    const double least = share * *std::max_element(p.begin(), p.end());
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] < least)
            logits[i] = kBanned;
}

// Locally typical sampling (Meister et al. 2022): the tokens whose surprise is nearest to the entropy, until their sum reaches `mass`.
void keepTypical(std::vector<double>& logits, double mass)
{
    const std::vector<double> p = softmax(logits);
    double entropy = 0;
    for (const double x : p)
        if (x > 0)
            entropy -= x * std::log(x);
    std::vector<double> distance(p.size());
    for (std::size_t i = 0; i < p.size(); ++i)
        distance[i] = p[i] > 0 ? std::abs(-std::log(p[i]) - entropy) : std::numeric_limits<double>::infinity();
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return distance[a] < distance[b]; });
    double sum = 0, farthest = 0;
    for (const std::size_t id : order) {
        farthest = distance[id];
        if ((sum += p[id]) >= mass)
            break;
    }
    for (std::size_t i = 0; i < p.size(); ++i)
        if (distance[i] > farthest)
            logits[i] = kBanned;
}

// Logits after the filters that come before the temperature: what greedy speech chooses from.
std::vector<double> penalised(std::span<const float> logits, const SamplerSettings& s, std::span<const int> history)
{
    std::vector<double> x = finiteLogits(logits);
    if (s.repetitionPenalty != 1)
        penaliseRepetition(x, s.repetitionPenalty, history);
    if (s.noRepeatNgram > 0)
        banRepeatedNgrams(x, std::size_t(s.noRepeatNgram), history);
    return x;
}

} // namespace

std::vector<double> sampledProbabilities(std::span<const float> logits, const SamplerSettings& settings, std::span<const int> history)
{
    check(settings);
    std::vector<double> x = penalised(logits, settings, history);
    if (settings.temperature == 0) {
        std::vector<double> p(x.size(), 0.0);
        p[std::size_t(std::max_element(x.begin(), x.end()) - x.begin())] = 1;
        return p;
    }
    if (settings.temperature != 1)
        for (double& v : x)
            v /= settings.temperature;
    if (settings.topK > 0)
        keepTopK(x, std::size_t(settings.topK));
    if (settings.topP < 1)
        keepTopP(x, settings.topP);
    if (settings.minP > 0)
        keepMinP(x, settings.minP);
    if (settings.typicalP < 1)
        keepTypical(x, settings.typicalP);
    return softmax(x);
}

Sampler::Sampler(const SamplerSettings& settings) : m_settings(settings), m_random(settings.seed) { check(settings); }

// One 64-bit number of the generator for each token, also where only one token is left; its upper 53 bits are a uniform number
// u in [0, 1), and the token is the first in ascending order of ids at which the running sum of probabilities exceeds u.
int Sampler::next(std::span<const float> logits, std::span<const int> history)
{
    if (m_settings.temperature == 0) {
        const std::vector<double> x = penalised(logits, m_settings, history);
        return int(std::max_element(x.begin(), x.end()) - x.begin());
    }
    const std::vector<double> p = sampledProbabilities(logits, m_settings, history);
    const double u = double(m_random() >> 11) * 0x1p-53;
    double sum = 0;
    int last = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] > 0) {
            last = int(i);
            if ((sum += p[i]) > u)
                break;
        }
    return last;
}

} // namespace heterosis
