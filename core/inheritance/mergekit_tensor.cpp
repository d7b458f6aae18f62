// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_tensor.h"

#include <cmath>

#include "base/error.h"
#include "inheritance/blend.h"
#include "inheritance/mergekit_sources.h"
#include "inheritance/method_sparsity.h"
#include "inheritance/operators/model_stock.h"
#include "inheritance/operators/ram.h"
#include "inheritance/operators/sce.h"
#include "inheritance/operators/slerp.h"
#include "inheritance/operators/sphere_means.h"
#include "inheritance/operators/swaps.h"
#include "inheritance/operators/task_vectors.h"

namespace heterosis {

namespace {

using Crossing = std::function<void(std::byte* out)>;
using operators::Operand;
using operators::Operands;
using operators::Output;

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

// torch's sum of a short row of float32 (SumKernel.cpp, row_sum): four running sums over the whole groups of four, what is left
// is added to the first, then the others to it in order.
float torchSum(const std::vector<float>& values)
{
    float partial[4] = {0, 0, 0, 0};
    const std::size_t whole = values.size() / 4 * 4;
    for (std::size_t i = 0; i < whole; ++i) {
        partial[i % 4] += values[i];
    }
    for (std::size_t i = whole; i < values.size(); ++i) {
        partial[0] += values[i];
    }
    return partial[0] + partial[1] + partial[2] + partial[3];
}

// One tensor of the child: its inputs, its parameters, and what is done with them.
class Cross {
public:
    Cross(const MergeMaterial& material, const TensorPlace& place, std::vector<const TensorView*> views)
        : m_material(material), m_config(material.config), m_place(place), m_views(std::move(views))
    {
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            if (m_config.info().base == BaseModel::Unused || place.slice->base != i) {
                m_others.push_back(i);
            }
        }
    }

    Dtype target() const { return m_config.dtype.value_or(promoted(m_views)); }
    const TensorView& shaped() const { return *m_views[0]; }
    Crossing crossing() const;

private:
    std::optional<double> find(std::string_view name, std::optional<std::size_t> source) const;
    double shared(std::string_view name) const;
    bool isOn(std::string_view name) const { return shared(name) != 0; }
    double of(std::string_view name, std::size_t source) const;
    std::vector<float> weights() const;
    [[noreturn]] void refuse(std::optional<std::size_t> source, Text message, Text remedy) const;

    Operands operands() const;
    Crossing onOperands(std::function<void(const Operands&, const Output&)> cross) const;
    Crossing linear() const;
    Crossing passthrough(std::size_t source, float scale) const;
    Crossing slerp() const;
    Crossing nuslerp() const;
    Crossing multislerp() const;
    Crossing taskVectors() const;
    operators::SparsityRule sparsity(std::size_t source) const;
    std::span<const std::byte> maskOf(std::size_t source) const;
    const MergekitModel& modelOf(std::size_t source) const { return m_config.models[m_place.slice->sources[source].model]; }

