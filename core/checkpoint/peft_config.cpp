// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/peft_config.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "base/printable.h"

namespace heterosis {

namespace {

constexpr std::size_t kMostBytes = 16'000'000, kMostPatterns = 10'000;
constexpr double kMostRank = 1 << 20, kMostAlpha = 1e12;

bool isNothing(const Json& value) { return value.is_null() || value == Json(false) || ((value.is_object() || value.is_array() || value.is_string()) && value.empty()); }

std::string shown(const Json& value) { return printable(writeJson(value, -1)); }

// Settings that say nothing of what is computed at use: of the training, of how A and B were begun, of the file itself.
const std::set<std::string, std::less<>> kOfTraining {
    "auto_mapping", "corda_config", "eva_config", "inference_mode", "loftq_config", "lora_dropout", "lora_ga_config", "megatron_config", "megatron_core",
    "peft_version", "qalora_group_size", "revision", "runtime_config", "task_type", "velora_config"};
// Those that are read here.
const std::set<std::string, std::less<>> kRead {
    "alpha_pattern", "base_model_name_or_path", "bias", "ensure_weight_tying", "exclude_modules", "fan_in_fan_out", "init_lora_weights", "layers_pattern",
    "layers_to_transform", "lora_alpha", "lora_bias", "modules_to_save", "peft_type", "r", "rank_pattern", "target_modules", "use_dora", "use_rslora"};

// Names in a list; one text is a list of one. null is none.
std::vector<std::string> names(const Json& value)
{
    std::vector<std::string> out;
    if (value.is_string())
        out.push_back(value.get<std::string>());
    if (value.is_array())
        for (const Json& one : value)
            if (one.is_string())
                out.push_back(one.get<std::string>());
    return out;
}

bool isOneOf(const std::string& module, const std::vector<std::string>& names)
{
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return module == name || (module.size() > name.size() && module.ends_with(name) && module[module.size() - name.size() - 1] == '.');
    });
}

// re.match(r".*?\.[^.]*\.(\d+)\.", name): the first level from the third on that is a number, with something behind it.
std::optional<std::int64_t> firstNumberedLevel(const std::string& name)
{
    std::size_t level = 0;
    for (std::size_t at = 0; at < name.size(); ++level) {
        const std::size_t dot = name.find('.', at);
        if (dot == std::string::npos)
            return std::nullopt;
        const std::string word = name.substr(at, dot - at);
        if (level >= 2 && !word.empty() && word.size() < 10 && word.find_first_not_of("0123456789") == std::string::npos)
            return std::stoll(word);
        at = dot + 1;
    }
    return std::nullopt;
}

} // namespace

void PeftConfig::refuse(Text message, const std::string& place, Text remedy) const
{
    throw Error({.message = std::move(message), .file = m_file, .place = place, .remedy = std::move(remedy)});
}

PeftConfig::PeftConfig(const std::filesystem::path& file) : m_file(file.string())
{
    const Json json = readJson(file, {.depth = 16, .bytes = kMostBytes});
    const Text again = "Fetch the adapter again, or save it anew with PEFT";
    if (!json.is_object())
        refuse("adapter_config.json must be an object", "", again);
    const Json type = json.value("peft_type", Json());
    if (type != "LORA")
        refuse(type.is_null() ? text("The configuration does not say which kind of adapter this is") : text("Adapters of the type {} are not read", shown(type)), "peft_type",
               "Choose a LoRA adapter (peft_type LORA, with or without DoRA), or merge this one into its base with PEFT");
    refuseUnbuilt(json);
    const auto number = [&](const char* key, double otherwise, double least, double most) {
        const Json value = json.value(key, Json());
        if (value.is_null())
            return otherwise;
        if (!value.is_number() || !(value.get<double>() >= least && value.get<double>() <= most))
            refuse(text("\"{}\" must be a number from {} to {}, not {}", key, least, most, shown(value)), key, again);
        return value.get<double>();
    };
    const auto flag = [&](const char* key) {
        const Json value = json.value(key, Json());
        if (!value.is_null() && !value.is_boolean())
            refuse(text("\"{}\" must be true or false, not {}", key, shown(value)), key, again);
        return value == Json(true);
    };
    const double rank = number("r", 8, 1, kMostRank);
    if (rank != std::floor(rank))
        refuse(text("The rank must be a whole number, not {}", rank), "r", again);
    m_rank = std::int64_t(rank);
    m_alpha = number("lora_alpha", 8, -kMostAlpha, kMostAlpha);
    m_rslora = flag("use_rslora");
    m_dora = flag("use_dora");
    m_fanInFanOut = flag("fan_in_fan_out");
    m_tying = flag("ensure_weight_tying");
    flag("lora_bias"); // told by the tensors of the file
    if (const Json base = json.value("base_model_name_or_path", Json()); base.is_string())
        m_base = base.get<std::string>();
    if (const Json bias = json.value("bias", Json("none")); bias == "none" || bias == "all" || bias == "lora_only")
        m_bias = bias.get<std::string>();
    else
        refuse(text("\"{}\" must be none, all or lora_only, not {}", "bias", shown(bias)), "bias", again);
    readTargets(json);
    m_ranks = keyed(json, "rank_pattern", 1, kMostRank);
    m_alphas = keyed(json, "alpha_pattern", -kMostAlpha, kMostAlpha);
}

