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

std::string activationOf(const ConfigWords& words)
{
    static constexpr std::array<std::pair<const char*, const char*>, 10> names{{{"gelu", "gelu"}, {"gelu_python", "gelu"}, {"gelu_new", "gelu_tanh"},
        {"gelu_pytorch_tanh", "gelu_tanh"}, {"gelu_fast", "gelu_tanh"}, {"gelu_accurate", "gelu_tanh"}, {"quick_gelu", "gelu_quick"}, {"relu", "relu"},
        {"silu", "silu"}, {"swish", "silu"}}};
    const std::string given = words.name("activation");
    for (const auto& [name, ours] : names)
        if (given == name)
            return ours;
    words.refuse(text("The activation \"{}\" is not known", printable(given)), words.keyOf("activation"),
                 "Choose a model with one of these: gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, quick_gelu, relu, silu");
}

// Layers that see all the text beside layers that see a window: only one kind for all layers is built.
std::int64_t windowOf(const Family& family, const ConfigWords& words, const Json& config, std::int64_t layers, std::int64_t context)
{
    if (!family.word("slidingWindow") || (family.word("useWindow") && !words.flag("useWindow")))
        return 0;
    const auto window = wholeNumber(words.value("slidingWindow"));
    if (!window || *window < 0)
        words.refuse("The sliding window must be a whole number or null", words.keyOf("slidingWindow"));
    if (*window == 0 || *window >= context)
        return 0;
    std::int64_t sliding = layers;
    if (config.contains("layer_types") && config["layer_types"].is_array()) {
        const Json& kinds = config["layer_types"];
        sliding = std::count(kinds.begin(), kinds.end(), Json("sliding_attention"));
    } else if (family.word("fullLayers")) {
        const auto full = wholeNumber(words.value("fullLayers"));
        if (!full || *full < 0)
            words.refuse("The number of layers that see all the text must be a whole number", words.keyOf("fullLayers"));
        sliding = layers - std::min(*full, layers);
    }
    if (sliding != 0 && sliding != layers)
        words.refuse(text("{} of {} layers see only a sliding window; such mixtures are not supported", sliding, layers), words.keyOf("slidingWindow"),
                     "Choose a model whose layers are all alike");
    return sliding ? *window : 0;
}

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
    out.activation = activationOf(words);
    out.tiedHead = words.flag("tiedHead");
    out.scaleByLayerIndex = words.flag("scaleByLayerIndex");
    const bool scaled = !family.word("attentionScaled") || words.flag("attentionScaled");
    out.attentionScale = scaled ? 1 / std::sqrt(static_cast<double>(out.headDim)) : 1;
    if (out.positions == "rope")
        out.rope = readRope(words, config, out.context, out.headDim);
    out.slidingWindow = windowOf(family, words, config, out.layers, out.context);
    addTokenIds(out.bos, config, "bos_token_id", file);
    addTokenIds(out.eos, config, "eos_token_id", file);
    out.storedDtype = dtypeIn(config);
    return out;
}

} // namespace heterosis
