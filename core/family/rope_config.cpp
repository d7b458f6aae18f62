// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/rope_config.h"

#include <cmath>

#include "base/error.h"
#include "base/printable.h"

namespace heterosis {

namespace {

std::string kindOf(const ConfigWords& words, const Json& settings)
{
    for (const char* key : {"rope_type", "type"}) {
        if (!settings.contains(key) || settings[key].is_null())
            continue;
        if (!settings[key].is_string())
            words.refuse("The kind of the rotary embedding must be a name", key);
        const std::string kind = settings[key].get<std::string>();
        for (const char* known : {"default", "linear", "llama3", "yarn", "dynamic", "longrope"})
            if (kind == known)
                return kind == "yarn" && settings.contains("long_factor") ? "longrope" : kind; // Phi-3's first files name it so, or "su"
        if (kind == "su")
            return "longrope";
        words.refuse(text("The rotary embedding \"{}\" is not known; without it the model would speak nonsense", printable(kind)), key,
                     "Choose a model with one of these: default, linear, dynamic, yarn, llama3, longrope");
    }
    return "default";
}

// A value that must be there for the kind that is in use.
double needed(const ConfigWords& words, const Json& settings, const char* key, const std::string& kind)
{
    const double number = positiveNumber(words, settings, key, 0);
    if (number == 0)
        words.refuse(text("The rotary embedding \"{}\" needs \"{}\"", kind, key), key);
    return number;
}

// What the family's word says, or the fallback where it has none of that name.
double numberOr(const ConfigWords& words, const char* word, double fallback) { return words.value(word).is_null() ? fallback : words.positive(word); }

// Beside the rest it counts more than among the settings, as in transformers.
std::int64_t originalContext(const ConfigWords& words, const Json& config, const Json& settings, std::int64_t context)
{
    const char* key = "original_max_position_embeddings";
    for (const double number : {positiveNumber(words, config, key, 0), positiveNumber(words, settings, key, 0), numberOr(words, "originalContext", 0)}) {
        if (number == 0)
            continue;
        if (number != std::floor(number) || number > 2147483648.0)
            words.refuse("The original context must be a whole number", key);
        return static_cast<std::int64_t>(number);
    }
    return context;
}

void readLlama3(ModelConfig::Rope& rope, const ConfigWords& words, const Json& settings)
{
    rope.lowFreqFactor = needed(words, settings, "low_freq_factor", rope.type);
    rope.highFreqFactor = needed(words, settings, "high_freq_factor", rope.type);
    if (rope.highFreqFactor <= rope.lowFreqFactor)
        words.refuse("\"high_freq_factor\" must be above \"low_freq_factor\"", "high_freq_factor");
}

void readYarn(ModelConfig::Rope& rope, const ConfigWords& words, const Json& settings)
{
    rope.betaFast = positiveNumber(words, settings, "beta_fast", 32);
    rope.betaSlow = positiveNumber(words, settings, "beta_slow", 1);
    if (rope.betaFast < rope.betaSlow)
        words.refuse("\"beta_fast\" must not be below \"beta_slow\"", "beta_fast");
    rope.attentionFactor = positiveNumber(words, settings, "attention_factor", 0);
    for (auto [key, target] : {std::pair("mscale", &rope.mscale), std::pair("mscale_all_dim", &rope.mscaleAllDim)}) {
        if (!settings.contains(key) || settings[key].is_null())
            continue;
        if (!settings[key].is_number() || !std::isfinite(settings[key].get<double>()) || settings[key].get<double>() < 0)
            words.refuse(text("\"{}\" must be a number from 0 up", key), key);
        *target = settings[key].get<double>();
    }
    if (settings.contains("truncate") && !settings["truncate"].is_null()) {
        if (!settings["truncate"].is_boolean())
            words.refuse("\"truncate\" must be true or false", "truncate");
        rope.truncate = settings["truncate"].get<bool>();
    }
    if (rope.theta == 1)
        words.refuse("The rotary embedding \"yarn\" needs a \"rope_theta\" other than 1", "rope_theta");
}

std::vector<double> factorsOf(const ConfigWords& words, const Json& settings, const char* key, std::int64_t pairs)
{
    if (!settings.contains(key) || !settings[key].is_array() || std::int64_t(settings[key].size()) != pairs)
        words.refuse(text("The rotary embedding \"longrope\" needs {} numbers as \"{}\"", pairs, key), key);
    std::vector<double> factors;
    for (const Json& factor : settings[key]) {
        if (!factor.is_number() || !std::isfinite(factor.get<double>()) || factor.get<double>() <= 0)
            words.refuse(text("\"{}\" must hold numbers above 0 alone", key), key);
        factors.push_back(factor.get<double>());
    }
    return factors;
}

// LongRoPE (Ding et al. 2024) as Phi-3 has it.
void readLongrope(ModelConfig::Rope& rope, const ConfigWords& words, const Json& settings, std::int64_t context, std::int64_t pairs)
{
    rope.factor = positiveNumber(words, settings, "factor", static_cast<double>(context) / static_cast<double>(rope.originalContext));
    rope.attentionFactor = positiveNumber(words, settings, "attention_factor", 0);
    rope.shortFactors = factorsOf(words, settings, "short_factor", pairs);
    rope.longFactors = factorsOf(words, settings, "long_factor", pairs);
    if (rope.originalContext < 2)
        words.refuse("The original context must be above 1", "original_max_position_embeddings");
}

// The settings object, or null.
Json settingsOf(const ConfigWords& words, const Json& config)
{
    for (const char* key : {"rope_parameters", "rope_scaling"}) {
        if (!config.contains(key) || config[key].is_null())
            continue;
        if (!config[key].is_object())
            words.refuse(text("\"{}\" must be an object", key), key);
        for (const auto& item : config[key].items())
            if (item.value().is_object())
                words.refuse("Rotary embeddings that differ from layer to layer are not supported", key, "Choose a model with one for all layers");
        return config[key];
    }
    return Json::object();
}

} // namespace

ModelConfig::Rope readRope(const ConfigWords& words, const Json& config, std::int64_t context, std::int64_t headDim)
{
    const Json settings = settingsOf(words, config);
    ModelConfig::Rope rope;
    rope.type = kindOf(words, settings);
    rope.theta = positiveNumber(words, settings, "rope_theta", numberOr(words, "ropeTheta", positiveNumber(words, config, "rope_theta", 10000)));
    rope.share = positiveNumber(words, settings, "partial_rotary_factor", numberOr(words, "rotaryShare", positiveNumber(words, config, "partial_rotary_factor", 1)));
    if (rope.share > 1)
        words.refuse("\"partial_rotary_factor\" must not be above 1", "partial_rotary_factor");
    const auto turning = static_cast<std::int64_t>(static_cast<double>(headDim) * rope.share);
    if (turning < 2 || turning % 2 != 0)
        words.refuse(text("The rotary embedding turns pairs of numbers, so an even head size is needed, but it is {}", turning), words.keyOf("headDim"));
    rope.originalContext = originalContext(words, config, settings, context);
    if (rope.type == "default")
        return rope;
    if (rope.type == "longrope") {
        readLongrope(rope, words, settings, context, turning / 2);
        return rope;
    }
    if (rope.type == "yarn" && positiveNumber(words, settings, "factor", 0) == 0)
        rope.factor = static_cast<double>(context) / static_cast<double>(rope.originalContext);
    else
        rope.factor = needed(words, settings, "factor", rope.type);
    if (rope.type == "llama3")
        readLlama3(rope, words, settings);
    if (rope.type == "yarn")
        readYarn(rope, words, settings);
    if (rope.type == "dynamic") {
        rope.originalContext = context;
        if (turning < 4)
            words.refuse("The rotary embedding \"dynamic\" needs a head size of 4 or more", words.keyOf("headDim"));
    }
    return rope;
}

} // namespace heterosis
