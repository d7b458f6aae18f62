// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors.h"
#include "checkpoint/safetensors_writer.h"
#include "training/torch_guard.h"
#include "training/trainer_impl.h"

namespace heterosis {

namespace {

std::span<const std::byte> bytesOf(const at::Tensor& tensor) // contiguous, on the CPU
{
    return {static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()};
}

// What belongs to a parameter in a file of a run's state.
std::vector<std::pair<std::string, at::Tensor*>> stored(Parameter& p, bool optimizer)
{
    std::vector<std::pair<std::string, at::Tensor*>> all{{p.name + ".value", &p.master}};
    if (optimizer && p.first.defined())
        all.emplace_back(p.name + ".first", &p.first);
    if (optimizer && p.second.defined())
        all.emplace_back(p.name + ".second", &p.second);
    return all;
}

} // namespace

Trainer::Trainer(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const TrainingSettings& settings, const std::string& device)
{
    m_impl = withGradients(true, [&] { return std::make_unique<Impl>(std::move(map), std::move(source), settings, at::Device(device)); });
}

Trainer::~Trainer() = default;

TrainedStep Trainer::step(std::span<const MicroBatch* const> batches, std::int64_t index, Control& control, Pass pass)
{
    const auto began = std::chrono::steady_clock::now();
    Impl& in = *m_impl;
    TrainedStep done{.step = index + 1, .lr = in.settings.schedule.at(index)};
    for (const MicroBatch* batch : batches) {
        done.tokens += batch->weight();
        done.read += batch->tokens();
    }
    const std::int64_t update = index * pass.of + pass.index;
    const double divisor = double(std::max<std::size_t>(1, done.tokens));
    in.model.forgetGradients(); // of a step that was cancelled
    for (std::size_t i = 0; i < batches.size(); ++i)
        done.loss += in.learner.learn(*batches[i], divisor, std::uint64_t(update) * batches.size() + i + 1, control) / divisor;
    withGradients(false, [&] {
        done.gradNorm = Optimizer::norm(in.model);
        done.finite = std::isfinite(done.loss) && std::isfinite(done.gradNorm);
        if (done.finite)
            in.optimizer.step(in.model, update + 1, done.lr, clipFactor(done.gradNorm, in.settings.clip));
        in.model.forgetGradients();
    });
    done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return done;
}

double Trainer::loss(const MicroBatch& batch, Control& control) { return m_impl->learner.loss(batch, control); }

std::vector<double> Trainer::logps(std::span<const Lesson* const> texts, Control& control) { return m_impl->learner.logps(texts, control); }

std::vector<double> Trainer::rewards(std::span<const Lesson* const> texts, Control& control) { return m_impl->learner.rewards(texts, control); }

Trainer::Tokens Trainer::tokens(std::span<const Lesson* const> texts, Control& control)
{
    Learner::Tokens all = m_impl->learner.tokens(texts, control);
    return {std::move(all.logps), std::move(all.values)};
}

std::vector<std::vector<int>> Trainer::answers(std::span<const std::vector<int>> prompts, std::span<const int> ends, std::span<const std::uint64_t> seeds, Control& control)
{
    return m_impl->learner.answers(prompts, ends, seeds, control);
}

std::uint64_t Trainer::trainable() const { return m_impl->model.trainable(); }

void Trainer::save(const std::filesystem::path& file, bool optimizer, Control& control) const
{
    withGradients(false, [&] {
        m_impl->optimizer.prepare(m_impl->model); // a file of the state has all of it
        std::map<std::string, const at::Tensor*> byName;
        std::vector<TensorPlan> plan;
        for (Parameter& p : m_impl->model.parameters())
            for (const auto& [name, tensor] : stored(p, optimizer)) {
                byName[name] = tensor;
                plan.push_back({name, Dtype::F32, tensor->sizes().vec()});
            }
        SafetensorsWriter writer(file, std::move(plan));
        for (const TensorPlan& next : writer.order()) {
            control.step(-1, "saving");
            const at::Tensor here = byName.at(next.name)->detach().to(at::kCPU).contiguous();
            writer.write(bytesOf(here));
        }
        writer.finish();
    });
}

void Trainer::load(const std::filesystem::path& file, Control& control)
{
    const MappedFile mapped(file);
    const SafetensorsFile read = readSafetensors(mapped.bytes(), file.string());
    std::map<std::string, const TensorView*> byName;
    for (const TensorView& view : read.tensors)
        byName[view.name] = &view;
    const bool optimizer = std::any_of(read.tensors.begin(), read.tensors.end(), [](const TensorView& v) { return v.name.ends_with(".first"); });
    withGradients(false, [&] {
        if (optimizer)
            m_impl->optimizer.prepare(m_impl->model);
        for (Parameter& p : m_impl->model.parameters())
            for (const auto& [name, tensor] : stored(p, optimizer)) {
                control.step(-1, "reading");
                const auto found = byName.find(name);
                if (found == byName.end() || found->second->dtype != Dtype::F32 || found->second->shape != tensor->sizes().vec())
                    throw Error({.message = text("The run's saved state does not fit its model"), .file = file.string(), .place = name,
                                 .remedy = text("Begin the run anew")});
                at::Tensor values = at::empty(tensor->sizes());
                std::memcpy(values.data_ptr(), found->second->bytes.data(), values.nbytes());
                tensor->copy_(values);
            }
        m_impl->model.refresh();
    });
}

std::uint64_t Trainer::bytesNeeded(const ModelMap& map, const TrainingSettings& settings)
{
    std::uint64_t all = 0, learning = 0;
    for (const Part& part : map.parts) {
        std::uint64_t count = 1;
        for (const std::int64_t size : part.shape)
            count *= std::uint64_t(size);
        all += count;
        if (settings.adapts() && part.shape.size() == 2 && part.part.find('.') != std::string::npos)
            learning += std::uint64_t(part.shape[0] + part.shape[1]) * std::uint64_t(settings.lora.rank > 0 ? settings.lora.rank : 16);
    }
    if (!settings.adapts())
        learning = all;
    const bool half = settings.precision == "bfloat16";
    const std::uint64_t memories = settings.optimizer == "adamw" ? 2 : settings.momentum > 0 ? 1 : 0;
    const std::uint64_t weights = settings.adapts() ? all * (half ? 2 : 4) : 0;
    // Activations: of each token about 16 numbers of the width and 4 of the MLP for every layer that is kept for the way back.
    const ModelConfig& c = map.config;
    const std::uint64_t texts = std::uint64_t(settings.batch) * std::uint64_t(settings.explores() ? settings.policy.group : settings.prefers() ? 2 : 1);
    const std::uint64_t tokens = texts * std::uint64_t(settings.context > 0 ? settings.context : std::min<std::int64_t>(c.context, 1024));
    const std::uint64_t layers = settings.recompute ? 2 : std::uint64_t(c.layers);
    const std::uint64_t activations = tokens * layers * std::uint64_t(16 * c.width + 4 * c.mlpWidth) * (half ? 2 : 4);
    const std::uint64_t logits = std::min<std::uint64_t>(tokens * std::uint64_t(c.vocabulary), std::uint64_t{32} << 20) * 12;
    return weights + learning * (4 + 4 + 4 * memories + (half ? 4 : 0)) + activations + logits;
}

} // namespace heterosis
