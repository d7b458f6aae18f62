// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include "inheritance/mergekit_yaml.h"

#include <charconv>
#include <cmath>
#include <sstream>

#include <yaml-cpp/eventhandler.h>

#include "base/files.h"
#include "checkpoint/adapter.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxBytes = 1u << 20;
constexpr int kMaxDepth = 16, kMaxAliases = 64, kMaxDocuments = 64; // a file's meaning stays near its size

[[noreturn]] void fail(const std::string& file, int line, Text message, Text remedy)
{
    throw Error({.message = std::move(message),
                 .file = file,
                 .place = line > 0 ? "line " + std::to_string(line) : std::string(),
                 .remedy = std::move(remedy)});
}

// Walks over the file's events before a tree of it is built.
class Limits final : public YAML::EventHandler {
public:
    explicit Limits(std::string file) : m_file(std::move(file)) {}
    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        if (++m_aliases > kMaxAliases) {
            fail(m_file, mark.line + 1, text("The file repeats more than {} nodes by alias", kMaxAliases), text("Write them out"));
        }
    }
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override { enter(mark); }
    void OnSequenceEnd() override { --m_depth; }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override { enter(mark); }
    void OnMapEnd() override { --m_depth; }

private:
    void enter(const YAML::Mark& mark)
    {
        if (++m_depth > kMaxDepth) {
            fail(m_file, mark.line + 1, text("The file nests deeper than {} levels", kMaxDepth), text("This is not a mergekit file"));
        }
    }
    std::string m_file;
    int m_depth = 0, m_aliases = 0;
};

} // namespace

void MergekitYaml::refuse(const YAML::Node& node, Text message, Text remedy) const
{
    fail(m_file, lineOf(node), std::move(message), std::move(remedy));
}

void MergekitYaml::refuse(int line, Text message, Text remedy) const { fail(m_file, line, std::move(message), std::move(remedy)); }

std::string MergekitYaml::word(const YAML::Node& node) const
{
    if (!node.IsScalar() || node.Scalar().empty()) {
        refuse(node, text("A single value is expected here"), text("Compare the file with mergekit's examples"));
    }
    return node.Scalar();
}

double MergekitYaml::number(const YAML::Node& node, bool truth) const
{
    const std::string spelled = word(node);
    std::string lower = spelled;
    for (char& c : lower) {
        c = char(std::tolower(static_cast<unsigned char>(c)));
    }
    if (lower == "true" || lower == "yes" || lower == "on") {
        return 1;
    }
    if (lower == "false" || lower == "no" || lower == "off") {
        return 0;
    }
    const char* begin = spelled.data() + (spelled[0] == '+' ? 1 : 0);
    const char* end = spelled.data() + spelled.size();
    double value = 0;
    const auto [stop, fault] = std::from_chars(begin, end, value);
    if (fault != std::errc() || stop != end || !std::isfinite(value) || (truth && value != 0 && value != 1)) {
        refuse(node, text("{} is not a number that can be used here", spelled), truth ? text("Write true or false") : text("Write a number such as 0.5"));
    }
    return value;
}

std::int64_t MergekitYaml::wholeNumber(const YAML::Node& node) const
{
    const double value = number(node, false);
    if (value != std::floor(value) || std::abs(value) > 1e9) {
        refuse(node, text("{} is not a whole number that can be used here", word(node)), text("Write a number such as 4"));
    }
    return std::int64_t(value);
}

Dtype MergekitYaml::dtype(const YAML::Node& node) const
{
    const std::string name = word(node);
    const auto type = dtypeOfWord(name);
    if (!type || !isBlendable(*type) || *type == Dtype::F64) {
        refuse(node, text("The dtype {} cannot be blended in", name), text("Write float32, bfloat16 or float16"));
    }
    return *type;
}