    const MergeMaterial& m_material;
    const MergekitConfig& m_config;
    const TensorPlace& m_place;
    std::vector<const TensorView*> m_views;     // of each source, all of one shape
    std::vector<std::size_t> m_others;          // sources that are not the base
};

void Cross::refuse(std::optional<std::size_t> source, Text message, Text remedy) const
{
    const int line = source ? m_place.slice->sources[*source].line : m_place.slice->line;
    throw Error({.message = std::move(message),
                 .file = m_material.file,
                 .place = "line " + std::to_string(line),
                 .remedy = std::move(remedy)});
}

// In the source's own settings, then the slice's, the module's, the file's. A source's name for the tensor counts for its own parameters.
std::optional<double> Cross::find(std::string_view name, std::optional<std::size_t> source) const
{
    std::vector<const MergekitParameters*> scopes {&m_place.slice->parameters, &m_config.moduleParameters, &m_config.parameters};
    if (source) {
        scopes.insert(scopes.begin(), &m_place.slice->sources[*source].parameters);
    }
    const std::string& tensor = source ? m_views[*source]->name : m_place.name;
    for (const MergekitParameters* scope : scopes) {
        const auto setting = scope->find(name);
        if (const auto value = setting == scope->end() ? std::nullopt : setting->second.at(tensor, m_place.t)) {
            return value;
        }
    }
    return m_config.info().parameter(name)->fallback;
}

double Cross::shared(std::string_view name) const
{
    const auto value = find(name, {});
    if (!value) {
        refuse({}, text("The file gives no {} for tensor {}", std::string(name), m_place.name),
               text("Add it under parameters, without a filter for the rest"));
    }
    return *value;
}

double Cross::of(std::string_view name, std::size_t source) const
{
    const auto value = find(name, source);
    if (!value) {
        refuse(source, text("The model {} has no {} for tensor {}", modelOf(source).spelled, std::string(name), m_views[source]->name),
               text("Add it to the model's parameters, without a filter for the rest"));
    }
    return *value;
}

std::vector<float> Cross::weights() const
{
    std::vector<float> weights;
    for (const std::size_t source : m_others) {
        weights.push_back(float(of("weight", source)));
    }
    return weights;
}

Operands Cross::operands() const
{
    const auto operand = [&](std::size_t source) {
        return Operand {m_views[source]->bytes.data(), m_views[source]->dtype, m_config.dtype};
    };
    Operands operands {.count = shaped().elements(), .row = shaped().shape.empty() ? 1 : shaped().shape.back()};
    for (const std::size_t source : m_others) {
        operands.inputs.push_back(operand(source));
    }
    if (m_config.info().base != BaseModel::Unused && m_place.slice->base) {
        operands.base = operand(*m_place.slice->base);
    }
    return operands;
}

Crossing Cross::onOperands(std::function<void(const Operands&, const Output&)> cross) const
{
    return [operands = operands(), target = target(), cross = std::move(cross)](std::byte* out) { cross(operands, {out, target}); };
}

Crossing Cross::linear() const
{
    std::vector<BlendInput> inputs;
    const auto weights = this->weights();
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        inputs.push_back({m_views[i]->bytes.data(), m_views[i]->dtype, weights[i]});
    }
    BlendRule rule {.target = target(), .inputs = m_config.dtype, .keepEqual = false, .divisor = 1.0f};
    if (isOn("normalize")) {
        rule.divisor = torchSum(weights);
        if (*rule.divisor == 0) {
            refuse({}, text("The weights for tensor {} sum to 0 and cannot be normalized", m_place.name),
                   text("Change a weight, or write \"normalize: false\" under parameters"));
        }
    }
    return [inputs, rule, count = shaped().elements()](std::byte* out) { blend(inputs, rule, out, count); };
}

Crossing Cross::passthrough(std::size_t source, float scale) const
{
    const std::vector<BlendInput> input {{m_views[source]->bytes.data(), m_views[source]->dtype, scale}};
    const BlendRule rule {.target = target(), .inputs = m_config.dtype, .keepEqual = false};
    return [input, rule, count = shaped().elements()](std::byte* out) { blend(input, rule, out, count); };
}

// From the base to the other model.
Crossing Cross::slerp() const
{
    Operands pair = operands();
    pair.inputs.insert(pair.inputs.begin(), *pair.base);
    pair.base.reset();
    return [pair, t = shared("t"), target = target()](std::byte* out) { operators::slerp(pair, t, {out, target}); };
}

Crossing Cross::nuslerp() const
{
    using operators::Vectors;
    const double first = of("weight", m_others[0]), second = of("weight", m_others[1]), sum = first + second;
    const double t = std::abs(sum) < 1e-6 ? 0.5 : second / sum;
    const bool columns = isOn("nuslerp_row_wise") && shaped().shape.size() > 1; // mergekit's rows run along the first axis
    const Vectors vectors = isOn("nuslerp_flatten") ? Vectors::Whole : columns ? Vectors::Columns : Vectors::Rows;
    return onOperands([t, vectors](const Operands& operands, const Output& out) { operators::nuslerp(operands, t, vectors, out); });
}

