// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_config.h"

#include <algorithm>

#include "base/error.h"

namespace heterosis {

// As mergekit's evaluate_setting: interpolation in double, between the neighbours of t * (n - 1).
std::optional<double> MergekitSetting::at(const std::string& tensor, double t) const
{
    for (const Case& one : cases) {
        if (one.filter && *one.filter != "*" && tensor.find(*one.filter) == std::string::npos) {
            continue;
        }
        if (one.values.size() == 1) {
            return one.values[0];
        }
        const double scaled = t * double(one.values.size() - 1);
        const auto i0 = std::size_t(scaled);
        const auto i1 = std::min(one.values.size() - 1, i0 + 1);
        const double share = scaled - double(i0);
        return (1 - share) * one.values[i0] + share * one.values[i1];
    }
    return {};
}

} // namespace heterosis

#ifdef HETEROSIS_MINIMAL

namespace heterosis {

MergekitConfig readMergekitConfig(const std::filesystem::path& yaml, const std::filesystem::path&)
{
    throw Error({.message = text("This minimal build cannot read mergekit files"),
                 .file = yaml.string(),
                 .remedy = text("Use a recipe in JSON, or build without HETEROSIS_MINIMAL")});
}

} // namespace heterosis

#else

#include <algorithm>

#include "inheritance/mergekit_yaml.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// The structure of the file (config.py).
class Reader : private MergekitYaml {
public:
    Reader(std::string file, fs::path root) : MergekitYaml(std::move(file), std::move(root)) {}
    MergekitConfig read(const YAML::Node& document);

private:
    void topLevel(const std::string& key, const YAML::Node& at, const YAML::Node& value);
    std::size_t modelAt(const YAML::Node& node);
    MergekitParameters parameters(const YAML::Node& map, bool ofModel) const;
    MergekitSource source(const YAML::Node& node, bool sliced);
    MergekitSlice slice(const YAML::Node& node);
    void range(const YAML::Node& node, MergekitSource& source) const;
    void models(const YAML::Node& list);
    void settleBase(MergekitSlice& slice);
    void checkSources(const MergekitSlice& slice) const;

    MergekitConfig m_config;
    const MethodInfo* m_info = nullptr;
    std::optional<std::size_t> m_base;                          // of the file
    std::vector<std::optional<std::size_t>> m_sliceBases;       // of each slice
};

std::size_t Reader::modelAt(const YAML::Node& node)
{
    MergekitModel model = modelNamed(node);
    auto& known = m_config.models;
    const auto found = std::find_if(known.begin(), known.end(), [&](const MergekitModel& other) { return other.path == model.path; });
    const auto index = std::size_t(found - known.begin());
    if (found == known.end()) {
        known.push_back(std::move(model));
    }
    return index;
}

MergekitParameters Reader::parameters(const YAML::Node& map, bool ofModel) const
{
    MergekitParameters result;
    if (map.IsNull()) {
        return result;
    }
    eachKey(map, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        const MethodParameter* parameter = m_info->parameter(key);
        if (!parameter) {
            std::string names;
            for (const MethodParameter& one : m_info->parameters) {
                names += (names.empty() ? "" : ", ") + std::string(one.name);
            }
            refuse(at, text("The parameter {} is not one of the method {}", key, std::string(m_info->name)),
                   text("Take it out; the method takes: {}", names.empty() ? "-" : names));
        }
        if (ofModel && parameter->place == ParameterPlace::Shared) {
            refuse(at, text("{} is set for the whole merge, not for a model", key), text("Move it to the parameters of the file or of the slice"));
        }
        result[key] = setting(value, parameter->truth);
    });
    return result;
}

void Reader::range(const YAML::Node& node, MergekitSource& source) const
{
    if (!node.IsSequence() || node.size() != 2) {
        refuse(node, text("A range of layers is a list of two numbers"), text("Write for example [0, 4]: from layer 0 up to layer 3"));
    }
    source.whole = false;
    source.begin = wholeNumber(node[0]);
    source.end = wholeNumber(node[1]);
    if (source.begin < 0 || source.end <= source.begin) {
        refuse(node, text("The layers {} to {} are no range", source.begin, source.end), text("Write the first layer, and the one after the last"));
    }
}

MergekitSource Reader::source(const YAML::Node& node, bool sliced)
{
    std::optional<std::size_t> model;
    MergekitSource result {.line = lineOf(node)};
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "model") {
            model = modelAt(value);
        } else if (key == "layer_range" && sliced) {
            range(value, result);
        } else if (key == "parameters") {
            result.parameters = parameters(value, true);
        } else {
            refuse(at, text("The key {} of a model is not understood", key),
                   text("A model has the keys model and parameters, in a slice also layer_range"));
        }
    });
    if (!model) {
        refuse(node, text("The path of the model is missing"), text("Add \"model\""));
    }
    if (sliced && result.whole) {
        refuse(node, text("The range of layers is missing"), text("Add \"layer_range\""));
    }
    result.model = *model;
    return result;
}

void Reader::models(const YAML::Node& list)
{
    if (!list.IsSequence()) {
        refuse(list, text("The models are a list"), text("Begin each one with \"- model:\""));
    }
    MergekitSlice all {.line = lineOf(list)};
    for (const YAML::Node& one : list) {
        all.sources.push_back(source(one, false));
    }
    m_config.slices.push_back(std::move(all));
    m_sliceBases.emplace_back();
}

