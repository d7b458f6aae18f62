// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/adapter.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/files.h"
#include "base/printable.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/safetensors.h"
#include "checkpoint/torch_file.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr const char* kConfig = "adapter_config.json";
constexpr std::array<const char*, 2> kWeights{"adapter_model.safetensors", "adapter_model.bin"};
constexpr std::string_view kPrefix = "base_model.model.";
constexpr std::size_t kMostFaults = 20;

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool lies(const fs::path& path)
{
    std::error_code ignored;
    return !path.empty() && fs::exists(path, ignored);
}

bool isAdapterFile(const fs::path& path)
{
    const std::string name = path.filename().string();
    return std::any_of(kWeights.begin(), kWeights.end(), [&](const char* one) { return name == one; }) && isFile(path) && isFile(path.parent_path() / kConfig);
}

fs::path folderOf(const fs::path& path) { return isAdapterFile(path) ? path.parent_path() : path; }

fs::path weightsIn(const fs::path& directory)
{
    for (const char* name : kWeights)
        if (isFile(directory / name))
            return directory / name;
    throw Error({.message = "The adapter's weights are missing: there is no adapter_model.safetensors and no adapter_model.bin", .file = directory.string(),
                 .remedy = "Fetch the adapter's files into one folder"});
}

std::string shapeOf(const TensorView& tensor)
{
    std::string out = "[";
    for (std::size_t i = 0; i < tensor.shape.size(); ++i)
        out += (i ? ", " : "") + std::to_string(tensor.shape[i]);
    return out + "]";
}

} // namespace

bool Adapter::is(const fs::path& path)
{
    if (isAdapterFile(path))
        return true;
    if (!isFile(path / kConfig))
        return false;
    for (const char* whole : {"model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json"})
        if (isFile(path / whole))
            return false;
    return true;
}

Adapter::Adapter(const fs::path& path)
    : m_directory(fs::absolute(folderOf(path)).lexically_normal()), m_files{m_directory / kConfig, weightsIn(m_directory)}, m_config(m_files[0])
{
    if (!m_directory.has_filename())
        m_directory = m_directory.parent_path();
    for (const fs::path& file : m_files)
        m_mapped.push_back(std::make_unique<MappedFile>(file));
    readWeights();
    for (const TensorView& tensor : m_tensors)
        sortIn(tensor);
    for (const auto& [name, module] : m_modules)
        check(name, module);
    if (m_modules.empty())
        m_problems.push_back(text("the adapter holds no tensors: it changes nothing"));
}

Adapter::~Adapter() = default;

void Adapter::readWeights()
{
    const auto bytes = m_mapped[1]->bytes();
    if (m_files[1].extension() == ".bin") {
        TorchFile torch = readTorch(bytes, m_files[1].string());
        m_tensors = std::move(torch.tensors);
        m_makers = std::move(torch.makers);
        m_problems = std::move(torch.problems);
    } else {
        m_tensors = readSafetensors(bytes, m_files[1].string()).tensors;
    }
    std::sort(m_tensors.begin(), m_tensors.end(), [](const TensorView& x, const TensorView& y) { return x.name < y.name; });
}

// lora_A and lora_B end in ".weight", those of an embedding in nothing; older versions gave the magnitude vector a ".weight" too.
void Adapter::sortIn(const TensorView& tensor)
{
    struct Ending {
        std::string_view text;
        const TensorView* Module::*member;
        bool embedding;
    };
    static constexpr std::array<Ending, 12> endings{{{".lora_A.weight", &Module::a, false}, {".lora_B.weight", &Module::b, false},
        {".lora_B.bias", &Module::addedBias, false}, {".lora_embedding_A", &Module::a, true}, {".lora_embedding_B", &Module::b, true},
        {".lora_magnitude_vector", &Module::magnitude, false}, {".lora_magnitude_vector.weight", &Module::magnitude, false},
        {".base_layer.weight", &Module::weight, false}, {".base_layer.bias", &Module::bias, false}, {".modules_to_save.weight", &Module::weight, false},
        {".weight", &Module::weight, false}, {".bias", &Module::bias, false}}};
    std::string_view name = tensor.name;
    if (name.starts_with(kPrefix))
        name.remove_prefix(kPrefix.size());
    for (const Ending& ending : endings) {
        if (!name.ends_with(ending.text) || name.size() == ending.text.size())
            continue;
        Module& module = m_modules[std::string(name.substr(0, name.size() - ending.text.size()))];
        if (module.*ending.member)
            return fault(tensor.name, "The tensor is there twice under two names");
        module.*ending.member = &tensor;
        module.embedding |= ending.embedding;
        return;
    }
    fault(tensor.name, "The tensor is no part of a LoRA adapter that is read");
}

