// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/gguf_vocabulary.h"

#include <cmath>

#include "base/error.h"
#include "base/files.h"
#include "tokenizer/json_node.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

using Vocabulary = GgufVocabulary;

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place)
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = "Fetch the model again, or its original in safetensors format"});
}

// Key of the file, by our name for it; "seperator" is the format's own spelling.
constexpr std::pair<const char*, const char*> kSpecial[] = {{"bos", "bos_token_id"}, {"eos", "eos_token_id"}, {"eot", "eot_token_id"},
    {"unknown", "unknown_token_id"}, {"separator", "seperator_token_id"}, {"separator", "separator_token_id"}, {"padding", "padding_token_id"},
    {"cls", "cls_token_id"}, {"mask", "mask_token_id"}};
constexpr const char* kFlags[] = {"add_bos_token", "add_eos_token", "add_sep_token", "add_space_prefix", "remove_extra_whitespaces",
    "normalizer.lowercase", "normalizer.strip_accents"};

std::string keyOf(std::string_view name) { return "tokenizer.ggml." + std::string(name); }

std::vector<std::string> textsOf(const GgufFile& gguf, const char* name, const std::string& file)
{
    const std::string key = keyOf(name);
    std::vector<std::string> out;
    for (const std::string_view text : gguf.texts(key)) {
        if (lossyUtf8(text) != text)
            refuse(heterosis::text("Text {} of the list is not valid UTF-8", out.size()), file, key);
        out.emplace_back(text);
    }
    return out;
}

void readTokens(const GgufFile& gguf, const std::string& file, Vocabulary& out)
{
    const GgufValue* list = gguf.value(keyOf("tokens"));
    if (list && list->count > std::uint64_t(MaxTokenId))
        refuse(text("The vocabulary claims {} tokens, more than are read", list->count), file, keyOf("tokens"));
    out.tokens = textsOf(gguf, "tokens", file);
    if (out.tokens.empty())
        refuse("The tokenizer has no tokens", file, keyOf("tokens"));
    for (const std::int64_t type : gguf.wholes(keyOf("token_type")))
        out.types.push_back(type >= 1 && type <= 6 ? static_cast<Vocabulary::TokenType>(type) : Vocabulary::TokenType::Normal);
    if (out.types.empty())
        out.types.assign(out.tokens.size(), Vocabulary::TokenType::Normal);
    for (const double score : gguf.numbers(keyOf("scores")))
        out.scores.push_back(static_cast<float>(score));
    if (out.types.size() != out.tokens.size())
        refuse(text("There are {} tokens and {} types of tokens", out.tokens.size(), out.types.size()), file, keyOf("token_type"));
    if (!out.scores.empty() && out.scores.size() != out.tokens.size())
        refuse(text("There are {} tokens and {} scores", out.tokens.size(), out.scores.size()), file, keyOf("scores"));
}

} // namespace

bool Vocabulary::flag(std::string_view name, bool otherwise) const
{
    const auto found = flags.find(name);
    return found == flags.end() ? otherwise : found->second;
}

std::optional<int> Vocabulary::id(std::string_view name) const
{
    const auto found = special.find(name);
    return found == special.end() ? std::nullopt : std::optional(found->second);
}

const std::string* Vocabulary::token(std::string_view name) const
{
    const auto found = id(name);
    return found ? &tokens[static_cast<std::size_t>(*found)] : nullptr;
}

GgufVocabulary readGgufVocabulary(const GgufFile& gguf, const std::string& file)
{
    Vocabulary out;
    out.model = gguf.text(keyOf("model")).value_or("");
    if (out.model.empty())
        refuse("The file holds no tokenizer", file, keyOf("model"));
    out.pre = gguf.text(keyOf("pre")).value_or("");
    readTokens(gguf, file, out);
    out.merges = textsOf(gguf, "merges", file);
    if (const GgufValue* map = gguf.value(keyOf("precompiled_charsmap")))
        if (map->type == GgufValue::Type::Array && (map->element == GgufValue::Type::U8 || map->element == GgufValue::Type::I8))
            out.charsmap.assign(reinterpret_cast<const char*>(map->bytes.data()), map->bytes.size());
    for (const auto& [name, key] : kSpecial)
        if (const auto id = gguf.whole(keyOf(key)); id && *id >= 0 && *id < std::int64_t(out.tokens.size())) // others mean "none", as in llama.cpp
            out.special[name] = static_cast<int>(*id);
    for (const char* name : kFlags)
        if (const auto flag = gguf.flag(keyOf(name)))
            out.flags[name] = *flag;
    if (const auto chat = gguf.text("tokenizer.chat_template"); chat && chat->size() <= (1 << 20) && lossyUtf8(*chat) == *chat)
        out.chatTemplate = *chat;
    return out;
}

GgufVocabulary readGgufVocabulary(const fs::path& path)
{
    const MappedFile file(path);
    return readGgufVocabulary(readGguf(file.bytes(), path.string()), path.string());
}

bool hasGgufVocabulary(const fs::path& path)
{
    try {
        const MappedFile file(path);
        return readGguf(file.bytes(), path.string()).text(keyOf("model")).has_value();
    } catch (const Error&) {
        return false;
    }
}

std::optional<fs::path> ggufFileOf(const fs::path& path)
{
    std::error_code failed;
    if (fs::is_regular_file(path, failed))
        return path.extension() == ".gguf" ? std::optional(path) : std::nullopt;
    std::optional<fs::path> found;
    for (fs::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed)) {
        const std::string ending = it->path().extension().string();
        if (ending == ".safetensors" || (ending == ".gguf" && found))
            return std::nullopt;
        if (ending == ".gguf")
            found = it->path();
    }
    return found;
}

} // namespace heterosis
