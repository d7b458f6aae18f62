// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/control.h"
#include "dataset/model_text.h"

namespace heterosis {

// How long an answer may be and where it ends. Answers are greedy: the likeliest token, the lowest id of equals.
struct AnswerLimits {
    int maxNew = 64;
    std::vector<int> endIds;
    bool operator==(const AnswerLimits&) const = default;
};

// One individual, as a judge meets it: a model of its own, or one child of a population that is asked all at once.
class Speaker {
public:
    virtual ~Speaker() = default;
    // Natural logarithms of the probabilities of the tokens that count, in their order, for each sequence. The first token of a sequence
    // has no probability and never counts. No sequence is longer than the model's context.
    virtual std::vector<std::vector<float>> logprobs(std::span<const MarkedIds> sequences, Control& control) = 0;
    // The new ids of each answer, the end included where it was spoken. An answer is shorter where the context is full.
    virtual std::vector<std::vector<int>> answers(std::span<const std::vector<int>> prompts, const AnswerLimits& limits, Control& control) = 0;
    // |W - O| / |O| over all weights, O the original's.
    virtual double distance(Control& control) = 0;
};

} // namespace heterosis
