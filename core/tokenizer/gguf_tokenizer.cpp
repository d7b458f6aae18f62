// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/gguf_tokenizer.h"

#include <algorithm>
#include <unordered_set>

#include "base/error.h"
#include "base/printable.h"
#include "tokenizer/gguf_pre_tokenizers.h"
#include "tokenizer/sentencepiece.h"
#include "tokenizer/sentencepiece_normalizer.h"
#include "tokenizer/tokenizer_json.h"

namespace heterosis {

namespace {

using Type = GgufVocabulary::TokenType;

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place, Text remedy)
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

// What converters fill up a vocabulary with where the embedding has more rows: no token of the model.
bool isFiller(const GgufVocabulary& vocabulary, std::size_t id)
{
    return vocabulary.types[id] == Type::Unused && vocabulary.tokens[id] == "[PAD" + std::to_string(id) + "]";
}

// A WordPiece token as BERT's files have it: GGUF marks where words begin, they mark where words go on.
std::string wordPiece(const GgufVocabulary& vocabulary, std::size_t id)
{
    const std::string& token = vocabulary.tokens[id];
    if (vocabulary.types[id] == Type::Control || vocabulary.types[id] == Type::Unknown)
        return token;
    return token.starts_with(SpaceSymbol) ? token.substr(SpaceSymbol.size()) : "##" + token;
}

// Appended, not looked up: the entries of such an object are searched one after the other.
void append(Json& object, std::string key, int id)
{
    static_cast<Json::object_t::Container&>(object.get_ref<Json::object_t&>()).emplace_back(std::move(key), Json(id));
}

Json vocabularyOf(const GgufVocabulary& vocabulary, const std::string& file, std::string (*spelled)(const GgufVocabulary&, std::size_t))
{
    Json out = Json::object();
    std::unordered_set<std::string> seen;
    for (std::size_t id = 0; id < vocabulary.tokens.size(); ++id) {
        if (isFiller(vocabulary, id))
            continue;
        std::string token = spelled(vocabulary, id);
        if (!seen.insert(token).second)
            refuse(text("The token \"{}\" is there twice", printable(token)), file, "tokenizer.ggml.tokens", "Fetch the model again, or its original in safetensors format");
        append(out, std::move(token), static_cast<int>(id));
    }
    return out;
}

Json addedTokensOf(const GgufVocabulary& vocabulary)
{
    std::unordered_set<int> special;
    for (const auto& [name, id] : vocabulary.special)
        if (vocabulary.model == "bert" || name != "unknown")
            special.insert(id);
    Json out = Json::array();
    for (std::size_t id = 0; id < vocabulary.tokens.size(); ++id) {
        const Type type = vocabulary.types[id];
        const bool control = type == Type::Control || (special.contains(static_cast<int>(id)) && type != Type::UserDefined);
        if ((control || type == Type::UserDefined || (type == Type::Unknown && vocabulary.model == "bert")) && !vocabulary.tokens[id].empty())
            out.push_back({{"id", id}, {"content", vocabulary.tokens[id]}, {"single_word", false}, {"lstrip", false}, {"rstrip", false},
                {"normalized", false}, {"special", type != Type::UserDefined}});
    }
    return out;
}

// BOS, the text, EOS, as a "post_processor".
Json frameOf(const GgufVocabulary& vocabulary, const std::string* before, const std::string* after)
{
    const Json text = {{"Sequence", {{"id", "A"}, {"type_id", 0}}}}, second = {{"Sequence", {{"id", "B"}, {"type_id", 1}}}};
    Json single = Json::array(), pair = Json::array(), tokens = Json::object();
    const auto add = [&](const std::string* token, bool toPair) {
        if (!token)
            return;
        const Json entry = {{"SpecialToken", {{"id", *token}, {"type_id", 0}}}};
        single.push_back(entry);
        if (toPair)
            pair.push_back(entry);
        const auto id = std::find(vocabulary.tokens.begin(), vocabulary.tokens.end(), *token) - vocabulary.tokens.begin();
        tokens[*token] = {{"id", *token}, {"ids", Json::array({id})}, {"tokens", Json::array({*token})}};
    };
    add(before, true);
    single.push_back(text);
    pair.push_back(text);
    pair.push_back(second);
    add(after, true);
    return {{"type", "TemplateProcessing"}, {"single", single}, {"pair", pair}, {"special_tokens", tokens}};
}

Json document(Json added, Json normalizer, Json pre, Json frame, Json decoder, Json model)
{
    return {{"version", "1.0"}, {"truncation", nullptr}, {"padding", nullptr}, {"added_tokens", std::move(added)}, {"normalizer", std::move(normalizer)},
        {"pre_tokenizer", std::move(pre)}, {"post_processor", std::move(frame)}, {"decoder", std::move(decoder)}, {"model", std::move(model)}};
}

Json bytePairs(const GgufVocabulary& vocabulary, const std::string& file)
{
    const GgufPreTokenizer* pre = ggufPreTokenizer(vocabulary.pre);
    if (!pre)
        refuse(text("The pre-tokenizer \"{}\" is not read by this version", printable(vocabulary.pre)), file, "tokenizer.ggml.pre",
            "Open the model's original in safetensors format, whose tokenizer.json says how texts are split");
    Json merges = Json::array();
    for (const std::string& merge : vocabulary.merges)
        merges.push_back(merge);
    const auto asItIs = [](const GgufVocabulary& all, std::size_t id) { return all.tokens[id]; };
    Json model = {{"type", "BPE"}, {"dropout", nullptr}, {"unk_token", nullptr}, {"continuing_subword_prefix", nullptr}, {"end_of_word_suffix", nullptr},
        {"fuse_unk", false}, {"byte_fallback", false}, {"ignore_merges", pre->ignoreMerges}, {"vocab", vocabularyOf(vocabulary, file, asItIs)}};
    model["merges"] = std::move(merges);
    const bool separator = vocabulary.flag("add_sep_token", pre->addSeparator);
    const std::string* bos = vocabulary.token(pre->addSeparator && vocabulary.id("cls") ? "cls" : "bos");
    const std::string* end = separator ? vocabulary.token(vocabulary.id("separator") ? "separator" : "eos") : vocabulary.token("eos");
    return document(addedTokensOf(vocabulary), pre->compose ? Json{{"type", "NFC"}} : Json(), preTokenizerJson(*pre),
        frameOf(vocabulary, vocabulary.flag("add_bos_token", pre->addBos || pre->addSeparator) ? bos : nullptr,
            separator || vocabulary.flag("add_eos_token", false) ? end : nullptr),
        {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}, {"use_regex", true}}, std::move(model));
}

