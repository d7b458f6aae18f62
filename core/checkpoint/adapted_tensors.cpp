// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/adapted_tensors.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/printable.h"

namespace heterosis {

namespace {

constexpr const char* kHead = "lm_head.weight";
constexpr std::size_t kMostNamed = 5;

std::string shapeOf(const TensorView& tensor)
{
    std::string out;
    for (const std::int64_t size : tensor.shape)
        out += (out.empty() ? "[" : ", ") + std::to_string(size);
    return (out.empty() ? "[" : out) + "]";
}

// Models whose linear layers are GPT-2's Conv1D, stored [in, out].
bool storesTurned(const std::optional<Json>& config)
{
    const Json type = config && config->is_object() ? config->value("model_type", Json()) : Json();
    return type == "gpt2" || type == "openai-gpt" || type == "imagegpt";
}

class Work {
public:
    Work(const std::vector<TensorView>& base, const std::optional<Json>& config, const Adapter& adapter) : m_config(config), m_adapter(adapter)
    {
        m_out.tensors = base;
    }

    AdaptedTensors run()
    {
        if (!m_adapter.faults().empty())
            throw Error(m_adapter.faults().front());
        for (const auto& [name, module] : m_adapter.modules())
            apply(name, module);
        settleHead();
        refuseStrangers();
        noteUntouched();
        m_out.problems.insert(m_out.problems.begin(), m_adapter.problems().begin(), m_adapter.problems().end());
        return std::move(m_out);
    }

private:
    TensorView* find(std::string_view name)
    {
        const auto at = std::lower_bound(m_out.tensors.begin(), m_out.tensors.end(), name, [](const TensorView& a, std::string_view n) { return a.name < n; });
        return at != m_out.tensors.end() && at->name == name ? &*at : nullptr;
    }

    // A model and the part of it that was trained name a tensor with and without the name of the body ("transformer.h.0", "h.0").
    TensorView* findOf(const std::string& module, const char* ending)
    {
        if (TensorView* exact = find(module + ending))
            return exact;
        std::string rest = module;
        for (int dropped = 0; dropped < 2 && rest.find('.') != std::string::npos; ++dropped) {
            rest.erase(0, rest.find('.') + 1);
            if (TensorView* shorter = find(rest + ending))
                return shorter;
        }
        for (const char* body : {"model.", "transformer.", "bert.", "roberta.", "distilbert.", "electra.", "gpt_neox."})
            if (TensorView* longer = find(body + module + ending))
                return longer;
        return nullptr;
    }

    bool tied()
    {
        if (!m_config || !m_config->is_object() || find(kHead) || find("embed_out.weight"))
            return false;
        const Json said = m_config->value("tie_word_embeddings", Json());
        return !said.is_boolean() || said.get<bool>();
    }

    TensorView* embedding()
    {
        for (const char* name : {"model.embed_tokens", "transformer.wte", "embed_tokens", "wte"})
            if (TensorView* found = find(std::string(name) + ".weight"))
                return found;
        return nullptr;
    }

    [[noreturn]] void refuse(Text message, const std::string& module, Text remedy = "Choose the base that the adapter was made for") const
    {
        throw Error({.message = std::move(message), .file = m_adapter.files()[1].string(), .place = "module " + printable(module), .remedy = std::move(remedy)});
    }

    bool isUsed(const std::string& name, const Adapter::Module& module)
    {
        if (!module.a || m_adapter.config().targets(name))
            return true;
        m_ignored.push_back(name);
        return false;
    }

    void apply(const std::string& name, const Adapter::Module& module)
    {
        if (!isUsed(name, module))
            return;
        m_used.insert(name);
        const bool headOfItsOwn = name == "lm_head" && (module.a || m_adapter.config().saves(name)) && tied() && embedding();
        if (headOfItsOwn) { // a tied model's head that is trained apart from the embedding
            m_head = *embedding();
            m_head->name = kHead;
        }
        TensorView* weight = headOfItsOwn ? &*m_head : findOf(name, ".weight");
        if (!weight) {
            if (!(name == "lm_head" && tied())) // saved beside a resized embedding: the same numbers
                m_strangers.push_back(name);
            return;
        }
        const bool embeds = !headOfItsOwn && weight == embedding();
        const TensorView before = *weight;
        if (module.weight)
            replace(*weight, *module.weight, name);
        const TensorView unadapted = *weight;
        if (module.a)
            lowRank(*weight, module, name);
        if (module.bias || module.addedBias)
            bias(module, name);
        // In PEFT the head keeps the embedding's own weight, also the one that the adapter brings for it.
        if (embeds && tied() && !m_adapter.config().ensureWeightTying() && !m_head && (module.a || m_adapter.config().saves(name))) {
            m_head = m_adapter.config().saves(name) ? before : unadapted;
            m_head->name = kHead;
        }
    }

    void replace(TensorView& target, const TensorView& value, const std::string& module)
    {
        if (target.shape != value.shape)
            refuse(text("The adapter brings {} as {}, but the base has {}", printable(target.name), shapeOf(value), shapeOf(target)), module,
                   "Resize the base's embedding as it was for the training (resize_token_embeddings), or choose the base that the adapter was made for");
        if (target.dtype == value.dtype) {
            target.bytes = value.bytes;
            return;
        }
        keep(target, std::make_unique<ReplacedTensor>(target.name, value, target.dtype));
    }

