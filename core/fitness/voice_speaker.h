// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "fitness/speaker.h"
#include "model/voice.h"

namespace heterosis {

// One model of its own as a speaker: sequence after sequence, without padding.
class VoiceSpeaker final : public Speaker {
public:
    // source: of the voice's weights. original: what distance() measures from; without one it is an error to ask for it.
    VoiceSpeaker(Voice& voice, std::shared_ptr<const TensorSource> source, std::shared_ptr<const ModelMap> original = nullptr);
    std::vector<std::vector<float>> logprobs(std::span<const MarkedIds> sequences, Control& control) override;
    std::vector<std::vector<int>> answers(std::span<const std::vector<int>> prompts, const AnswerLimits& limits, Control& control) override;
    double distance(Control& control) override;

private:
    Voice& m_voice;
    std::shared_ptr<const TensorSource> m_source;
    std::shared_ptr<const ModelMap> m_original;
};

// The places of the tokens that count; the first one has no probability.
std::vector<std::size_t> countedPlaces(const MarkedIds& marked);

// |W - O| / |O| over all parts, in float64; the parts of W are found under the names that `map` has for them.
double relativeDistance(const ModelMap& map, const TensorSource& weights, const ModelMap& original, Control& control);

} // namespace heterosis
