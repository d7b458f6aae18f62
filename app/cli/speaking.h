// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command.h"
#include "inheritance/subject.h"
#include "model/voice.h"
#ifndef HETEROSIS_MINIMAL
#include "tokenizer/chat_template.h"
#include "tokenizer/tokenizer.h"
#endif

namespace heterosis::cli {

// The options of everything that speaks, beside `own`.
std::vector<Option> speechOptions(std::vector<Option> own);
SamplerSettings samplerSettings(const Args& args);
int maxNew(const Args& args);

// Text to ids and back for one checkpoint. A build without the tokenizer room, or a directory without a tokenizer, has none: ids
// still work, and text is refused with the reason.
class TextBridge {
public:
    TextBridge(const std::filesystem::path& directory, bool chat);
    bool available() const noexcept;
    std::vector<int> encode(const std::string& prompt) const;        // through the chat template where it was asked for
    std::string decode(const std::vector<int>& ids) const;           // "" where there is no tokenizer
    std::string tokenText(int id) const;                             // special tokens by their name
    const std::vector<int>& endIds() const noexcept { return m_endIds; }
#ifndef HETEROSIS_MINIMAL
    const std::shared_ptr<const Tokenizer>& tokenizer() const noexcept { return m_tokenizer; }
#endif

private:
#ifndef HETEROSIS_MINIMAL
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::optional<ChatTemplate> m_template;
#endif
    bool m_chat;
    std::string m_reason; // why there is no tokenizer
    std::vector<int> m_endIds;
};

// A subject that is ready to speak.
struct Speaker {
    Subject subject;
    TextBridge bridge;
    std::unique_ptr<Voice> voice;
    std::string path; // "realised", "gated"

    static Speaker open(const std::string& path, Call& call);
    std::vector<int> promptIds(const Args& args) const; // of --prompt or --ids
};

// Refuses a --path that there is not, before anything is opened.
void checkPath(const Args& args);

} // namespace heterosis::cli
