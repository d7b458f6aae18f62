// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/model_writer.h"

#include <algorithm>

#include "base/descriptor.h"
#include "base/disk_trouble.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/partial_directory.h"
#include "base/sha256.h"
#include "base/side_thread.h"
#include "inheritance/weight_stream.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSpaceLeft = std::uint64_t{1} << 20;    // that a file system may need for itself

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

std::uint64_t bytesOf(const OutputModel& model, const std::vector<Shard>& shards)
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
    return needed;
}

std::uint64_t bytesIn(const fs::path& directory)
{
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::directory_iterator(directory)) {
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return bytes;
}

// How much more is needed than what is free; 0 where it suffices.
std::uint64_t missingSpace(std::uint64_t needed, const PartialDirectory& directory)
{
    const std::uint64_t there = bytesIn(directory.content()), free = freeSpace(directory.content());
    return needed > there + free ? needed - there - free : 0;
}

void checkSpace(std::uint64_t needed, const PartialDirectory& directory, const fs::path& out)
{
    const std::uint64_t missing = missingSpace(needed, directory);
    if (missing > 0 && !directory.journal().empty()) {
        throw DiskTrouble(text("The disk is full")); // what an earlier run has written stays
    }
    if (missing > 0) {
        throw Error({.message = text("The model needs {}, and only {} are free", humanBytes(needed - bytesIn(directory.content())),
                                     humanBytes(freeSpace(directory.content()))),
                     .file = out.string(),
                     .remedy = text("Free some space, or choose another disk")});
    }
}

// What the bytes of the weights depend on. "" where there is no SHA-256 to say it with: then nothing is ever taken up.
std::string digestOf(const OutputModel& model, const std::vector<Shard>& shards, Control& control)
{
    Json said = {{"version", HETEROSIS_VERSION}, {"metadata", model.metadata}, {"identity", model.identity}};
    for (const Shard& shard : shards) {
        Json tensors = Json::array();
        for (const OutputTensor* tensor : shard) {
            tensors.push_back({tensor->plan.name, std::string(nameOf(tensor->plan.dtype)), tensor->plan.shape});
        }
        said["shards"].push_back(std::move(tensors));
    }
    for (const auto& source : model.sources) {
        said["sources"].push_back(source->sha256(control));
    }
    Sha256 hash;
    hash.add(std::string_view(writeJson(said, -1)));
    return hash.hex();
}

void writeText(const fs::path& path, const std::string& content)
{
    std::error_code ignored;
    fs::remove(path, ignored); // of an earlier run
    writeAll(createForWriting(path), std::as_bytes(std::span(content)), path);
}

void copyFile(const fs::path& from, const fs::path& to)
{
    std::error_code fault;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, fault); // follows links: the copy is a file of its own
    if (fault == std::errc::no_space_on_device || fault == std::errc::io_error) {
        throw DiskTrouble({.message = text("The file cannot be copied: {}", fault.message()), .file = to.string()});
    }
    if (fault) {
        throw Error({.message = text("The file cannot be copied: {}", fault.message()),
                     .file = from.string(),
                     .remedy = text("Check that it can be read and that the disk is not full")});
    }
    fs::permissions(to, fs::perms::owner_write, fs::perm_options::add, fault);
}

// Of an earlier run only the weights are of use.
void clearAllBut(const fs::path& directory, const std::vector<Shard>& shards)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        names.push_back(shardName(i, shards.size()));
    }
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator(directory)) {
        if (std::find(names.begin(), names.end(), entry.path().filename().string()) == names.end()) {
            others.push_back(entry.path());
        }
    }
    for (const fs::path& path : others) {
        fs::remove_all(path);
    }
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

namespace {

// Fills the directory; the result's files, sums and sizes.
void fill(const OutputModel& model, const std::vector<Shard>& shards, PartialDirectory& directory, const ExportOptions& options,
          ExportResult& result, Control& control)
{
    const fs::path& content = directory.content();
    const auto put = [&](const std::string& name, const std::string& words) {
        writeText(content / name, words);
        result.files.push_back(name);
    };
    for (const auto& [name, words] : model.texts) {
        put(name, words);
    }
    for (const fs::path& file : model.copies) {
        copyFile(file, content / file.filename());
        result.files.push_back(file.filename().string());
    }
    if (shards.size() > 1) {
        put("model.safetensors.index.json", indexText(shards));
    }
    WeightStream stream(model, shards, directory);
    const auto sums = stream.write(options, control);
    for (const auto& [name, sum] : sums) {
        result.files.push_back(name);
    }
    control.step(1, "verify");
    verify(model, content);
    for (const std::string& name : result.files) {
        result.bytes += fs::file_size(content / name);
    }
    result.sha256 = sumOf(sums);
    std::sort(result.files.begin(), result.files.end());
}

} // namespace

std::vector<MappedBytes> mappedBytes(const Checkpoint& checkpoint, const TensorView& view)
{
    const bool mapped = !checkpoint.isGguf() && checkpoint.weightFiles().front().extension() == ".safetensors";
    return mapped ? std::vector<MappedBytes> {{view.bytes.data(), view.bytes.size()}} : std::vector<MappedBytes>();
}

std::vector<std::string> sumsOf(const std::vector<std::shared_ptr<const Checkpoint>>& sources, Control& control)
{
    std::vector<std::string> sums(sources.size());
    std::vector<std::function<void(Control&)>> jobs;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        jobs.push_back([&, i](Control& own) { sums[i] = sources[i]->sha256(own); });
    }
    runBeside(jobs, threads(), "SHA-256", control);
    return sums;
}

ExportResult writeModel(const OutputModel& model, const fs::path& out, const ExportOptions& options, Control& control)
{
    const auto shards = shardsOf(model.tensors, std::max<std::uint64_t>(options.shardBytes, 1));
    const std::uint64_t needed = bytesOf(model, shards);
    PartialDirectory directory(out, digestOf(model, shards, control), options.fresh);
    try {
        clearAllBut(directory.content(), shards);
        checkSpace(needed, directory, out);
        ExportResult result {.out = fs::absolute(out).lexically_normal(), .tensors = model.tensors.size()};
        fill(model, shards, directory, options, result, control);
        directory.commit();
        return result;
    } catch (const DiskTrouble& trouble) {
        directory.keep();
        const std::uint64_t missing = missingSpace(needed, directory);
        if (missing == 0) {
            throw;
        }
        throw DiskTrouble({.message = text("The disk is full: {} more are needed. What was written stays", humanBytes(missing)),
                           .file = out.string(),
                           .remedy = text("Free some space and start the same export again: it goes on where it stopped")});
    } catch (const fs::filesystem_error& fault) {
        throw Error({.message = text("The folder cannot be used: {}", fault.code().message()),
                     .file = out.string(),
                     .remedy = text("Choose a folder that you may write to")});
    }
}

} // namespace heterosis
