// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "model/voice.h"
#include "training/ratings.h"
#include "training/trainer.h"

namespace heterosis {

// A step of a run that learns from what its own answers are worth. The learner answers each prompt `group` times, drawn by seed and step alone;
// grpo compares the answers to one prompt with each other (Shao et al. 2024), ppo each token with what the value head expected (Schulman
// et al. 2017, generalised advantages of 2016), and takes several passes over them. kl is the leash to the reference: in grpo part of the
// loss, in ppo of the reward of each token (Ouyang et al. 2022).
class PolicyStep {
public:
    PolicyStep(const TrainingSettings& settings, const Ratings& ratings, const ModelText& text) : m_settings(settings), m_ratings(ratings), m_text(text) {}

    // asked: the prompts of each micro-batch. A step is whole or has not happened: Cancelled waits for its end once something has changed.
    TrainedStep operator()(Trainer& trainer, Voice& reference, const std::vector<std::vector<std::size_t>>& asked, std::int64_t index, Control& control) const;

private:
    struct Answered {
        std::vector<MicroBatch> batches;
        std::vector<double> ratings;             // in their order
        TrainedStep::Answered figures;
    };
    Answered answer(Trainer& trainer, const std::vector<std::vector<std::size_t>>& asked, std::int64_t index, Control& control) const;
    void addLikelihoods(MicroBatch& batch, Trainer& trainer, Voice& reference, Control& control) const;
    void compareAnswers(Answered& all) const;    // grpo
    void compareTokens(Answered& all) const;     // ppo

    const TrainingSettings& m_settings;
    const Ratings& m_ratings;
    const ModelText& m_text;
};

} // namespace heterosis