// mergekit writes a path that its short form cannot hold as {model: {path: PATH}}.
std::string MergekitYaml::modelPath(const YAML::Node& node, int depth) const
{
    if (!node.IsMap() || depth == 2) {
        return word(node);
    }
    std::string path, adapter;
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (value.IsNull()) {
            return;
        }
        if (key == "model" || key == "path") {
            path = modelPath(value, depth + 1);
        } else if (key == "lora") {
            adapter = modelPath(value, depth + 1);
        } else if (key == "revision" || key == "override_architecture") {
            refuse(at, text("The key {} of a model is not understood", key), text("Give the folder of the model as it is"));
        } else {
            refuse(at, text("The key {} of a model is not understood", key), text("Write the path of the model"));
        }
    });
    if (path.empty()) {
        refuse(node, text("The path of the model is missing"), text("Add \"model\""));
    }
    return adapter.empty() ? path : joinAdapted(path, adapter).string();
}

MergekitModel MergekitYaml::modelNamed(const YAML::Node& node) const
{
    const std::string spelled = modelPath(node, 0);
    if (m_places.names.contains(spelled)) {
        return {.path = fs::absolute(m_places.stages / spelled).lexically_normal(), .spelled = spelled, .stage = spelled};
    }
    const fs::path path = resolveModelPath(spelled, m_places.root); // an absolute path stays itself
    std::error_code fault;
    if (!fs::exists(path, fault) && !splitAdapted(path)) {
        if (spelled.find('+') != std::string::npos) {
            refuse(node, text("{} names an adapter, and it or its base is not there", spelled), text("Give the folders of both on this machine; nothing is downloaded"));
        }
        if (spelled.find('@') != std::string::npos) {
            refuse(node, text("{} names a revision of a model that would have to be downloaded", spelled),
                   text("Give the folder of a model on this machine; nothing is downloaded"));
        }
        refuse(node, text("There is no model {}", spelled), text("Give the folder of a model on this machine; nothing is downloaded"));
    }
    return {.path = path.has_filename() ? path : path.parent_path(), .spelled = spelled, .stage = {}};
}

std::vector<double> MergekitYaml::values(const YAML::Node& node, bool truth) const
{
    if (!node.IsSequence()) {
        return {number(node, truth)};
    }
    if (node.size() == 0) {
        refuse(node, text("The list is empty"), text("Write at least one number"));
    }
    std::vector<double> numbers;
    for (const YAML::Node& one : node) {
        numbers.push_back(number(one, truth));
    }
    return numbers;
}

MergekitSetting::Case MergekitYaml::oneCase(const YAML::Node& node, bool truth) const
{
    MergekitSetting::Case result;
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "filter" && value.IsNull()) {
            return;
        }
        if (key == "filter") {
            result.filter = value.IsScalar() ? value.Scalar() : word(value); // an empty filter fits every name
        } else if (key == "value") {
            result.values = values(value, truth);
            result.steps = truth;
        } else {
            refuse(at, text("The key {} is not understood beside filter and value", key), text("Take it out"));
        }
    });
    if (result.values.empty()) {
        refuse(node, text("A filter needs a value"), text("Add \"value\""));
    }
    return result;
}

MergekitSetting MergekitYaml::setting(const YAML::Node& node, bool truth) const
{
    MergekitSetting result;
    if (node.IsMap()) {
        result.cases.push_back(oneCase(node, truth));
    } else if (node.IsSequence() && node.size() > 0 && node[0].IsMap()) {
        for (const YAML::Node& one : node) {
            result.cases.push_back(oneCase(one, truth));
        }
    } else {
        result.cases.push_back({.filter = {}, .values = values(node, truth), .steps = truth});
    }
    return result;
}

std::vector<YAML::Node> MergekitYaml::load(const fs::path& yaml, std::string& content)
{
    content = readTextFile(yaml, kMaxBytes);
    try {
        std::istringstream events(content);
        Limits limits(yaml.string());
        YAML::Parser parser(events);
        int documents = 0;
        while (parser.HandleNextDocument(limits)) {
            if (++documents > kMaxDocuments) {
                fail(yaml.string(), 0, text("The file holds more than {} documents", kMaxDocuments), text("Split it into files"));
            }
        }
        if (documents == 0) {
            fail(yaml.string(), 0, text("The file holds no document"), text("Compare the file with mergekit's examples"));
        }
        return YAML::LoadAll(content);
    } catch (const YAML::Exception& fault) {
        fail(yaml.string(), fault.mark.line + 1, text("This is not YAML: {}", fault.msg), text("Correct the line"));
    }
}

} // namespace heterosis

#endif