Crossing Cross::multislerp() const
{
    const operators::MultislerpRule rule {weights(), isOn("normalize_weights"), shared("eps")};
    float sum = 0;
    for (const float weight : rule.weights) {
        sum += weight;
    }
    if (rule.normalize && sum == 0) {
        refuse({}, text("The weights for tensor {} sum to 0 and cannot be normalized", m_place.name),
               text("Change a weight, or write \"normalize_weights: false\" under parameters"));
    }
    return onOperands([rule](const Operands& operands, const Output& out) { operators::multislerp(operands, rule, out); });
}

std::span<const std::byte> Cross::maskOf(std::size_t source) const
{
    const std::string name = modelOf(source).path.filename().string() + "/" + m_place.name;
    const TensorView* mask = m_material.masks->find(name);
    if (!mask || (mask->dtype != Dtype::U8 && mask->dtype != Dtype::Bool) || mask->elements() != shaped().elements()) {
        throw Error({.message = text("There is no mask {} of {} bytes", name, shaped().elements()),
                     .file = m_material.masks->path().string(),
                     .place = name,
                     .remedy = text("Give one for every tensor of every model, or none at all")});
    }
    return mask->bytes;
}

operators::SparsityRule Cross::sparsity(std::size_t source) const
{
    using operators::Sparsity;
    operators::SparsityRule rule {.sparsity = sparsityOf(m_config.method), .density = of("density", source), .rescale = isOn("rescale")};
    if (rule.sparsity == Sparsity::Outliers) {
        rule.gamma = of("gamma", source);
    }
    if (rule.sparsity == Sparsity::Ranked) {
        rule.epsilon = of("epsilon", source);
        if (exceedsChances(rule)) {
            refuse(source, chancesMessage(rule), chancesRemedy());
        }
    }
    const bool random = rule.sparsity == Sparsity::Random || rule.sparsity == Sparsity::Ranked;
    if (random && m_material.masks && rule.density > 0 && rule.density < 1) {
        rule.mask = maskOf(source);
    }
    rule.draws = operators::Draws(m_material.seed, modelOf(source).spelled + "/" + m_place.name);
    return rule;
}

Crossing Cross::taskVectors() const
{
    operators::TaskVectorRule rule {.weights = weights(), .elect = electsSigns(m_config.method)};
    for (const std::size_t source : m_others) {
        rule.sparsity.push_back(sparsity(source));
    }
    rule.normalize = isOn("normalize");
    rule.lambda = float(shared("lambda"));
    return onOperands([rule](const Operands& operands, const Output& out) { operators::addTaskVectors(operands, rule, out); });
}

Crossing Cross::crossing() const
{
    using enum MergeMethod;
    const MergeMethod method = m_config.method;
    if (m_others.empty()) {
        return passthrough(*m_place.slice->base, 1);
    }
    switch (method) {
    case Linear: return linear();
    case Passthrough: return passthrough(0, float(find("scale", 0).value_or(1)));
    case Slerp: return slerp();
    case NuSlerp: return nuslerp();
    case MultiSlerp: return multislerp();
    case Karcher:
        return onOperands([rule = operators::KarcherRule {int(std::min(shared("max_iter"), 1e6)), shared("tol")}](
                              const Operands& operands, const Output& out) { operators::karcher(operands, rule, out); });
    case ModelStock:
        return onOperands([byRow = isOn("filter_wise")](const Operands& operands, const Output& out) { modelStock(operands, byRow, out); });
    case Sce: return onOperands([topk = shared("select_topk")](const Operands& operands, const Output& out) { sce(operands, topk, out); });
    case NearSwap: return onOperands([t = shared("t")](const Operands& operands, const Output& out) { nearSwap(operands, t, out); });
    case ArceeFusion: return onOperands([](const Operands& operands, const Output& out) { arceeFusion(operands, out); });
    case Ram:
        return onOperands([rule = operators::RamRule {.epsilon = shared("epsilon")}](const Operands& operands, const Output& out) {
            operators::ram(operands, rule, out);
        });
    case RamPlus:
        return onOperands([rule = operators::RamRule {shared("epsilon"), true, shared("r"), shared("alpha")}](
                              const Operands& operands, const Output& out) { operators::ram(operands, rule, out); });
    default: return taskVectors();
    }
}

