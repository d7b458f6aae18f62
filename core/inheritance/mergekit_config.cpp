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
        if (one.steps) {
            return one.values[i0];
        }
        const auto i1 = std::min(one.values.size() - 1, i0 + 1);
        const double share = scaled - double(i0);
        return (1 - share) * one.values[i0] + share * one.values[i1];
    }
    return {};
}

} // namespace heterosis

#ifdef HETEROSIS_MINIMAL

namespace heterosis {

std::vector<MergekitStage> readMergekitStages(const std::filesystem::path& yaml, const std::filesystem::path&, const std::filesystem::path&)
{
    throw Error({.message = text("This minimal build cannot read mergekit files"),
                 .file = yaml.string(),
                 .remedy = text("Use a recipe in JSON, or build without HETEROSIS_MINIMAL")});
}

} // namespace heterosis

#else

#include <functional>
#include <map>

#include "inheritance/mergekit_reader.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const fs::path& yaml, int line, Text message, Text remedy)
{
    throw Error({.message = std::move(message),
                 .file = yaml.string(),
                 .place = line > 0 ? "line " + std::to_string(line) : std::string(),
                 .remedy = std::move(remedy)});
}

// The names of the documents; "" of the one that is the child.
std::vector<std::string> namesOf(const std::vector<YAML::Node>& documents, const fs::path& yaml)
{
    std::vector<std::string> names;
    for (const YAML::Node& document : documents) {
        const YAML::Node name = document.IsMap() ? document["name"] : YAML::Node();
        const int line = document.Mark().line + 1;
        std::string word = name.IsDefined() && name.IsScalar() ? name.Scalar() : std::string();
        if (documents.size() == 1) {
            word.clear(); // alone it is the child, whatever it is called
        } else if (word.find('/') != std::string::npos || word.starts_with('.')) {
            refuse(yaml, line, text("{} cannot be the name of a merge", word), text("Use letters and digits: it becomes the name of a folder"));
        }
        if (std::find(names.begin(), names.end(), word) != names.end()) {
            refuse(yaml, line, word.empty() ? text("Two documents have no name") : text("Two documents are called {}", word),
                   text("Give each document but the last one a \"name\" of its own"));
        }
        names.push_back(std::move(word));
    }
    if (std::find(names.begin(), names.end(), "") == names.end()) {
        refuse(yaml, 0, text("Every document has a name, so that none is the child"), text("Leave the last document without a name"));
    }
    return names;
}

// The stages that the child needs, those that others take first.
class StageOrder {
public:
    StageOrder(std::map<std::string, MergekitConfig> configs, const fs::path& yaml) : m_configs(std::move(configs)), m_yaml(yaml) {}

    std::vector<MergekitStage> all()
    {
        const std::size_t count = m_configs.size();
        visit("");
        if (m_order.size() < count) {
            for (const auto& [name, config] : m_configs) {
                if (!m_seen.contains(name)) {
                    refuse(m_yaml, 0, text("No document takes the model that {} makes", name), text("Name it as a model, or take the document out"));
                }
            }
        }
        return std::move(m_order);
    }

private:
    void visit(const std::string& name)
    {
        if (const auto seen = m_seen.find(name); seen != m_seen.end()) {
            if (!seen->second) {
                refuse(m_yaml, 0, text("The documents need each other in a circle: {}", name), text("Let one of them take models that lie on disk"));
            }
            return;
        }
        m_seen[name] = false;
        const MergekitConfig& config = m_configs.at(name);
        for (const MergekitModel& model : config.models) {
            if (!model.stage.empty()) {
                visit(model.stage);
            }
        }
        if (config.tokenizer && config.tokenizer->model && !config.tokenizer->model->stage.empty()) {
            visit(config.tokenizer->model->stage);
        }
        m_seen[name] = true;
        m_order.push_back({name, config});
    }

    std::map<std::string, MergekitConfig> m_configs;
    const fs::path& m_yaml;
    std::map<std::string, bool> m_seen; // true: whole
    std::vector<MergekitStage> m_order;
};

} // namespace

std::vector<MergekitStage> readMergekitStages(const fs::path& yaml, const fs::path& root, const fs::path& stages)
{
    std::string content;
    const std::vector<YAML::Node> documents = MergekitReader::load(yaml, content);
    try {
        const auto names = namesOf(documents, yaml);
        MergekitReader::Places places {.root = fs::absolute(root), .stages = stages, .names = {names.begin(), names.end()}};
        places.names.erase("");
        std::map<std::string, MergekitConfig> configs;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            MergekitConfig config = MergekitReader(yaml.string(), places).read(documents[i]);
            config.text = content;
            configs.emplace(names[i], std::move(config));
        }
        return StageOrder(std::move(configs), yaml).all();
    } catch (const YAML::Exception& fault) {
        refuse(yaml, fault.mark.line + 1, text("This is not YAML: {}", fault.msg), text("Correct the line"));
    }
}

} // namespace heterosis

#endif
