// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace heterosis {

struct ChatMessage {
    std::string role;    // "system", "user", "assistant"
    std::string content;
};

// The chat template of a checkpoint's tokenizer_config.json (or chat_template.jinja), recognised by its text, never guessed:
// the demo family's, ChatML (with the default system message that the template spells out, if any).
class ChatTemplate {
public:
    // nullopt where the checkpoint has no template. An unknown template gives a ChatTemplate with known() == false.
    static std::optional<ChatTemplate> open(const std::filesystem::path& directory);
    bool known() const noexcept { return m_kind != Kind::Unknown; }
    std::string name() const;                    // "ChatML", "demo"
    const std::string& source() const noexcept { return m_source; }
    // The prompt text; special tokens in it are to be parsed. Throws Error for an unknown template.
    std::string apply(const std::vector<ChatMessage>& messages, bool addGenerationPrompt = true) const;
    // Tokens at which an answer ends ("<|end|>", "<|im_end|>"), besides the model's EOS.
    std::vector<std::string> endTokens() const;

private:
    enum class Kind { Unknown, Demo, ChatMl };
    Kind m_kind = Kind::Unknown;
    std::string m_source, m_defaultSystem;
};

} // namespace heterosis
