// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <memory>
#include <vector>

#include "model/activation.h"
#include "model/linear.h"
#include "model/norm.h"
#include "model/weights.h"

namespace heterosis {

// The one encoder of every family: each token sees all of its text, a LayerNorm follows each sum (Devlin et al. 2018, BERT). What
// it does is said by ModelConfig and by which parts there are. Activations are [texts, tokens, width] of the compute type.
class EncoderLayers {
public:
    // Keeps references to both arguments; `weights` may be refreshed at any time between two calls.
    EncoderLayers(const ModelMap& map, const Weights& weights);
    ~EncoderLayers();

    // ids, types (undefined where the family has none) and positions: int64 [texts, tokens]
    at::Tensor embed(const at::Tensor& ids, const at::Tensor& types, const at::Tensor& positions) const;
    at::Tensor layer(int index, const at::Tensor& x, const at::Tensor& unseen) const; // unseen: bool [texts, 1, 1, tokens]

    bool hasMasked() const noexcept { return m_maskedDecoder != nullptr; }
    // The heads, of the last layer's output; undefined where the model has no such head.
    at::Tensor pooled(const at::Tensor& last) const;               // [texts, width]
    at::Tensor masked(const at::Tensor& rows) const;               // [rows, width] -> float32 [rows, vocabulary]
    at::Tensor classes(const at::Tensor& last) const;              // float32 [texts, labels], or [texts, tokens, labels]
    at::Tensor nextSentence(const at::Tensor& last) const;         // float32 [texts, 2]
    at::Tensor replaced(const at::Tensor& last) const;             // float32 [texts, tokens]: ELECTRA's discriminator
    at::Tensor answer(const at::Tensor& last) const;               // float32 [texts, tokens, 2]: where an answer begins and ends
    bool classifiesTokens() const noexcept { return m_classifiesTokens; }

private:
    struct Layer;
    using OwnLinear = std::unique_ptr<const Linear>;
    OwnLinear linear(const std::string& part) const; // null where there is none
    Norm norm(const std::string& part) const;
    Layer makeLayer(int index) const;
    at::Tensor attend(const Layer& layer, const at::Tensor& x, const at::Tensor& unseen) const;

    const ModelConfig& m_config;
    const Weights& m_weights;
    Norm m_embeddingNorm;
    std::vector<Layer> m_layers;
    OwnLinear m_projection, m_pooler, m_maskedDense, m_maskedDecoder, m_classifierDense, m_classifier, m_nextSentence, m_replacedDense,
        m_replaced, m_answer;
    Norm m_maskedNorm;
    bool m_classifiesTokens = false;
};

} // namespace heterosis
