// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string_view>

#include "base/error.h"
#include "base/json.h"
#include "base/printable.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSingle = "model.safetensors";
constexpr const char* kIndex = "model.safetensors.index.json";
constexpr const char* kTorchSingle = "pytorch_model.bin";
constexpr const char* kTorchIndex = "pytorch_model.bin.index.json";
constexpr std::size_t kMaxIndexBytes = 256'000'000;

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::vector<fs::path> filesOf(const fs::path& directory)
{
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
        if (isFile(it->path()))
            found.push_back(it->path());
    if (error)
        throw Error({.message = text("The folder cannot be read: {}", error.message()), .file = directory.string(), .remedy = "Check its permissions"});
    std::sort(found.begin(), found.end());
    return found;
}

// "model-00001-of-00003.safetensors"
bool isNumberedShard(const std::string& name)
{
    const auto of = name.rfind("-of-");
    const auto dash = of == std::string::npos || of == 0 ? std::string::npos : name.rfind('-', of - 1);
    if (dash == std::string::npos || !name.ends_with(".safetensors"))
        return false;
    const std::string number = name.substr(dash + 1, of - dash - 1), count = name.substr(of + 4, name.size() - of - 4 - 12);
    const auto digits = [](const std::string& word) { return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos; };
    return digits(number) && digits(count);
}

[[noreturn]] void refuseIndex(Text message, const fs::path& index, const std::string& place, Text remedy)
{
    throw Error({.message = std::move(message), .file = index.string(), .place = place, .remedy = std::move(remedy)});
}

// A shard is a bare name of a file of weights. Anything else could lead out of the folder, so it is refused unopened.
void checkShardName(const std::string& shard, const std::string& tensor, const fs::path& index, WeightFormat format)
{
    const std::string place = "weight_map, tensor " + printable(tensor);
    const bool bare = !shard.empty() && shard.find_first_of("/\\:") == std::string::npos && shard.find('\0') == std::string::npos && shard != "." && shard != "..";
    if (!bare)
        refuseIndex(text("The shard name \"{}\" is not the bare name of a file in the same folder; it was not opened", printable(shard)), index, place,
                    "Fetch the model again from a source that you trust");
    if (format == WeightFormat::Torch && !shard.ends_with(".bin"))
        refuseIndex(text("The shard \"{}\" is not a torch file (.bin)", printable(shard)), index, place, "Fetch the model's .bin files and their index again");
    if (format == WeightFormat::Safetensors && !shard.ends_with(".safetensors"))
        refuseIndex(text("The shard \"{}\" is not a safetensors file", printable(shard)), index, place, "Fetch the model's safetensors files and their index again");
}

void refuseMissingShard(const std::string& shard, const fs::path& index)
{
    if (isFile(index.parent_path() / shard))
        return;
    std::error_code ignored;
    const bool link = fs::is_symlink(index.parent_path() / shard, ignored);
    refuseIndex(link ? text("The shard \"{}\" is a symbolic link to a file that is not there", printable(shard))
                     : text("The shard \"{}\" is missing", printable(shard)),
                index, "weight_map", "Fetch the missing file into the same folder");
}

void warnOfStrays(WeightFiles& out, const std::set<std::string>& used)
{
    for (const fs::path& file : filesOf(out.directory)) {
        const std::string name = file.filename().string();
        if (!used.contains(name) && (isNumberedShard(name) || name == kSingle))
            out.problems.push_back(text("{} lies in the folder, but the model's index does not name it; it is not used", printable(name, 300)));
    }
}

WeightFiles fromIndex(const fs::path& index)
{
    const Json json = readJson(index, {.depth = 16, .bytes = kMaxIndexBytes});
    const Text again = "Fetch the index again, or make it anew with the safetensors library";
    if (!json.is_object() || !json.contains("weight_map"))
        refuseIndex("The index has no \"weight_map\"", index, "", again);
    const Json& map = json["weight_map"];
    if (!map.is_object() || map.empty())
        refuseIndex("\"weight_map\" must be an object that gives each tensor its file, and must not be empty", index, "weight_map", again);

    WeightFiles out;
    out.format = index.filename().string().ends_with(".bin.index.json") ? WeightFormat::Torch : WeightFormat::Safetensors;
    std::set<std::string> shards;
    for (const auto& item : map.items()) {
        if (!item.value().is_string())
            refuseIndex("The file of a tensor must be given as a string", index, "weight_map, tensor " + printable(item.key()), again);
        const std::string& shard = item.value().get_ref<const std::string&>();
        if (!shards.contains(shard)) {
            checkShardName(shard, item.key(), index, out.format);
            shards.insert(shard);
        }
    }
    out.directory = index.parent_path();
    out.withConfig = true;
    std::map<std::string, std::size_t> numbers;
    for (const std::string& shard : shards) {
        refuseMissingShard(shard, index);
        numbers.emplace(shard, out.files.size());
        out.files.push_back(out.directory / shard);
    }
    out.tensors.emplace();
    for (const auto& item : map.items())
        out.tensors->emplace(item.key(), numbers.at(item.value().get_ref<const std::string&>()));
    if (json.contains("metadata") && json["metadata"].is_object() && json["metadata"].contains("total_size")
        && json["metadata"]["total_size"].is_number_unsigned())
        out.totalSize = json["metadata"]["total_size"].get<std::uint64_t>();
    warnOfStrays(out, shards);
    return out;
}

