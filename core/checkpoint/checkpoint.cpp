// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/checkpoint.h"

#include <algorithm>
#include <iterator>
#include <mutex>

#include "base/control.h"
#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"
#include "checkpoint/adapted_tensors.h"
#include "checkpoint/adapter.h"
#include "checkpoint/cache_name.h"
#include "checkpoint/gguf_model.h"
#include "checkpoint/hash_files.h"
#include "checkpoint/safetensors.h"
#include "checkpoint/torch_file.h"
#include "checkpoint/weight_files.h"

namespace heterosis {

namespace fs = std::filesystem;

struct Checkpoint::Hash {
    std::mutex mutex;
    std::string hex;
};

namespace {

// The tensors of one shard that the index assigns to it. A tensor that the map gives to this shard must be in it.
void addShard(std::vector<TensorView>& tensors, std::vector<Text>& problems, std::vector<TensorView> read, const WeightFiles& files, std::size_t number)
{
    const std::string name = files.files[number].filename().string();
    for (TensorView& tensor : read) {
        const auto mapped = files.tensors->find(tensor.name);
        if (mapped != files.tensors->end() && mapped->second == number)
            tensors.push_back(std::move(tensor));
        else
            problems.push_back(mapped == files.tensors->end()
                                   ? text("tensor {} lies in {}, but the index does not name it; it is not used", printable(tensor.name), printable(name, 300))
                                   : text("tensor {} lies in {}, but the index says that it is in another file; it is not used", printable(tensor.name), printable(name, 300)));
    }
}

void refuseMissingTensor(const WeightFiles& files, const std::vector<TensorView>& sorted)
{
    for (const auto& [name, number] : *files.tensors) {
        const auto at = std::lower_bound(sorted.begin(), sorted.end(), name, [](const TensorView& a, const std::string& b) { return a.name < b; });
        if (at == sorted.end() || at->name != name)
            throw Error({.message = text("The index says that the tensor is in {}, but it is not there", printable(files.files[number].filename().string(), 300)),
                         .file = files.files[number].string(), .place = "tensor " + printable(name),
                         .remedy = "Fetch the model's shards and their index again, all from one source"});
    }
}

constexpr int kDeepest = 8; // adapters on adapters

bool isPlainName(const fs::path& name) { return !name.empty() && name != "." && name != ".."; }

} // namespace

Checkpoint::Checkpoint() = default;
Checkpoint::~Checkpoint() = default;

std::shared_ptr<const Checkpoint> Checkpoint::open(const fs::path& path) { return open(path, 0); }

std::shared_ptr<const Checkpoint> Checkpoint::open(const fs::path& path, int depth)
{
    if (depth > kDeepest)
        throw Error({.message = "The adapter's base is an adapter whose base is an adapter, and so on without end", .file = path.string(),
                     .remedy = "Name the base itself, as BASE+ADAPTER"});
    if (const auto parts = splitAdapted(path))
        return openAdapted(open(parts->base, depth + 1), parts->adapter);
    if (!Adapter::is(path))
        return openFiles(path);
    const Adapter adapter(path);
    const fs::path base = adapter.base();
    if (base.empty())
        throw Error({.message = adapter.config().base().empty() ? Text("The adapter does not name the model that it was made for")
                                                                : text("The adapter was made for {}, which is not on this machine", printable(adapter.config().base())),
                     .file = path.string(), .place = "base_model_name_or_path", .remedy = "Name its base: BASE+ADAPTER, or on the command line --base BASE"});
    return openAdapted(open(base, depth + 1), path);
}

std::shared_ptr<const Checkpoint> Checkpoint::openAdapted(std::shared_ptr<const Checkpoint> base, const fs::path& path)
{
    if (!Adapter::is(path))
        throw Error({.message = "This is no adapter: there is no adapter_config.json", .file = path.string(),
                     .remedy = "Behind the + of BASE+ADAPTER comes the folder of a PEFT adapter"});
    std::shared_ptr<Checkpoint> out(new Checkpoint);
    out->m_adapter = std::make_unique<const Adapter>(path);
    out->m_base = std::move(base);
    out->m_path = joinAdapted(out->m_base->path(), out->m_adapter->directory());
    out->m_weightFiles = out->m_base->m_weightFiles;
    out->m_weightFiles.insert(out->m_weightFiles.end(), out->m_adapter->files().begin(), out->m_adapter->files().end());
    out->m_hash = std::make_unique<Hash>();
    out->m_gguf = out->m_base->m_gguf;
    out->m_configFault = out->m_base->m_configFault;
    out->m_problems = out->m_base->m_problems;
    out->m_adapted = std::make_unique<const AdaptedTensors>(adapt(out->m_base->tensors(), out->m_base->config(), *out->m_adapter));
    out->m_tensors = out->m_adapted->tensors;
    out->m_config = out->m_adapted->config ? out->m_adapted->config : out->m_base->m_config;
    out->m_problems.insert(out->m_problems.end(), out->m_adapted->problems.begin(), out->m_adapted->problems.end());
    return out;
}

const LowRank* Checkpoint::lowRank(std::string_view tensor) const
{
    if (!m_adapted)
        return nullptr;
    for (const auto& merged : m_adapted->merged)
        if (merged->name() == tensor)
            return merged->parts().magnitude ? nullptr : &merged->parts();
    return nullptr;
}

std::shared_ptr<const Checkpoint> Checkpoint::openFiles(const fs::path& path)
{
    std::error_code error;
    std::shared_ptr<Checkpoint> out(new Checkpoint);
    out->m_path = fs::absolute(path, error);
    if (error || path.empty())
        throw Error({.message = "There is no such file or folder", .file = path.string(), .remedy = "Check the path"});
    if (!out->m_path.has_filename())
        out->m_path = out->m_path.parent_path();
    WeightFiles files = findWeightFiles(out->m_path);
    out->m_weightFiles = files.files;
    out->m_problems = std::move(files.problems);
    out->m_hash = std::make_unique<Hash>();
    for (std::size_t i = 0; i < files.files.size(); ++i) {
        out->m_files.push_back(std::make_unique<MappedFile>(files.files[i]));
        if (files.format == WeightFormat::Gguf) {
            out->addGguf(out->m_files.back()->bytes(), files.files[i].string());
            continue;
        }
        std::vector<TensorView> read;
        if (files.format == WeightFormat::Torch) {
            TorchFile torch = readTorch(out->m_files.back()->bytes(), files.files[i].string());
            read = std::move(torch.tensors);
            std::move(torch.makers.begin(), torch.makers.end(), std::back_inserter(out->m_makers));
            std::move(torch.problems.begin(), torch.problems.end(), std::back_inserter(out->m_problems));
        } else {
            read = readSafetensors(out->m_files.back()->bytes(), files.files[i].string()).tensors;
        }
        if (files.tensors)
            addShard(out->m_tensors, out->m_problems, std::move(read), files, i);
        else
            out->m_tensors = std::move(read);
    }
    std::sort(out->m_tensors.begin(), out->m_tensors.end(), [](const TensorView& a, const TensorView& b) { return a.name < b.name; });
    if (const auto twice = std::adjacent_find(out->m_tensors.begin(), out->m_tensors.end(), [](const TensorView& a, const TensorView& b) { return a.name == b.name; });
        twice != out->m_tensors.end())
        throw Error({.message = "The tensor is there twice, or two tensors of the file are one and the same in the model", .file = files.files.front().string(), .place = "tensor " + printable(twice->name),
                     .remedy = "Fetch the model again from a source that you trust"});
    if (files.tensors)
        refuseMissingTensor(files, out->m_tensors);
    if (files.totalSize && *files.totalSize != out->weightBytes())
        out->m_problems.push_back(text("the index claims {} bytes of tensors, but there are {}", *files.totalSize, out->weightBytes()));
    const fs::path config = files.directory / "config.json";
    if (files.withConfig && fs::exists(config, error))
        out->m_config = readJson(config, {.bytes = 64'000'000});
    return out;
}

void Checkpoint::addGguf(std::span<const std::byte> bytes, const std::string& file)
{
    const GgufFile gguf = readGguf(bytes, file);
    m_gguf = true;
    try {
        m_config = ggufConfig(gguf, file);
    } catch (const Error& error) {
        m_configFault = error.info();
    }
    for (const GgufTensor& tensor : gguf.tensors) {
        if (!tensor.format->readable())
            throw Error({.message = text("The tensor is stored as {}, which is not read", tensor.format->name), .file = file, .place = "tensor " + printable(tensor.name),
                         .remedy = "Fetch the model as F16, BF16, Q8_0, Q6_K, Q5_K, Q4_K or another of the common types"});
        const GgufPlace place = m_config ? ggufPlace(tensor, *m_config) : GgufPlace{tensor.name};
        if (!place.used)
            continue;
        TensorView view{place.name, tensor.format->plain.value_or(Dtype::F32), tensor.shape, tensor.bytes};
        if (place.layout != GgufLayout::Same || !tensor.format->plain) {
            auto derived = std::make_unique<GgufDerived>(tensor, place.layout, place.heads);
            view.bytes = TensorBytes(*derived, derived->size());
            m_makers.push_back(std::move(derived));
        }
        if (place.layout == GgufLayout::Transposed)
            std::swap(view.shape.at(0), view.shape.at(1));
        m_tensors.push_back(std::move(view));
    }
}

fs::path Checkpoint::directory() const { return m_base ? m_base->directory() : m_gguf ? m_weightFiles.front() : m_weightFiles.front().parent_path(); }

fs::path Checkpoint::configFile() const { return m_base ? m_base->configFile() : m_gguf ? m_weightFiles.front() : directory() / "config.json"; }

std::string Checkpoint::name() const
{
    if (m_base)
        return m_base->name() + "+" + m_adapter->directory().filename().string();
    fs::path path = m_path;
    if (!isPlainName(path.filename())) {
        std::error_code ignored;
        path = fs::weakly_canonical(path, ignored);
    }
    if (path.parent_path().filename() == "snapshots")
        if (std::string cached = nameInCache(path.parent_path().parent_path().filename().string()); !cached.empty())
            return cached;
    return path.filename().string();
}

const TensorView* Checkpoint::find(std::string_view name) const
{
    const auto at = std::lower_bound(m_tensors.begin(), m_tensors.end(), name, [](const TensorView& a, std::string_view b) { return a.name < b; });
    return at != m_tensors.end() && at->name == name ? &*at : nullptr;
}

std::uint64_t Checkpoint::weightBytes() const noexcept
{
    std::uint64_t sum = 0;
    for (const TensorView& tensor : m_tensors)
        sum += tensor.bytes.size();
    return sum;
}

std::string Checkpoint::sha256(Control& control) const
{
    {
        const std::lock_guard lock(m_hash->mutex);
        if (!m_hash->hex.empty()) {
            checkUnchanged();
            return m_hash->hex;
        }
    }
    checkUnchanged();
    std::string hex = hashFiles(m_weightFiles, control);
    checkUnchanged();
    const std::lock_guard lock(m_hash->mutex);
    return m_hash->hex = std::move(hex);
}

void Checkpoint::checkUnchanged() const
{
    if (m_base)
        m_base->checkUnchanged();
    if (m_adapter)
        m_adapter->checkUnchanged();
    for (const auto& file : m_files)
        file->checkUnchanged();
}

} // namespace heterosis
