// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/gated_parts.h"

#include <algorithm>

#include "base/error.h"
#include "model/gate_kernels.h"

namespace heterosis {
namespace {

using Names = std::vector<std::string>;

constexpr std::int64_t kStretch = 4096; // of a vocabulary: its outputs for all rows of a pass stay in the cache

// Parts that read the same x and come out side by side, as the transformer names them.
struct Fusion {
    const char* name;
    Names parts;
};
const Fusion kFusions[] = {{"qkv", {"query", "key", "value"}}, {"gate_up", {"gate", "up"}}};

class GatedLinear final : public Linear {
public:
    // most: outputs of a stretch
    GatedLinear(GateSources& sources, Names matrices, GateTable table, at::Tensor bias, const ChildRows& rows, std::int64_t most)
        : m_sources(sources), m_matrices(std::move(matrices)), m_table(std::move(table)), m_bias(std::move(bias)), m_rows(rows), m_most(most)
    {
    }

    at::Tensor operator()(const at::Tensor& x) const override
    {
        if (m_table.columns())
            return byInputs(x);
        std::vector<at::Tensor> stretches;
        inStretches(x, [&](std::int64_t, const at::Tensor& y) { stretches.push_back(y); });
        return stretches.size() == 1 ? stretches.front() : at::cat(stretches, 1);
    }

    void inStretches(const at::Tensor& x, const Visit& visit) const override
    {
        if (m_table.columns())
            return visit(0, byInputs(x));
        const std::int64_t outputs = m_table.length();
        for (std::int64_t at = 0, piece = 0; at < outputs; at += m_most, ++piece) {
            const std::int64_t n = std::min(m_most, outputs - at);
            visit(at, mixOutputs(m_sources.packs() ? packedOutputs(x, std::size_t(piece), n) : plainOutputs(x, at, n), m_table, m_rows, m_bias, at));
        }
    }

private:
    std::vector<at::Tensor> packedOutputs(const at::Tensor& x, std::size_t piece, std::int64_t n) const
    {
        const at::Tensor y = m_sources.packed(m_matrices, m_table, m_most)[piece](x);
        std::vector<at::Tensor> outputs(std::size_t(m_table.sources()));
        std::int64_t at = 0;
        for (std::int64_t p = 0; p < m_table.sources(); ++p)
            if (m_table.uses(p)) {
                outputs[std::size_t(p)] = y.narrow(1, at, n);
                at += n;
            }
        return outputs;
    }

    std::vector<at::Tensor> plainOutputs(const at::Tensor& x, std::int64_t from, std::int64_t n) const
    {
        std::vector<at::Tensor> outputs(std::size_t(m_table.sources()));
        for (std::size_t p = 0; p < outputs.size(); ++p)
            if (m_table.uses(std::int64_t(p)))
                outputs[p] = at::linear(x, m_sources.matrix(p, m_matrices.front(), from, from + n));
        return outputs;
    }

    at::Tensor byInputs(const at::Tensor& x) const
    {
        const at::Tensor scaled = scaleInputs(x, m_table, m_rows);
        at::Tensor sum;
        if (m_sources.packs()) {
            sum = m_sources.packed(m_matrices, m_table, m_most).front()(scaled);
        } else {
            std::int64_t at = 0;
            for (std::size_t p = 0; p < m_sources.weights.size(); ++p) {
                if (!m_table.uses(std::int64_t(p)))
                    continue;
                const at::Tensor y = at::linear(scaled.narrow(1, at, x.size(1)), m_sources.matrix(p, m_matrices.front(), 0, -1)).to(at::kFloat);
                sum = sum.defined() ? sum.add_(y) : y;
                at += x.size(1);
            }
        }
        if (m_bias.defined())
            sum = sum + m_bias.to(sum.device()).index_select(0, m_rows.childOfEach(sum.device()));
        return sum.to(x.scalar_type());
    }

