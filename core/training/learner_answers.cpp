// SPDX-License-Identifier: GPL-3.0-or-later
// A learner speaks with the weights as they are in this step, many answers at once.
#include <algorithm>

#include "base/parallel.h"
#include "model/compute.h"
#include "model/sampler.h"
#include "model/sequences.h"
#include "training/learner.h"
#include "training/torch_guard.h"

namespace heterosis {

namespace {

constexpr std::uint64_t kCacheAtOnce = std::uint64_t{512} << 20; // bytes of keys and values of answers that grow together

// Answers that grow together, by a token a pass; those that have ended leave.
class Answering {
public:
    Answering(Transformer& transformer, const ModelConfig& config, const at::TensorOptions& options, std::int64_t capacity, std::span<const std::vector<int>> prompts,
              std::span<const std::uint64_t> seeds, const TrainingSettings::Policy& policy, std::span<const int> ends, Control& control)
        : m_transformer(transformer), m_config(config), m_prompts(prompts), m_ends(ends), m_control(control), m_maxNew(policy.maxNew), m_device(options.device()),
          m_sequences(config, transformer.rope(), options, std::int64_t(prompts.size()), capacity), m_said(prompts.size())
    {
        for (const std::uint64_t seed : seeds)
            m_samplers.emplace_back(SamplerSettings{.temperature = policy.temperature, .seed = seed});
    }

    std::vector<std::vector<int>> run()
    {
        std::vector<std::int64_t> open;
        for (std::size_t from = 0, to = 0; from < m_prompts.size(); from = to) { // equal prompts lie side by side and are read together
            std::vector<std::int64_t> texts;
            for (to = from; to < m_prompts.size() && m_prompts[to] == m_prompts[from]; ++to)
                texts.push_back(std::int64_t(to));
            read(texts);
            open.insert(open.end(), texts.begin(), texts.end());
        }
        while (std::erase_if(open, [&](std::int64_t text) { return isOver(text); }), !open.empty()) {
            std::vector<int> newest;
            for (const std::int64_t text : open)
                newest.push_back(m_said[std::size_t(text)].back());
            m_sequences.next(open);
            draw(open, through(newest));
        }
        return std::move(m_said);
    }

private:
    void read(const std::vector<std::int64_t>& texts)
    {
        const std::vector<int>& prompt = m_prompts[std::size_t(texts.front())];
        const auto tokens = std::int64_t(prompt.size());
        std::vector<int> ids;
        for (std::size_t i = 0; i < texts.size(); ++i)
            ids.insert(ids.end(), prompt.begin(), prompt.end());
        m_sequences.read(texts, tokens);
        const at::Tensor x = through(ids);
        if (tokens < m_config.context)
            draw(texts, x.view({std::int64_t(texts.size()), tokens, x.size(1)}).select(1, tokens - 1).clone(at::MemoryFormat::Contiguous));
    }

    at::Tensor through(const std::vector<int>& ids)
    {
        const at::Tensor indices = at::tensor(at::ArrayRef<int>(ids), at::TensorOptions(at::kInt)).to(m_device);
        at::Tensor x = m_transformer.embed(indices, m_sequences.positions());
        for (std::int64_t l = 0; l < m_config.layers; ++l) {
            m_control.step(-1, "speech");
            x = m_transformer.layer(int(l), x, m_sequences);
        }
        m_sequences.done();
        return x;
    }

    // rows: what came out of the last layer, the last token of each of these texts.
    void draw(const std::vector<std::int64_t>& texts, const at::Tensor& rows)
    {
        const at::Tensor logits = m_transformer.logits(m_transformer.finalNorm(rows)).to(at::kCPU).contiguous();
        const auto vocabulary = std::size_t(logits.size(1));
        parallelFor(0, std::int64_t(texts.size()), 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t row = begin; row < end; ++row) {
                const auto text = std::size_t(texts[std::size_t(row)]);
                m_said[text].push_back(m_samplers[text].next({logits.data_ptr<float>() + std::size_t(row) * vocabulary, vocabulary}, {}));
            }
        });
    }

    bool isOver(std::int64_t text) const
    {
        const std::vector<int>& answer = m_said[std::size_t(text)];
        const auto room = m_config.context - std::int64_t(m_prompts[std::size_t(text)].size());
        return std::int64_t(answer.size()) >= std::min(m_maxNew, room) || std::find(m_ends.begin(), m_ends.end(), answer.back()) != m_ends.end();
    }

    Transformer& m_transformer;
    const ModelConfig& m_config;
    std::span<const std::vector<int>> m_prompts;
    std::span<const int> m_ends;
    Control& m_control;
    std::int64_t m_maxNew;
    at::Device m_device;
    Sequences m_sequences;
    std::vector<Sampler> m_samplers;
    std::vector<std::vector<int>> m_said;
};

} // namespace

std::vector<std::vector<int>> Learner::answers(std::span<const std::vector<int>> prompts, std::span<const int> ends, std::span<const std::uint64_t> seeds, Control& control)
{
    const ModelConfig& config = m_model.map().config;
    std::int64_t longest = 1;
    for (const std::vector<int>& prompt : prompts) {
        checkIds(prompt, config);
        longest = std::max(longest, std::int64_t(prompt.size()));
    }
    const std::int64_t capacity = std::min(longest + m_settings.policy.maxNew, config.context);
    const auto options = at::TensorOptions(m_settings.precision == "bfloat16" ? at::kBFloat16 : at::kFloat).device(m_model.device());
    const std::uint64_t each = Sequences::bytesNeeded(config, options.dtype().itemsize(), 1, capacity);
    const std::size_t most = std::max<std::size_t>(1, std::size_t(kCacheAtOnce / each));
    m_model.beginPass(0, false);
    return withGradients(false, [&] {
        m_transformer.reach(capacity);
        std::vector<std::vector<int>> all;
        for (std::size_t at = 0; at < prompts.size(); at += most) {
            const std::size_t count = std::min(most, prompts.size() - at);
            auto some = Answering(m_transformer, config, options, capacity, prompts.subspan(at, count), seeds.subspan(at, count), m_settings.policy, ends, control).run();
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    });
}

} // namespace heterosis
