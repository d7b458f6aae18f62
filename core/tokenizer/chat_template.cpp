// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/chat_template.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "tokenizer/jinja_shape.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

using Part = ChatShape::Part;

const std::vector<Part> ChatMlMessage = {{Part::Kind::Text, "<|im_start|>"}, {Part::Kind::Role, {}}, {Part::Kind::Text, "\n"},
    {Part::Kind::Content, {}}, {Part::Kind::Text, "<|im_end|>\n"}};
const std::vector<Part> DemoMessage = {{Part::Kind::Text, "<|"}, {Part::Kind::Role, {}}, {Part::Kind::Text, "|>"},
    {Part::Kind::Content, {}}, {Part::Kind::Text, "<|end|>"}};
constexpr const char *ChatMlAnswer = "<|im_start|>assistant\n", *DemoAnswer = "<|assistant|>";

// A template is a text, or a list of named ones of which "default" is for talking.
std::optional<std::string> templateOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return std::nullopt;
    for (const Json& entry : value)
        if (entry.is_object() && entry.contains("name") && entry["name"] == "default" && entry.contains("template")
            && entry["template"].is_string())
            return entry["template"].get<std::string>();
    return std::nullopt;
}

std::optional<std::string> sourceIn(const fs::path& directory)
{
    std::error_code failed;
    if (const fs::path file = directory / "chat_template.jinja"; fs::exists(file, failed))
        return readTextFile(file, 1 << 20);
    const fs::path config = directory / "tokenizer_config.json";
    if (!fs::exists(config, failed))
        return std::nullopt;
    const Json json = readJson(config);
    return json.is_object() && json.contains("chat_template") ? templateOf(json["chat_template"]) : std::nullopt;
}

} // namespace

std::optional<ChatTemplate> ChatTemplate::open(const fs::path& directory)
{
    auto source = sourceIn(directory);
    if (!source)
        return std::nullopt;
    ChatTemplate out;
    out.m_source = std::move(*source);
    const auto shape = readChatShape(out.m_source);
    if (shape && shape->message == ChatMlMessage && shape->generation == ChatMlAnswer)
        out.m_kind = Kind::ChatMl;
    else if (shape && shape->message == DemoMessage && shape->generation == DemoAnswer)
        out.m_kind = Kind::Demo;
    if (out.known())
        out.m_defaultSystem = shape->defaultSystem;
    return out;
}

std::string ChatTemplate::name() const
{
    switch (m_kind) {
    case Kind::Demo: return "demo";
    case Kind::ChatMl: return "ChatML";
    case Kind::Unknown: break;
    }
    return "unknown";
}

std::string ChatTemplate::apply(const std::vector<ChatMessage>& messages, bool addGenerationPrompt) const
{
    if (!known())
        throw Error({.message = "The checkpoint's chat template is of an unknown kind",
            .remedy = "Turn the chat off, or write the prompt with the model's own marks"});
    std::string out;
    if (!messages.empty() && messages.front().role != "system")
        out = m_defaultSystem;
    for (const ChatMessage& message : messages)
        for (const Part& part : m_kind == Kind::ChatMl ? ChatMlMessage : DemoMessage)
            out += part.kind == Part::Kind::Role ? message.role : part.kind == Part::Kind::Content ? message.content : part.text;
    if (addGenerationPrompt)
        out += m_kind == Kind::ChatMl ? ChatMlAnswer : DemoAnswer;
    return out;
}

std::vector<std::string> ChatTemplate::endTokens() const
{
    switch (m_kind) {
    case Kind::Demo: return {"<|end|>"};
    case Kind::ChatMl: return {"<|im_end|>"};
    case Kind::Unknown: break;
    }
    return {};
}

} // namespace heterosis
