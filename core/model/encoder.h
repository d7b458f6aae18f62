// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/control.h"
#include "family/model_map.h"
#include "model/voice.h"

namespace heterosis {

// Texts of one length, the shorter ones padded. mask: 1 where a token counts. types may be empty: all of the first type.
struct EncoderBatch {
    std::vector<std::vector<int>> ids, mask, types;
    bool operator==(const EncoderBatch&) const = default;
};
struct NamedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

// An encoder that reads: weights placed on a device and, for the texts that it read last, the activations of each layer, so that
// after a change only what lies above the lowest changed layer is computed again (as Voice does it for decoders).
class Encoder {
public:
    Encoder(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute);
    ~Encoder();

    // The tensors of these genes have new values in the source: reads them again, forgets activations from their layer upward.
    void changed(std::span<const GeneId> genes);
    // Runs what is not kept. Every layer is a step of `control`. Throws Error: ids, masks or types that do not belong here.
    void read(const EncoderBatch& batch, Control& control);
    int recomputedFrom() const; // the lowest layer that the last read() computed (0: everything; layers: nothing)

    // Of what was read last. Sentence embeddings are the mean of the last hidden states where the mask is 1.
    // hidden.K (0: the input to the first layer) [texts, tokens, width], mean_pooled, mean_pooled_normalized; where the model
    // has such a head: pooler_output, logits_mlm, logits_classification, logits_nsp, logits_replaced, logits_answer.
    std::vector<NamedTensor> outputs(bool hidden) const;
    bool fillsMasks() const;
    std::vector<TokenChoice> fill(std::size_t text, std::size_t token, int top) const; // the likeliest tokens in this place
    bool classifiesTexts() const;
    std::vector<double> classes(std::size_t text) const;   // the probability of each label
    std::vector<float> sentence(std::size_t text) const;   // the normalised sentence embedding
    const ModelMap& map() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
