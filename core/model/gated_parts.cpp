// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/gated_parts.h"

#include "base/error.h"
#include "model/gate_kernels.h"
#include "model/norm.h"

namespace heterosis {
namespace {

using Sources = std::vector<std::unique_ptr<Weights>>;

// One matrix of every source, without its bias.
std::vector<std::unique_ptr<const Linear>> matricesOf(const Sources& sources, const std::string& matrix, const GateTable& table)
{
    std::vector<std::unique_ptr<const Linear>> all;
    bool none = true; // where all coefficients are 0 somebody still has to give zeros
    for (std::size_t p = 0; p < sources.size(); ++p)
        none &= !table.uses(std::int64_t(p));
    for (std::size_t p = 0; p < sources.size(); ++p)
        all.push_back(table.uses(std::int64_t(p)) || (none && p == 0) ? plainLinear(*sources[p], matrix, "") : nullptr);
    return all;
}

class GatedLinear final : public Linear {
public:
    GatedLinear(std::vector<std::unique_ptr<const Linear>> sources, GateTable table, at::Tensor bias)
        : m_sources(std::move(sources)), m_table(std::move(table)), m_bias(std::move(bias))
    {
    }

    at::Tensor operator()(const at::Tensor& x) const override { return m_table.columns() ? byInputs(x) : byOutputs(x); }

private:
    at::Tensor byOutputs(const at::Tensor& x) const
    {
        std::vector<at::Tensor> outputs;
        for (const auto& source : m_sources)
            outputs.push_back(source ? (*source)(x) : at::Tensor());
        return mixOutputs(outputs, m_table, m_bias);
    }

    at::Tensor byInputs(const at::Tensor& x) const
    {
        at::Tensor sum;
        for (std::size_t p = 0; p < m_sources.size(); ++p) {
            if (!m_sources[p])
                continue;
            const at::Tensor y = (*m_sources[p])(scaleInputs(x, m_table, std::int64_t(p))).to(at::kFloat);
            sum = sum.defined() ? sum.add_(y) : y;
        }
        if (m_bias.defined())
            sum = (sum.view({m_table.children(), -1, sum.size(1)}) + m_bias.to(sum.device()).unsqueeze(1)).view(sum.sizes());
        return sum.to(x.scalar_type());
    }

    std::vector<std::unique_ptr<const Linear>> m_sources; // null where no child uses it
    GateTable m_table;
    at::Tensor m_bias;                                    // float32 [children, out], or undefined
};

class GatedParts final : public Parts {
public:
    GatedParts(const ModelMap& map, const Sources& sources, const std::vector<ChildGates>& children) : m_map(map), m_sources(sources)
    {
        m_gates.resize(map.parts.size(), std::vector<std::vector<const Gate*>>(children.size()));
        for (std::size_t k = 0; k < children.size(); ++k)
            for (const Gate& gate : children[k])
                m_gates[std::size_t(gate.part)][k].push_back(&gate);
    }

    std::unique_ptr<const Linear> linear(const std::string& name) const override
    {
        const bool tied = name == "head" && m_map.config.tiedHead;
        const std::string matrix = tied ? "token_embedding" : name + ".weight";
        const Part* part = m_map.part(matrix);
        if (!part)
            return nullptr;
        GateTable table = tableOf(*part);
        const at::Tensor bias = m_map.part(name + ".bias") ? realised(name + ".bias") : at::Tensor();
        auto matrices = matricesOf(m_sources, matrix, table);
        return std::make_unique<GatedLinear>(std::move(matrices), std::move(table), bias);
    }

    Norm norm(const std::string& name) const override
    {
        if (!m_map.part(name + ".weight"))
            return {};
        const at::TensorOptions options = m_sources.front()->at(name + ".weight").options();
        const at::Tensor weight = realised(name + ".weight").to(options);
        const double eps = m_map.config.normEps;
        if (m_map.config.norm != "layer") {
            const bool plusOne = m_map.config.norm == "rms-plus-one";
            return [=](const at::Tensor& x) { return rmsNorm(x, weight, eps, plusOne); };
        }
        const at::Tensor bias = m_map.part(name + ".bias") ? realised(name + ".bias").to(options) : at::zeros_like(weight);
        return [=](const at::Tensor& x) {
            const std::int64_t n = x.size(-1);
            const at::Tensor normed = at::layer_norm(x, {n}, {}, {}, eps).view({weight.size(0), -1, n});
            return at::addcmul(bias.unsqueeze(1), normed, weight.unsqueeze(1)).view(x.sizes());
        };
    }

    at::Tensor embedding(const std::string& name, const at::Tensor& indices) const override
    {
        const GateTable table = tableOf(*m_map.part(name));
        const at::Tensor places = indices.to(at::kCPU, at::kLong).contiguous();
        const std::int64_t rows = places.numel(), each = rows / table.children();
        at::Tensor sum;
        for (std::size_t p = 0; p < m_sources.size(); ++p) {
            if (!table.uses(std::int64_t(p)) && (sum.defined() || p + 1 < m_sources.size()))
                continue;
            at::Tensor coefficient = at::empty({rows, 1}, at::TensorOptions(at::kFloat));
            for (std::int64_t r = 0; r < rows; ++r)
                coefficient.data_ptr<float>()[r] = table.at(r / each, std::int64_t(p), places.data_ptr<std::int64_t>()[r]);
            const at::Tensor looked = at::embedding(m_sources[p]->at(name), indices);
            const at::Tensor scaled = looked.to(at::kFloat) * coefficient.to(looked.device());
            sum = sum.defined() ? sum.add_(scaled) : scaled;
        }
        return sum.to(m_sources.front()->at(name).scalar_type());
    }

private:
    GateTable tableOf(const Part& part) const
    {
        const auto& gates = m_gates[std::size_t(&part - m_map.parts.data())];
        bool columns = false, rows = false;
        for (const auto& child : gates)
            for (const Gate* gate : child) {
                columns |= gate->axis == Gate::Axis::Columns;
                rows |= gate->axis == Gate::Axis::Rows || child.size() > 1;
            }
        if (columns && rows)
            throw Error({.message = text("The children do not mix the part {} along one axis", part.part)});
        const std::int64_t rowAxis = part.shape.size() == 2 ? part.rowAxis : 0;
        const std::int64_t length = part.shape.size() == 2 && columns ? part.shape[std::size_t(1 - rowAxis)] : part.shape[std::size_t(rowAxis)];
        return GateTable(gates, length, std::int64_t(m_sources.size()), columns);
    }

    // A vector of every child: float32 [children, n].
    at::Tensor realised(const std::string& name) const
    {
        const Part& part = *m_map.part(name);
        const GateTable table = tableOf(part);
        at::Tensor sum = at::zeros({table.children(), table.length()}, at::TensorOptions(at::kFloat));
        for (std::size_t p = 0; p < m_sources.size(); ++p)
            if (table.uses(std::int64_t(p)))
                sum.addcmul_(table.dense(std::int64_t(p)), m_sources[p]->at(name).to(at::kCPU, at::kFloat).unsqueeze(0));
        return sum;
    }

    const ModelMap& m_map;
    const Sources& m_sources;
    std::vector<std::vector<std::vector<const Gate*>>> m_gates; // [part][child]
};

} // namespace

std::unique_ptr<const Parts> gatedParts(const ModelMap& map, const Sources& sources, const std::vector<ChildGates>& children)
{
    return std::make_unique<GatedParts>(map, sources, children);
}

} // namespace heterosis
