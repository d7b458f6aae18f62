// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and settings are those of PEFT 0.21 (github.com/huggingface/peft, LoraConfig and get_peft_model_state_dict).
#include "adapter/extraction.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "adapter/low_rank_factors.h"
#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "family/families.h"
#include "inheritance/blend.h"
#include "inheritance/model_card.h"
#include "inheritance/model_writer.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = "base_model.model.";
constexpr const char* kFile = "adapter_model.safetensors";

struct Stored {
    TensorPlan plan;
    std::vector<std::byte> bytes;
};

struct GeneError {
    double whole = 0, left = 0; // squares
};

std::vector<std::byte> bytesOf(const std::vector<float>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {bytes.begin(), bytes.end()};
}

std::vector<float> floatsOf(const TensorView& view)
{
    std::vector<float> values(std::size_t(view.elements()));
    widen(view.bytes.data(), view.dtype, values.data(), view.elements());
    return values;
}

// "model.layers.0.mlp.up_proj.weight" -> ("model.layers.0.mlp.up_proj", ".weight")
std::pair<std::string, std::string> splitName(const std::string& tensor)
{
    const auto dot = tensor.rfind('.');
    return dot == std::string::npos ? std::pair(tensor, std::string()) : std::pair(tensor.substr(0, dot), tensor.substr(dot));
}

bool isEmbedding(const Part& part) { return part.part.find('.') == std::string::npos; } // the others end in .weight or .bias

bool isMatrix(const Part& part) { return part.shape.size() == 2 && !isEmbedding(part); }

double ratio(const GeneError& error) { return error.whole > 0 ? std::sqrt(error.left / error.whole) : 0; }

class Extractor {
public:
    Extractor(const Extraction& wanted, Control& control) : m_wanted(wanted), m_control(control), m_prefix(missingPrefix()) {}

    void run()
    {
        const auto& parts = m_wanted.map->parts;
        std::set<std::string> changed; // modules that are no matrices
        for (std::size_t i = 0; i < parts.size(); ++i) {
            m_control.step(double(i) / double(parts.size()), parts[i].tensor);
            look(int(i), changed);
        }
        for (std::size_t i = 0; i < parts.size(); ++i)
            keepWhole(parts[i], changed);
        if (m_targets.empty() && m_saved.empty())
            throw Error({.message = "The child is equal to the base: there is nothing that an adapter could hold", .file = m_wanted.base->checkpoint->path().string(),
                         .remedy = "Name another base, or change the child"});
        const auto matrix = std::find_if(parts.begin(), parts.end(), isMatrix);
        if (m_targets.empty() && matrix != parts.end()) // PEFT wants one module at least
            targetNothing(*matrix);
    }

    std::vector<Stored>& tensors() { return m_tensors; }

    Json config() const
    {
        Json ranks = Json::object();
        for (const auto& [module, rank] : m_targets)
            if (rank != m_wanted.rank)
                ranks[module] = rank;
        Json targets = Json::array();
        for (const auto& [module, rank] : m_targets)
            targets.push_back(module);
        return {{"alpha_pattern", ranks}, {"base_model_name_or_path", publicName(*m_wanted.base->checkpoint)}, {"bias", m_biases ? "lora_only" : "none"},
                {"ensure_weight_tying", m_tying}, {"fan_in_fan_out", m_turned}, {"inference_mode", true}, {"init_lora_weights", true}, {"lora_alpha", m_wanted.rank},
                {"lora_dropout", 0.0}, {"modules_to_save", m_saved.empty() ? Json(nullptr) : Json(m_saved)}, {"peft_type", "LORA"}, {"r", m_wanted.rank},
                {"rank_pattern", ranks}, {"target_modules", targets}, {"task_type", m_causal ? Json("CAUSAL_LM") : Json(nullptr)}, {"use_dora", false},
                {"use_rslora", false}};
    }

