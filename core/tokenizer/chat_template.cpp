// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/chat_template.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "tokenizer/gguf_vocabulary.h"
#include "tokenizer/jinja_template.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

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

Json objectIn(const fs::path& file)
{
    std::error_code failed;
    const Json json = fs::exists(file, failed) ? readJson(file) : Json::object();
    return json.is_object() ? json : Json::object();
}

// bos_token and its like, each a text or an object that holds it.
void addSpecial(const Json& config, std::map<std::string, std::string>& out)
{
    for (const char* name : {"bos_token", "eos_token", "unk_token", "pad_token"}) {
        const auto found = config.find(name);
        if (found == config.end())
            continue;
        const Json& token = found->is_object() && found->contains("content") ? (*found)["content"] : *found;
        if (token.is_string())
            out.emplace(name, token.get<std::string>());
    }
}

std::map<std::string, std::string> specialOf(const GgufVocabulary& vocabulary)
{
    std::map<std::string, std::string> out;
    for (const auto& [name, key] : {std::pair("bos", "bos_token"), std::pair("eos", "eos_token"), std::pair("unknown", "unk_token"), std::pair("padding", "pad_token")})
        if (const std::string* token = vocabulary.token(name))
            out.emplace(key, *token);
    return out;
}

// One turn: what stands before the role, between it and the content, and behind that.
struct Turns {
    const char *head, *middle, *tail;
    const char* model = "assistant"; // the name of the answering role
    std::string talk() const
    {
        const auto turn = [this](const char* role, const char* content) { return head + std::string(role) + middle + content + tail; };
        return turn("user", "U1") + turn(model, "A1") + turn("user", "U2") + head + model + middle;
    }
};

std::string withoutSpaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

// The talk, or the talk behind what a template puts in front: BOS, a system message of its own.
bool isTalk(const std::string& text, const Turns& turns, const std::string& bos)
{
    const std::string talk = turns.talk();
    if (!text.ends_with(talk))
        return false;
    const std::string_view front = std::string_view(text).substr(0, text.size() - talk.size());
    const std::string system = std::string(turns.head) + "system" + turns.middle;
    const auto isFront = [&](std::string_view part) {
        return part.empty() || (part.starts_with(system) && part.ends_with(turns.tail) && part.find(turns.head, 1) == std::string_view::npos);
    };
    return isFront(front) || (!bos.empty() && front.starts_with(bos) && isFront(front.substr(bos.size())));
}

} // namespace

std::optional<ChatTemplate> ChatTemplate::open(const fs::path& directory)
{
    const Json config = objectIn(directory / "tokenizer_config.json");
    std::optional<std::string> source;
    std::map<std::string, std::string> special;
    std::error_code failed;
    if (const fs::path file = directory / "chat_template.jinja"; fs::exists(file, failed))
        source = readTextFile(file, 1 << 20);
    else if (config.contains("chat_template"))
        source = templateOf(config["chat_template"]);
    else if (const auto gguf = ggufFileOf(directory)) {
        const GgufVocabulary vocabulary = readGgufVocabulary(*gguf);
        source = vocabulary.chatTemplate;
        special = specialOf(vocabulary);
    }
    if (!source)
        return std::nullopt;
    addSpecial(config, special);
    addSpecial(objectIn(directory / "special_tokens_map.json"), special);
    return of(std::move(*source), std::move(special));
}

ChatTemplate ChatTemplate::of(std::string source, std::map<std::string, std::string> special)
{
    ChatTemplate out;
    out.m_source = std::move(source);
    out.m_special = std::move(special);
    try {
        out.m_template = std::make_shared<const JinjaTemplate>(out.m_source);
        out.m_kind = out.recognise();
    } catch (const Error&) {
        out.m_kind = Kind::Unknown; // does what is not read here, or refuses an ordinary talk
    }
    return out;
}

