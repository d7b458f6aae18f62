// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bench_preview.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "engine/bench_row.h"
#include "inheritance/child.h"

namespace heterosis {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSpeech = 40;           // tokens of a whole speech
constexpr int kSpeechRepetitions = 3; // whole speeches are long and vary little: the other repetitions stop at the first token

double milliseconds(Clock::time_point from, Clock::time_point to) { return std::chrono::duration<double, std::milli>(to - from).count(); }

// Lets a cancel through; the progress is that of the whole measurement.
class Quiet final : public Control {
public:
    explicit Quiet(Control& outer) : m_outer(outer) {}
    void step(double, std::string_view) override { m_outer.step(); }

private:
    Control& m_outer;
};

struct Times { // since the slider moved
    double blend = 0, prefill = 0, first = 0, speech = 0; // prefill: from the blended child to its first token
};

// A child with its voice, as the window keeps it.
struct Listener {
    Child child;
    Voice voice;
    Listener(const Parents& parents, const ComputeChoice& compute)
        : child(parents), voice(parents.a, std::shared_ptr<const TensorSource>(std::shared_ptr<void>(), &child), compute)
    {
    }

    Times move(const Genome& genome, std::span<const int> prompt, int tokens, Control& control)
    {
        const auto begun = Clock::now();
        const auto changed = child.realise(genome, control);
        voice.changed(changed);
        const auto blended = Clock::now();
        auto first = blended, last = blended;
        const SpeakOptions options{.sampling = {.temperature = 0}, .maxNew = tokens, .ignoreEos = true, .endIds = {}, .top = 0};
        bool any = false;
        voice.speak(prompt, options, control, [&](const SpokenToken&) {
            last = Clock::now();
            if (!std::exchange(any, true))
                first = last;
        });
        return {milliseconds(begun, blended), milliseconds(blended, first), milliseconds(begun, first), milliseconds(begun, last)};
    }
};

struct Case {
    std::string name;
    std::function<bool(const GeneId&)> moves;
};

std::vector<Case> casesOf(const ModelMap& map)
{
    const int last = int(map.config.layers) - 1, middle = int(map.config.layers) / 2;
    const auto layer = [](int wanted) { return [wanted](const GeneId& gene) { return gene.layer == wanted; }; };
    return {{"one tensor", [last](const GeneId& gene) { return gene == GeneId{last, Region::Down}; }},
            {"last layer", layer(last)},
            {"middle layer", layer(middle)},
            {"first layer", layer(0)},
            {"all layers", [](const GeneId&) { return true; }}};
}

// The even blend, or with the genes of a case moved a little toward B.
Genome genomeOf(const ModelMap& map, const std::function<bool(const GeneId&)>& moves, bool moved)
{
    Genome genome;
    for (const auto& gene : map.genes)
        genome.alleles[gene.id] = {.ratio = moved && moves(gene.id) ? 0.6 : 0.5, .second = 1};
    return genome;
}

void addRows(Json& rows, const std::string& name, const std::vector<Times>& ours, const std::vector<Times>& plain)
{
    const auto add = [&](const std::string& part, double Times::*field, std::size_t count) {
        std::vector<double> x, y;
        for (std::size_t i = 0; i < std::min(count, ours.size()); ++i) {
            x.push_back(ours[i].*field);
            y.push_back(plain[i].*field);
        }
        rows.push_back(rowOf(name + ": " + part, "ms", x, y));
    };
    add("blend", &Times::blend, ours.size());
    add("prefill", &Times::prefill, ours.size());
    add("first token", &Times::first, ours.size());
    add("40 tokens", &Times::speech, kSpeechRepetitions);
}

std::vector<int> promptOf(const ModelConfig& config, int tokens)
{
    if (tokens < 1 || tokens + kSpeech > config.context)
        throw Error({.message = text("A prompt of {} tokens and a speech of {} do not fit into the model's context of {}", tokens, kSpeech, config.context),
                     .remedy = text("Choose a shorter prompt")});
    std::vector<int> ids;
    for (std::int64_t i = 0; i < tokens; ++i)
        ids.push_back(int((i * 7919 + 13) % config.vocabulary)); // what the text says changes no time
    return ids;
}

} // namespace

Json benchPreview(const std::filesystem::path& a, const std::filesystem::path& b, const ComputeOptions& options, int promptTokens,
                  int repetitions, Control& control)
{
    const auto mapA = ModelMap::of(Checkpoint::open(a));
    const auto parents = Parents::of(mapA, ModelMap::of(Checkpoint::open(b)), nullptr);
    const auto compute = chooseCompute(options, mapA->config);
    const auto prompt = promptOf(mapA->config, promptTokens);
    const auto everything = [](const GeneId&) { return true; };
    Quiet quiet(control);
    // The plain way, in buffers that are kept as ours are: every gene blended again, the whole prompt run again.
    Listener kept(parents, compute), plainly(parents, compute);
    Json rows = Json::array();
    const auto cases = casesOf(*mapA);
    for (std::size_t c = 0; c < cases.size(); ++c) {
        std::vector<Times> ours, plain;
        for (int round = -1; round < repetitions; ++round) { // the first one warms up and does not count
            control.step((double(c) + double(round + 1) / (repetitions + 1)) / double(cases.size()), cases[c].name);
            const bool moved = round % 2 != 0;
            const int tokens = round >= 0 && round < kSpeechRepetitions ? kSpeech : 1;
            const auto one = kept.move(genomeOf(*mapA, cases[c].moves, moved), prompt, tokens, quiet);
            const auto other = plainly.move(genomeOf(*mapA, everything, moved), prompt, tokens, quiet);
            if (round >= 0) {
                ours.push_back(one);
                plain.push_back(other);
            }
        }
        addRows(rows, cases[c].name, ours, plain);
    }
    return rows;
}

} // namespace heterosis
