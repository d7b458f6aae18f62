// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/model_writer.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>

#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSlice = std::uint64_t{16} << 20;       // bytes between two steps of a large tensor
constexpr std::uint64_t kSpaceLeft = std::uint64_t{1} << 20;    // that a file system may need for itself

using Shard = std::vector<const OutputTensor*>;

std::vector<Shard> shardsOf(const std::vector<OutputTensor>& tensors, std::uint64_t shardBytes)
{
    std::vector<Shard> shards(1);
    std::uint64_t filled = 0;
    for (const OutputTensor& tensor : tensors) {
        const std::uint64_t bytes = tensor.plan.bytes();
        if (!shards.back().empty() && filled + bytes > shardBytes) {
            shards.emplace_back();
            filled = 0;
        }
        shards.back().push_back(&tensor);
        filled += bytes;
    }
    return shards;
}

std::string shardName(std::size_t shard, std::size_t count)
{
    if (count == 1) {
        return "model.safetensors";
    }
    char name[64];
    std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", shard + 1, count);
    return name;
}

std::vector<TensorPlan> planOf(const Shard& shard)
{
    std::vector<TensorPlan> plan;
    for (const OutputTensor* tensor : shard) {
        plan.push_back(tensor->plan);
    }
    return plan;
}

std::string indexText(const std::vector<Shard>& shards)
{
    std::uint64_t total = 0;
    std::map<std::string, std::string> fileOf;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        for (const OutputTensor* tensor : shards[i]) {
            total += tensor->plan.bytes();
            fileOf[tensor->plan.name] = shardName(i, shards.size());
        }
    }
    Json index = {{"metadata", {{"total_size", total}}}, {"weight_map", Json::object()}};
    for (const auto& [name, file] : fileOf) {
        index["weight_map"][name] = file;
    }
    return writeJson(index, 2) + "\n";
}

void checkSpace(const OutputModel& model, const std::vector<Shard>& shards, const fs::path& out)
{
    std::uint64_t needed = kSpaceLeft;
    for (const Shard& shard : shards) {
        needed += SafetensorsWriter::sizeOf(planOf(shard), model.metadata);
    }
    for (const auto& [name, content] : model.texts) {
        needed += content.size();
    }
    for (const fs::path& file : model.copies) {
        std::error_code ignored;
        const auto size = fs::file_size(file, ignored);
        needed += ignored ? 0 : size;
    }
    const std::uint64_t free = freeSpace(out);
    if (free < needed) {
        throw Error({.message = text("The model needs {}, and only {} are free", humanBytes(needed), humanBytes(free)),
                     .file = out.string(),
                     .remedy = text("Free some space, or choose another disk")});
    }
}

// Streams the shards; counts bytes for the progress.
class Stream {
public:
    Stream(const OutputModel& model, Control& control) : m_model(model), m_control(control)
    {
        for (const OutputTensor& tensor : model.tensors) {
            m_total += tensor.plan.bytes();
        }
    }

    std::string write(const Shard& shard, const fs::path& file)
    {
        std::unordered_map<std::string_view, const OutputTensor*> byName;
        for (const OutputTensor* tensor : shard) {
            byName.emplace(tensor->plan.name, tensor);
        }
        SafetensorsWriter writer(file, planOf(shard), m_model.metadata);
        for (const TensorPlan& next : writer.order()) {
            step(next.name);
            for (const auto& source : m_model.sources) {
                source->checkUnchanged();
            }
            writeTensor(*byName.at(next.name), writer);
        }
        return writer.finish();
    }

private:
    void step(std::string_view what) { m_control.step(m_total ? double(m_done) / double(m_total) : 0, what); }

    void writeTensor(const OutputTensor& tensor, SafetensorsWriter& writer)
    {
        auto bytes = tensor.make(m_buffer);
        if (bytes.size() != tensor.plan.bytes()) {
            throw Error({.message = text("Tensor {} came out with {} bytes instead of {}", tensor.plan.name, bytes.size(), tensor.plan.bytes()),
                         .remedy = text("Report this as a fault of the program")});
        }
        while (!bytes.empty()) {
            const auto slice = bytes.first(std::min<std::size_t>(bytes.size(), kSlice));
            writer.write(slice);
            m_done += slice.size();
            bytes = bytes.subspan(slice.size());
            if (!bytes.empty()) {
                step(tensor.plan.name);
            }
        }
    }

    const OutputModel& m_model;
    Control& m_control;
    std::uint64_t m_total = 0, m_done = 0;
    std::vector<std::byte> m_buffer;
};

void copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code fault;
    fs::copy_file(from, to, fault); // follows links: the copy is a file of its own
    if (fault) {
        throw Error({.message = text("The file cannot be copied: {}", fault.message()),
                     .file = from.string(),
                     .remedy = text("Check that it can be read and that the disk is not full")});
    }
    fs::permissions(to, fs::perms::owner_write, fs::perm_options::add, fault);
}

// Reads the headers back before anything gets its final name.
void verify(const OutputModel& model, const fs::path& directory)
{
    const auto written = Checkpoint::open(directory);
    for (const OutputTensor& tensor : model.tensors) {
        const TensorView* view = written->find(tensor.plan.name);
        if (!view || view->dtype != tensor.plan.dtype || view->shape != tensor.plan.shape) {
            throw Error({.message = text("Tensor {} did not come back as it was written", tensor.plan.name),
                         .file = directory.string(),
                         .remedy = text("Check the disk, and export again")});
        }
    }
}

std::string sumOf(const std::vector<std::pair<std::string, std::string>>& files)
{
    if (files.size() == 1 || !Sha256::available()) {
        return files.front().second;
    }
    Sha256 hash; // shard names sort as they are numbered
    for (const auto& [name, sum] : files) {
        hash.add(std::string_view(sum + "  " + name + "\n"));
    }
    return hash.hex();
}

} // namespace

ExportResult writeModel(const OutputModel& model, const fs::path& out, std::uint64_t shardBytes, Control& control)
{
    const auto shards = shardsOf(model.tensors, std::max<std::uint64_t>(shardBytes, 1));
    checkSpace(model, shards, out);
    AtomicDirectory directory(out);
    ExportResult result {.out = fs::absolute(out).lexically_normal(), .tensors = model.tensors.size()};
    const auto put = [&](const std::string& name, const std::string& content) {
        writeFileAtomically(directory.path() / name, content);
        result.files.push_back(name);
    };
    for (const auto& [name, content] : model.texts) {
        put(name, content);
    }
    for (const fs::path& file : model.copies) {
        copyFile(file, directory.path() / file.filename());
        result.files.push_back(file.filename().string());
    }
    std::vector<std::pair<std::string, std::string>> sums;
    Stream stream(model, control);
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const std::string name = shardName(i, shards.size());
        sums.emplace_back(name, stream.write(shards[i], directory.path() / name));
        result.files.push_back(name);
    }
    if (shards.size() > 1) {
        put("model.safetensors.index.json", indexText(shards));
    }
    control.step(1, "verify");
    verify(model, directory.path());
    for (const std::string& name : result.files) {
        result.bytes += fs::file_size(directory.path() / name);
    }
    result.sha256 = sumOf(sums);
    std::sort(result.files.begin(), result.files.end());
    directory.commit();
    return result;
}

} // namespace heterosis
