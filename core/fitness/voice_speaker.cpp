// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/voice_speaker.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "inheritance/blend.h"

namespace heterosis {

namespace {

// The layers of one sequence within a run over many.
class Within final : public Control {
public:
    Within(Control& whole, std::size_t index, std::size_t count) : m_whole(whole), m_index(double(index)), m_count(double(count)) {}
    void step(double fraction, std::string_view what) override
    {
        m_whole.step((m_index + std::clamp(fraction, 0.0, 1.0)) / m_count, what);
    }

private:
    Control& m_whole;
    double m_index, m_count;
};

} // namespace

VoiceSpeaker::VoiceSpeaker(Voice& voice, std::shared_ptr<const TensorSource> source, std::shared_ptr<const ModelMap> original)
    : m_voice(voice), m_source(std::move(source)), m_original(std::move(original))
{
}

std::vector<std::vector<float>> VoiceSpeaker::logprobs(std::span<const MarkedIds> sequences, Control& control)
{
    std::vector<std::vector<float>> all;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        Within part(control, i, sequences.size());
        all.push_back(m_voice.logprobs(sequences[i].ids, countedPlaces(sequences[i]), part));
    }
    return all;
}

std::vector<std::vector<int>> VoiceSpeaker::answers(std::span<const std::vector<int>> prompts, const AnswerLimits& limits, Control& control)
{
    const SpeakOptions options{.sampling = {.temperature = 0}, .maxNew = limits.maxNew, .ignoreEos = false, .endIds = limits.endIds, .top = 0};
    std::vector<std::vector<int>> all;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        Within part(control, i, prompts.size());
        auto& ids = all.emplace_back();
        for (const auto& token : m_voice.speak(prompts[i], options, part).tokens)
            ids.push_back(token.id);
    }
    return all;
}

double VoiceSpeaker::distance(Control& control)
{
    if (!m_original)
        throw Error({.message = text("There is no original to measure the distance from"), .file = {}, .place = {}, .remedy = text("Name the original")});
    return relativeDistance(m_voice.map(), *m_source, *m_original, control);
}

std::vector<std::size_t> countedPlaces(const MarkedIds& marked)
{
    std::vector<std::size_t> places;
    for (std::size_t t = 1; t < marked.counts.size(); ++t)
        if (marked.counts[t])
            places.push_back(t);
    return places;
}

double relativeDistance(const ModelMap& map, const TensorSource& weights, const ModelMap& original, Control& control)
{
    constexpr std::int64_t block = 4096;
    std::vector<float> w(block), o(block);
    double difference = 0, whole = 0;
    for (std::size_t p = 0; p < map.parts.size(); ++p) {
        const Part& part = map.parts[p];
        control.step(double(p) / double(map.parts.size()), part.tensor);
        const Part* base = original.part(part.part);
        const TensorView* mine = weights.find(part.tensor);
        const TensorView* theirs = base ? original.checkpoint->find(base->tensor) : nullptr;
        if (!mine || !theirs || mine->elements() != theirs->elements())
            throw Error({.message = text("The original has no weights that fit {}", part.tensor), .file = original.checkpoint->path().string(), .place = {},
                         .remedy = text("Name an original of the same shape")});
        const int mineBytes = bitsOf(mine->dtype) / 8, theirBytes = bitsOf(theirs->dtype) / 8;
        for (std::int64_t at = 0; at < mine->elements(); at += block) {
            const std::int64_t count = std::min(block, mine->elements() - at);
            widen(mine->bytes.data() + at * mineBytes, mine->dtype, w.data(), count);
            widen(theirs->bytes.data() + at * theirBytes, theirs->dtype, o.data(), count);
            for (std::int64_t i = 0; i < count; ++i) {
                difference += (double(w[std::size_t(i)]) - o[std::size_t(i)]) * (double(w[std::size_t(i)]) - o[std::size_t(i)]);
                whole += double(o[std::size_t(i)]) * o[std::size_t(i)];
            }
        }
    }
    return whole > 0 ? std::sqrt(difference / whole) : 0;
}

} // namespace heterosis
