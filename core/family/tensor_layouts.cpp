// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/tensor_layouts.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/error.h"
#include "base/files.h"

namespace heterosis {

namespace {

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place)
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = "Correct the family's file; docs/formats.md describes it"});
}

std::string wordIn(const Json& object, const char* key, const std::string& file)
{
    if (!object.is_object() || !object.contains(key) || !object[key].is_string())
        refuse("A string is expected", file, key);
    return object[key].get<std::string>();
}

std::vector<std::string> wordsIn(const Json& object, const char* key, const std::string& file)
{
    if (!object.is_object() || !object.contains(key) || !object[key].is_array())
        refuse("A list of strings is expected", file, key);
    std::vector<std::string> out;
    for (const Json& one : object[key]) {
        if (!one.is_string())
            refuse("A list of strings is expected", file, key);
        out.push_back(one.get<std::string>());
    }
    return out;
}

bool begins(const std::string& name, const std::vector<std::string>& prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) { return name.starts_with(prefix); });
}

// A label stands in the keys of recipes: a capital letter first, then letters, digits, / or _.
bool isLabel(const std::string& label)
{
    return !label.empty() && label[0] >= 'A' && label[0] <= 'Z'
        && label.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_") == std::string::npos;
}

std::vector<TensorLayout> readLayouts()
{
    const auto folder = resourceDirectory() / "families" / "tensors";
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (std::filesystem::directory_iterator it(folder, none), end; !none && it != end; it.increment(none))
        if (it->path().extension() == ".json")
            files.push_back(it->path());
    std::sort(files.begin(), files.end());
    std::vector<TensorLayout> out;
    for (const auto& file : files)
        out.push_back(parseTensorLayout(readJson(file), file.string()));
    return out;
}

} // namespace

bool TensorLayout::fits(const TensorSource& source) const
{
    return std::all_of(holds.begin(), holds.end(), [&](const std::string& tensor) { return source.find(tensor); });
}

bool TensorLayout::isBuffer(const std::string& tensor) const { return begins(tensor, buffers); }

int TensorLayout::layerOf(const std::string& tensor) const
{
    const auto at = std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return begins(tensor, layer.prefixes); });
    return at == layers.end() ? -1 : int(at - layers.begin());
}

TensorLayout parseTensorLayout(const Json& json, const std::string& file)
{
    TensorLayout out {.name = wordIn(json, "family", file), .title = wordIn(json, "title", file), .holds = wordsIn(json, "holds", file),
                      .buffers = wordsIn(json, "buffers", file), .layers = {}};
    refuseUnknownKeys(json, {"family", "title", "holds", "buffers", "layers"}, file, "");
    if (!json.contains("layers") || !json["layers"].is_array() || json["layers"].empty() || out.holds.empty())
        refuse("\"holds\" and \"layers\" must not be empty", file, "layers");
    std::set<std::string> labels;
    for (const Json& layer : json["layers"]) {
        out.layers.push_back({wordIn(layer, "label", file), wordsIn(layer, "prefixes", file)});
        refuseUnknownKeys(layer, {"label", "prefixes"}, file, "layers");
        if (!isLabel(out.layers.back().label) || !labels.insert(out.layers.back().label).second)
            refuse("A label begins with a capital letter, has letters, digits, / and _, and occurs once", file, "layers");
    }
    return out;
}

const std::vector<TensorLayout>& tensorLayouts()
{
    static const std::vector<TensorLayout> all = readLayouts();
    return all;
}

} // namespace heterosis
