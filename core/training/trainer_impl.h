// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "training/learner.h"
#include "training/optimizer.h"
#include "training/trainer.h"

namespace heterosis {

struct Trainer::Impl {
    Impl(std::shared_ptr<const ModelMap> m, std::shared_ptr<const TensorSource> s, const TrainingSettings& set, at::Device device)
        : map(std::move(m)), source(std::move(s)), settings(set), model(map, *source, set, device), learner(model, set), optimizer(set)
    {
    }

    std::shared_ptr<const ModelMap> map;
    std::shared_ptr<const TensorSource> source;
    const TrainingSettings& settings;
    TrainedModel model;
    Learner learner;
    Optimizer optimizer;
};

} // namespace heterosis