    GateSources& m_sources;
    Names m_matrices;
    GateTable m_table;
    at::Tensor m_bias;       // float32 [children, out], or undefined
    const ChildRows& m_rows;
    std::int64_t m_most;
};

class GatedParts final : public Parts {
public:
    GatedParts(GateSources& sources, const std::vector<ChildGates>& children, const ChildRows& rows) : m_sources(sources), m_map(sources.map()), m_rows(rows)
    {
        m_gates.resize(m_map.parts.size(), std::vector<std::vector<const Gate*>>(children.size()));
        for (std::size_t k = 0; k < children.size(); ++k)
            for (const Gate& gate : children[k])
                m_gates[std::size_t(gate.part)][k].push_back(&gate);
        for (auto& part : m_gates)
            for (auto& child : part)
                std::sort(child.begin(), child.end(), [](const Gate* a, const Gate* b) { return a->begin < b->begin; });
    }

    std::unique_ptr<const Linear> linear(const std::string& name) const override
    {
        const auto dot = name.find('.');
        const std::string prefix = name.substr(0, dot + 1), last = dot == std::string::npos ? "" : name.substr(dot + 1);
        for (const Fusion& fusion : kFusions)
            if (last == fusion.name && !m_map.part(name + ".weight") && m_sources.packs())
                return fused(prefix, fusion.parts);
        const bool tied = name == "head" && m_map.config.tiedHead;
        const std::string matrix = tied ? "token_embedding" : name + ".weight";
        if (!m_map.part(matrix))
            return nullptr;
        return made({matrix}, biasOf(name), name == "head" ? kStretch : m_sources.outputs(matrix));
    }

    Norm norm(const std::string& name) const override
    {
        if (!m_map.part(name + ".weight"))
            return {};
        const at::ScalarType type = m_sources.weights.front()->at(name + ".weight").scalar_type();
        const auto rounded = [&](const at::Tensor& x) { return x.defined() ? x.to(type).to(at::kFloat) : x; }; // as a realised child has it
        ChildNorm norm{.kind = m_map.config.norm == "layer"          ? ChildNorm::Kind::Layer
                           : m_map.config.norm == "rms-plus-one"     ? ChildNorm::Kind::RmsPlusOne
                                                                     : ChildNorm::Kind::Rms,
                       .eps = m_map.config.normEps,
                       .weight = rounded(realised(name + ".weight")),
                       .bias = rounded(biasOf(name))};
        return [norm, this](const at::Tensor& x) { return norm(x, m_rows); };
    }

    at::Tensor embedding(const std::string& name, const at::Tensor& indices) const override
    {
        const GateTable table = tableOf({name});
        std::vector<at::Tensor> embeddings(m_sources.weights.size());
        for (std::size_t p = 0; p < embeddings.size(); ++p)
            if (table.uses(std::int64_t(p)))
                embeddings[p] = m_sources.weights[p]->at(name);
        return mixEmbeddings(embeddings, indices, table, m_rows);
    }

private:
    std::unique_ptr<const Linear> fused(const std::string& prefix, const Names& parts) const
    {
        Names matrices;
        std::vector<at::Tensor> biases;
        for (const std::string& part : parts) {
            if (!m_map.part(prefix + part + ".weight") || m_map.part(prefix + part + ".weight")->shape.size() != 2)
                return nullptr;
            matrices.push_back(prefix + part + ".weight");
            if (const at::Tensor bias = biasOf(prefix + part); bias.defined())
                biases.push_back(bias);
        }
        if (!biases.empty() && biases.size() != parts.size())
            return nullptr;
        std::int64_t outputs = 0;
        for (const std::string& matrix : matrices)
            outputs += m_sources.outputs(matrix);
        return made(matrices, biases.empty() ? at::Tensor() : at::cat(biases, 1), outputs);
    }

    std::unique_ptr<const Linear> made(Names matrices, at::Tensor bias, std::int64_t most) const
    {
        GateTable table = tableOf(matrices);
        return std::make_unique<GatedLinear>(m_sources, std::move(matrices), std::move(table), std::move(bias), m_rows, most);
    }