Json wordPieces(const GgufVocabulary& vocabulary, const std::string& file)
{
    const bool lowercase = vocabulary.flag("normalizer.lowercase", true);
    const std::string* unknown = vocabulary.token("unknown");
    const std::string* cls = vocabulary.token(vocabulary.id("cls") ? "cls" : "bos");
    const std::string* separator = vocabulary.token(vocabulary.id("separator") ? "separator" : "eos");
    Json model = {{"type", "WordPiece"}, {"unk_token", unknown ? *unknown : "[UNK]"}, {"continuing_subword_prefix", "##"}, {"max_input_chars_per_word", 100},
        {"vocab", vocabularyOf(vocabulary, file, wordPiece)}};
    return document(addedTokensOf(vocabulary),
        {{"type", "BertNormalizer"}, {"clean_text", true}, {"handle_chinese_chars", true},
            {"strip_accents", vocabulary.flag("normalizer.strip_accents", lowercase)}, {"lowercase", lowercase}},
        {{"type", "BertPreTokenizer"}},
        frameOf(vocabulary, vocabulary.flag("add_bos_token", true) ? cls : nullptr, vocabulary.flag("add_sep_token", true) ? separator : nullptr),
        {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}}, std::move(model));
}

std::shared_ptr<const Tokenizer> sentencePieces(const GgufVocabulary& vocabulary, const std::string& file)
{
    const bool unigram = vocabulary.model == "t5";
    if (vocabulary.scores.empty())
        refuse("The tokenizer has no scores", file, "tokenizer.ggml.scores", "Fetch the model again, or its original in safetensors format");
    SentencePieceModel model;
    model.kind = unigram ? SentencePieceModel::Kind::Unigram : SentencePieceModel::Kind::Bpe;
    std::size_t bytes = 0;
    for (std::size_t id = 0; id < vocabulary.tokens.size(); ++id) {
        model.pieces.push_back({vocabulary.tokens[id], vocabulary.scores[id], static_cast<SentencePieceModel::PieceType>(vocabulary.types[id])});
        bytes += vocabulary.types[id] == Type::Byte;
    }
    model.byteFallback = bytes == 256;
    model.addDummyPrefix = vocabulary.flag("add_space_prefix", !unigram);
    model.removeExtraSpaces = vocabulary.flag("remove_extra_whitespaces", false);
    if (!vocabulary.charsmap.empty())
        model.charsmap = Charsmap(vocabulary.charsmap, file, "tokenizer.ggml.precompiled_charsmap");
    model.bos = vocabulary.id("bos").value_or(-1);
    model.eos = vocabulary.id("eos").value_or(-1);
    SentencePieceFrame frame;
    if (model.bos >= 0 && vocabulary.flag("add_bos_token", !unigram))
        frame.before.push_back(model.bos);
    if (model.eos >= 0 && vocabulary.flag("add_eos_token", unigram))
        frame.after.push_back(model.eos);
    return makeSentencePiece(std::move(model), std::move(frame), file);
}

} // namespace

std::optional<Json> ggufTokenizerJson(const GgufVocabulary& vocabulary, const std::string& file)
{
    if (vocabulary.model == "gpt2")
        return bytePairs(vocabulary, file);
    if (vocabulary.model == "bert")
        return wordPieces(vocabulary, file);
    return std::nullopt;
}

std::shared_ptr<const Tokenizer> makeGgufTokenizer(const GgufVocabulary& vocabulary, const std::string& file)
{
    if (vocabulary.model == "llama" || vocabulary.model == "t5")
        return sentencePieces(vocabulary, file);
    if (const auto json = ggufTokenizerJson(vocabulary, file))
        return makeTokenizer(*json, file);
    refuse(text("Tokenizers of the kind \"{}\" are not read from GGUF files by this version", printable(vocabulary.model)), file, "tokenizer.ggml.model",
        "Those of the kinds gpt2, llama, t5 and bert are; or open the model's original in safetensors format");
}

} // namespace heterosis