    void keep(TensorView& target, std::unique_ptr<const ReplacedTensor> maker)
    {
        target.bytes = TensorBytes(*maker, maker->size());
        m_out.makers.push_back(std::move(maker));
    }

    void lowRank(TensorView& target, const Adapter::Module& module, const std::string& name)
    {
        const std::int64_t in = module.a->shape[1], out = module.b->shape[0];
        const std::vector<std::int64_t> straight{out, in}, turned{in, out};
        if (!isBlendable(target.dtype))
            refuse(text("Elements of type {} cannot be added to a model", nameOf(target.dtype)), name);
        if (target.shape != straight && target.shape != turned)
            refuse(text("B A is {} by {}, but {} of the base is {}", out, in, printable(target.name), shapeOf(target)), name);
        const bool square = straight == turned;
        const bool conv = m_config ? storesTurned(m_config) : m_adapter.config().fanInFanOut();
        LowRank parts{.base = target, .a = *module.a, .b = *module.b, .scale = m_adapter.config().scaleOf(name),
                      .turned = module.embedding || (square ? conv : target.shape == turned), .magnitude = {}};
        if (module.magnitude)
            parts.magnitude = *module.magnitude;
        if (parts.turned ? target.shape != turned : target.shape != straight)
            refuse(text("B A is {} by {}, but {} of the base is {}", out, in, printable(target.name), shapeOf(target)), name);
        auto maker = std::make_unique<MergedTensor>(target.name, std::move(parts));
        target.bytes = TensorBytes(*maker, maker->size());
        m_out.merged.push_back(std::move(maker));
    }

    void bias(const Adapter::Module& module, const std::string& name)
    {
        TensorView* target = findOf(name, ".bias");
        if (!target)
            refuse("The adapter brings a bias, but the base has none there", name);
        if (module.bias)
            replace(*target, *module.bias, name);
        if (!module.addedBias)
            return;
        if (module.addedBias->elements() != target->elements())
            refuse(text("The adapter brings {} as {}, but the base has {}", printable(target->name), shapeOf(*module.addedBias), shapeOf(*target)), name);
        keep(*target, std::make_unique<ReplacedTensor>(target->name, *target, target->dtype,
                                                       ReplacedTensor::Added{*module.addedBias, m_adapter.config().scaleOf(name)}));
    }

    // The head of a tied model that is not the embedding any more.
    void settleHead()
    {
        if (!m_head)
            return;
        const auto at = std::lower_bound(m_out.tensors.begin(), m_out.tensors.end(), m_head->name, [](const TensorView& a, const std::string& n) { return a.name < n; });
        m_out.tensors.insert(at, *m_head);
        m_out.config = *m_config;
        (*m_out.config)["tie_word_embeddings"] = false;
    }

    static std::string list(const std::vector<std::string>& names)
    {
        std::string out;
        for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
            out += (i ? ", " : "") + printable(names[i]);
        return names.size() > kMostNamed ? out + ", and " + std::to_string(names.size() - kMostNamed) + " more" : out;
    }

    // Modules that the base lacks. A head that was trained for another task is left out, anything else means another base.
    void refuseStrangers()
    {
        std::vector<std::string> heads;
        for (const std::string& name : m_strangers)
            (m_adapter.config().saves(name) && !m_adapter.modules().at(name).a ? heads : m_missing).push_back(name);
        if (!m_missing.empty())
            refuse(text("The base has no such module: {}", list(m_missing)), m_missing.front());
        if (!heads.empty())
            m_out.problems.push_back(text("the adapter brings modules that the base lacks, and they are left out: {}", list(heads)));
    }

    void noteUntouched()
    {
        if (!m_ignored.empty())
            m_out.problems.push_back(text("the adapter holds modules that its target_modules do not name, and they are left out, as PEFT does: {}", list(m_ignored)));
        std::vector<std::string> without;
        const Json& targets = m_adapter.config().targetModules();
        if (!targets.is_array() || targets.size() > 100)
            return;
        for (const Json& target : targets) {
            const std::string name = target.is_string() ? target.get<std::string>() : "";
            const auto named = [&](const std::string& module) { return module == name || module.ends_with("." + name); };
            if (std::none_of(m_used.begin(), m_used.end(), named))
                without.push_back(name);
        }
        if (!without.empty())
            m_out.problems.push_back(text("target_modules that the adapter holds nothing for: {}", list(without)));
    }

    const std::optional<Json>& m_config;
    const Adapter& m_adapter;
    AdaptedTensors m_out;
    std::optional<TensorView> m_head;
    std::set<std::string> m_used;
    std::vector<std::string> m_ignored, m_strangers, m_missing;
};

} // namespace

AdaptedTensors adapt(const std::vector<TensorView>& base, const std::optional<Json>& config, const Adapter& adapter)
{
    return Work(base, config, adapter).run();
}

} // namespace heterosis
