// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "checkpoint/peft_pattern.h"

namespace heterosis {

// An adapter_config.json of PEFT (github.com/huggingface/peft, LoraConfig of 0.21) with what it says of the numbers. Settings that
// change what is computed in a way that is not built are refused by name.
class PeftConfig {
public:
    // Throws Error: no JSON of the kind, another peft_type, a setting that is not built, a pattern that is none.
    explicit PeftConfig(const std::filesystem::path& file);

    const std::string& base() const noexcept { return m_base; }      // base_model_name_or_path, "" where it says none
    std::int64_t rank() const noexcept { return m_rank; }
    double alpha() const noexcept { return m_alpha; }
    bool rslora() const noexcept { return m_rslora; }
    bool dora() const noexcept { return m_dora; }
    bool fanInFanOut() const noexcept { return m_fanInFanOut; }
    bool ensureWeightTying() const noexcept { return m_tying; }
    const Json& targetModules() const noexcept { return m_targetModules; } // as it is written, for people
    const std::string& bias() const noexcept { return m_bias; }

    // Of a module by its name in the adapter's file, "model.layers.0.self_attn.q_proj".
    std::int64_t rankOf(const std::string& module) const;
    double scaleOf(const std::string& module) const; // alpha / rank, or alpha / sqrt(rank)
    bool targets(const std::string& module) const;
    bool saves(const std::string& module) const;     // one of modules_to_save

private:
    struct Keyed {
        PeftPattern pattern;
        double value;
    };
    void refuseUnbuilt(const Json& json) const;
    void readTargets(const Json& json);
    std::vector<Keyed> keyed(const Json& json, const char* key, double least, double most) const;
    [[noreturn]] void refuse(Text message, const std::string& place, Text remedy) const;
    bool excludes(const std::string& module) const;
    bool inLayers(const std::string& module) const;

    std::string m_file, m_base, m_bias = "none";
    std::int64_t m_rank = 8;
    double m_alpha = 8;
    bool m_rslora = false, m_dora = false, m_fanInFanOut = false, m_tying = false;
    Json m_targetModules;
    std::vector<std::string> m_targets, m_excluded;             // names: the module's, or the end of it behind a dot
    std::optional<PeftPattern> m_targetPattern, m_excludePattern;
    bool m_allLinear = false;
    std::vector<PeftPattern> m_saved, m_layerPatterns;
    std::optional<std::vector<std::int64_t>> m_layers;
    std::vector<Keyed> m_ranks, m_alphas;
};

} // namespace heterosis
