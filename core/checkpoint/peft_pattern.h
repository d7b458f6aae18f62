// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace heterosis {

// A pattern of an adapter_config.json, as PEFT applies it to a module's name ("model.layers.0.self_attn.q_proj"). They are
// Python regular expressions; PCRE2 reads what people write in them. A search that would take for ever ends in an Error.
class PeftPattern {
public:
    enum class Kind {
        Whole,  // re.fullmatch(pattern, name): target_modules, exclude_modules as one text
        Ending, // (.*\.)?(pattern)$: keys of rank_pattern and alpha_pattern
        Within, // (^|.*\.)pattern($|\..*): modules_to_save
        Layer   // (?:^|.*?\.)pattern\.(\d+)\.: layers_pattern, which gives the layer's number
    };
    // Throws Error where the pattern is none; file and place are for messages.
    PeftPattern(const std::string& pattern, Kind kind, std::string file, std::string place);
    ~PeftPattern();
    PeftPattern(PeftPattern&&) noexcept;

    bool matches(const std::string& name) const { return match(name).has_value(); }
    std::optional<std::int64_t> layerOf(const std::string& name) const; // of Kind::Layer

private:
    std::optional<std::string> match(const std::string& name) const; // what Kind::Layer caught, else ""
    std::optional<std::string> matchPlainly(const std::string& name) const;
    struct Code;
    std::string m_plain;           // a pattern of letters, digits, '_', '-' and '.': compared without a regular expression
    Kind m_kind;
    std::string m_file, m_place;
    std::unique_ptr<Code> m_code;
};

} // namespace heterosis
