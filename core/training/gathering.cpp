// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/gathering.h"

#include <cmath>
#include <map>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/memory.h"
#include "checkpoint/safetensors_writer.h"
#include "inheritance/model_writer.h"
#include "inheritance/statistics.h"
#include "model/compute.h"
#include "training/learner.h"
#include "training/learning_data.h"
#include "training/ragged_texts.h"
#include "training/torch_guard.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kTokensAtOnce = 1024;

using Sums = std::map<std::string, at::Tensor>; // by tensor of the model; float32 on the CPU

// X^T X of what each linear layer is given; layers with one input share it.
class GramSums {
public:
    void see(const std::string& layer, const at::Tensor& x)
    {
        const auto known = m_of.find(layer);
        if (m_last.defined() && m_last.is_same(x)) {
            m_of.emplace(layer, m_lastSum);
            return;
        }
        m_last = x;
        m_lastSum = known != m_of.end() ? known->second : m_of.emplace(layer, std::make_shared<at::Tensor>()).first->second;
        const at::Tensor rows = x.to(at::kFloat);
        *m_lastSum = m_lastSum->defined() ? m_lastSum->addmm_(rows.t(), rows) : at::mm(rows.t(), rows);
    }
    void pause() { m_last = at::Tensor(); } // between two passes
    const std::map<std::string, std::shared_ptr<at::Tensor>>& sums() const { return m_of; }

private:
    std::map<std::string, std::shared_ptr<at::Tensor>> m_of;
    at::Tensor m_last;
    std::shared_ptr<at::Tensor> m_lastSum;
};

class WatchedLinear final : public Linear {
public:
    WatchedLinear(std::unique_ptr<const Linear> linear, std::string name, GramSums& sums) : m_linear(std::move(linear)), m_name(std::move(name)), m_sums(sums) {}
    at::Tensor operator()(const at::Tensor& x) const override
    {
        m_sums.see(m_name, x);
        return (*m_linear)(x);
    }

private:
    std::unique_ptr<const Linear> m_linear;
    std::string m_name;
    GramSums& m_sums;
};

class WatchedParts final : public Parts {
public:
    WatchedParts(std::unique_ptr<const Parts> parts, GramSums& sums) : m_parts(std::move(parts)), m_sums(sums) {}
    std::unique_ptr<const Linear> linear(const std::string& name) const override
    {
        auto linear = m_parts->linear(name);
        return linear ? std::make_unique<WatchedLinear>(std::move(linear), name, m_sums) : nullptr;
    }
    Norm norm(const std::string& name) const override { return m_parts->norm(name); }
    at::Tensor embedding(const std::string& name, const at::Tensor& indices) const override { return m_parts->embedding(name, indices); }

private:
    std::unique_ptr<const Parts> m_parts;
    GramSums& m_sums;
};

// The steps within an example are part of the whole.
class WithinExamples final : public Control {
public:
    WithinExamples(Control& whole, std::size_t examples) : m_whole(whole), m_examples(double(examples)) {}
    void at(std::size_t example) { m_done = double(example) / m_examples; }
    void step(double, std::string_view what) override { m_whole.step(m_done, what); }

private:
    Control& m_whole;
    double m_examples, m_done = 0;
};

void requireNumbers(double loss, std::size_t example)
{
    if (!std::isfinite(loss)) {
        throw Error({.message = text("The model gives no number for example {} of the data", example + 1), .remedy = text("Look at the model with inspect --scan")});
    }
}

Sums fishersOf(const std::shared_ptr<const ModelMap>& map, const std::vector<Lesson>& lessons, const TrainingSettings& settings, at::Device device, Control& control)
{
    TrainedModel model(map, *map->checkpoint, settings, device);
    Learner learner(model, settings);
    std::vector<at::Tensor> sums;
    for (const Parameter& parameter : model.parameters()) {
        sums.push_back(at::zeros_like(parameter.master, at::TensorOptions().requires_grad(false)));
    }
    WithinExamples within(control, lessons.size());
    for (std::size_t i = 0; i < lessons.size(); ++i) {
        within.at(i);
        requireNumbers(learner.learn({.lessons = {lessons[i]}}, 1, i + 1, within), i);
        withGradients(false, [&] {
            std::size_t at = 0;
            for (const Parameter& parameter : model.parameters()) {
                at::Tensor& sum = sums[at++];
                if (parameter.gradient.defined()) {
                    sum.addcmul_(parameter.gradient, parameter.gradient, 1 / double(lessons.size()));
                }
            }
            model.forgetGradients();
        });
    }
    Sums fishers;
    std::size_t at = 0;
    for (const Parameter& parameter : model.parameters()) {
        fishers.emplace(map->part(parameter.name)->tensor, sums[at++].to(at::kCPU));
    }
    return fishers;
}

