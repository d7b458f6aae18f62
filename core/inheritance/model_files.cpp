// SPDX-License-Identifier: GPL-3.0-or-later
// What lies beside a model's weights, and where an export may not go.
#include <algorithm>
#include <array>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "inheritance/model_writer.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxCompanion = std::uint64_t{64} << 20;

bool endsWithAny(const std::string& name, std::initializer_list<std::string_view> endings)
{
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool isWeights(const std::string& name)
{
    return endsWithAny(name, {".safetensors", ".bin", ".pt", ".pth", ".ckpt", ".gguf", ".h5", ".msgpack", ".onnx", ".npz", ".safetensors.index.json",
                              ".bin.index.json", ".part", ".lock"});
}

// Names that belong to a model wherever they lie; used where a folder may hold anything.
bool isModelFile(const std::string& name)
{
    static const std::set<std::string> names {
        "tokenizer.json", "tokenizer_config.json", "tokenizer.model", "special_tokens_map.json", "added_tokens.json", "vocab.json", "merges.txt",
        "vocab.txt", "generation_config.json", "chat_template.jinja", "chat_template.json", "LICENSE", "LICENSE.txt", "NOTICE"};
    return names.contains(name);
}

bool isInside(const fs::path& inner, const fs::path& outer)
{
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

fs::path realPath(const fs::path& path)
{
    fs::path whole = fs::weakly_canonical(fs::absolute(path));
    return whole.has_filename() ? whole : whole.parent_path();
}

} // namespace

void refuseTarget(const fs::path& out, const std::vector<std::shared_ptr<const Checkpoint>>& sources)
{
    try {
        const fs::path target = realPath(out);
        for (const auto& source : sources) {
            std::set<fs::path> directories {realPath(source->directory())};
            for (const fs::path& file : source->weightFiles()) {
                directories.insert(realPath(file).parent_path());
            }
            for (const fs::path& directory : directories) {
                if (isInside(target, directory) || isInside(directory, target)) {
                    throw Error({.message = text("An export may not touch the folder of an original, {}", directory.string()),
                                 .file = out.string(),
                                 .remedy = text("Choose a folder somewhere else")});
                }
            }
        }
        if (fs::exists(fs::symlink_status(out)) && !(fs::is_directory(fs::symlink_status(out)) && fs::is_empty(out))) {
            throw Error({.message = text("There is already something under this name; nothing is overwritten"),
                         .file = out.string(),
                         .remedy = text("Choose a new folder or an empty one")});
        }
    } catch (const fs::filesystem_error& fault) {
        throw Error({.message = text("The folder cannot be used: {}", fault.code().message()),
                     .file = out.string(),
                     .remedy = text("Choose a folder that you may write to")});
    }
}

std::vector<fs::path> companionFiles(const Checkpoint& checkpoint, const std::vector<std::string>& written)
{
    std::vector<fs::path> files;
    std::error_code fault;
    const bool lone = !fs::is_directory(checkpoint.root().path(), fault);
    for (fs::directory_iterator it(checkpoint.directory(), fs::directory_options::skip_permission_denied, fault), end; !fault && it != end;
         it.increment(fault)) {
        const std::string name = it->path().filename().string();
        std::error_code unreadable;
        const bool small = it->is_regular_file(unreadable) && it->file_size(unreadable) < kMaxCompanion && !unreadable;
        const bool ours = std::find(written.begin(), written.end(), name) != written.end();
        if (small && !ours && name[0] != '.' && !isWeights(name) && (!lone || isModelFile(name))) {
            files.push_back(it->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string configText(const Checkpoint& checkpoint, std::optional<Dtype> changedTo)
{
    if (!changedTo && (checkpoint.isGguf() || checkpoint.base())) {
        return writeJson(checkpoint.config().value_or(Json::object()), 2) + "\n";
    }
    if (!changedTo) {
        return readTextFile(checkpoint.directory() / "config.json", kMaxCompanion);
    }
    Json config = checkpoint.config().value_or(Json::object());
    bool said = false;
    for (const char* key : {"torch_dtype", "dtype"}) {
        if (config.contains(key)) {
            config[key] = wordOf(*changedTo);
            said = true;
        }
    }
    if (!said) {
        config["torch_dtype"] = wordOf(*changedTo);
    }
    return writeJson(config, 2) + "\n";
}

} // namespace heterosis
