// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/method_crossing.h"

#include <algorithm>

#include "base/error.h"
#include "inheritance/method_sparsity.h"
#include "inheritance/operators/model_stock.h"
#include "inheritance/operators/ram.h"
#include "inheritance/operators/sce.h"
#include "inheritance/operators/slerp.h"
#include "inheritance/operators/sphere_means.h"
#include "inheritance/operators/statistical.h"
#include "inheritance/operators/swaps.h"
#include "inheritance/operators/task_vectors.h"

namespace heterosis {

namespace {

using operators::Operands;
using operators::Output;

class Crossing {
public:
    explicit Crossing(const MethodCrossing& c) : m(c), m_deltasFromA(!c.original) {}
    void run(const Output& out) const;

private:
    // Of the parent, or of the first one where all have the same.
    double option(std::string_view name, std::size_t parent = 0) const
    {
        const auto given = m.crossover.options.find(name);
        if (given != m.crossover.options.end()) {
            return given->second[std::min(parent, given->second.size() - 1)];
        }
        if (name == "normalize" && m_deltasFromA) {
            return 0;
        }
        for (const MethodParameter& parameter : m.info.options()) {
            if (parameter.name == name) {
                return parameter.fallback.value_or(0);
            }
        }
        return 0;
    }
    bool isOn(std::string_view name) const { return option(name) != 0; }

    // Parents from the first one on that gives something, and their weights.
    Operands all(bool withOriginal) const
    {
        return {.inputs = m.parents, .base = withOriginal ? m.original : std::nullopt, .count = m.count, .row = m.row};
    }
    Operands departures() const
    {
        if (!m_deltasFromA && !m.info.fromA) {
            return all(true);
        }
        return {.inputs = {m.parents.begin() + 1, m.parents.end()}, .base = m.parents[0], .count = m.count, .row = m.row};
    }
    std::vector<float> weights(bool ofDepartures) const
    {
        return {m.shares.begin() + (ofDepartures && m_deltasFromA ? 1 : 0), m.shares.end()};
    }

    operators::SparsityRule sparsity(std::size_t parent) const;
    void taskVectors(const Output& out) const;
    void nuslerp(const Output& out) const;
    void statistical(const Output& out) const;

    const MethodCrossing& m;
    bool m_deltasFromA;
};

operators::SparsityRule Crossing::sparsity(std::size_t parent) const
{
    operators::SparsityRule rule {.sparsity = sparsityOf(*m.info.method), .density = option("density", parent), .gamma = option("gamma", parent),
                                  .epsilon = option("epsilon", parent), .rescale = isOn("rescale")};
    if (exceedsChances(rule)) {
        throw Error({.message = chancesMessage(rule), .place = m.place, .remedy = chancesRemedy()});
    }
    rule.draws = operators::Draws(m.seed, "method " + std::to_string(parent) + " " + m.name);
    return rule;
}

void Crossing::taskVectors(const Output& out) const
{
    operators::TaskVectorRule rule {.weights = weights(true), .sparsity = {}, .elect = electsSigns(*m.info.method), .normalize = isOn("normalize"),
                                    .lambda = float(option("lambda"))};
    for (std::size_t parent = m_deltasFromA ? 1 : 0; parent < m.parents.size(); ++parent) {
        rule.sparsity.push_back(sparsity(parent));
    }
    operators::addTaskVectors(departures(), rule, out);
}

void Crossing::nuslerp(const Output& out) const
{
    using operators::Vectors;
    const bool columns = isOn("nuslerp_row_wise") && m.row < m.count; // mergekit's rows run along the first axis
    operators::nuslerp(all(true), m.shares[1], isOn("nuslerp_flatten") ? Vectors::Whole : columns ? Vectors::Columns : Vectors::Rows, out);
}

void Crossing::statistical(const Output& out) const
{
    std::vector<double> shares = m.shares;
    double sum = 0;
    for (double& share : shares) {
        sum += share = std::max(share, 0.0);
    }
    for (double& share : shares) {
        share /= sum;
    }
    if (m.info.op == Operator::Fisher) {
        operators::fisherMean(all(false), m.fishers, shares, out);
    } else if (m.grams.empty()) {
        operators::plainMean(all(false), shares, out);
    } else {
        operators::regMean(all(false), {m.grams, m.inputs, m.outputsAreOuter, option("alpha"), m.place}, shares, out);
    }
}

void Crossing::run(const Output& out) const
{
    switch (m.info.op) {
    case Operator::Slerp: return operators::slerp(all(false), m.shares[1], out);
    case Operator::NuSlerp: return nuslerp(out);
    case Operator::MultiSlerp:
        return operators::multislerp(all(true), {weights(false), isOn("normalize_weights"), option("eps")}, out);
    case Operator::Karcher:
        return operators::karcher(all(false), {int(std::min(option("max_iter"), 1e6)), option("tol")}, out);
    case Operator::ModelStock: return operators::modelStock(departures(), isOn("filter_wise"), out);
    case Operator::Sce: return operators::sce(departures(), option("select_topk"), out);
    case Operator::NearSwap: return operators::nearSwap(departures(), m.shares[1] * option("t"), out);
    case Operator::ArceeFusion: return operators::arceeFusion(departures(), out);
    case Operator::Ram: return operators::ram(departures(), {.epsilon = option("epsilon")}, out);
    case Operator::RamPlus:
        return operators::ram(departures(), {.epsilon = option("epsilon"), .strengthen = true, .r = option("r"), .alpha = option("alpha")}, out);
    case Operator::Fisher:
    case Operator::RegMean: return statistical(out);
    default: return taskVectors(out);
    }
}

} // namespace

void crossByMethod(const MethodCrossing& crossing, const Output& out) { Crossing(crossing).run(out); }

} // namespace heterosis
