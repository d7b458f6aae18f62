// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/encoder_layers.h"

#include <limits>

#include "base/error.h"

namespace heterosis {
namespace {

// Linear takes rows; all leading axes are rows here.
at::Tensor each(const Linear& linear, const at::Tensor& x)
{
    const at::Tensor y = linear(x.reshape({-1, x.size(-1)}));
    auto sizes = x.sizes().vec();
    sizes.back() = y.size(-1);
    return y.view(sizes);
}

at::Tensor first(const at::Tensor& last) { return last.select(1, 0).contiguous(); } // of each text: [CLS] or <s>

} // namespace

struct EncoderLayers::Layer {
    OwnLinear query, key, value, attentionOutput, up, down;
    Norm norm1, norm2;
};

EncoderLayers::EncoderLayers(const ModelMap& map, const Weights& weights) : m_config(map.config), m_weights(weights)
{
    m_embeddingNorm = norm("embedding_norm");
    m_projection = linear("embedding_projection");
    if (!m_projection && m_config.embeddingWidth != m_config.width)
        throw Error({.message = text("The embeddings are {} wide and the layers {}, but there is no projection between them",
                                     m_config.embeddingWidth, m_config.width),
                     .remedy = text("Use the weights and the config.json of one and the same model")});
    for (int i = 0; i < int(m_config.layers); ++i)
        m_layers.push_back(makeLayer(i));
    m_pooler = linear("pooler");
    m_maskedDense = linear("masked_dense");
    if (m_maskedDense) {
        m_maskedNorm = norm("masked_norm");
        m_maskedDecoder = plainLinear(weights, m_config.tiedHead ? "token_embedding" : "masked_decoder.weight", "masked_decoder.bias");
    }
    m_classifierDense = linear("classifier_dense");
    m_classifier = linear("classifier");
    m_classifiesTokens = m_config.classifiesTokens || (!m_classifierDense && !m_pooler);
    m_nextSentence = linear("next_sentence");
    m_replacedDense = linear("replaced_dense");
    m_replaced = linear("replaced");
    m_answer = linear("answer");
}

EncoderLayers::~EncoderLayers() = default;

EncoderLayers::OwnLinear EncoderLayers::linear(const std::string& part) const
{
    const at::Tensor* weight = m_weights.find(part + ".weight");
    const at::Tensor* bias = m_weights.find(part + ".bias");
    if (weight && bias && weight->size(0) != bias->size(0)) // labels are as many as the file says
        throw Error({.message = text("The matrix and the bias of {} have {} and {} rows", part, weight->size(0), bias->size(0)),
                     .remedy = text("Use the weights and the config.json of one and the same model")});
    return plainLinear(m_weights, part + ".weight", part + ".bias");
}

Norm EncoderLayers::norm(const std::string& part) const
{
    return {.weight = &m_weights.at(part + ".weight"), .bias = m_weights.find(part + ".bias"), .eps = m_config.normEps};
}

EncoderLayers::Layer EncoderLayers::makeLayer(int index) const
{
    const std::string prefix = std::to_string(index) + ".";
    Layer layer{.query = linear(prefix + "query"), .key = linear(prefix + "key"), .value = linear(prefix + "value"),
                .attentionOutput = linear(prefix + "attention_output"), .up = linear(prefix + "up"), .down = linear(prefix + "down"),
                .norm1 = norm(prefix + "norm1"), .norm2 = norm(prefix + "norm2")};
    if (!layer.query || !layer.key || !layer.value || !layer.attentionOutput || !layer.up || !layer.down)
        throw Error({.message = text("Layer {} of the model lacks a matrix", index)});
    return layer;
}

at::Tensor EncoderLayers::embed(const at::Tensor& ids, const at::Tensor& types, const at::Tensor& positions) const
{
    at::Tensor x = at::embedding(m_weights.at("token_embedding"), ids);
    if (types.defined())
        x += at::embedding(m_weights.at("token_type_embedding"), types);
    x += at::embedding(m_weights.at("position_embedding"), positions);
    x = m_embeddingNorm(x);
    return m_projection ? each(*m_projection, x) : x;
}

at::Tensor EncoderLayers::layer(int index, const at::Tensor& x, const at::Tensor& unseen) const
{
    const Layer& layer = m_layers[std::size_t(index)];
    const at::Tensor attended = layer.norm1(attend(layer, x, unseen).add_(x));
    const at::Tensor wide = activationNamed(m_config.activation)(each(*layer.up, attended));
    return layer.norm2(each(*layer.down, wide).add_(attended));
}

// The softmax is computed in float32.
at::Tensor EncoderLayers::attend(const Layer& layer, const at::Tensor& x, const at::Tensor& unseen) const
{
    const std::int64_t texts = x.size(0), tokens = x.size(1);
    const auto heads = [&](const Linear& linear) { // [texts, heads, tokens, headDim]
        return each(linear, x).view({texts, tokens, m_config.heads, m_config.headDim}).transpose(1, 2);
    };
    at::Tensor scores = at::matmul(heads(*layer.query), heads(*layer.key).transpose(2, 3)).to(at::kFloat).mul_(m_config.attentionScale);
    scores.masked_fill_(unseen, -std::numeric_limits<float>::infinity());
    const at::Tensor seen = at::matmul(at::softmax(scores, -1).to(x.scalar_type()), heads(*layer.value));
    return each(*layer.attentionOutput, seen.transpose(1, 2).reshape({texts, tokens, m_config.heads * m_config.headDim}));
}

at::Tensor EncoderLayers::pooled(const at::Tensor& last) const
{
    return m_pooler ? at::tanh((*m_pooler)(first(last))) : at::Tensor();
}

at::Tensor EncoderLayers::masked(const at::Tensor& rows) const
{
    if (!m_maskedDecoder)
        return {};
    return (*m_maskedDecoder)(m_maskedNorm(activationNamed(m_config.maskedActivation)((*m_maskedDense)(rows)))).to(at::kFloat);
}

at::Tensor EncoderLayers::classes(const at::Tensor& last) const
{
    if (!m_classifier)
        return {};
    if (m_classifiesTokens)
        return each(*m_classifier, last).to(at::kFloat);
    const at::Tensor text = m_classifierDense ? activationNamed(m_config.classifierActivation)((*m_classifierDense)(first(last))) : pooled(last);
    return (*m_classifier)(text).to(at::kFloat);
}

at::Tensor EncoderLayers::nextSentence(const at::Tensor& last) const
{
    return m_nextSentence && m_pooler ? (*m_nextSentence)(pooled(last)).to(at::kFloat) : at::Tensor();
}

at::Tensor EncoderLayers::replaced(const at::Tensor& last) const
{
    if (!m_replaced)
        return {};
    return each(*m_replaced, activationNamed(m_config.activation)(each(*m_replacedDense, last))).squeeze(-1).to(at::kFloat);
}

at::Tensor EncoderLayers::answer(const at::Tensor& last) const { return m_answer ? each(*m_answer, last).to(at::kFloat) : at::Tensor(); }

} // namespace heterosis
