// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/parts.h"

#include "model/norm.h"

namespace heterosis {
namespace {

class PlainParts final : public Parts {
public:
    PlainParts(const ModelConfig& config, const Weights& weights) : m_config(config), m_weights(weights) {}

    std::unique_ptr<const Linear> linear(const std::string& name) const override
    {
        if (name == "head" && m_weights.find(kScoreHead)) // of a model that rates
            return plainLinear(m_weights, kScoreHead, {});
        const bool tied = name == "head" && m_config.tiedHead;
        return plainLinear(m_weights, tied ? "token_embedding" : name + ".weight", name + ".bias");
    }

    Norm norm(const std::string& name) const override
    {
        const at::Tensor* weight = m_weights.find(name + ".weight");
        if (!weight)
            return {};
        return heterosis::Norm {weight, m_weights.find(name + ".bias"), m_config.norm != "layer", m_config.norm == "rms-plus-one", m_config.normEps};
    }

    at::Tensor embedding(const std::string& name, const at::Tensor& indices) const override { return at::embedding(m_weights.at(name), indices); }

private:
    const ModelConfig& m_config;
    const Weights& m_weights;
};

} // namespace

std::unique_ptr<const Parts> plainParts(const ModelConfig& config, const Weights& weights) { return std::make_unique<PlainParts>(config, weights); }

} // namespace heterosis