void Adapter::fault(const std::string& place, Text message)
{
    if (m_faults.size() < kMostFaults)
        m_faults.push_back({.message = std::move(message), .file = m_files[1].string(), .place = "tensor " + printable(place),
                            .remedy = "Fetch the adapter again, or save it anew with PEFT"});
}

// What can be said without the base: pairs, ranks, types.
void Adapter::check(const std::string& name, const Module& module)
{
    for (const TensorView* tensor : {module.a, module.b, module.magnitude, module.addedBias, module.weight, module.bias})
        if (tensor && !isBlendable(tensor->dtype))
            return fault(tensor->name, text("Elements of type {} cannot be added to a model", nameOf(tensor->dtype)));
    if (!module.a && !module.b) {
        if (module.magnitude || module.addedBias)
            fault(name, "The module has a part of a LoRA, but neither A nor B");
        return;
    }
    if (!module.a || !module.b)
        return fault(name, text("The module has {} but no {}", module.a ? "lora_A" : "lora_B", module.a ? "lora_B" : "lora_A"));
    const TensorView &a = *module.a, &b = *module.b;
    if (a.shape.size() != 2 || b.shape.size() != 2)
        return fault(name, text("A is {} and B is {}; only matrices are read, no convolutions", shapeOf(a), shapeOf(b)));
    const std::int64_t rank = m_config.rankOf(name);
    if (a.shape[0] != b.shape[1])
        return fault(name, text("A {} and B {} do not fit each other", shapeOf(a), shapeOf(b)));
    if (a.shape[0] != rank)
        return fault(name, text("The rank is {}, but adapter_config.json says {}", a.shape[0], rank));
    if (m_config.dora() != (module.magnitude != nullptr))
        return fault(name, module.magnitude ? "The module has a magnitude vector of DoRA, but adapter_config.json does not say use_dora"
                                            : "adapter_config.json says use_dora, but the module has no magnitude vector");
    if (module.magnitude && (module.magnitude->elements() != b.shape[0]))
        return fault(name, text("The magnitude vector {} does not fit B {}", shapeOf(*module.magnitude), shapeOf(b)));
    if (module.magnitude && module.addedBias)
        return fault(name, "DoRA together with lora_bias is not read");
    if (module.addedBias && module.addedBias->elements() != b.shape[0])
        return fault(name, text("The bias {} does not fit B {}", shapeOf(*module.addedBias), shapeOf(b)));
}

void Adapter::checkUnchanged() const
{
    for (const auto& file : m_mapped)
        file->checkUnchanged();
}

fs::path Adapter::base() const
{
    const fs::path named = m_config.base();
    if (named.empty())
        return {};
    for (const fs::path& place : {named.is_absolute() ? named : fs::path(), m_directory / named, m_directory.parent_path() / named, fs::absolute(named)})
        if (lies(place))
            return place.lexically_normal();
    for (const CachedModel& model : cachedModels())
        if (model.name == named.string())
            return model.directory;
    return {};
}

std::optional<AdaptedPath> splitAdapted(const fs::path& path)
{
    if (lies(path))
        return std::nullopt;
    const std::string spelled = path.string();
    std::optional<AdaptedPath> first; // for a message that names what is missing
    for (std::size_t plus = spelled.rfind('+'); plus != std::string::npos && plus > 0; plus = spelled.rfind('+', plus - 1)) {
        AdaptedPath parts{spelled.substr(0, plus), spelled.substr(plus + 1)};
        if (lies(parts.adapter) && (lies(parts.base) || splitAdapted(parts.base)))
            return parts;
        if (lies(parts.adapter) || lies(parts.base))
            first = std::move(parts);
    }
    return first;
}

fs::path joinAdapted(const fs::path& base, const fs::path& adapter)
{
    return (base.has_filename() ? base : base.parent_path()).string() + "+" + adapter.string();
}

fs::path resolveModelPath(const fs::path& spelled, const fs::path& directory)
{
    const auto whole = [&](const fs::path& path) { return fs::absolute(path.is_absolute() ? path : directory / path).lexically_normal(); };
    const std::string text = spelled.string();
    if (lies(whole(spelled)))
        return whole(spelled);
    for (std::size_t plus = text.rfind('+'); plus != std::string::npos && plus > 0; plus = text.rfind('+', plus - 1)) {
        const fs::path adapter = plus + 1 < text.size() ? whole(text.substr(plus + 1)) : fs::path();
        if (!lies(adapter))
            continue;
        if (const fs::path base = resolveModelPath(text.substr(0, plus), directory); lies(base) || splitAdapted(base))
            return joinAdapted(base, adapter);
    }
    return whole(spelled);
}

} // namespace heterosis