    Json details() const
    {
        Json genes = Json::array();
        GeneError all;
        for (const auto& [gene, error] : m_error) {
            all.whole += error.whole;
            all.left += error.left;
            if (error.whole > 0)
                genes.push_back({{"gene", gene.text()}, {"relative_error", ratio(error)}});
        }
        return {{"base", m_wanted.base->checkpoint->path().string()}, {"rank", m_wanted.rank}, {"relative_error", ratio(all)}, {"genes", genes},
                {"modules", m_targets.size()}, {"saved", m_saved}};
    }

private:
    // What files of the body alone leave out of their tensors' names: "transformer." of GPT-2.
    std::string missingPrefix()
    {
        const Checkpoint& base = *m_wanted.base->checkpoint;
        const Family& family = familyOf(*base.config(), base.configFile().string());
        m_causal = !m_wanted.base->config.encoder;
        const std::string full = family.prefixes.empty() ? "" : family.prefixes.front();
        const auto& parts = m_wanted.base->parts;
        return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.tensor.starts_with(full); }) ? "" : full;
    }

    std::string moduleOf(const Part& part) const
    {
        const std::string module = splitName(theirs(part).tensor).first;
        return part.part.starts_with("head.") ? module : m_prefix + module;
    }

    const Part& theirs(const Part& part) const
    {
        const Part* found = m_wanted.base->part(part.part);
        if (!found)
            throw Error({.message = text("There is no tensor for {}", part.part), .file = m_wanted.base->checkpoint->path().string(), .place = part.tensor,
                         .remedy = text("Open models of one architecture and size")});
        return *found;
    }

    const TensorView& childs(const Part& part) const { return *m_wanted.child->find(part.tensor); }
    const TensorView& bases(const Part& part) const { return *m_wanted.base->checkpoint->find(theirs(part).tensor); }

    std::vector<float> difference(const Part& part) const
    {
        std::vector<float> values = floatsOf(childs(part));
        const std::vector<float> other = floatsOf(bases(part));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] -= other[i];
        return values;
    }

    void look(int index, std::set<std::string>& changed)
    {
        const Part& part = m_wanted.map->parts[std::size_t(index)];
        const std::vector<float> values = difference(part);
        if (isMatrix(part)) {
            const bool turned = part.rowAxis == 1;
            const LowRankFactors factors = lowRankFactors(values, part.shape[turned ? 1 : 0], part.shape[turned ? 0 : 1], turned, m_wanted.rank);
            note(index, factors.whole, factors.left);
            m_turned |= turned;
            if (factors.rank > 0)
                target(moduleOf(part), factors, part.shape[turned ? 0 : 1], part.shape[turned ? 1 : 0]);
            return;
        }
        if (std::any_of(values.begin(), values.end(), [](float x) { return x != 0; }))
            changed.insert(moduleOf(part));
        double whole = 0;
        for (const float x : values)
            whole += double(x) * x;
        const std::int64_t rows = part.shape.empty() ? 1 : part.shape.front();
        note(index, std::vector<double>(std::size_t(rows), whole / double(rows)), std::vector<double>(std::size_t(rows), 0.0));
    }

    void target(const std::string& module, const LowRankFactors& factors, std::int64_t in, std::int64_t out)
    {
        m_targets[module] = factors.rank;
        keep(module + ".lora_A.weight", {factors.rank, in}, bytesOf(factors.a));
        keep(module + ".lora_B.weight", {out, factors.rank}, bytesOf(factors.b));
    }

    void targetNothing(const Part& matrix)
    {
        const bool turned = matrix.rowAxis == 1;
        const std::int64_t in = matrix.shape[turned ? 0 : 1], out = matrix.shape[turned ? 1 : 0];
        target(moduleOf(matrix), {1, std::vector<float>(std::size_t(in), 0.0f), std::vector<float>(std::size_t(out), 0.0f), {}, {}}, in, out);
    }

    void note(int index, const std::vector<double>& whole, const std::vector<double>& left)
    {
        for (const Gene& gene : m_wanted.map->genes)
            for (const GenePiece& piece : gene.pieces)
                if (piece.part == index)
                    for (std::int64_t row = piece.begin; row < piece.end; ++row) {
                        m_error[gene.id].whole += whole[std::size_t(row)];
                        m_error[gene.id].left += left[std::size_t(row)];
                    }
    }

    // PEFT saves a module of modules_to_save with all of its parameters, and biases of the modules that have a LoRA. A bias that
    // changed where its matrix did not is given a LoRA that adds nothing.
    void keepWhole(const Part& part, const std::set<std::string>& changed)
    {
        const std::string module = moduleOf(part), kind = splitName(part.tensor).second;
        if (!changed.contains(module) || isMatrix(part))
            return;
        const Part* matrix = m_wanted.map->part(splitName(part.part).first + ".weight");
        const TensorView& view = childs(part);
        if (kind == ".bias" && matrix && matrix->shape.size() == 2) {
            if (!m_targets.contains(module))
                targetNothing(*matrix);
            m_biases = true;
            keep(module + ".base_layer.bias", view.shape, {view.bytes.begin(), view.bytes.end()}, view.dtype);
            return;
        }
        if (std::find(m_saved.begin(), m_saved.end(), module) == m_saved.end())
            m_saved.push_back(module);
        keep(module + kind, view.shape, {view.bytes.begin(), view.bytes.end()}, view.dtype);
        if (part.part == "token_embedding" && m_wanted.base->config.tiedHead)
            keepTiedHead(module, view);
    }

    // A head that is the embedding follows it. PEFT ties the two only where the embedding is called embed_tokens; elsewhere the head
    // is stored beside it.
    void keepTiedHead(const std::string& embedding, const TensorView& view)
    {
        m_tying = embedding.ends_with("embed_tokens");
        if (m_tying || !m_causal)
            return;
        m_saved.push_back("lm_head");
        keep("lm_head.weight", view.shape, {view.bytes.begin(), view.bytes.end()}, view.dtype);
    }

    void keep(const std::string& name, std::vector<std::int64_t> shape, std::vector<std::byte> bytes, Dtype dtype = Dtype::F32)
    {
        m_tensors.push_back({{kPrefix + name, dtype, std::move(shape)}, std::move(bytes)});
    }

    const Extraction& m_wanted;
    Control& m_control;
    std::string m_prefix;
    std::vector<Stored> m_tensors;
    std::map<std::string, std::int64_t> m_targets; // module and its rank
    std::vector<std::string> m_saved;
    std::map<GeneId, GeneError> m_error;
    bool m_turned = false, m_biases = false, m_tying = false, m_causal = true;
};