Sums gramsOf(const std::shared_ptr<const ModelMap>& map, const std::vector<Lesson>& lessons, at::Device device, Control& control)
{
    GramSums watched;
    const Weights weights(map, map->checkpoint, device, at::kFloat);
    Transformer transformer(map->config, std::make_unique<WatchedParts>(plainParts(map->config, weights), watched), device);
    std::size_t tokens = 0;
    for (std::size_t first = 0; first < lessons.size();) {
        std::vector<const Lesson*> texts;
        std::size_t size = 0;
        for (; first < lessons.size() && (texts.empty() || size + lessons[first].ids.size() <= kTokensAtOnce); ++first) {
            texts.push_back(&lessons[first]);
            size += lessons[first].ids.size();
        }
        tokens += size;
        RaggedTexts attending(transformer.rope(), texts, device);
        transformer.reach(attending.longest());
        at::Tensor x = transformer.embed(attending.ids(), attending.positions());
        for (int layer = 0; layer < int(map->config.layers); ++layer) {
            control.step(double(first - texts.size()) / double(lessons.size()), "reading");
            x = transformer.layer(layer, x, attending);
        }
        if (!map->config.tiedHead) {
            watched.see("head", transformer.finalNorm(x));
        }
        watched.pause();
    }
    Sums grams;
    for (const auto& [layer, sum] : watched.sums()) {
        if (const Part* part = map->part(layer + ".weight")) {
            grams.emplace(part->tensor, (*sum / double(tokens)).to(at::kCPU));
        }
    }
    return grams;
}

std::uint64_t write(const Sums& sums, StatisticsKind kind, const Json& said, const fs::path& out, std::string& sha256, Control& control)
{
    std::vector<TensorPlan> plan;
    std::map<std::string, const at::Tensor*> byName;
    for (const auto& [tensor, sum] : sums) {
        plan.push_back({statisticsName(kind, tensor), Dtype::F32, sum.sizes().vec()});
        byName.emplace(plan.back().name, &sum);
    }
    AtomicFile file(out);
    SafetensorsWriter writer(file.path(), std::move(plan), {{std::string(kStatisticsKey), writeJson(said, -1)}});
    for (const TensorPlan& next : writer.order()) {
        control.step(-1, "writing");
        const at::Tensor whole = byName.at(next.name)->contiguous();
        writer.write({static_cast<const std::byte*>(whole.data_ptr()), whole.nbytes()});
    }
    sha256 = writer.finish();
    file.commit();
    return writer.fileBytes();
}

// Four bytes for a number of the model; Fisher: its gradient and the sum as well; Gram: a matrix for each linear layer.
void requireRoom(const ModelMap& map, StatisticsKind kind)
{
    std::uint64_t needed = 0;
    for (const Part& part : map.parts) {
        std::uint64_t count = 1;
        for (const std::int64_t size : part.shape) {
            count *= std::uint64_t(size);
        }
        const bool matrix = part.shape.size() == 2 && part.part.find('.') != std::string::npos;
        const std::uint64_t inputs = matrix ? std::uint64_t(part.shape[std::size_t(1 - part.rowAxis)]) : 0;
        needed += 4 * (kind == StatisticsKind::Fisher ? 3 * count : count + inputs * inputs);
    }
    requireMemory(needed, availableMemory());
}

} // namespace

Gathered gather(std::shared_ptr<const ModelMap> map, const Gathering& wish, const fs::path& out, Control& control)
{
    map->requireSpeech();
    if (map->config.encoder) {
        throw Error({.message = text("{} is an encoder; statistics are gathered of models that write text", map->checkpoint->name()),
                     .remedy = text("Choose an operator that needs none, such as ratio or ties")});
    }
    refuseTarget(out, {map->checkpoint});
    requireRoom(*map, wish.kind);
    TrainingSettings settings {.subject = map->checkpoint->path(), .data = {{.file = wish.data}}, .context = wish.context};
    settings.context = contextOf(settings, map->config);
    const ModelText text(map->checkpoint->directory(), map->config.bos, map->config.eos);
    LearningData data = LearningData::read(settings, &text, map->config, control);
    if (wish.items > 0 && data.lessons.size() > wish.items) {
        data.lessons.resize(wish.items);
    }
    const at::Device device = deviceOf(chooseCompute({.device = wish.compute.device, .dtype = "float32"}, map->config));
    Gathered done {.out = fs::absolute(out).lexically_normal(), .examples = data.lessons.size(), .modelSha256 = map->checkpoint->sha256(control), .problems = data.problems};
    for (const Lesson& lesson : data.lessons) {
        done.tokens += wish.kind == StatisticsKind::Fisher ? lesson.targets() : lesson.ids.size();
    }
    const Sums sums = wish.kind == StatisticsKind::Fisher ? withGradients(true, [&] { return fishersOf(map, data.lessons, settings, device, control); })
                                                          : withGradients(false, [&] { return gramsOf(map, data.lessons, device, control); });
    map->checkpoint->checkUnchanged();
    const Json said = {{"kind", nameOf(wish.kind)}, {"model", done.modelSha256}, {"data", wish.data.filename().string()}, {"data_sha256", data.summary["files"][0]["sha256"]},
                       {"examples", done.examples}, {"tokens", done.tokens}, {"context", settings.context}};
    done.bytes = write(sums, wish.kind, said, done.out, done.sha256, control);
    done.tensors = sums.size();
    return done;
}

} // namespace heterosis
