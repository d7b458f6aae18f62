// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/path_choice.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/error.h"
#include "breeding/gates_of.h"

namespace heterosis::breeding {

namespace {

constexpr std::size_t kFirstUnits = 4;

double rounded(double seconds) { return std::round(seconds * 1000) / 1000; }

struct Seconds { // of a child
    double texts = 0, answers = 0;
    double whole() const { return texts + answers; }
};

double once(Population& population, std::span<const Genome> children, std::span<const Asking> askings, Control& control)
{
    const auto begun = std::chrono::steady_clock::now();
    population.ask(children, askings, control);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() / double(children.size());
}

Seconds secondsOf(Population& population, std::span<const Genome> children, std::span<const Asking> askings, Control& control)
{
    Seconds seconds;
    for (const bool texts : {true, false}) {
        std::vector<Asking> some;
        std::copy_if(askings.begin(), askings.end(), std::back_inserter(some), [&](const Asking& asking) { return asking.judge->questions().prompts.empty() == texts; });
        if (some.empty())
            continue;
        population.ask(children.first(1), some, control); // pages and caches
        (texts ? seconds.texts : seconds.answers) = std::min(once(population, children, some, control), once(population, children, some, control)); // other programs' moments
    }
    return seconds;
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
        return {pathNamed(wish), "asked for", text("Children run {}, as asked for", wish)};
    if (!gateable)
        return {Path::Realised, "not gateable", text("Children are realised one by one: this operator and grain do not run as coefficients")};
    const auto askings = panel.askings(0, std::min(kFirstUnits, panel.units()));
    Seconds gated, realised;
    {
        Population population(parents, dtype, compute, Path::Gated, memory);
        gated = secondsOf(population, children.first(std::min(children.size(), population.batch(panel.positions()))), askings, control);
    }
    {
        Population population(parents, dtype, compute, Path::Realised, memory);
        realised = secondsOf(population, children.first(std::min<std::size_t>(3, children.size())), askings, control);
    }
    const bool apart = gated.answers < realised.answers && realised.texts < gated.texts;
    const Path path = apart ? Path::Mixed : gated.whole() < realised.whole() ? Path::Gated : Path::Realised;
    return {path, "measured",
            text("Children run {}: a child's answers take {} s gated and {} s realised, its texts {} s and {} s", wordOf(path), rounded(gated.answers),
                 rounded(realised.answers), rounded(gated.texts), rounded(realised.texts))};
}

} // namespace heterosis::breeding