std::string cardOf(const std::string& title, const Extraction& wanted, const Json& details)
{
    const std::string base = publicName(*wanted.base->checkpoint);
    return "---\nlibrary_name: peft\nbase_model: " + base + "\ntags:\n- lora\n- heterosis\n---\n\n# " + title + "\n\nA LoRA of rank " + std::to_string(wanted.rank)
        + ", extracted by Heterosis from a child of `" + base + "` by truncated singular value decomposition. What it leaves out is "
        + writeJson(details["relative_error"], -1) + " of the child's difference from that base (Frobenius norm).\n";
}

std::string writeTensors(std::vector<Stored>& tensors, const fs::path& file, Control& control)
{
    std::vector<TensorPlan> plan;
    std::map<std::string, const Stored*> byName;
    for (const Stored& one : tensors) {
        plan.push_back(one.plan);
        byName[one.plan.name] = &one;
    }
    SafetensorsWriter writer(file, std::move(plan));
    for (const TensorPlan& next : writer.order()) {
        control.step(0.95, next.name);
        writer.write(byName.at(next.name)->bytes);
    }
    return writer.finish();
}

void checkSpace(const std::vector<Stored>& tensors, const fs::path& out)
{
    std::uint64_t needed = 1u << 20;
    for (const Stored& one : tensors)
        needed += one.bytes.size();
    if (const std::uint64_t free = freeSpace(out); free < needed)
        throw Error({.message = text("The model needs {}, and only {} are free", humanBytes(needed), humanBytes(free)), .file = out.string(),
                     .remedy = text("Free some space, or choose another disk")});
}

} // namespace

ExportResult exportAdapter(const Extraction& wanted, const fs::path& out, Control& control)
{
    if (wanted.rank < 1)
        throw Error({.message = text("The rank of an adapter is at least 1, not {}", wanted.rank), .remedy = "Choose a rank such as 16"});
    checkFit(*wanted.map, *wanted.base);
    refuseTarget(out, wanted.sources);
    PartOfJob extracting(control, 0, 0.95);
    Extractor extractor(wanted, extracting);
    extractor.run();
    for (const auto& source : wanted.sources)
        source->checkUnchanged();
    checkSpace(extractor.tensors(), out);

    const Json details = extractor.details();
    AtomicDirectory directory(out);
    ExportResult result {.out = fs::absolute(out).lexically_normal(), .format = "peft", .tensors = extractor.tensors().size(), .parents = wanted.parents};
    writeFileAtomically(directory.path() / "adapter_config.json", writeJson(extractor.config(), 2) + "\n");
    writeFileAtomically(directory.path() / "README.md", cardOf(result.out.filename().string(), wanted, details));
    result.sha256 = writeTensors(extractor.tensors(), directory.path() / kFile, control);
    result.files = {"README.md", "adapter_config.json", kFile};
    for (const std::string& name : result.files)
        result.bytes += fs::file_size(directory.path() / name);
    result.details = details;
    directory.commit();
    return result;
}

} // namespace heterosis