MergekitSlice Reader::slice(const YAML::Node& node)
{
    MergekitSlice result {.line = lineOf(node)};
    std::optional<std::size_t> base;
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "sources") {
            if (!value.IsSequence()) {
                refuse(value, text("The sources of a slice are a list"), text("Begin each one with \"- model:\""));
            }
            for (const YAML::Node& one : value) {
                result.sources.push_back(source(one, true));
            }
        } else if (key == "base_model") {
            base = modelAt(value);
        } else if (key == "parameters") {
            result.parameters = parameters(value, false);
        } else {
            refuse(at, text("The key {} of a slice is not understood", key), text("A slice has the keys sources, base_model and parameters"));
        }
    });
    m_sliceBases.push_back(base);
    return result;
}

void Reader::topLevel(const std::string& key, const YAML::Node& at, const YAML::Node& value)
{
    if (key == "merge_method") {
        return; // known beforehand
    }
    if (key == "models") {
        models(value);
    } else if (key == "slices") {
        m_config.sliced = true;
        if (!value.IsSequence()) {
            refuse(value, text("The slices are a list"), text("Begin each one with \"- sources:\""));
        }
        for (const YAML::Node& one : value) {
            m_config.slices.push_back(slice(one));
        }
    } else if (key == "base_model") {
        m_base = modelAt(value);
    } else if (key == "dtype") {
        m_config.dtype = dtype(value);
    } else if (key == "out_dtype") {
        m_config.outDtype = dtype(value);
    } else if (key == "parameters") {
        m_config.parameters = parameters(value, false);
    } else {
        refuse(at, text("The key {} is not understood by this version", key),
               text("It takes merge_method, models or slices, base_model, parameters, dtype and out_dtype"));
    }
}

// mergekit adds a base model that is not among the models as the last input; a slice names all of its sources.
void Reader::settleBase(MergekitSlice& slice)
{
    const auto named = m_sliceBases[std::size_t(&slice - m_config.slices.data())];
    const auto base = named ? named : m_base;
    if (!base) {
        return;
    }
    auto& sources = slice.sources;
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const MergekitSource& source) { return source.model == *base; });
    if (found != sources.end()) {
        slice.base = std::size_t(found - sources.begin());
    } else if (!m_config.sliced) {
        slice.base = sources.size();
        sources.push_back({.model = *base, .line = slice.line});
    } else if (m_info->base != BaseModel::Unused) {
        refuse(slice.line, text("The base model {} is not among the sources of the slice", m_config.models[*base].spelled),
               text("Add it with its layer_range"));
    }
}

void Reader::checkSources(const MergekitSlice& slice) const
{
    std::set<std::size_t> seen;
    for (const MergekitSource& source : slice.sources) {
        if (!seen.insert(source.model).second) {
            refuse(source.line, text("The model {} occurs twice", m_config.models[source.model].spelled), text("Add the two weights, and keep one"));
        }
        if (source.end - source.begin != slice.sources[0].end - slice.sources[0].begin) {
            refuse(source.line, text("The sources of a slice have unlike numbers of layers"), text("Give each one the same number of layers"));
        }
    }
    const std::string method(m_info->name);
    if (m_info->base == BaseModel::Required && !slice.base) {
        refuse(slice.line, text("The method {} needs a base model", method), text("Add \"base_model\""));
    }
    const std::size_t others = slice.sources.size() - (m_info->base != BaseModel::Unused && slice.base ? 1 : 0);
    if (others < m_info->least) {
        refuse(slice.line, text("The method {} needs at least {} models beside the base; there are {}", method, m_info->least, others),
               text("Add models"));
    }
    if (m_info->most && others > m_info->most) {
        refuse(slice.line, text("The method {} takes {} models beside the base; there are {}", method, m_info->most, others),
               text("Take some out, or choose another method"));
    }
}

MergekitConfig Reader::read(const YAML::Node& document)
{
    eachKey(document, [&](const std::string& key, const YAML::Node&, const YAML::Node& value) {
        if (key == "merge_method") {
            m_info = methodNamed(word(value));
            if (!m_info) {
                refuse(value, text("There is no merge method {}", word(value)), text("Compare the name with mergekit's methods"));
            }
        }
    });
    if (!m_info) {
        refuse(document, text("The key merge_method is missing"), text("Add \"merge_method: linear\", or another method"));
    }
    m_config.method = m_info->method;
    if (document["models"] && document["slices"]) {
        refuse(document["slices"], text("The file has models and slices"), text("Keep one of the two"));
    }
    eachKey(document, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) { topLevel(key, at, value); });
    for (MergekitSlice& slice : m_config.slices) {
        if (slice.sources.empty()) {
            refuse(slice.line, text("There are no models to merge"), text("Add them as a list under \"models\", or under the \"sources\" of a slice"));
        }
        settleBase(slice);
        checkSources(slice);
    }
    if (m_config.slices.empty()) {
        refuse(document, text("There are no models to merge"), text("Add them as a list under \"models\", or as \"slices\""));
    }
    m_config.donor = m_base.value_or(m_config.slices[0].sources[0].model);
    return std::move(m_config);
}

} // namespace

MergekitConfig readMergekitConfig(const fs::path& yaml, const fs::path& root)
{
    std::string content;
    const YAML::Node document = MergekitYaml::load(yaml, content);
    try {
        MergekitConfig config = Reader(yaml.string(), fs::absolute(root)).read(document);
        config.text = content;
        return config;
    } catch (const YAML::Exception& fault) {
        throw Error({.message = text("This is not YAML: {}", fault.msg),
                     .file = yaml.string(),
                     .place = "line " + std::to_string(fault.mark.line + 1),
                     .remedy = text("Correct the line")});
    }
}

} // namespace heterosis

#endif
