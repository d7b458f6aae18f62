// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/families.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"

namespace heterosis {

namespace {

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place)
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = "Correct the family's file; docs/formats.md describes it"});
}

const Json& need(const Json& object, const char* key, const std::string& file, const std::string& place)
{
    if (!object.is_object() || !object.contains(key))
        refuse(text("\"{}\" is missing", key), file, place);
    return object[key];
}

std::string wordIn(const Json& value, const std::string& file, const std::string& place)
{
    if (!value.is_string())
        refuse("A string is expected", file, place);
    return value.get<std::string>();
}

std::vector<std::string> wordsIn(const Json& value, const std::string& file, const std::string& place)
{
    if (!value.is_array())
        refuse("A list of strings is expected", file, place);
    std::vector<std::string> out;
    for (const Json& one : value)
        out.push_back(wordIn(one, file, place));
    return out;
}

Region regionIn(const std::string& name, const std::string& file, const std::string& place)
{
    const auto region = regionNamed(name);
    if (!region)
        refuse(text("\"{}\" is no region", printable(name)), file, place);
    return *region;
}

Family::Word parseWord(const std::string& name, const Json& json, const std::string& file)
{
    const std::string place = "config." + name;
    if (!json.is_object())
        refuse("An object is expected", file, place);
    refuseUnknownKeys(json, {"keys", "default", "null", "means"}, file, place);
    Family::Word word{.name = name};
    if (json.contains("keys"))
        word.keys = wordsIn(json["keys"], file, place + ".keys");
    if (json.contains("default"))
        word.fallback = json["default"];
    if (json.contains("null"))
        word.whenNull = json["null"];
    if (json.contains("means"))
        for (const auto& item : json["means"].items())
            word.means.emplace(item.key(), wordIn(item.value(), file, place + ".means"));
    return word;
}

Family::Tensor parseTensor(const Json& json, const std::string& file)
{
    Family::Tensor tensor;
    tensor.name = wordIn(need(json, "name", file, "tensors"), file, "tensors");
    const std::string place = "tensors, " + printable(tensor.name);
    refuseUnknownKeys(json, {"name", "or", "part", "shape", "row_axis", "if", "group", "gene", "genes", "times"}, file, place);
    tensor.part = wordIn(need(json, "part", file, place), file, place + ".part");
    tensor.shape = wordsIn(need(json, "shape", file, place), file, place + ".shape");
    if (json.contains("row_axis"))
        tensor.rowAxis = json["row_axis"].is_number_unsigned() ? json["row_axis"].get<int>() : -1;
    if (tensor.rowAxis < 0 || tensor.rowAxis >= static_cast<int>(tensor.shape.size()))
        refuse("\"row_axis\" must be one of the shape's axes", file, place);
    if (json.contains("if"))
        tensor.condition = wordIn(json["if"], file, place + ".if");
    if (json.contains("group"))
        tensor.group = wordIn(json["group"], file, place + ".group");
    if (json.contains("or"))
        tensor.others = wordsIn(json["or"], file, place + ".or");
    if (json.contains("genes")) {
        for (const Json& slice : json["genes"])
            tensor.slices.push_back({regionIn(wordIn(need(slice, "region", file, place), file, place), file, place), wordIn(need(slice, "rows", file, place), file, place)});
    } else {
        const std::string gene = wordIn(need(json, "gene", file, place), file, place);
        tensor.gene = GeneId::parse(gene);
        if (!tensor.gene)
            tensor.slices.push_back({regionIn(gene, file, place), {}});
    }
    if (json.contains("times"))
        tensor.times = wordIn(json["times"], file, place + ".times");
    const bool layered = tensor.name.find("{l}") != std::string::npos && tensor.part.find("{l}") != std::string::npos;
    if (tensor.inLayer() != layered || (tensor.inLayer() && tensor.slices.empty()))
        refuse("A tensor of a layer has {l} in its name and part, and a region; any other has a gene such as embed.embedding", file, place);
    return tensor;
}

void refuseOtherWords(const std::string& value, std::initializer_list<std::string_view> known, const std::string& file, const std::string& place)
{
    if (std::find(known.begin(), known.end(), std::string_view(value)) == known.end())
        refuse(text("\"{}\" is not known here", printable(value)), file, place);
}

Family::Move parseMove(const std::string& units, const Json& json, const std::string& file)
{
    const std::string place = "moves." + units;
    if (!json.is_object())
        refuse("An object is expected", file, place);
    refuseUnknownKeys(json, {"rows", "columns"}, file, place);
    Family::Move move{.units = units};
    if (json.contains("rows"))
        move.rows = wordsIn(json["rows"], file, place + ".rows");
    if (json.contains("columns"))
        move.columns = wordsIn(json["columns"], file, place + ".columns");
    return move;
}

// What a decoder has in the place of its head where it rates texts (a reward model): of every family the same.
Family::Tensor scoreHead()
{
    Family::Tensor tensor{.name = "score.weight", .part = "score.weight"};
    tensor.shape = {"any", "width"};
    tensor.condition = "scored";
    tensor.gene = GeneId{GeneId::kHead, Region::Head};
    return tensor;
}

std::vector<Family> readFamilies()
{
    const auto folder = resourceDirectory() / "families";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Family> out;
    for (const auto& file : files)
        out.push_back(parseFamily(readJson(file), file.string()));
    return out;
}