// A tensor whose rows are tokens: each source is brought into the child's order of tokens when its turn comes.
class TokenCross {
public:
    TokenCross(const MergeMaterial& material, const TensorPlace& place)
        : m_material(material), m_place(place), m_own(viewsOf(material.maps, place)), m_type(material.config.dtype.value_or(promoted(m_own)))
    {
        for (const TensorView* own : m_own) {
            TensorView& view = m_views.emplace_back(TensorView {.name = own->name, .dtype = m_type, .shape = own->shape, .bytes = {}});
            view.shape[0] = material.vocabulary->rows();
        }
        Cross(m_material, m_place, pointers()).crossing(); // the parameters are checked at once
        material.vocabulary->origins(*place.slice);
    }

    Dtype target() const { return m_type; }
    const TensorView& shaped() const { return m_views[0]; }

    void cross(std::byte* out) const
    {
        const auto origins = m_material.vocabulary->origins(*m_place.slice);
        TokenCross filled(*this);
        std::vector<std::vector<std::byte>> tensors;
        for (std::size_t i = 0; i < m_own.size(); ++i) {
            tensors.push_back(withTokenRows(m_own, origins[i], m_material.vocabulary->rows(), m_type));
            filled.m_views[i].bytes = std::span<const std::byte>(tensors.back());
        }
        Cross(m_material, m_place, filled.pointers()).crossing()(out);
    }

private:
    std::vector<const TensorView*> pointers() const
    {
        std::vector<const TensorView*> views;
        for (const TensorView& view : m_views) {
            views.push_back(&view);
        }
        return views;
    }

    const MergeMaterial& m_material;
    TensorPlace m_place;
    std::vector<const TensorView*> m_own;       // of each source, in its own order
    Dtype m_type;
    std::vector<TensorView> m_views;            // in the child's order
};

} // namespace

OutputTensor mergedTensor(const MergeMaterial& material, const TensorPlace& place, std::optional<Dtype> fileDtype)
{
    Crossing crossing;
    Dtype target = Dtype::F32;
    std::vector<std::int64_t> shape;
    if (material.vocabulary && hasTokenRows(place.parts[0]->part)) {
        const TokenCross cross(material, place);
        target = cross.target();
        shape = cross.shaped().shape;
        crossing = [cross](std::byte* out) { cross.cross(out); };
    } else {
        const Cross cross(material, place, viewsOf(material.maps, place));
        target = cross.target();
        shape = cross.shaped().shape;
        crossing = cross.crossing();
    }
    std::vector<Dtype> stages {target}; // each rounds once, as tensor.to(dtype) does
    for (const auto& next : {material.config.outDtype, fileDtype}) {
        if (next && *next != stages.back()) {
            stages.push_back(*next);
        }
    }
    std::int64_t count = 1;
    for (const std::int64_t length : shape) {
        count *= length;
    }
    const auto make = [crossing = std::move(crossing), stages, count](std::vector<std::byte>& buffer) -> std::span<const std::byte> {
        buffer.resize(std::size_t(count * sizeOf(stages[0])));
        if (count > 0) {
            crossing(buffer.data());
        }
        for (std::size_t i = 1; i < stages.size(); ++i) {
            std::vector<std::byte> next(std::size_t(count * sizeOf(stages[i])));
            convertElements(buffer.data(), stages[i - 1], next.data(), stages[i], count);
            buffer = std::move(next);
        }
        return buffer;
    };
    return {{place.name, stages.back(), std::move(shape)}, make};
}

} // namespace heterosis
