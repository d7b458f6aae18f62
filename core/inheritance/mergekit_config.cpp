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

#include <charconv>
#include <cmath>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "base/files.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxBytes = 1u << 20;
constexpr int kMaxDepth = 16, kMaxAliases = 64; // a file's meaning stays within a small multiple of its size

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

class Reader {
public:
    Reader(std::string file, fs::path root) : m_file(std::move(file)), m_root(std::move(root)) {}
    MergekitConfig read(const YAML::Node& document);

private:
    int lineOf(const YAML::Node& node) const { return node.Mark().line + 1; }
    [[noreturn]] void refuse(const YAML::Node& node, Text message, Text remedy) const { fail(m_file, lineOf(node), std::move(message), std::move(remedy)); }

    // Calls `take(key, value)` for each entry; refuses what is no map, and equal keys.
    template <class Take> void eachKey(const YAML::Node& map, Take take) const
    {
        if (!map.IsMap()) {
            refuse(map, text("Keys and values are expected here"), text("Compare the file with mergekit's examples"));
        }
        std::set<std::string> seen;
        for (const auto& entry : map) {
            const std::string key = word(entry.first);
            if (!seen.insert(key).second) {
                refuse(entry.first, text("The key {} occurs twice", key), text("Keep one of the two"));
            }
            take(key, entry.first, entry.second);
        }
    }
    std::string word(const YAML::Node& node) const;
    double number(const YAML::Node& node, bool truth) const;
    Dtype dtype(const YAML::Node& node) const;
    MergekitModel modelNamed(const YAML::Node& node) const;
    MergekitModel model(const YAML::Node& node) const;
    std::vector<double> values(const YAML::Node& node, bool truth) const;
    MergekitSetting::Case oneCase(const YAML::Node& node, bool truth) const;
    MergekitSetting setting(const YAML::Node& node, bool truth) const;
    void topLevel(const std::string& key, const YAML::Node& at, const YAML::Node& value);
    void parameters(const YAML::Node& map, std::optional<MergekitSetting>& weight, std::optional<MergekitSetting>* normalize) const;
    void settleBase();

    std::string m_file;
    fs::path m_root;
    MergekitConfig m_config;
    std::optional<MergekitModel> m_base;
    bool m_linear = false;
};

std::string Reader::word(const YAML::Node& node) const
{
    if (!node.IsScalar() || node.Scalar().empty()) {
        refuse(node, text("A single value is expected here"), text("Compare the file with mergekit's examples"));
    }
    return node.Scalar();
}

double Reader::number(const YAML::Node& node, bool truth) const
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

Dtype Reader::dtype(const YAML::Node& node) const
{
    const std::string name = word(node);
    const auto type = dtypeOfWord(name);
    if (!type || !isBlendable(*type) || *type == Dtype::F64) {
        refuse(node, text("The dtype {} cannot be blended in", name), text("Write float32, bfloat16 or float16"));
    }
    return *type;
}

MergekitModel Reader::modelNamed(const YAML::Node& node) const
{
    const std::string spelled = word(node);
    const fs::path path = fs::absolute(m_root / spelled).lexically_normal(); // an absolute path stays itself
    std::error_code fault;
    if (!fs::exists(path, fault)) {
        if (spelled.find('+') != std::string::npos) {
            refuse(node, text("{} names an adapter; these come with a later version", spelled), text("Merge the adapter into its base first"));
        }
        refuse(node, text("There is no model {}", spelled), text("Give the folder of a model on this machine; nothing is downloaded"));
    }
    return {.path = path, .spelled = spelled, .line = lineOf(node)};
}

std::vector<double> Reader::values(const YAML::Node& node, bool truth) const
{
    if (!node.IsSequence()) {
        return {number(node, truth)};
    }
    if (node.size() == 0) {
        refuse(node, text("The list is empty"), text("Write at least one number"));
    }
    if (truth && node.size() > 1) {
        refuse(node, text("A switch has no gradient over the layers"), text("Write true or false"));
    }
    std::vector<double> numbers;
    for (const YAML::Node& one : node) {
        numbers.push_back(number(one, truth));
    }
    return numbers;
}

MergekitSetting::Case Reader::oneCase(const YAML::Node& node, bool truth) const
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
        } else {
            refuse(at, text("The key {} is not understood beside filter and value", key), text("Take it out"));
        }
    });
    if (result.values.empty()) {
        refuse(node, text("A filter needs a value"), text("Add \"value\""));
    }
    return result;
}