// By its name, or, where the name says nothing (a blob of a cache), by how it begins.
WeightFormat formatOf(const fs::path& file)
{
    const std::string ending = file.extension().string();
    if (ending == ".bin" || ending == ".pt" || ending == ".pth" || ending == ".ckpt")
        return WeightFormat::Torch;
    if (ending == ".gguf" || ending == ".safetensors")
        return ending == ".gguf" ? WeightFormat::Gguf : WeightFormat::Safetensors;
    std::array<char, 4> start{};
    if (!isFile(file)) // a pipe would wait for ever
        return WeightFormat::Safetensors;
    std::ifstream in(file, std::ios::binary);
    in.read(start.data(), start.size());
    const std::string_view word(start.data(), start.size());
    return word == "GGUF" ? WeightFormat::Gguf : word == "PK\x03\x04" ? WeightFormat::Torch : WeightFormat::Safetensors;
}

WeightFiles gguf(const fs::path& file)
{
    WeightFiles out;
    out.format = WeightFormat::Gguf;
    out.directory = file;
    out.files = {file};
    return out;
}

WeightFiles single(const fs::path& file, bool withConfig)
{
    WeightFiles out;
    out.format = formatOf(file);
    out.directory = file.parent_path();
    out.files = {file};
    out.withConfig = withConfig;
    return out;
}

[[noreturn]] void refuseFolder(Text message, const fs::path& directory, Text remedy)
{
    throw Error({.message = std::move(message), .file = directory.string(), .remedy = std::move(remedy)});
}

[[noreturn]] void explainNoWeights(const fs::path& directory, const std::vector<fs::path>& safetensors)
{
    if (!safetensors.empty() && isNumberedShard(safetensors.front().filename().string()))
        refuseFolder("There are shards of a model in the folder, but no model.safetensors.index.json", directory, "Fetch the index into the same folder");
    if (!safetensors.empty())
        refuseFolder(text("There are {} safetensors files in the folder and none is called model.safetensors", safetensors.size()), directory,
                     "Name the file itself, or leave one in the folder");
    for (const fs::path& file : filesOf(directory))
        if (const std::string kind = file.extension().string(); kind == ".bin" || kind == ".pt" || kind == ".pth")
            refuseFolder(text("The folder has no safetensors weights and no pytorch_model.bin, only {}", printable(file.filename().string())), directory,
                         "Name the file itself, or fetch the model in safetensors format");
    std::error_code ignored;
    if (fs::is_symlink(directory / kSingle, ignored))
        refuseFolder("model.safetensors is a symbolic link to a file that is not there", directory, "Fetch the model again");
    refuseFolder("There are no model weights in the folder", directory, "Choose a folder with model.safetensors, or with shards and model.safetensors.index.json");
}

WeightFiles fromFolder(const fs::path& directory)
{
    if (isFile(directory / kSingle)) {
        WeightFiles out = single(directory / kSingle, true);
        if (isFile(directory / kIndex))
            out.problems.push_back(text("{} is not used, because there is a model.safetensors", kIndex));
        warnOfStrays(out, {kSingle});
        return out;
    }
    if (isFile(directory / kIndex))
        return fromIndex(directory / kIndex);
    if (isFile(directory / kTorchSingle))
        return single(directory / kTorchSingle, true);
    if (isFile(directory / kTorchIndex))
        return fromIndex(directory / kTorchIndex);
    std::vector<fs::path> safetensors, ggufs;
    for (const fs::path& file : filesOf(directory)) {
        if (file.extension() == ".safetensors")
            safetensors.push_back(file);
        if (file.extension() == ".gguf")
            ggufs.push_back(file);
    }
    if (safetensors.empty() && ggufs.size() == 1)
        return gguf(ggufs.front());
    if (safetensors.empty() && ggufs.size() > 1)
        refuseFolder(text("There are {} GGUF files in the folder", ggufs.size()), directory, "Name the file itself");
    if (safetensors.size() != 1 || isNumberedShard(safetensors.front().filename().string()))
        explainNoWeights(directory, safetensors);
    return single(safetensors.front(), true);
}

} // namespace

WeightFiles findWeightFiles(const fs::path& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        throw Error({.message = error && error != std::errc::no_such_file_or_directory ? text("The path cannot be followed: {}", error.message())
                                                                                        : Text("There is no such file or folder"),
                     .file = path.string(), .remedy = "Check the path"});
    if (fs::is_directory(status))
        return fromFolder(path);
    const std::string name = path.filename().string();
    if (name.ends_with(".index.json"))
        return fromIndex(path);
    if (formatOf(path) == WeightFormat::Gguf)
        return gguf(path);
    return single(path, name == kSingle || name == kTorchSingle);
}

} // namespace heterosis
