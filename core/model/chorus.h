// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/control.h"
#include "family/model_map.h"
#include "model/gates.h"
#include "model/voice.h"

namespace heterosis {

// Many children of the same sources who read and speak together (design.md, idea 1); or, without gates, one model that reads many texts
// at once. Every layer of one batch is a step of `control`.
class Chorus {
public:
    // One model. Throws Error for an encoder, and for a rotary embedding that turns a text by its length ("dynamic", "longrope").
    Chorus(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute);
    // Children of these models, which share one family and shape; their order is that of Gate::mixes. The original first where it takes
    // part. Nobody is there to speak until setChildren().
    Chorus(std::vector<std::shared_ptr<const ModelMap>> sources, const ComputeChoice& compute);
    ~Chorus();

    void setChildren(std::vector<ChildGates> children);
    std::size_t children() const;
    // The tensors of these genes have new values in the one model's source.
    void changed(std::span<const GeneId> genes);

    // Natural logarithms of the probabilities of the tokens text[of[0]], text[of[1]], ... (positions ascending, from 1), of every child.
    // Texts of one length are read in one batch. Result: [child][text][position].
    struct Text {
        std::span<const int> ids;
        std::span<const std::size_t> of;
    };
    std::vector<std::vector<std::vector<float>>> logprobs(std::span<const Text> texts, Control& control);

    // Greedy answers (the likeliest token, the lowest id of equals) until one of endIds, which is part of the answer, maxNew tokens, or a
    // full context. Result: [child][prompt].
    std::vector<std::vector<std::vector<int>>> answers(std::span<const std::vector<int>> prompts, int maxNew, std::span<const int> endIds,
                                                       Control& control);

    // How many bytes a batch may take beside the weights: more children or texts go through in several batches.
    void setMemory(std::uint64_t bytes);
    // What K children who answer `prompts` prompts of at most so many positions take, at the least.
    static std::uint64_t bytesForAnswers(const ModelMap& map, const ComputeChoice& compute, std::size_t children, std::int64_t positions);
    const ModelMap& map() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