    // Of parts side by side; coefficients on inputs only where it is one.
    GateTable tableOf(const Names& names) const
    {
        bool columns = false, rows = names.size() > 1;
        for (const std::string& name : names)
            for (const auto& child : gatesOf(name))
                for (const Gate* gate : child) {
                    columns |= gate->axis == Gate::Axis::Columns;
                    rows |= gate->axis == Gate::Axis::Rows || child.size() > 1;
                }
        if (columns && rows)
            throw Error({.message = text("The children do not mix the part {} along one axis", names.front())});
        std::vector<std::vector<GateTable::Stretch>> stretches(gatesOf(names.front()).size());
        std::int64_t length = 0;
        for (const std::string& name : names) {
            const Part& part = *m_map.part(name);
            const std::int64_t rowAxis = part.shape.size() == 2 ? part.rowAxis : 0;
            const std::int64_t mine = part.shape.size() == 2 && columns ? part.shape[std::size_t(1 - rowAxis)] : part.shape[std::size_t(rowAxis)];
            for (std::size_t k = 0; k < stretches.size(); ++k)
                for (const Gate* gate : gatesOf(name)[k])
                    stretches[k].push_back(columns ? GateTable::Stretch{0, mine, gate} : GateTable::Stretch{length + gate->begin, length + gate->end, gate});
            length += mine;
        }
        return GateTable(std::move(stretches), length, std::int64_t(m_sources.weights.size()), columns);
    }

    const std::vector<std::vector<const Gate*>>& gatesOf(const std::string& name) const { return m_gates[std::size_t(m_map.part(name) - m_map.parts.data())]; }

    at::Tensor biasOf(const std::string& name) const { return m_map.part(name + ".bias") ? realised(name + ".bias") : at::Tensor(); }

    // A vector of every child: float32 [children, n].
    at::Tensor realised(const std::string& name) const
    {
        const GateTable table = tableOf({name});
        at::Tensor sum = at::zeros({table.children(), table.length()}, at::TensorOptions(at::kFloat));
        for (std::size_t p = 0; p < m_sources.weights.size(); ++p)
            if (table.uses(std::int64_t(p)))
                sum.addcmul_(table.dense(std::int64_t(p)), m_sources.weights[p]->at(name).to(at::kCPU, at::kFloat).unsqueeze(0));
        return sum;
    }

    GateSources& m_sources;
    const ModelMap& m_map;
    const ChildRows& m_rows;
    std::vector<std::vector<std::vector<const Gate*>>> m_gates; // [part][child]
};

} // namespace

bool GateSources::packs() const
{
    const at::Tensor& some = weights.front()->at("token_embedding");
    return PackedMatrix::possible(some.scalar_type(), some.device());
}

std::int64_t GateSources::outputs(const std::string& name) const
{
    const Part& part = *m_map.part(name);
    return part.shape.at(std::size_t(part.rowAxis));
}

// to -1: all
at::Tensor GateSources::matrix(std::size_t source, const std::string& name, std::int64_t from, std::int64_t to) const
{
    const at::Tensor& stored = weights[source]->at(name);
    const at::Tensor rows = weights[source]->transposed(name) ? stored.t() : stored;
    return to < 0 ? rows : rows.narrow(0, from, to - from);
}

const std::vector<PackedMatrix>& GateSources::packed(const std::vector<std::string>& matrices, const GateTable& table, std::int64_t most)
{
    std::vector<bool> used;
    for (std::int64_t p = 0; p < table.sources(); ++p)
        used.push_back(table.uses(p));
    Kept& kept = m_kept[matrices];
    if (!kept.pieces.empty() && kept.used == used && kept.columns == table.columns())
        return kept.pieces;
    kept = {used, table.columns(), {}};
    std::int64_t outputs = 0;
    for (const std::string& name : matrices)
        outputs += this->outputs(name);
    for (std::int64_t from = 0; from < outputs; from += most) { // several matrices are one piece
        std::vector<at::Tensor> all;
        for (std::size_t p = 0; p < used.size(); ++p)
            for (const std::string& name : matrices)
                if (used[p])
                    all.push_back(matrices.size() > 1 ? matrix(p, name, 0, -1) : matrix(p, name, from, std::min(from + most, outputs)));
        kept.pieces.emplace_back(at::cat(all, table.columns() ? 1 : 0));
    }
    for (const std::string& name : matrices) // they lie in the pieces now; a tied head's are looked up too
        for (std::size_t p = 0; p < used.size() && name != "token_embedding"; ++p)
            weights[p]->drop(name);
    return kept.pieces;
}

std::unique_ptr<const Parts> gatedParts(GateSources& sources, const std::vector<ChildGates>& children, const ChildRows& rows)
{
    return std::make_unique<GatedParts>(sources, children, rows);
}

} // namespace heterosis
