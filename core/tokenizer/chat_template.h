// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace heterosis {

class JinjaTemplate;

struct ChatMessage {
    std::string role;    // "system", "user", "assistant"
    std::string content;
};

// The chat template of a checkpoint: tokenizer_config.json, chat_template.jinja, or a GGUF's metadata. It is recognised by what it does: it is asked
// to write down a short talk, and if that is to the character what one of the known kinds writes, it is of that kind. Prompts are
// then written by the template itself. One of another kind is shown and refused, never guessed.
class ChatTemplate {
public:
    // Of a checkpoint's directory, or of a GGUF file. nullopt where it has no template. An unknown template gives a ChatTemplate
    // with known() == false.
    static std::optional<ChatTemplate> open(const std::filesystem::path& path);
    // special: bos_token, eos_token, unk_token, pad_token as texts.
    static ChatTemplate of(std::string source, std::map<std::string, std::string> special);
    bool known() const noexcept { return m_kind != Kind::Unknown; }
    std::string name() const;                    // "ChatML", "Llama 3", "demo"
    const std::string& source() const noexcept { return m_source; }
    // The prompt text; special tokens in it are to be parsed. Throws Error for an unknown template, and for messages that the
    // template refuses.
    std::string apply(const std::vector<ChatMessage>& messages, bool addGenerationPrompt = true) const;
    // Tokens at which an answer ends ("<|end|>", "<|im_end|>"), besides the model's EOS.
    std::vector<std::string> endTokens() const;

private:
    enum class Kind { Unknown, Demo, ChatMl, Llama2, Llama3, Mistral, Zephyr, Gemma, Phi };
    Kind recognise() const;
    std::string render(const std::vector<ChatMessage>& messages, bool addGenerationPrompt) const;
    std::string special(const char* name) const;

    Kind m_kind = Kind::Unknown;
    std::string m_source;
    std::map<std::string, std::string> m_special; // bos_token, eos_token, as the template is given them
    std::shared_ptr<const JinjaTemplate> m_template; // null where it cannot be read
};

} // namespace heterosis