std::string ChatTemplate::special(const char* name) const
{
    const auto found = m_special.find(name);
    return found == m_special.end() ? std::string() : found->second;
}

std::string ChatTemplate::render(const std::vector<ChatMessage>& messages, bool addGenerationPrompt) const
{
    JinjaContext::Scope variables;
    for (const auto& [name, token] : m_special)
        variables[name] = token;
    Json list = Json::array();
    for (const ChatMessage& message : messages)
        list.push_back({{"role", message.role}, {"content", message.content}});
    variables["messages"] = std::move(list);
    variables["add_generation_prompt"] = addGenerationPrompt;
    variables["tools"] = nullptr;
    variables["documents"] = nullptr;
    return m_template->render(std::move(variables));
}

ChatTemplate::Kind ChatTemplate::recognise() const
{
    const std::string text = render({{"user", "U1"}, {"assistant", "A1"}, {"user", "U2"}}, true);
    const std::string bos = special("bos_token"), eos = special("eos_token");
    const std::string zephyr = eos + "\n";
    const std::pair<Kind, Turns> known[] = {
        {Kind::ChatMl, {"<|im_start|>", "\n", "<|im_end|>\n"}},
        {Kind::Demo, {"<|", "|>", "<|end|>"}},
        {Kind::Llama3, {"<|start_header_id|>", "<|end_header_id|>\n\n", "<|eot_id|>"}},
        {Kind::Gemma, {"<start_of_turn>", "\n", "<end_of_turn>\n", "model"}},
        {Kind::Phi, {"<|", "|>\n", "<|end|>\n"}},
        {Kind::Phi, {"<|im_start|>", "<|im_sep|>", "<|im_end|>"}},
        {Kind::Zephyr, {"<|", "|>\n", zephyr.c_str()}},
    };
    for (const auto& [kind, turns] : known)
        if ((kind != Kind::Zephyr || !eos.empty()) && isTalk(text, turns, bos))
            return kind;
    // The two differ in whether BOS begins every question, or the first alone; the kinds of Mistral among themselves in spaces.
    if (!bos.empty() && !eos.empty()) {
        const std::string plain = withoutSpaces(text);
        if (text == bos + "[INST] U1 [/INST] A1 " + eos + bos + "[INST] U2 [/INST]")
            return Kind::Llama2;
        if (plain == bos + "[INST]U1[/INST]A1" + eos + "[INST]U2[/INST]")
            return Kind::Mistral;
    }
    return Kind::Unknown;
}

std::string ChatTemplate::name() const
{
    switch (m_kind) {
    case Kind::Demo: return "demo";
    case Kind::ChatMl: return "ChatML";
    case Kind::Llama2: return "Llama 2";
    case Kind::Llama3: return "Llama 3";
    case Kind::Mistral: return "Mistral";
    case Kind::Zephyr: return "Zephyr";
    case Kind::Gemma: return "Gemma";
    case Kind::Phi: return "Phi";
    case Kind::Unknown: break;
    }
    return "unknown";
}

std::string ChatTemplate::apply(const std::vector<ChatMessage>& messages, bool addGenerationPrompt) const
{
    if (!known())
        throw Error({.message = "The checkpoint's chat template is of an unknown kind",
            .remedy = "Turn the chat off, or write the prompt with the model's own marks"});
    return render(messages, addGenerationPrompt);
}

std::vector<std::string> ChatTemplate::endTokens() const
{
    switch (m_kind) {
    case Kind::Demo: return {"<|end|>"};
    case Kind::ChatMl: return {"<|im_end|>"};
    case Kind::Llama3: return {"<|eot_id|>"};
    case Kind::Gemma: return {"<end_of_turn>"};
    case Kind::Phi: return {"<|end|>", "<|im_end|>"};
    case Kind::Llama2:
    case Kind::Mistral:
    case Kind::Zephyr: return {special("eos_token")};
    case Kind::Unknown: break;
    }
    return {};
}

} // namespace heterosis
