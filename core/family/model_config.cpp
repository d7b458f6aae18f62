// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/printable.h"
#include "base/whole_number.h"
#include "family/config_words.h"
#include "family/model_map.h"
#include "family/rope_config.h"
#include "family/token_ids.h"

namespace heterosis {

namespace {

std::string activationOf(const ConfigWords& words, const char* word)
{
    static constexpr std::array<std::pair<const char*, const char*>, 11> names{{{"gelu", "gelu"}, {"gelu_python", "gelu"}, {"gelu_new", "gelu_tanh"},
        {"gelu_pytorch_tanh", "gelu_tanh"}, {"gelu_fast", "gelu_tanh"}, {"gelu_accurate", "gelu_tanh"}, {"quick_gelu", "gelu_quick"}, {"relu", "relu"},
        {"silu", "silu"}, {"swish", "silu"}, {"tanh", "tanh"}}};
    const std::string given = words.name(word);
    for (const auto& [name, ours] : names)
        if (given == name)
            return ours;
    words.refuse(text("The activation \"{}\" is not known", printable(given)), words.keyOf(word),
                 "Choose a model with one of these: gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, quick_gelu, relu, silu, tanh");
}

std::vector<bool> listedLayers(const ConfigWords& words, const Json& kinds, std::int64_t layers)
{
    if (std::int64_t(kinds.size()) != layers)
        words.refuse(text("\"layer_types\" names {} layers of {}", kinds.size(), layers), "layer_types");
    std::vector<bool> sliding;
    for (const Json& kind : kinds) {
        if (kind != "sliding_attention" && kind != "full_attention")
            words.refuse(text("The attention of layer {} is of a kind that is not known: {}", sliding.size(), printable(writeJson(kind, -1), 60)), "layer_types",
                         "Choose a model with full_attention and sliding_attention alone");
        sliding.push_back(kind == "sliding_attention");
    }
    return sliding;
}

// Which layers see a window alone: as layer_types lists them; or those after the first so many that see all the text (Qwen 2); or
// all but each so manieth (Gemma 2); or all.
std::vector<bool> slidingLayersOf(const Family& family, const ConfigWords& words, const Json& config, std::int64_t layers)
{
    if (config.contains("layer_types") && config["layer_types"].is_array())
        return listedLayers(words, config["layer_types"], layers);
    const auto count = [&](const char* word, std::int64_t least) {
        const auto number = family.word(word) ? wholeNumber(words.value(word)) : std::optional<std::int64_t>(layers + 1);
        if (!number || *number < least)
            words.refuse("The number of layers that see all the text must be a whole number", words.keyOf(word));
        return *number;
    };
    const std::int64_t full = family.word("fullLayers") ? count("fullLayers", 0) : 0, period = count("windowPattern", 1);
    std::vector<bool> sliding;
    for (std::int64_t layer = 0; layer < layers; ++layer)
        sliding.push_back(layer >= full && (layer + 1) % period != 0);
    return sliding;
}

void readWindow(ModelConfig& out, const Family& family, const ConfigWords& words, const Json& config)
{
    if (!family.word("slidingWindow") || (family.word("useWindow") && !words.flag("useWindow")))
        return;
    const auto window = wholeNumber(words.value("slidingWindow"));
    if (!window || *window < 0)
        words.refuse("The sliding window must be a whole number or null", words.keyOf("slidingWindow"));
    if (*window == 0 || *window >= out.context)
        return;
    const std::vector<bool> sliding = slidingLayersOf(family, words, config, out.layers);
    const auto some = std::find(sliding.begin(), sliding.end(), true), all = std::find(sliding.begin(), sliding.end(), false);
    if (some != sliding.end())
        out.slidingWindow = *window;
    if (some != sliding.end() && all != sliding.end())
        out.slidingLayers = sliding;
}

double capOf(const ConfigWords& words, const char* word) { return words.value(word).is_null() ? 0 : words.positive(word); }

void refuseQuantised(const Json& config, const ConfigWords& words)
{
    if (!config.contains("quantization_config") || config["quantization_config"].is_null())
        return;
    const Json& how = config["quantization_config"];
    const std::string method = how.is_object() && how.contains("quant_method") && how["quant_method"].is_string() ? how["quant_method"].get<std::string>() : "unknown";
    words.refuse(text("The weights are quantised ({}) and cannot be read as plain numbers", printable(method)), "quantization_config",
                 "Fetch the original of this model, in float32, float16 or bfloat16");
}

Dtype dtypeIn(const Json& config)
{
    for (const char* key : {"dtype", "torch_dtype"})
        if (config.contains(key) && config[key].is_string())
            if (const auto dtype = dtypeOfWord(config[key].get_ref<const std::string&>()); dtype && isBlendable(*dtype))
                return *dtype;
    return Dtype::F32;
}

ModelConfig readSizes(const Family& family, const ConfigWords& words)
{
    ModelConfig out;
    out.family = family.name;
    out.norm = family.norm;
    out.positions = family.positions;
    out.mlp = family.mlp;
    out.layers = words.size("layers");
    out.width = words.size("width");
    out.heads = words.size("heads");
    out.kvHeads = words.size("kvHeads");
    out.headDim = words.size("headDim");
    out.mlpWidth = words.size("mlpWidth");
    out.vocabulary = words.size("vocabulary");
    out.context = words.size("context");
    if (out.heads % out.kvHeads != 0)
        words.refuse(text("{} heads are not a multiple of {} key-value heads", out.heads, out.kvHeads), words.keyOf("kvHeads"));
    return out;
}

// The labels that config.json names by number, as many as are named without a gap.
std::vector<std::string> labelsIn(const Json& config)
{
    std::vector<std::string> labels;
    if (!config.contains("id2label") || !config["id2label"].is_object())
        return labels;
    const Json& names = config["id2label"];
    for (auto at = names.find("0"); at != names.end() && at->is_string(); at = names.find(std::to_string(labels.size())))
        labels.push_back(at->get<std::string>());
    return labels;
}

void readEncoder(ModelConfig& out, const Family& family, const ConfigWords& words, const Json& config)
{
    out.encoder = true;
    out.embeddingWidth = words.hasSize("embeddingWidth") ? words.size("embeddingWidth") : out.width;
    out.tokenTypes = words.hasSize("tokenTypes") ? words.size("tokenTypes") : 0;
    out.maskedActivation = family.word("maskedActivation") ? activationOf(words, "maskedActivation") : out.activation;
    out.classifierActivation = family.word("classifierActivation") ? activationOf(words, "classifierActivation") : out.activation;
    out.labels = labelsIn(config);
    if (config.contains("architectures") && config["architectures"].is_array() && !config["architectures"].empty() && config["architectures"][0].is_string())
        out.classifiesTokens = config["architectures"][0].get_ref<const std::string&>().ends_with("ForTokenClassification");
    if (out.positions != "after-padding")
        return;
    const auto pad = wholeNumber(words.value("padId"));
    if (!pad || *pad < 0 || *pad + 1 >= out.context)
        words.refuse("The padding token's id must leave room for positions", words.keyOf("padId"));
    out.padId = *pad;
    out.context -= *pad + 1;
}

} // namespace

ModelConfig readModelConfig(const Json& config, const std::string& file)
{
    if (!config.is_object())
        throw Error({.message = "A model's configuration must be a JSON object", .file = file, .remedy = "Use the config.json that came with the model"});
    const Family& family = familyOf(config, file);
    const ConfigWords words(family, config, file);
    refuseQuantised(config, words);
    ModelConfig out = readSizes(family, words);
    out.normEps = words.positive("normEps");
    out.activation = activationOf(words, "activation");
    out.tiedHead = words.flag("tiedHead");
    out.scaleByLayerIndex = words.flag("scaleByLayerIndex");
    out.parallelResidual = words.flag("parallelResidual");
    const bool scaled = !family.word("attentionScaled") || words.flag("attentionScaled");
    const double divisor = family.word("queryScalar") ? words.positive("queryScalar") : static_cast<double>(out.headDim);
    out.attentionScale = scaled ? 1 / std::sqrt(divisor) : 1;
    out.attentionCap = capOf(words, "attentionCap");
    out.logitCap = capOf(words, "logitCap");
    if (words.flag("embeddingScaled"))
        out.embeddingScale = std::sqrt(static_cast<double>(out.width));
    if (out.positions == "rope")
        out.rope = readRope(words, config, out.context, out.headDim);
    if (out.rope.type == "dynamic") // the embedding is stretched for longer texts, up to the factor
        out.context = static_cast<std::int64_t>(static_cast<double>(out.context) * std::clamp(out.rope.factor, 1.0, 1e6));
    if (family.encoder)
        readEncoder(out, family, words, config);
    readWindow(out, family, words, config);
    addTokenIds(out.bos, config, "bos_token_id", file);
    addTokenIds(out.eos, config, "eos_token_id", file);
    out.storedDtype = dtypeIn(config);
    return out;
}

} // namespace heterosis
