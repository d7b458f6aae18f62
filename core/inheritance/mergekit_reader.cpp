// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include "inheritance/mergekit_reader.h"

#include <algorithm>
#include <utility>

namespace heterosis {

std::size_t MergekitReader::modelAt(const YAML::Node& node)
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

MergekitParameters MergekitReader::parameters(const YAML::Node& map, bool ofModel) const
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

void MergekitReader::range(const YAML::Node& node, MergekitSource& source) const
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

MergekitSource MergekitReader::source(const YAML::Node& node, bool sliced)
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

void MergekitReader::models(const YAML::Node& list)
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

void MergekitReader::slices(const YAML::Node& list)
{
    m_config.sliced = true;
    if (!list.IsSequence()) {
        refuse(list, text("The slices are a list"), text("Begin each one with \"- sources:\""));
    }
    for (const YAML::Node& one : list) {
        m_config.slices.push_back(slice(one));
    }
}

// What mergekit calls the one module of a model that is nothing but a transformer.
void MergekitReader::modules(const YAML::Node& map)
{
    eachKey(map, [&](const std::string& name, const YAML::Node& at, const YAML::Node& module) {
        if (name != "default") {
            refuse(at, text("The models have no module {}", name), text("A model of text alone has one module, \"default\""));
        }
        eachKey(module, [&](const std::string& key, const YAML::Node& place, const YAML::Node& value) {
            if (value.IsNull()) {
                return;
            }
            if ((key == "models" || key == "slices") && !m_config.slices.empty()) {
                refuse(place, text("The module has models and slices"), text("Keep one of the two"));
            }
            if (key == "models") {
                models(value);
            } else if (key == "slices") {
                slices(value);
            } else if (key == "parameters") {
                m_config.moduleParameters = parameters(value, false);
            } else {
                refuse(place, text("The key {} of a module is not understood", key), text("A module has models or slices, and parameters"));
            }
        });
    });
}

MergekitSlice MergekitReader::slice(const YAML::Node& node)
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
            base = value.IsNull() ? std::nullopt : std::optional(modelAt(value));
        } else if (key == "parameters") {
            result.parameters = parameters(value, false);
        } else {
            refuse(at, text("The key {} of a slice is not understood", key), text("A slice has the keys sources, base_model and parameters"));
        }
    });
    m_sliceBases.push_back(base);
    return result;
}

void MergekitReader::topLevel(const std::string& key, const YAML::Node& at, const YAML::Node& value)
{
    if (value.IsNull() || key == "merge_method" || key == "name" || key == "tokenizer") {
        return; // absent, or looked at in its own turn
    }
    if (key == "models") {
        models(value);
    } else if (key == "slices") {
        slices(value);
    } else if (key == "modules") {
        modules(value);
    } else if (key == "base_model") {
        m_base = modelAt(value);
    } else if (key == "dtype") {
        m_config.dtype = dtype(value);
    } else if (key == "out_dtype") {
        m_config.outDtype = dtype(value);
    } else if (key == "parameters") {
        m_config.parameters = parameters(value, false);
    } else if (key == "tokenizer_source") {
        tokenizerSource(value);
    } else if (key == "chat_template") {
        m_config.chatTemplate = word(value);
        m_config.chatTemplateLine = lineOf(value);
    } else if (key == "experts" || key == "gate_mode" || key == "genome" || key == "tasks") {
        refuse(at, text("The key {} belongs to another of mergekit's tools, which has no counterpart here", key),
               text("Give a file for mergekit-yaml or mergekit-multi"));
    } else {
        refuse(at, text("The key {} is not understood", key),
               text("A file has merge_method, models, slices or modules, base_model, parameters, dtype, out_dtype, tokenizer or "
                    "tokenizer_source, chat_template and name"));
    }
}

// mergekit adds a base model that is not among the models as the last input; a slice names all of its sources.
void MergekitReader::settleBase(MergekitSlice& slice)
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

void MergekitReader::checkSources(const MergekitSlice& slice) const
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

MergekitConfig MergekitReader::read(const YAML::Node& document)
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
    std::string body; // of the merge
    for (const char* key : {"models", "slices", "modules"}) {
        if (document[key].IsDefined() && !document[key].IsNull() && !std::exchange(body, key).empty()) {
            refuse(document[key], text("The file has more than one of models, slices and modules"), text("Keep one of them"));
        }
    }
    eachKey(document, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) { topLevel(key, at, value); });
    if (document["tokenizer"].IsDefined() && !document["tokenizer"].IsNull()) {
        tokenizerBlock(document["tokenizer"]); // after the models, which its tokens may name
    }
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

} // namespace heterosis

#endif
