// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace heterosis {

// Filters in the order of the fields, then softmax. Neutral values switch a filter off.
struct SamplerSettings {
    double repetitionPenalty = 1;  // > 0; a positive logit of a token in the history is divided by it, a negative one multiplied
    int noRepeatNgram = 0;         // 0: off
    double temperature = 1;        // 0: greedy (argmax, lowest id wins a tie)
    int topK = 0;                  // 0: all
    double topP = 1, minP = 0, typicalP = 1;
    std::uint64_t seed = 0;
    bool operator==(const SamplerSettings&) const = default;
};

// Probabilities after all filters. history: every id so far, prompt included. Throws Error for settings out of range.
std::vector<double> sampledProbabilities(std::span<const float> logits, const SamplerSettings& settings, std::span<const int> history);

// Draws ids; the same seed and logits give the same ids on every machine (an own generator, no std distribution).
class Sampler {
public:
    explicit Sampler(const SamplerSettings& settings);
    int next(std::span<const float> logits, std::span<const int> history);

private:
    SamplerSettings m_settings;
    std::mt19937_64 m_random;
};

} // namespace heterosis
