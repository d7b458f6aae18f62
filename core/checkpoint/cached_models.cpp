// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>

#include "checkpoint/cache_name.h"
#include "checkpoint/checkpoint.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

fs::path cacheDirectory()
{
    const auto given = [](const char* name) -> fs::path {
        const char* value = std::getenv(name);
        return value ? fs::path(value) : fs::path();
    };
    if (const fs::path hub = given("HF_HUB_CACHE"); !hub.empty())
        return hub;
    if (const fs::path home = given("HF_HOME"); !home.empty())
        return home / "hub";
    if (const fs::path cache = given("XDG_CACHE_HOME"); !cache.empty())
        return cache / "huggingface" / "hub";
    const fs::path home = given("HOME");
    return home.empty() ? home : home / ".cache" / "huggingface" / "hub";
}

// The entries of a folder; none where it cannot be read.
std::vector<fs::path> entriesOf(const fs::path& directory)
{
    std::error_code error;
    std::vector<fs::path> out;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
        out.push_back(it->path());
    return out;
}

bool isModel(const fs::path& snapshot)
{
    std::error_code ignored;
    return fs::exists(snapshot / "config.json", ignored)
        && (fs::exists(snapshot / "model.safetensors", ignored) || fs::exists(snapshot / "model.safetensors.index.json", ignored));
}

} // namespace

std::string nameInCache(const std::string& folder)
{
    if (!folder.starts_with("models--"))
        return {};
    const std::string name = folder.substr(8);
    const auto dashes = name.find("--");
    return dashes == std::string::npos ? name : name.substr(0, dashes) + "/" + name.substr(dashes + 2);
}

std::vector<CachedModel> cachedModels()
{
    struct Dated {
        CachedModel model;
        fs::file_time_type time;
    };
    std::vector<Dated> found;
    const fs::path cache = cacheDirectory();
    for (const fs::path& repository : cache.empty() ? std::vector<fs::path>() : entriesOf(cache)) {
        const std::string name = nameInCache(repository.filename().string());
        if (name.empty())
            continue;
        for (const fs::path& snapshot : entriesOf(repository / "snapshots")) {
            std::error_code error;
            const auto time = fs::last_write_time(snapshot, error);
            if (!error && isModel(snapshot))
                found.push_back({{name, snapshot}, time});
        }
    }
    std::sort(found.begin(), found.end(), [](const Dated& a, const Dated& b) {
        return a.time != b.time ? a.time > b.time : a.model.directory < b.model.directory;
    });
    std::vector<CachedModel> out;
    for (Dated& one : found)
        out.push_back(std::move(one.model));
    return out;
}

} // namespace heterosis
