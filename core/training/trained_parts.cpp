// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/CPUGeneratorImpl.h>

#include "model/norm.h"
#include "training/trained_model.h"

namespace heterosis {

// A product whose matrix learns, or stays while an adapter beside it learns.
class TrainedLinear final : public Linear {
public:
    TrainedLinear(const TrainedModel& model, const at::Tensor& weight, const at::Tensor* bias, bool transposed, const AdaptedMatrix* adapted)
        : m_model(model), m_weight(weight), m_bias(bias), m_transposed(transposed), m_adapted(adapted)
    {
    }

    at::Tensor operator()(const at::Tensor& x) const override
    {
        if (!m_adapted)
            return product(x, m_bias);
        if (m_adapted->magnitude)
            return dora(x);
        return product(x, m_bias) + added(dropped(x));
    }

private:
    at::Tensor product(const at::Tensor& x, const at::Tensor* bias) const
    {
        if (!m_transposed)
            return bias ? at::linear(x, m_weight, *bias) : at::linear(x, m_weight);
        return bias ? at::addmm(*bias, x, m_weight) : at::mm(x, m_weight);
    }

    at::Tensor added(const at::Tensor& x) const { return at::linear(at::linear(x, m_adapted->a->used), m_adapted->b->used) * m_adapted->scale; }

    // Drawn by the pass and the matrix, so that a second pass over the same micro-batch drops the same.
    at::Tensor dropped(const at::Tensor& x) const
    {
        if (m_adapted->dropout <= 0 || !m_model.m_learning)
            return x;
        const std::uint64_t seed = (m_model.m_seed * 0x9E3779B97F4A7C15u) ^ (m_model.m_pass * 0xBF58476D1CE4E5B9u) ^ (m_adapted->number + 1);
        at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
        const at::Tensor kept = at::rand(x.sizes(), generator, at::TensorOptions(at::kFloat)).ge(m_adapted->dropout).to(x.device(), x.scalar_type());
        return x * kept * (1 / (1 - m_adapted->dropout));
    }

    // y = m / |V| * (V x) with V = W + scale B A, as PEFT computes it: the norm is taken for a constant (section 4.3 of the paper).
    at::Tensor dora(const at::Tensor& x) const
    {
        const at::Tensor seen = dropped(x);
        const at::Tensor change = at::mm(m_adapted->b->used, m_adapted->a->used).detach().to(at::kFloat) * m_adapted->scale;
        const at::Tensor whole = (m_transposed ? m_weight.t() : m_weight).to(at::kFloat) + change;
        const at::Tensor share = (m_adapted->magnitude->used.to(at::kFloat) / at::linalg_vector_norm(whole, 2, {1})).to(x.scalar_type());
        const at::Tensor y = share * (product(seen, nullptr) + added(seen));
        if (!seen.is_same(x)) // PEFT drops nothing from the base's own product
            return product(x, m_bias) + y - product(seen, nullptr);
        return m_bias ? y + *m_bias : y;
    }

    const TrainedModel& m_model;
    const at::Tensor& m_weight;
    const at::Tensor* m_bias;
    bool m_transposed;
    const AdaptedMatrix* m_adapted;
};

class TrainedParts final : public Parts {
public:
    explicit TrainedParts(const TrainedModel& model) : m_model(model) {}

    std::unique_ptr<const Linear> linear(const std::string& name) const override
    {
        if (const at::Tensor* score = name == "head" ? find(kScoreHead) : nullptr) // of a model that rates
            return std::make_unique<TrainedLinear>(m_model, *score, nullptr, false, nullptr);
        const bool tied = name == "head" && m_model.map().config.tiedHead;
        const std::string matrix = tied ? "token_embedding" : name + ".weight";
        const at::Tensor* weight = find(matrix);
        if (!weight)
            return nullptr;
        const auto adapted = m_model.m_adapted.find(matrix);
        const Part* part = m_model.map().part(matrix);
        return std::make_unique<TrainedLinear>(m_model, *weight, find(name + ".bias"), part && part->rowAxis == 1,
                                               adapted == m_model.m_adapted.end() ? nullptr : &adapted->second);
    }

    Norm norm(const std::string& name) const override
    {
        const ModelConfig& config = m_model.map().config;
        const at::Tensor* weight = find(name + ".weight");
        if (!weight)
            return {};
        return heterosis::Norm{weight, find(name + ".bias"), config.norm != "layer", config.norm == "rms-plus-one", config.normEps};
    }

    at::Tensor embedding(const std::string& name, const at::Tensor& indices) const override { return at::embedding(m_model.m_tensors.at(name), indices); }

private:
    const at::Tensor* find(const std::string& name) const
    {
        const auto at = m_model.m_tensors.find(name);
        return at == m_model.m_tensors.end() ? nullptr : &at->second;
    }

    const TrainedModel& m_model;
};

std::unique_ptr<const Parts> TrainedModel::parts() const { return std::make_unique<TrainedParts>(*this); }

} // namespace heterosis
