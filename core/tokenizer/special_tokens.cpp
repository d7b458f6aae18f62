// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/special_tokens.h"

#include <algorithm>

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// The special tokens in the order in which they are named, each once.
class SpecialTokens {
public:
    // A token is a plain text or an object that also says how it is looked for.
    void add(const JsonNode& node)
    {
        AddedToken token;
        if (node.value().is_object())
            token = AddedToken::read(node);
        else
            token.content = node.asString();
        token.special = true;
        token.normalized = false;
        add(std::move(token));
    }
    void add(AddedToken token)
    {
        const auto same = [&](const AddedToken& other) { return other.content == token.content; };
        if (!token.content.empty() && std::none_of(m_tokens.begin(), m_tokens.end(), same))
            m_tokens.push_back(std::move(token));
    }
    void addNamed(const JsonNode& node)
    {
        for (const char* key : {"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"})
            if (const auto token = node.child(key))
                add(*token);
        if (node.has("additional_special_tokens"))
            for (const JsonNode& token : node.list("additional_special_tokens"))
                add(token);
    }
    std::vector<AddedToken> take() { return std::move(m_tokens); }

private:
    std::vector<AddedToken> m_tokens;
};

// Tokens of added_tokens.json and of added_tokens_decoder stand behind the vocabulary, at the ids that are given there.
void addNumbered(std::vector<std::pair<int, AddedToken>> numbered, SpecialTokens& special, Vocabulary& vocabulary)
{
    std::sort(numbered.begin(), numbered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [id, token] : numbered) {
        if (!vocabulary.idOf(token.content) && !vocabulary.tokenOf(id))
            vocabulary.add(token.content, id);
        special.add(std::move(token));
    }
}

int idOfKey(const JsonNode& node, const std::string& key)
{
    const bool digits = !key.empty() && key.size() < 8 && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    const Json id = digits ? Json(std::stol(key)) : Json(key);
    return JsonNode(id, node.file(), node.place()).asId();
}

} // namespace

Json readBeside(const fs::path& directory, const char* name)
{
    const fs::path file = directory / name;
    return fs::exists(file) ? readJson(file) : Json::object();
}

std::vector<AddedToken> readSpecialTokens(const fs::path& directory, const JsonNode& config, Vocabulary& vocabulary)
{
    SpecialTokens special;
    std::vector<std::pair<int, AddedToken>> numbered;
    if (const auto decoder = config.child("added_tokens_decoder"))
        for (const auto& [key, value] : decoder->asObject().items()) {
            const JsonNode token(value, decoder->file(), decoder->placeOf(key));
            numbered.emplace_back(idOfKey(token, key), AddedToken::read(token));
        }
    const Json addedJson = readBeside(directory, "added_tokens.json");
    const JsonNode added(addedJson, (directory / "added_tokens.json").string());
    for (const auto& [content, id] : added.asObject().items())
        numbered.emplace_back(JsonNode(id, added.file(), content).asId(), AddedToken{.content = content});
    addNumbered(std::move(numbered), special, vocabulary);

    const Json mapJson = readBeside(directory, "special_tokens_map.json");
    special.addNamed(JsonNode(mapJson, (directory / "special_tokens_map.json").string()));
    special.addNamed(config);
    return special.take();
}

void addSpecialTokens(std::initializer_list<const char*> names, const Vocabulary& vocabulary, std::vector<AddedToken>& tokens)
{
    for (const char* name : names) {
        const bool named = std::any_of(tokens.begin(), tokens.end(), [&](const AddedToken& token) { return token.content == name; });
        if (!named && vocabulary.idOf(name))
            tokens.push_back({.content = name, .special = true, .normalized = false});
    }
}

std::vector<int> namedToken(const JsonNode& config, const char* key, const std::string& otherwise, const Vocabulary& vocabulary)
{
    std::string token = otherwise;
    if (const auto node = config.child(key))
        token = node->value().is_object() ? node->string("content") : node->asString();
    const auto id = vocabulary.idOf(token);
    return id ? std::vector<int>{*id} : std::vector<int>{};
}

} // namespace heterosis