MergekitSetting Reader::setting(const YAML::Node& node, bool truth) const
{
    MergekitSetting result;
    if (node.IsMap()) {
        result.cases.push_back(oneCase(node, truth));
    } else if (node.IsSequence() && node.size() > 0 && node[0].IsMap()) {
        for (const YAML::Node& one : node) {
            result.cases.push_back(oneCase(one, truth));
        }
    } else {
        result.cases.push_back({.values = values(node, truth)});
    }
    return result;
}

void Reader::parameters(const YAML::Node& map, std::optional<MergekitSetting>& weight, std::optional<MergekitSetting>* normalize) const
{
    if (map.IsNull()) {
        return;
    }
    eachKey(map, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "weight") {
            weight = setting(value, false);
        } else if (key == "normalize" && normalize) {
            *normalize = setting(value, true);
        } else if (key == "normalize") {
            refuse(at, text("normalize is set for the whole merge, not for a model"), text("Move it to the parameters of the file"));
        } else {
            refuse(at, text("The parameter {} is not one of the method linear", key), text("linear takes weight and normalize"));
        }
    });
}

MergekitModel Reader::model(const YAML::Node& node) const
{
    std::optional<MergekitModel> model;
    std::optional<MergekitSetting> weight;
    eachKey(node, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) {
        if (key == "model") {
            model = modelNamed(value);
        } else if (key == "parameters") {
            parameters(value, weight, nullptr);
        } else {
            refuse(at, text("The key {} of a model is not understood", key), text("A model has the keys model and parameters"));
        }
    });
    if (!model) {
        refuse(node, text("The path of the model is missing"), text("Add \"model\""));
    }
    model->weight = std::move(weight);
    return *model;
}

void Reader::topLevel(const std::string& key, const YAML::Node& at, const YAML::Node& value)
{
    if (key == "merge_method") {
        if (word(value) != "linear") {
            refuse(value, text("The merge method {} is not understood by this version", word(value)), text("Use linear; other methods come with a later version"));
        }
        m_linear = true;
    } else if (key == "models") {
        if (!value.IsSequence()) {
            refuse(value, text("The models are a list"), text("Begin each one with \"- model:\""));
        }
        for (const YAML::Node& one : value) {
            m_config.models.push_back(model(one));
        }
    } else if (key == "base_model") {
        m_base = modelNamed(value);
    } else if (key == "dtype") {
        m_config.dtype = dtype(value);
    } else if (key == "out_dtype") {
        m_config.outDtype = dtype(value);
    } else if (key == "parameters") {
        parameters(value, m_config.weight, &m_config.normalize);
    } else {
        refuse(at, text("The key {} is not understood by this version", key),
               text("It takes merge_method, models, base_model, parameters, dtype and out_dtype"));
    }
}

// mergekit adds a base model that is not among the models as the last input.
void Reader::settleBase()
{
    std::set<std::string> seen;
    for (const MergekitModel& model : m_config.models) {
        if (!seen.insert(model.spelled).second) {
            fail(m_file, model.line, text("The model {} occurs twice", model.spelled), text("Add the two weights, and keep one"));
        }
    }
    if (!m_base) {
        return;
    }
    auto& models = m_config.models;
    for (m_config.donor = 0; m_config.donor < models.size() && models[m_config.donor].spelled != m_base->spelled; ++m_config.donor) {
    }
    if (m_config.donor == models.size()) {
        models.push_back(*m_base);
    }
}

MergekitConfig Reader::read(const YAML::Node& document)
{
    eachKey(document, [&](const std::string& key, const YAML::Node& at, const YAML::Node& value) { topLevel(key, at, value); });
    if (!m_linear) {
        refuse(document, text("The key merge_method is missing"), text("Add \"merge_method: linear\""));
    }
    if (m_config.models.empty()) {
        refuse(document, text("There are no models to merge"), text("Add them as a list under \"models\""));
    }
    settleBase();
    return std::move(m_config);
}

} // namespace

MergekitConfig readMergekitConfig(const fs::path& yaml, const fs::path& root)
{
    const std::string content = readTextFile(yaml, kMaxBytes);
    try {
        std::istringstream events(content);
        Limits limits(yaml.string());
        YAML::Parser parser(events);
        int documents = 0;
        while (parser.HandleNextDocument(limits)) {
            ++documents;
        }
        if (documents != 1) {
            fail(yaml.string(), 0, text("The file holds {} documents; a merge is one", documents), text("Split it into files"));
        }
        MergekitConfig config = Reader(yaml.string(), fs::absolute(root)).read(YAML::Load(content));
        config.text = content;
        return config;
    } catch (const YAML::Exception& fault) {
        fail(yaml.string(), fault.mark.line + 1, text("This is not YAML: {}", fault.msg), text("Correct the line"));
    }
}

} // namespace heterosis

#endif
