// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/learner.h"

#include <algorithm>

#include "training/asked.h"
#include "training/losses.h"
#include "training/ragged_texts.h"
#include "training/torch_guard.h"

namespace heterosis {

namespace {

// All texts of a micro-batch have a teacher, or none has.
void addTaught(Asked& asked, std::span<const Lesson* const> texts, std::int64_t vocabulary)
{
    for (const Lesson* lesson : texts) {
        if (lesson->taught.empty() != texts.front()->taught.empty() || (!lesson->taught.empty() && lesson->taught.size() != lesson->targets() * std::size_t(vocabulary)))
            throw Error({.message = text("What a teacher says does not fit the texts"), .remedy = text("Let it read them again")});
        for (std::size_t at = 0; at < lesson->taught.size(); at += std::size_t(vocabulary))
            asked.taught.push_back(lesson->taught.data() + at);
    }
}

at::Tensor divergence(const at::Tensor& logits, std::span<const float* const> taught)
{
    at::Tensor teacher = at::empty(logits.sizes());
    for (std::size_t row = 0; row < taught.size(); ++row)
        std::copy_n(taught[row], logits.size(1), teacher.data_ptr<float>() + std::int64_t(row) * logits.size(1));
    teacher = teacher.to(logits.device());
    return (teacher.exp() * (teacher - at::log_softmax(logits, 1))).sum();
}

std::vector<const Lesson*> textsOf(const MicroBatch& batch)
{
    std::vector<const Lesson*> texts;
    for (const Lesson& lesson : batch.lessons)
        texts.push_back(&lesson);
    for (const Preference& p : batch.preferences)
        for (const Lesson* lesson : {&p.chosen, &p.rejected, &p.chosenElsewhere, &p.rejectedElsewhere})
            if (!lesson->ids.empty())
                texts.push_back(lesson);
    for (const Rollout& rollout : batch.rollouts)
        texts.push_back(&rollout.lesson);
    return texts;
}

} // namespace

Learner::Learner(TrainedModel& model, const TrainingSettings& settings)
    : m_model(model), m_settings(settings), m_transformer(model.map().config, model.parts(), model.device())
{
}

double Learner::pass(std::span<const Lesson* const> texts, bool learning, const Head& head, Control& control)
{
    const std::int64_t layers = m_model.map().config.layers, lowest = m_model.lowestLayer();
    RaggedTexts attending(m_transformer.rope(), texts, m_model.device());
    m_transformer.reach(attending.longest());
    const std::string_view what = learning ? "learning" : "measuring";
    at::Tensor embedded;
    {
        const c10::AutoGradMode gradients(learning && lowest < 0);
        embedded = m_transformer.embed(attending.ids(), attending.positions());
    }
    struct Layer {
        at::Tensor in, out;
    };
    std::vector<Layer> passed;
    at::Tensor x = embedded.detach();
    for (std::int64_t l = 0; l < layers; ++l) {
        control.step(-1, what);
        const bool learns = learning && l >= lowest;
        if (learns)
            x.set_requires_grad(l > lowest);
        at::Tensor out;
        {
            const c10::AutoGradMode gradients(learns && !m_settings.recompute);
            out = m_transformer.layer(int(l), x, attending);
        }
        if (learns)
            passed.push_back({x, m_settings.recompute ? at::Tensor() : out});
        x = out.detach();
    }
    if (learning)
        x.set_requires_grad(lowest < layers);
    const double loss = head(x);
    if (!learning)
        return loss;
    at::Tensor gradient = x.grad();
    x = at::Tensor();
    for (; !passed.empty() && gradient.defined(); passed.pop_back()) {
        control.step(-1, what);
        Layer& top = passed.back();
        if (m_settings.recompute)
            top.out = m_transformer.layer(int(lowest < 0 ? passed.size() - 1 : std::size_t(lowest) + passed.size() - 1), top.in, attending);
        top.out.backward(gradient);
        gradient = top.in.grad();
    }
    if (embedded.requires_grad() && gradient.defined())
        embedded.backward(gradient);
    return loss;
}

double Learner::tokenLosses(const at::Tensor& hidden, std::span<const Lesson* const> texts, bool learning, double divisor) const
{
    Asked asked = askedOf(texts);
    addTaught(asked, texts, m_model.map().config.vocabulary);
    const std::int64_t count = std::int64_t(asked.rows.size()), atOnce = rowsAtOnce();
    const at::Tensor rows = indices(asked.rows, m_model.device()), labels = indices(asked.labels, m_model.device());
    double sum = 0;
    for (std::int64_t at = 0; at < count; at += atOnce) {
        const std::int64_t n = std::min(atOnce, count - at);
        const at::Tensor normed = m_transformer.finalNorm(hidden.index_select(0, rows.narrow(0, at, n)));
        const at::Tensor logits = m_transformer.logits(normed);
        const at::Tensor loss = asked.taught.empty() ? at::cross_entropy_loss(logits, labels.narrow(0, at, n), {}, at::Reduction::Sum)
                                                     : divergence(logits, std::span(asked.taught).subspan(std::size_t(at), std::size_t(n)));
        sum += loss.item<double>();
        if (learning)
            (loss / divisor).backward();
    }
    return sum;
}

at::Tensor Learner::textLogps(const at::Tensor& hidden, std::span<const Lesson* const> texts) const
{
    const Asked asked = askedOf(texts);
    const at::Tensor normed = m_transformer.finalNorm(hidden.index_select(0, indices(asked.rows, m_model.device())));
    const at::Tensor each = at::log_softmax(m_transformer.logits(normed), 1).gather(1, indices(asked.labels, m_model.device()).unsqueeze(1)).squeeze(1);
    return at::zeros({std::int64_t(texts.size())}, each.options()).index_add(0, indices(asked.texts, m_model.device()), each);
}

double Learner::preferenceLosses(const at::Tensor& hidden, const MicroBatch& batch, std::span<const Lesson* const> texts, bool learning, double divisor) const
{
    const at::Tensor logps = textLogps(hidden, texts);
    const auto tensorOf = [&](const std::vector<float>& values) { return at::tensor(values).to(m_model.device()); };
    struct Side {
        std::vector<std::int64_t> at;
        std::vector<float> reference, tokens;
    } chosen, rejected, elsewhere;
    std::int64_t next = 0;
    const auto take = [&](Side& side, const Lesson& lesson, double reference) {
        if (lesson.ids.empty())
            return;
        side.at.push_back(next++);
        side.reference.push_back(float(reference));
        side.tokens.push_back(float(std::max<std::size_t>(1, lesson.targets())));
    };
    for (const Preference& p : batch.preferences) { // in the order of textsOf()
        take(chosen, p.chosen, p.referenceChosen);
        take(rejected, p.rejected, p.referenceRejected);
        take(elsewhere, p.chosenElsewhere, p.referenceChosenElsewhere);
        take(elsewhere, p.rejectedElsewhere, p.referenceRejectedElsewhere);
    }
    const auto said = [&](const Side& side) { return logps.index_select(0, indices(side.at, m_model.device())); };
    at::Tensor losses;
    if (m_settings.kind == "kto") {
        const at::Tensor kl = elsewhere.at.empty() ? at::zeros({}, logps.options()) : (said(elsewhere) - tensorOf(elsewhere.reference)).mean().clamp_min(0).detach();
        losses = at::cat({ktoLoss(said(chosen), tensorOf(chosen.reference), true, kl, m_settings.beta),
                          ktoLoss(said(rejected), tensorOf(rejected.reference), false, kl, m_settings.beta)});
    } else if (m_settings.kind == "ipo") {
        const at::Tensor c = tensorOf(chosen.tokens), r = tensorOf(rejected.tokens);
        losses = ipoLoss(said(chosen) / c, said(rejected) / r, tensorOf(chosen.reference) / c, tensorOf(rejected.reference) / r, m_settings.beta);
    } else {
        losses = dpoLoss(said(chosen), said(rejected), tensorOf(chosen.reference), tensorOf(rejected.reference), m_settings.beta, m_settings.labelSmoothing);
    }
    if (m_settings.rpoAlpha > 0)
        losses = losses - said(chosen) / tensorOf(chosen.tokens) * m_settings.rpoAlpha;
    const at::Tensor sum = losses.sum();
    if (learning)
        (sum / divisor).backward();
    return sum.item<double>();
}

double Learner::run(const MicroBatch& batch, bool learning, double divisor, Control& control)
{
    const std::vector<const Lesson*> texts = textsOf(batch);
    return withGradients(learning, [&] {
        const Head head = [&](const at::Tensor& hidden) {
            if (!batch.rollouts.empty())
                return policyLosses(hidden, batch, texts, learning, divisor);
            if (m_settings.rates())
                return rewardLosses(hidden, texts, learning, divisor);
            return batch.preferences.empty() ? tokenLosses(hidden, texts, learning, divisor) : preferenceLosses(hidden, batch, texts, learning, divisor);
        };
        const double loss = pass(texts, learning, head, control);
        if (learning)
            m_model.gather();
        return loss;
    });
}

double Learner::learn(const MicroBatch& batch, double divisor, std::uint64_t number, Control& control)
{
    m_model.beginPass(number, true);
    return run(batch, true, divisor, control);
}

double Learner::loss(const MicroBatch& batch, Control& control)
{
    m_model.beginPass(0, false);
    return run(batch, false, 1, control);
}

std::vector<double> Learner::logps(std::span<const Lesson* const> texts, Control& control)
{
    m_model.beginPass(0, false);
    return withGradients(false, [&] {
        std::vector<double> all;
        pass(texts, false, [&](const at::Tensor& hidden) {
            const at::Tensor sums = textLogps(hidden, texts).to(at::kCPU);
            all.assign(sums.data_ptr<float>(), sums.data_ptr<float>() + sums.numel());
            return 0.0;
        }, control);
        return all;
    });
}

} // namespace heterosis
