// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and settings of adapters are those of PEFT 0.21 (github.com/huggingface/peft, LoraConfig and get_peft_model_state_dict).
#include <cmath>
#include <cstring>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "fitness/reward_model.h"
#include "inheritance/blend.h"
#include "inheritance/export_gguf.h"
#include "inheritance/model_card.h"
#include "inheritance/model_writer.h"
#include "training/torch_guard.h"
#include "training/trainer_impl.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = "base_model.model.";
constexpr const char* kAdapterFile = "adapter_model.safetensors";

std::span<const std::byte> stored(const std::byte* data, Dtype from, Dtype to, std::int64_t elements, std::vector<std::byte>& buffer)
{
    const std::size_t bytes = std::size_t(elements) * std::size_t(bitsOf(to) / 8);
    if (from == to)
        return {data, bytes};
    buffer.resize(bytes);
    convertElements(data, from, buffer.data(), to, elements);
    return buffer;
}

std::span<const std::byte> storedValues(const Parameter& learned, Dtype to, std::vector<std::byte>& buffer)
{
    const at::Tensor here = learned.master.detach().to(at::kCPU).contiguous();
    buffer.resize(std::size_t(here.numel()) * std::size_t(bitsOf(to) / 8));
    convertElements(static_cast<const std::byte*>(here.data_ptr()), Dtype::F32, buffer.data(), to, here.numel());
    return buffer;
}

// The configuration as transformers' AutoModelForSequenceClassification reads it, with one label.
std::string ratingConfig(const Trainer::Impl& in, const std::string& config)
{
    Json document = parseJson(config, "config.json");
    const std::string was = document.contains("architectures") && !document["architectures"].empty() && document["architectures"][0].is_string()
        ? document["architectures"][0].get<std::string>() : "";
    const std::size_t stem = std::min({was.find("ForCausalLM"), was.find("LMHeadModel"), was.find("ForSequenceClassification"), was.rfind("Model"), was.size()});
    document["architectures"] = {was.substr(0, stem) + "ForSequenceClassification"};
    document["id2label"] = {{"0", "LABEL_0"}};
    document["label2id"] = {{"LABEL_0", 0}};
    if (const std::int64_t padding = scorePadding(*in.map->checkpoint, in.map->config); padding >= 0)
        document["pad_token_id"] = padding;
    return writeJson(document, 2) + "\n";
}

// A whole model: what learned from `model`, the rest from its source, all of one type.
ExportResult writeWhole(const Trainer::Impl& in, const fs::path& out, const std::string& card, Control& control)
{
    const Dtype to = in.settings.precision == "bfloat16" ? Dtype::BF16 : Dtype::F32;
    const Checkpoint& checkpoint = *in.map->checkpoint;
    std::map<std::string, const Part*> parts;
    for (const Part& part : in.map->parts)
        parts[part.tensor] = &part;
    const std::set<std::string> copies(in.map->copies.begin(), in.map->copies.end()); // a tied head's, which has learned nothing
    OutputModel model{.metadata = {{"format", "pt"}}, .sources = {in.map->checkpoint}};
    for (const TensorView& view : checkpoint.tensors()) {
        const auto part = parts.find(view.name);
        if (copies.contains(view.name) || (in.settings.rates() && part != parts.end() && part->second->part == "head.weight"))
            continue;
        if (part == parts.end()) {
            model.tensors.push_back({{view.name, view.dtype, view.shape}, [&view](std::vector<std::byte>&) { return std::span<const std::byte>(view.bytes.data(), view.bytes.size()); }});
            continue;
        }
        const auto make = [&in, part = part->second, to](std::vector<std::byte>& buffer) -> std::span<const std::byte> {
            if (const Parameter* learned = in.model.parameter(part->part))
                return storedValues(*learned, to, buffer);
            const TensorView& same = *in.source->find(part->tensor);
            return stored(same.bytes.data(), same.dtype, to, same.elements(), buffer);
        };
        model.tensors.push_back({{view.name, to, view.shape}, make});
    }
    if (const Parameter* score = in.model.parameter(kScoreHead); score && !in.map->part(kScoreHead))
        model.tensors.push_back({{kScoreHead, to, score->master.sizes().vec()}, [score, to](std::vector<std::byte>& buffer) { return storedValues(*score, to, buffer); }});
    const std::string config = configText(checkpoint, to == in.map->config.storedDtype ? std::nullopt : std::optional(to));
    model.texts = {{"config.json", in.settings.rates() ? ratingConfig(in, config) : config}, {"README.md", card}};
    addTokenizerFiles(checkpoint, model.texts);
    model.copies = companionFiles(checkpoint, {"config.json", "README.md", "recipe.json", "mergekit_config.yml"});
    return writeModel(model, out, {.fresh = true}, control);
}

