// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/gpt2_files.h"

#include <algorithm>

#include "base/files.h"
#include "tokenizer/merges.h"
#include "tokenizer/pipeline.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// An optional file beside the vocabulary; an empty object where there is none.
Json readBeside(const fs::path& directory, const char* name)
{
    const fs::path file = directory / name;
    return fs::exists(file) ? readJson(file) : Json::object();
}

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
    if (vocabulary.idOf("<|endoftext|>"))
        special.add({.content = "<|endoftext|>", .special = true, .normalized = false});
    return special.take();
}

// BOS and EOS around a text, where the configuration asks for them; <s> </s> for RoBERTa. Plain GPT-2 has nothing.
Frame readFrame(const JsonNode& config, const Vocabulary& vocabulary)
{
    const auto idOf = [&](const char* key, const char* otherwise) -> std::vector<int> {
        std::string token = otherwise;
        if (const auto node = config.child(key))
            token = node->value().is_object() ? node->string("content") : node->asString();
        const auto id = vocabulary.idOf(token);
        return id ? std::vector<int>{*id} : std::vector<int>{};
    };
    if (config.optionalString("tokenizer_class").value_or("").starts_with("Roberta"))
        return {idOf("cls_token", "<s>"), idOf("sep_token", "</s>")};
    Frame frame;
    if (config.flag("add_bos_token", false))
        frame.before = idOf("bos_token", "<|endoftext|>");
    if (config.flag("add_eos_token", false))
        frame.after = idOf("eos_token", "<|endoftext|>");
    return frame;
}

} // namespace

std::shared_ptr<const Tokenizer> openGpt2Files(const fs::path& directory)
{
    const fs::path vocabularyFile = directory / "vocab.json", mergesFile = directory / "merges.txt";
    for (const fs::path& file : {vocabularyFile, mergesFile})
        if (!fs::exists(file))
            throw Error({.message = text("The tokenizer lacks {}", file.filename().string()), .file = directory.string(),
                .remedy = "vocab.json and merges.txt belong together; put both into this folder"});
    const Json vocabularyJson = readJson(vocabularyFile);
    Vocabulary vocabulary = Vocabulary::read(JsonNode(vocabularyJson, vocabularyFile.string()));
    std::vector<std::size_t> lines;
    const Bpe::Pairs merges = parseMergesText(readTextFile(mergesFile), mergesFile.string(), lines);

    const Json configJson = readBeside(directory, "tokenizer_config.json");
    const JsonNode config(configJson, (directory / "tokenizer_config.json").string());
    PipelineParts parts;
    parts.addedTokens = readSpecialTokens(directory, config, vocabulary);
    parts.frame = readFrame(config, vocabulary);
    parts.preTokenizer = PreTokenizer::byteLevel(config.flag("add_prefix_space", false), true);
    parts.model = std::make_unique<Bpe>(std::move(vocabulary), merges, BpeOptions{}, mergesFile.string(),
        [&](std::size_t i) { return "line " + std::to_string(lines[i]); });
    parts.decoder = Decoder::byteLevel();
    parts.byteLevel = true;
    return std::make_shared<Pipeline>(std::move(parts));
}

TokenizerFileSummary summarizeMerges(const fs::path& file)
{
    std::vector<std::size_t> lines;
    return {"merges", 0, parseMergesText(readTextFile(file), file.string(), lines).size()};
}

TokenizerFileSummary summarizeVocabulary(const fs::path& file)
{
    const Json json = readJson(file);
    return {"vocabulary", Vocabulary::read(JsonNode(json, file.string())).count(), 0};
}

} // namespace heterosis
