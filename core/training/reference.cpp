// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/reference.h"

#include <cmath>
#include <numeric>

#include "base/stable_random.h"

namespace heterosis {

Voice& Reference::voice(Control& control)
{
    if (!m_voice) {
        const Subject subject = m_settings.reference.empty() ? m_subject : Subject::open(m_settings.reference, control);
        m_voice = std::make_unique<Voice>(subject.map, subject.source, m_compute);
    }
    return *m_voice;
}

double Reference::logpOf(const Lesson& lesson, Control& control)
{
    if (lesson.ids.empty())
        return 0;
    std::vector<int> key = lesson.ids;
    key.insert(key.end(), lesson.labels.begin(), lesson.labels.end());
    const auto [known, isNew] = m_asked.emplace(std::move(key), 0);
    if (isNew) {
        std::vector<std::size_t> places;
        for (std::size_t t = 1; t < lesson.labels.size(); ++t)
            if (lesson.labels[t] != kNoLabel)
                places.push_back(t);
        for (const float logp : voice(control).logprobs(lesson.ids, places, control))
            known->second += logp;
    }
    return known->second;
}

void Reference::judge(std::vector<MicroBatch>& batches, Control& control)
{
    for (MicroBatch& batch : batches)
        for (Preference& p : batch.preferences) {
            p.referenceChosen = logpOf(p.chosen, control);
            p.referenceRejected = logpOf(p.rejected, control);
            p.referenceChosenElsewhere = logpOf(p.chosenElsewhere, control);
            p.referenceRejectedElsewhere = logpOf(p.rejectedElsewhere, control);
        }
}

Json Reference::divergence(Voice& speaker, const std::vector<std::vector<int>>& prompts, SpeakOptions options, Control& control)
{
    options.sampling.temperature = 1;
    double sum = 0;
    std::size_t tokens = 0;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        options.sampling.seed = splitMix64(m_settings.seed + (i + 1) * kGoldenStep);
        const std::vector<SpokenToken> answer = speaker.speak(prompts[i], options, control).tokens;
        if (answer.empty())
            continue;
        std::vector<int> ids = prompts[i];
        for (const SpokenToken& token : answer)
            ids.push_back(token.id);
        std::vector<std::size_t> places(answer.size());
        std::iota(places.begin(), places.end(), prompts[i].size());
        const std::vector<float> reference = voice(control).logprobs(ids, places, control);
        for (std::size_t t = 0; t < answer.size(); ++t, ++tokens) {
            const double ahead = double(reference[t]) - answer[t].logprob;
            sum += std::exp(ahead) - ahead - 1;
        }
    }
    return {{"value", sum / double(std::max<std::size_t>(1, tokens))}, {"tokens", tokens}, {"answers", prompts.size()}};
}

} // namespace heterosis