bool matches(const std::string& tensor, std::string pattern, const std::string& prefix)
{
    if (const auto at = pattern.find("{p}"); at != std::string::npos)
        pattern.replace(at, 3, prefix);
    const auto layer = pattern.find("{l}");
    if (layer == std::string::npos)
        return tensor == pattern;
    const std::string tail = pattern.substr(layer + 3);
    if (!tensor.starts_with(pattern.substr(0, layer)) || !tensor.ends_with(tail) || tensor.size() <= layer + tail.size())
        return false;
    return tensor.find_first_not_of("0123456789", layer) == tensor.size() - tail.size();
}

std::string knownFamilies()
{
    std::string names;
    for (const Family& family : families())
        names.append(names.empty() ? "" : ", ").append(family.name);
    return names;
}

} // namespace

const Family::Word* Family::word(std::string_view wanted) const noexcept
{
    const auto at = std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.name == wanted; });
    return at == words.end() ? nullptr : &*at;
}

bool Family::expects(const std::string& tensor) const
{
    for (const std::string& prefix : prefixes)
        for (const std::string& buffer : buffers)
            if (matches(tensor, buffer, prefix))
                return true;
    return isTiedCopy(tensor);
}

bool Family::isTiedCopy(const std::string& tensor) const
{
    for (const std::string& prefix : prefixes) {
        for (const std::string& copy : copies)
            if (matches(tensor, copy, prefix))
                return true;
        for (const Tensor& one : tensors)
            if (one.condition == "untied" && matches(tensor, one.name, prefix))
                return true;
    }
    return false;
}

Family parseFamily(const Json& json, const std::string& file)
{
    Family out;
    out.name = wordIn(need(json, "family", file, ""), file, "family");
    refuseUnknownKeys(json, {"family", "kind", "model_types", "architectures", "norm", "positions", "mlp", "config", "prefixes", "tensors", "spellings", "moves", "buffers", "copies", "refused"}, file, "");
    if (json.contains("kind")) {
        refuseOtherWords(wordIn(json["kind"], file, "kind"), {"decoder", "encoder"}, file, "kind");
        out.encoder = json["kind"] == "encoder";
    }
    out.modelTypes = wordsIn(need(json, "model_types", file, ""), file, "model_types");
    out.architectures = wordsIn(need(json, "architectures", file, ""), file, "architectures");
    out.norm = wordIn(need(json, "norm", file, ""), file, "norm");
    out.positions = wordIn(need(json, "positions", file, ""), file, "positions");
    out.mlp = wordIn(need(json, "mlp", file, ""), file, "mlp");
    refuseOtherWords(out.norm, {"layer", "rms", "rms-plus-one"}, file, "norm");
    refuseOtherWords(out.positions, {"learned", "after-padding", "rope"}, file, "positions");
    refuseOtherWords(out.mlp, {"plain", "gated"}, file, "mlp");
    for (const auto& item : need(json, "config", file, "").items())
        out.words.push_back(parseWord(item.key(), item.value(), file));
    out.prefixes = wordsIn(need(json, "prefixes", file, ""), file, "prefixes");
    for (const Json& tensor : need(json, "tensors", file, ""))
        out.tensors.push_back(parseTensor(tensor, file));
    if (!out.encoder)
        out.tensors.push_back(scoreHead());
    if (out.prefixes.empty() || out.tensors.empty())
        refuse("\"prefixes\" and \"tensors\" must not be empty", file, "");
    if (json.contains("spellings"))
        for (const auto& item : json["spellings"].items())
            out.spellings.emplace(item.key(), wordIn(item.value(), file, "spellings." + item.key()));
    if (json.contains("moves"))
        for (const auto& item : json["moves"].items())
            out.moves.push_back(parseMove(item.key(), item.value(), file));
    if (json.contains("buffers"))
        out.buffers = wordsIn(json["buffers"], file, "buffers");
    if (json.contains("copies"))
        out.copies = wordsIn(json["copies"], file, "copies");
    if (json.contains("refused"))
        for (const auto& item : json["refused"].items())
            out.refused.emplace(item.key(), item.value());
    return out;
}

const std::vector<Family>& families()
{
    static const std::vector<Family> all = readFamilies();
    return all;
}

const Family& familyOf(const Json& config, const std::string& file)
{
    const auto has = [](const std::vector<std::string>& list, const std::string& name) { return std::find(list.begin(), list.end(), name) != list.end(); };
    const auto unknown = [&](const std::string& name, const char* place) {
        return Error({.message = text("The architecture \"{}\" is not known: its tensors can be listed, but it cannot be run or divided into genes", printable(name)),
                      .file = file, .place = place, .remedy = text("Choose a model of one of these families: {}", knownFamilies())});
    };
    if (config.contains("model_type") && config["model_type"].is_string()) {
        const std::string& type = config["model_type"].get_ref<const std::string&>();
        for (const Family& family : families())
            if (has(family.modelTypes, type))
                return family;
        throw unknown(type, "model_type");
    }
    if (config.contains("architectures") && config["architectures"].is_array() && !config["architectures"].empty() && config["architectures"][0].is_string()) {
        const std::string& name = config["architectures"][0].get_ref<const std::string&>();
        for (const Family& family : families())
            if (has(family.architectures, name))
                return family;
        throw unknown(name, "architectures");
    }
    throw Error({.message = "The configuration names no architecture: neither \"model_type\" nor \"architectures\" is there", .file = file,
                 .remedy = "Use the config.json that came with the model"});
}

} // namespace heterosis