Json adapterConfig(const Trainer::Impl& in, const fs::path& base)
{
    const bool rslora = in.settings.method == "rslora";
    Json targets = Json::array(), ranks = Json::object(), alphas = Json::object();
    const AdaptedMatrix& first = in.model.adapted().begin()->second;
    const auto alphaOf = [&](const AdaptedMatrix& m) { return m.scale * (rslora ? std::sqrt(double(m.rank)) : double(m.rank)); };
    bool turned = false;
    for (const auto& [part, matrix] : in.model.adapted()) {
        targets.push_back(matrix.module);
        turned |= in.map->part(part)->rowAxis == 1;
        if (matrix.rank != first.rank)
            ranks[matrix.module] = matrix.rank;
        if (std::abs(alphaOf(matrix) - alphaOf(first)) > 1e-9 * alphaOf(first))
            alphas[matrix.module] = alphaOf(matrix);
    }
    return {{"alpha_pattern", alphas}, {"base_model_name_or_path", base.string()}, {"bias", "none"}, {"fan_in_fan_out", turned}, {"inference_mode", true},
            {"init_lora_weights", true}, {"lora_alpha", alphaOf(first)}, {"lora_dropout", in.settings.lora.dropout}, {"modules_to_save", nullptr},
            {"peft_type", "LORA"}, {"r", first.rank}, {"rank_pattern", ranks}, {"target_modules", targets}, {"task_type", "CAUSAL_LM"},
            {"use_dora", in.settings.method == "dora"}, {"use_rslora", rslora}};
}

std::string writeAdapterTensors(const Trainer::Impl& in, const fs::path& file)
{
    std::map<std::string, const Parameter*> byName;
    for (const auto& [part, matrix] : in.model.adapted()) {
        byName[kPrefix + matrix.module + ".lora_A.weight"] = matrix.a;
        byName[kPrefix + matrix.module + ".lora_B.weight"] = matrix.b;
        if (matrix.magnitude)
            byName[kPrefix + matrix.module + ".lora_magnitude_vector"] = matrix.magnitude;
    }
    std::vector<TensorPlan> plan;
    for (const auto& [name, parameter] : byName)
        plan.push_back({name, Dtype::F32, parameter->master.sizes().vec()});
    SafetensorsWriter writer(file, std::move(plan));
    for (const TensorPlan& next : writer.order()) {
        const at::Tensor here = byName.at(next.name)->master.detach().to(at::kCPU).contiguous();
        writer.write({static_cast<const std::byte*>(here.data_ptr()), here.nbytes()});
    }
    return writer.finish();
}

ExportResult writeAdapter(const Trainer::Impl& in, const fs::path& out, const std::string& card)
{
    refuseTarget(out, {in.map->checkpoint});
    AtomicDirectory directory(out);
    ExportResult result{.out = fs::absolute(out).lexically_normal(), .format = "peft", .files = {"README.md", "adapter_config.json", kAdapterFile}};
    writeFileAtomically(directory.path() / "adapter_config.json", writeJson(adapterConfig(in, in.map->checkpoint->path()), 2) + "\n");
    writeFileAtomically(directory.path() / "README.md", card);
    result.sha256 = writeAdapterTensors(in, directory.path() / kAdapterFile);
    result.tensors = in.model.parameters().size();
    for (const std::string& name : result.files)
        result.bytes += fs::file_size(directory.path() / name);
    directory.commit();
    return result;
}

} // namespace

ExportResult Trainer::write(const fs::path& out, const std::string& card, Control& control) const
{
    return withGradients(false, [&] { return m_impl->settings.adapts() ? writeAdapter(*m_impl, out, card) : writeWhole(*m_impl, out, card, control); });
}

} // namespace heterosis
