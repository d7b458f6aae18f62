// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trained_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"
#include "checkpoint/adapter.h"
#include "family/families.h"
#include "inheritance/operators/draws.h"
#include "model/compute.h"
#include "training/torch_guard.h"

namespace heterosis {

namespace {

// A copy of its own, on a 64-byte boundary of its device; the source's bytes may lie at any place.
at::Tensor copied(const TensorView& view, at::ScalarType type, at::Device device)
{
    at::Tensor stored = at::empty(view.shape, at::TensorOptions(scalarTypeOf(view.dtype)));
    std::memcpy(stored.data_ptr(), view.bytes.data(), view.bytes.size());
    return stored.to(device, type);
}

at::Tensor placed(const TensorView& view, at::ScalarType type, at::Device device)
{
    const bool there = device.is_cpu() && scalarTypeOf(view.dtype) == type && reinterpret_cast<std::uintptr_t>(view.bytes.data()) % kAlignment == 0;
    // Nothing ever writes to it.
    return there ? at::from_blob(const_cast<std::byte*>(view.bytes.data()), view.shape, at::TensorOptions(type)) : copied(view, type, device);
}

const TensorView& viewOf(const TensorSource& source, const Part& part)
{
    const TensorView* view = source.find(part.tensor);
    if (!view || view->shape != part.shape || view->bytes.size() != std::size_t(view->elements()) * std::size_t(bitsOf(view->dtype) / 8))
        throw Error({.message = text("Tensor {} is missing or has another shape than the model's family asks for", part.tensor), .remedy = text("Open the model again.")});
    return *view;
}

constexpr double kValueRate = 10; // learning-rate multiplier of the value head, which begins with nothing

bool isEmbedding(const Part& part) { return part.part.find('.') == std::string::npos; }
bool isMatrix(const Part& part) { return part.shape.size() == 2 && !isEmbedding(part); }
std::string withoutEnd(const std::string& name) { return name.substr(0, name.rfind('.')); }

bool isTargeted(const std::string& module, const std::vector<std::string>& targets)
{
    return std::any_of(targets.begin(), targets.end(), [&](const std::string& t) { return module == t || module.ends_with("." + t); });
}

std::string listed(const std::vector<std::string>& names)
{
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

} // namespace

std::string peftModule(const ModelMap& map, const Part& part)
{
    const std::string module = withoutEnd(part.tensor);
    if (part.part.starts_with("head."))
        return module;
    const Family& family = familyOf(*map.checkpoint->config(), map.checkpoint->configFile().string());
    const std::string full = family.prefixes.empty() ? "" : family.prefixes.front();
    const bool whole = std::any_of(map.parts.begin(), map.parts.end(), [&](const Part& p) { return p.tensor.starts_with(full); });
    return whole ? module : full + module;
}

TrainedModel::TrainedModel(std::shared_ptr<const ModelMap> map, const TensorSource& source, const TrainingSettings& settings, at::Device device)
    : m_map(std::move(map)), m_device(device), m_type(settings.precision == "bfloat16" ? at::kBFloat16 : at::kFloat), m_seed(settings.seed)
{
    if (m_map->config.encoder)
        throw Error({.message = text("{} is an encoder; only decoders can be fine-tuned", m_map->checkpoint->name()), .remedy = text("Choose a model that writes text")});
    if (settings.adapts())
        learnAdapter(source, settings);
    else
        learnWhole(source, settings);
    addHeads(settings);
    if (m_parameters.empty())
        throw Error({.message = text("Every gene is frozen: nothing is left to learn"), .remedy = text("Give a gene a multiplier above 0")});
    findLowest();
}

Parameter& TrainedModel::addParameter(std::string name, at::Tensor master)
{
    Parameter& parameter = m_parameters.emplace_back();
    parameter.name = std::move(name);
    parameter.master = std::move(master);
    parameter.matrix = parameter.master.dim() >= 2;
    parameter.used = m_type == at::kFloat ? parameter.master : parameter.master.to(m_type);
    parameter.used.set_requires_grad(true);
    return parameter;
}

// The multipliers of the genes that lie in a part; one that is fused holds several. rowAxis: of the parameter, -1: it has no such rows.
void TrainedModel::setRates(Parameter& parameter, const Part& part, const TrainingSettings& settings, int rowAxis)
{
    std::vector<float> rows(std::size_t(part.shape[std::size_t(part.rowAxis)]), 1.0f);
    const auto index = int(&part - m_map->parts.data());
    for (const Gene& gene : m_map->genes)
        for (const GenePiece& piece : gene.pieces)
            if (piece.part == index)
                std::fill(rows.begin() + piece.begin, rows.begin() + piece.end, float(settings.multiplierOf(gene.id)));
    const auto [least, most] = std::minmax_element(rows.begin(), rows.end());
    parameter.rate = *most;
    if (*least == *most || rowAxis < 0)
        return;
    std::vector<std::int64_t> shape(std::size_t(parameter.master.dim()), 1);
    shape[std::size_t(rowAxis)] = std::int64_t(rows.size());
    parameter.rates = at::tensor(rows).view(shape).to(m_device).expand(parameter.master.sizes()).contiguous();
}

void TrainedModel::learnWhole(const TensorSource& source, const TrainingSettings& settings)
{
    for (const Part& part : m_map->parts) {
        if (settings.rates() && part.part == "head.weight") // another head takes its place
            continue;
        const TensorView& view = viewOf(source, part);
        Parameter& parameter = addParameter(part.part, copied(view, at::kFloat, m_device));
        setRates(parameter, part, settings, part.rowAxis);
        if (parameter.rate > 0) {
            m_tensors.emplace(part.part, parameter.used);
            continue;
        }
        m_parameters.pop_back();
        m_tensors.emplace(part.part, placed(view, m_type, m_device));
    }
}

// Heads that the subject has not: both begin with zeros, so that at first every text is worth the same. They are new, so they learn
// even where the gene of the head is frozen.
void TrainedModel::addHeads(const TrainingSettings& settings)
{
    const auto head = [&](const std::string& name, std::vector<std::int64_t> shape, double rate) {
        Parameter& parameter = addParameter(name, at::zeros(shape, at::TensorOptions(at::kFloat).device(m_device)));
        parameter.rate = rate;
        m_tensors.emplace(name, parameter.used);
    };
    const Part* score = m_map->part(kScoreHead);
    if (score && (!settings.rates() || score->shape.front() != 1))
        throw Error({.message = settings.rates() ? text("{} sorts texts into {} classes and rates none", m_map->checkpoint->name(), score->shape.front())
                                                 : text("{} rates texts and writes none: it is a reward model", m_map->checkpoint->name()),
                     .remedy = text("Choose a model that writes text")});
    if (settings.rates() && !score)
        head(kScoreHead, {1, m_map->config.width}, std::max(1.0, settings.multiplierOf({GeneId::kHead, Region::Head})));
    if (settings.kind == "ppo") {
        head("value.weight", {1, m_map->config.width}, kValueRate);
        head("value.bias", {1}, kValueRate);
    }
}

at::Tensor TrainedModel::valuesOf(const at::Tensor& normed) const
{
    const auto weight = m_tensors.find("value.weight");
    return weight == m_tensors.end() ? at::Tensor() : at::linear(normed, weight->second, m_tensors.at("value.bias")).squeeze(1).to(at::kFloat);
}

void TrainedModel::learnAdapter(const TensorSource& source, const TrainingSettings& settings)
{
    for (const Part& part : m_map->parts)
        m_tensors.emplace(part.part, placed(viewOf(source, part), m_type, m_device));
    if (!settings.lora.init.empty())
        return loadAdapter(settings);
    std::vector<std::string> modules;
    for (const Part& part : m_map->parts) {
        if (!isMatrix(part))
            continue;
        modules.push_back(peftModule(*m_map, part));
        const bool wanted = settings.lora.targets.empty() ? !part.part.starts_with("head.") : isTargeted(modules.back(), settings.lora.targets);
        if (wanted)
            adapt(part, settings);
    }
    if (m_adapted.empty())
        throw Error({.message = text("No matrix of the model is called {}", listed(settings.lora.targets)), .place = "lora.target_modules",
                     .remedy = text("Its matrices are {}, ...", modules.empty() ? "" : modules.front())});
}

// A begins with what PEFT draws (uniform, bounded by 1/sqrt(in)), B with zeros, so that the first pass is the base's.
void TrainedModel::adapt(const Part& part, const TrainingSettings& settings)
{
    const bool turned = part.rowAxis == 1;
    const std::int64_t in = part.shape[turned ? 0 : 1], out = part.shape[turned ? 1 : 0];
    const std::int64_t rank = settings.lora.rank > 0 ? settings.lora.rank : 16;
    const double alpha = settings.lora.alpha > 0 ? settings.lora.alpha : double(rank);
    const std::string name = withoutEnd(part.part);
    const operators::Draws draw(settings.seed, "lora." + name);
    at::Tensor a = at::empty({rank, in});
    for (std::int64_t i = 0; i < rank * in; ++i)
        a.data_ptr<float>()[i] = float((2 * double(draw(i)) - 1) / std::sqrt(double(in)));
    AdaptedMatrix adapted{.module = peftModule(*m_map, part), .scale = alpha / (settings.method == "rslora" ? std::sqrt(double(rank)) : double(rank)),
                          .dropout = settings.lora.dropout, .rank = rank, .number = m_adapted.size()};
    adapted.a = &addParameter(name + ".lora_A", a.to(m_device));
    setRates(*adapted.a, part, settings, -1);
    if (adapted.a->rate == 0) { // the gene is frozen
        m_parameters.pop_back();
        return;
    }
    adapted.b = &addParameter(name + ".lora_B", at::zeros({out, rank}, at::TensorOptions(at::kFloat).device(m_device)));
    setRates(*adapted.b, part, settings, 0);
    if (settings.method == "dora") {
        const at::Tensor& w = m_tensors.at(part.part);
        adapted.magnitude = &addParameter(name + ".lora_magnitude", at::linalg_vector_norm(w.to(at::kFloat), 2, {turned ? 0 : 1}));
        setRates(*adapted.magnitude, part, settings, 0);
    }
    m_adapted.emplace(part.part, adapted);
}

// Goes on with an adapter: its modules, ranks and scales are those of the files.
void TrainedModel::loadAdapter(const TrainingSettings& settings)
{
    const Adapter adapter(settings.lora.init);
    const PeftConfig& config = adapter.config();
    const std::string file = settings.lora.init.string();
    const auto refuse = [&](Text message) { throw Error({.message = std::move(message), .file = file, .remedy = text("Begin with another adapter, or without one")}); };
    if (!adapter.faults().empty())
        throw Error(adapter.faults().front());
    if (config.dora() != (settings.method == "dora") || config.rslora() != (settings.method == "rslora"))
        refuse(text("The adapter is of the method {}, the run asks for {}", config.dora() ? "dora" : config.rslora() ? "rslora" : "lora", settings.method));
    if (settings.lora.rank > 0 && settings.lora.rank != config.rank())
        refuse(text("The adapter has the rank {}, the run asks for {}", config.rank(), settings.lora.rank));
    std::size_t used = 0;
    for (const Part& part : m_map->parts) {
        const auto found = adapter.modules().find(peftModule(*m_map, part));
        if (!isMatrix(part) || found == adapter.modules().end() || !found->second.a || !found->second.b)
            continue;
        const Adapter::Module& module = found->second;
        if (module.embedding || module.weight || module.bias || module.addedBias)
            continue; // counted as unused below
        TrainingSettings alike = settings;
        alike.lora.rank = config.rankOf(found->first);
        adapt(part, alike);
        const auto at = m_adapted.find(part.part);
        if (at == m_adapted.end())
            continue;
        AdaptedMatrix& adapted = at->second;
        adapted.scale = config.scaleOf(found->first);
        const auto fill = [&](Parameter* parameter, const TensorView* view) {
            if (!parameter || !view)
                return;
            const at::Tensor values = copied(*view, at::kFloat, m_device);
            if (values.sizes() != parameter->master.sizes())
                refuse(text("Tensor {} has another shape than this model's matrix", view->name));
            const c10::AutoGradMode noGradients(false);
            parameter->master.copy_(values);
        };
        fill(adapted.a, module.a);
        fill(adapted.b, module.b);
        fill(adapted.magnitude, module.magnitude);
        ++used;
    }
    if (used != adapter.modules().size())
        refuse(text("{} of the adapter's {} modules cannot be trained further: they are no plain matrices of this model", adapter.modules().size() - used,
                    adapter.modules().size()));
    refresh();
}

void TrainedModel::findLowest()
{
    m_lowest = m_map->config.layers;
    for (const Parameter& parameter : m_parameters) {
        const char first = parameter.name.front();
        if (first >= '0' && first <= '9')
            m_lowest = std::min<std::int64_t>(m_lowest, std::stoll(parameter.name));
        else if (parameter.name.ends_with("_embedding"))
            m_lowest = -1;
    }
}

const Parameter* TrainedModel::parameter(const std::string& name) const
{
    const auto at = std::find_if(m_parameters.begin(), m_parameters.end(), [&](const Parameter& p) { return p.name == name; });
    return at == m_parameters.end() ? nullptr : &*at;
}

void TrainedModel::gather()
{
    for (Parameter& p : m_parameters) {
        if (!p.used.grad().defined())
            continue;
        if (p.used.is_same(p.master)) {
            p.gradient = p.used.grad(); // the leaf itself sums over micro-batches
            continue;
        }
        p.gradient = p.gradient.defined() ? p.gradient.add_(p.used.grad()) : p.used.grad().to(at::kFloat);
        p.used.mutable_grad() = at::Tensor();
    }
}

void TrainedModel::forgetGradients()
{
    for (Parameter& p : m_parameters) {
        p.gradient = at::Tensor();
        p.used.mutable_grad() = at::Tensor();
    }
}

void TrainedModel::refresh()
{
    const c10::AutoGradMode noGradients(false);
    for (Parameter& p : m_parameters)
        if (!p.used.is_same(p.master))
            p.used.copy_(p.master);
}

void TrainedModel::beginPass(std::uint64_t number, bool learning)
{
    m_pass = number;
    m_learning = learning;
}

std::uint64_t TrainedModel::trainable() const
{
    std::uint64_t count = 0;
    for (const Parameter& p : m_parameters)
        count += std::uint64_t(p.master.numel());
    return count;
}

} // namespace heterosis
