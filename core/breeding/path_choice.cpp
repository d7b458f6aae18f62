// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/path_choice.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/error.h"
#include "breeding/gates_of.h"

namespace heterosis::breeding {

namespace {

constexpr std::size_t kMeasured = 16; // gated children of the measurement; more are cheaper still
constexpr std::size_t kFirstUnits = 4;

double rounded(double seconds) { return std::round(seconds * 1000) / 1000; }

// Seconds a child of the first units.
double secondsOf(Population& population, std::span<const Genome> children, std::span<const Asking> askings, Control& control)
{
    population.ask(children.first(1), askings, control); // pages and caches
    const auto begun = std::chrono::steady_clock::now();
    for (const Genome& child : population.gated() ? std::span<const Genome>() : children)
        population.ask({&child, 1}, askings, control);
    if (population.gated())
        population.ask(children, askings, control);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() / double(children.size());
}

} // namespace

PathChoice choosePath(const std::string& wish, const Parents& parents, std::optional<Dtype> dtype, const ComputeChoice& compute, const Panel& panel,
                      std::span<const Genome> children, std::uint64_t memory, Control& control)
{
    const bool gateable = std::all_of(children.begin(), children.end(), [&](const Genome& genome) { return isGateable(genome, parents); });
    if (wish == "gated" && !gateable)
        throw Error({.message = text("Children of this operator and grain cannot run as coefficients over their parents"), .file = {}, .place = "path",
                     .remedy = text("Let the children be realised one by one (path realised).")});
    if (wish != "auto")
        return {wish == "gated", "asked for", text("Children run {}, as asked for", wish)};
    if (!gateable)
        return {false, "not gateable", text("Children are realised one by one: this operator and grain do not run as coefficients")};
    const auto askings = panel.askings(0, std::min(kFirstUnits, panel.units()));
    double gated = 0, realised = 0;
    {
        Population population(parents, dtype, compute, true, memory);
        gated = secondsOf(population, children.first(std::min({kMeasured, children.size(), population.batch(panel.positions())})), askings, control);
    }
    {
        Population population(parents, dtype, compute, false, memory);
        realised = secondsOf(population, children.first(std::min<std::size_t>(3, children.size())), askings, control);
    }
    const bool choice = gated < realised;
    return {choice, "measured",
            text("Children run {}: a child takes {} s gated and {} s realised", choice ? "gated" : "realised", rounded(gated), rounded(realised))};
}

} // namespace heterosis::breeding