void PeftConfig::refuseUnbuilt(const Json& json) const
{
    const Text merge = "Merge the adapter into its base with PEFT (merge_and_unload), and open the result";
    for (const auto& item : json.items())
        if (!kRead.contains(item.key()) && !kOfTraining.contains(item.key()) && !isNothing(item.value()))
            refuse(text("The setting \"{}\" ({}) may change what the adapter computes, and is not read", printable(item.key()), shown(item.value())), printable(item.key()), merge);
    const Json start = json.value("init_lora_weights", Json());
    if (!start.is_string())
        return;
    const std::string word = start.get<std::string>();
    if (word != "gaussian" && word != "eva" && word != "orthogonal" && word != "mica")
        refuse(text("The adapter was begun by \"{}\", which changes the weights of the base too", printable(word)), "init_lora_weights",
               "Save it as a plain LoRA with PEFT (path_initial_model_for_weight_conversion), or merge it into its base");
}

void PeftConfig::readTargets(const Json& json)
{
    m_targetModules = json.value("target_modules", Json());
    const auto tooMany = [&](const Json& value, const char* key) {
        if ((value.is_array() || value.is_object()) && value.size() > kMostPatterns)
            refuse(text("\"{}\" has {} entries, more than any adapter has", key, value.size()), key, "Fetch the adapter again");
    };
    for (const char* key : {"target_modules", "exclude_modules", "modules_to_save", "layers_to_transform", "layers_pattern"})
        tooMany(json.value(key, Json()), key);
    if (m_targetModules.is_string() && m_targetModules == "all-linear")
        m_allLinear = true;
    else if (m_targetModules.is_string())
        m_targetPattern.emplace(m_targetModules.get<std::string>(), PeftPattern::Kind::Whole, m_file, "target_modules");
    else
        m_targets = names(m_targetModules);
    if (const Json excluded = json.value("exclude_modules", Json()); excluded.is_string() && !excluded.empty())
        m_excludePattern.emplace(excluded.get<std::string>(), PeftPattern::Kind::Whole, m_file, "exclude_modules");
    else
        m_excluded = names(excluded);
    for (const std::string& name : names(json.value("modules_to_save", Json())))
        m_saved.emplace_back(name, PeftPattern::Kind::Within, m_file, "modules_to_save");
    for (const std::string& name : names(json.value("layers_pattern", Json())))
        m_layerPatterns.emplace_back(name, PeftPattern::Kind::Layer, m_file, "layers_pattern");
    const Json layers = json.value("layers_to_transform", Json());
    if (layers.is_number_integer())
        m_layers = {layers.get<std::int64_t>()};
    if (!layers.is_array() || layers.empty())
        return;
    m_layers.emplace();
    for (const Json& layer : layers) {
        if (!layer.is_number_integer())
            refuse(text("A layer is a whole number, not {}", shown(layer)), "layers_to_transform", "Fetch the adapter again");
        m_layers->push_back(layer.get<std::int64_t>());
    }
}

std::vector<PeftConfig::Keyed> PeftConfig::keyed(const Json& json, const char* key, double least, double most) const
{
    std::vector<Keyed> out;
    const Json map = json.value(key, Json());
    const Text again = "Fetch the adapter again, or save it anew with PEFT";
    if (!map.is_null() && !map.is_object())
        refuse(text("\"{}\" must be an object", key), key, again);
    if (map.size() > kMostPatterns)
        refuse(text("\"{}\" has {} entries, more than any adapter has", key, map.size()), key, again);
    for (const auto& item : map.items()) {
        const std::string place = std::string(key) + "." + printable(item.key());
        if (!item.value().is_number() || !(item.value().get<double>() >= least && item.value().get<double>() <= most))
            refuse(text("\"{}\" must be a number from {} to {}, not {}", printable(item.key()), least, most, shown(item.value())), place, again);
        out.push_back({PeftPattern(item.key(), PeftPattern::Kind::Ending, m_file, place), item.value().get<double>()});
    }
    return out;
}

std::int64_t PeftConfig::rankOf(const std::string& module) const
{
    const auto found = std::find_if(m_ranks.begin(), m_ranks.end(), [&](const Keyed& one) { return one.pattern.matches(module); });
    return found == m_ranks.end() ? m_rank : std::int64_t(found->value);
}

double PeftConfig::scaleOf(const std::string& module) const
{
    const auto found = std::find_if(m_alphas.begin(), m_alphas.end(), [&](const Keyed& one) { return one.pattern.matches(module); });
    const double alpha = found == m_alphas.end() ? m_alpha : found->value, rank = double(rankOf(module));
    return alpha / (m_rslora ? std::sqrt(rank) : rank);
}

bool PeftConfig::saves(const std::string& module) const
{
    return std::any_of(m_saved.begin(), m_saved.end(), [&](const PeftPattern& one) { return one.matches(module); });
}

bool PeftConfig::excludes(const std::string& module) const
{
    return (m_excludePattern ? m_excludePattern->matches(module) : isOneOf(module, m_excluded)) || saves(module);
}

bool PeftConfig::inLayers(const std::string& module) const
{
    if (!m_layers)
        return true;
    std::optional<std::int64_t> layer = m_layerPatterns.empty() ? firstNumberedLevel(module) : std::nullopt;
    for (const PeftPattern& pattern : m_layerPatterns)
        if ((layer = pattern.layerOf(module)))
            break;
    return layer && std::find(m_layers->begin(), m_layers->end(), *layer) != m_layers->end();
}

bool PeftConfig::targets(const std::string& module) const
{
    if (excludes(module))
        return false;
    if (m_allLinear)
        return true;
    if (m_targetPattern)
        return m_targetPattern->matches(module);
    if (std::find(m_targets.begin(), m_targets.end(), module) != m_targets.end())
        return true; // a full name counts in any layer
    return isOneOf(module, m_targets) && inLayers(module);
}

} // namespace heterosis
