// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/gguf_vocabulary_of.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"
#include "checkpoint/gguf_writer.h"
#include "tokenizer/chat_template.h"
#include "tokenizer/gguf_pre_tokenizers.h"
#include "tokenizer/merges.h"
#include "tokenizer/post_processor.h"
#include "tokenizer/pre_tokenizer.h"
#include "tokenizer/sentencepiece_model.h"
#include "tokenizer/special_tokens.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

using Type = GgufVocabulary::TokenType;

constexpr float kAddedScore = -1000; // of tokens that the SentencePiece model does not have, as llama.cpp's converter gives them

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place = {})
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = "Export the model as a Hugging Face folder instead"});
}

void place(GgufVocabulary& out, int id, const std::string& token, Type type, const std::string& file)
{
    if (id < 0 || std::size_t(id) >= out.tokens.size())
        refuse(text("The token \"{}\" has the number {}, and the embedding has {} rows", printable(token), id, out.tokens.size()), file);
    out.tokens[std::size_t(id)] = token;
    out.types[std::size_t(id)] = type;
}

// As many tokens as rows, to be overwritten.
void fill(GgufVocabulary& out, std::size_t rows)
{
    out.types.assign(rows, Type::Unused);
    for (std::size_t id = 0; id < rows; ++id)
        out.tokens.push_back("[PAD" + std::to_string(id) + "]");
}

// Where splitters differ: words, endings, figures, spaces and lines, scripts, marks, signs.
constexpr const char* kProbe =
    "Hello world, it's we'RE I'LL they've O'Neill 'tis don'T 1 22 333 4444 55555 1234567890 3.14 1,000 \xC2\xBD\xE2\x85\xA7 \t tab \n one\n\ntwo\r\n"
    "three   \n  \n\n   end  spaces   here \xE3\x80\x80wide\xC2\xA0hard caf\xC3\xA9 e\xCC\x81 na\xC3\xAFve \xEC\x95\x88\xEB\x85\x95\xED\x95\x98\xEC\x84\xB8\xEC\x9A\x94 \xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4"
    "123\xEC\x9E\x90 \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80 camelCaseWORDMixed HTTPServer snake_case "
    "\xF0\x9F\x98\x80\xF0\x9F\x9A\x80 !!! ??? ... a.b/c\\d://e?f=g&h#i @user $5 <tag> [x] {y} `code` ~^|+-*=%\xE2\x80\x94\xE2\x80\x9Cquote\xE2\x80\x9D\n/\n//x\n"
    "function(){return 0;}\n\t\tindent\n'S 'M'd 'lLx\xC7\x85\xCA\xB0 \xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 12\xD9\xA3\xD9\xA4 ";

std::vector<std::string> splitBy(const JsonNode& node)
{
    Pieces pieces;
    pieces.add(kProbe);
    PreTokenizer::read(node)->apply(pieces);
    std::vector<std::string> out;
    for (const Piece& piece : pieces.list)
        out.emplace_back(pieces.view(piece));
    return out;
}

const GgufPreTokenizer& preTokenizerOf(const JsonNode& node, bool ignoreMerges)
{
    const auto parts = splitBy(node);
    bool split = false;
    for (const GgufPreTokenizer& one : ggufPreTokenizers()) {
        const Json json = preTokenizerJson(one);
        if (one.name == "default" || splitBy(JsonNode(json, node.file())) != parts)
            continue;
        if (one.ignoreMerges == ignoreMerges)
            return one;
        split = true;
    }
    refuse(split ? Text("llama.cpp knows how this tokenizer splits texts, but not with its way of merging (ignore_merges)")
                 : Text("llama.cpp has no pre-tokenizer that splits texts as this tokenizer does"), node.file(), node.place());
}

void refuseNormalizer(const JsonNode& root)
{
    const auto node = root.child("normalizer");
    if (!node)
        return;
    if (node->type() == "NFC") // llama.cpp leaves it out for the models that have it
        return;
    if (node->type() == "Sequence" && node->list("normalizers").empty())
        return;
    refuse(text("llama.cpp does not normalise texts as this tokenizer does (\"{}\")", printable(node->type())), root.file(), "normalizer");
}

void readBytePairs(const JsonNode& root, GgufVocabulary& out)
{
    refuseNormalizer(root);
    const JsonNode model = root.need("model");
    if (!root.has("pre_tokenizer"))
        refuse("llama.cpp has no pre-tokenizer that splits texts as this tokenizer does", root.file(), "pre_tokenizer");
    out.model = "gpt2";
    out.pre = preTokenizerOf(root.need("pre_tokenizer"), model.flag("ignore_merges", false)).name;
    const JsonNode vocabulary = model.need("vocab");
    for (const auto& [token, id] : vocabulary.asObject().items())
        place(out, JsonNode(id, root.file(), vocabulary.placeOf(token)).asId(), token, Type::Normal, root.file());
    if (root.has("added_tokens"))
        for (const JsonNode& token : root.list("added_tokens"))
            place(out, token.id("id"), token.string("content"), token.flag("special", false) ? Type::Control : Type::UserDefined, root.file());
    for (const auto& [left, right] : readMerges(model.need("merges")))
        out.merges.push_back(left + " " + right);
    Frame frame;
    if (const auto node = root.child("post_processor"))
        frame = Frame::read(*node);
    if (frame.before.size() > 1 || frame.after.size() > 1)
        refuse("llama.cpp puts at most one token before and one behind a text; this tokenizer puts more", root.file(), "post_processor");
    out.flags["add_bos_token"] = !frame.before.empty();
    out.flags["add_eos_token"] = !frame.after.empty();
    if (!frame.before.empty())
        out.special["bos"] = frame.before[0];
    if (!frame.after.empty())
        out.special["eos"] = frame.after[0];
}

// tokenizer.json as vocab.json and merges.txt would have been written.
Json fromGpt2Files(const fs::path& directory)
{
    std::vector<std::size_t> lines;
    const fs::path mergesFile = directory / "merges.txt";
    Json merges = Json::array();
    for (auto& [left, right] : parseMergesText(readTextFile(mergesFile), mergesFile.string(), lines))
        merges.push_back(Json::array({std::move(left), std::move(right)}));
    return {{"pre_tokenizer", preTokenizerJson(*ggufPreTokenizer("gpt-2"))}, {"model", {{"type", "BPE"}, {"vocab", readJson(directory / "vocab.json")}, {"merges", merges}}}};
}

void readPieces(const SentencePieceModel& model, const fs::path& directory, const JsonNode& config, GgufVocabulary& out, const std::string& file)
{
    if (model.kind != SentencePieceModel::Kind::Bpe || model.spaceAsSuffix || !model.escapeSpaces)
        refuse("llama.cpp runs decoders with SentencePiece models of the BPE kind alone", file);
    out.model = "llama";
    out.pre = "default";
    out.scores.assign(out.tokens.size(), -10000);
    Vocabulary vocabulary;
    for (int id = 0; const auto& piece : model.pieces) {
        place(out, id, piece.text, static_cast<Type>(piece.type), file);
        out.scores[std::size_t(id)] = piece.score;
        vocabulary.add(piece.text, id++);
    }
    for (const AddedToken& token : readSpecialTokens(directory, config, vocabulary))
        if (const auto id = vocabulary.idOf(token.content); id && (std::size_t(*id) >= model.pieces.size() || out.types[std::size_t(*id)] == Type::Normal)) {
            place(out, *id, token.content, token.special ? Type::Control : Type::UserDefined, file);
            out.scores[std::size_t(*id)] = kAddedScore;
        }
    out.special["unknown"] = model.unknown;
    if (model.bos >= 0 && std::size_t(model.bos) < model.pieces.size())
        out.special["bos"] = model.bos;
    if (model.eos >= 0 && std::size_t(model.eos) < model.pieces.size())
        out.special["eos"] = model.eos;
    out.flags["add_space_prefix"] = model.addDummyPrefix;
    if (model.removeExtraSpaces)
        out.flags["remove_extra_whitespaces"] = true;
    out.flags["add_bos_token"] = config.flag("add_bos_token", true);
    out.flags["add_eos_token"] = config.flag("add_eos_token", false);
}

// What tokenizer_config.json and special_tokens_map.json call the special tokens; flags of the first count where they are there.
void addNamed(const fs::path& directory, const JsonNode& config, GgufVocabulary& out)
{
    const Json mapJson = readBeside(directory, "special_tokens_map.json");
    const JsonNode map(mapJson, (directory / "special_tokens_map.json").string());
    for (const auto& [key, name] : {std::pair("bos_token", "bos"), std::pair("eos_token", "eos"), std::pair("unk_token", "unknown"), std::pair("pad_token", "padding")})
        for (const JsonNode& source : {config, map}) {
            const auto node = source.child(key);
            if (!node)
                continue;
            const std::string token = node->value().is_object() ? node->string("content") : node->asString();
            const auto at = std::find(out.tokens.begin(), out.tokens.end(), token);
            const bool framed = (std::string_view(name) == "bos" && out.flag("add_bos_token", false) && out.model == "gpt2")
                || (std::string_view(name) == "eos" && out.flag("add_eos_token", false) && out.model == "gpt2");
            if (at != out.tokens.end() && !framed) // what the post-processor puts there counts
                out.special[name] = static_cast<int>(at - out.tokens.begin());
            break;
        }
}

bool isByteLevel(const JsonNode& root)
{
    const JsonNode model = root.need("model");
    return model.has("merges") && !model.flag("byte_fallback", false);
}

GgufVocabulary fromFolder(const fs::path& directory, std::size_t rows)
{
    GgufVocabulary out;
    fill(out, rows);
    const Json configJson = readBeside(directory, "tokenizer_config.json");
    const JsonNode config(configJson, (directory / "tokenizer_config.json").string());
    const fs::path json = directory / "tokenizer.json", pieces = directory / "tokenizer.model";
    std::optional<Json> document;
    if (fs::exists(json))
        document = readJson(json);
    if (document && isByteLevel(JsonNode(*document, json.string())))
        readBytePairs(JsonNode(*document, json.string()), out);
    else if (fs::exists(pieces))
        readPieces(SentencePieceModel::open(pieces), directory, config, out, pieces.string());
    else if (document)
        refuse("llama.cpp's decoders read byte-level BPE and SentencePiece; this tokenizer.json is another kind, and no tokenizer.model lies beside it", json.string());
    else if (fs::exists(directory / "vocab.json") && fs::exists(directory / "merges.txt")) {
        const Json written = fromGpt2Files(directory);
        readBytePairs(JsonNode(written, (directory / "vocab.json").string()), out);
    } else
        throw Error({.message = "The folder holds no tokenizer", .file = directory.string(),
            .remedy = "Put tokenizer.json, tokenizer.model, or vocab.json with merges.txt, into it; a GGUF file carries its tokenizer in itself"});
    addNamed(directory, config, out);
    if (const auto chat = ChatTemplate::open(directory))
        out.chatTemplate = chat->source();
    return out;
}

} // namespace

GgufVocabulary ggufVocabularyOf(const fs::path& path, std::size_t rows)
{
    if (!fs::is_directory(path)) {
        GgufVocabulary out = readGgufVocabulary(path);
        if (out.tokens.size() != rows)
            refuse(text("The tokenizer has {} tokens, and the embedding {} rows", out.tokens.size(), rows), path.string());
        return out;
    }
    return fromFolder(path, rows);
}

void addVocabulary(const GgufVocabulary& vocabulary, GgufMetadata& metadata)
{
    const auto key = [](std::string_view name) { return "tokenizer.ggml." + std::string(name); };
    metadata.text(key("model"), vocabulary.model);
    if (!vocabulary.pre.empty())
        metadata.text(key("pre"), vocabulary.pre);
    metadata.texts(key("tokens"), vocabulary.tokens);
    if (!vocabulary.scores.empty())
        metadata.numbers(key("scores"), vocabulary.scores);
    std::vector<std::int32_t> types;
    for (const Type type : vocabulary.types)
        types.push_back(static_cast<std::int32_t>(type));
    metadata.wholes(key("token_type"), types);
    if (!vocabulary.merges.empty())
        metadata.texts(key("merges"), vocabulary.merges);
    for (const auto& [name, word] : {std::pair("bos", "bos_token_id"), std::pair("eos", "eos_token_id"), std::pair("eot", "eot_token_id"), std::pair("unknown", "unknown_token_id"),
             std::pair("separator", "seperator_token_id"), std::pair("padding", "padding_token_id"), std::pair("cls", "cls_token_id"), std::pair("mask", "mask_token_id")})
        if (const auto id = vocabulary.id(name))
            metadata.whole(key(word), static_cast<std::uint32_t>(*id));
    for (const auto& [name, value] : vocabulary.flags)
        metadata.flag(key(name), value);
    if (!vocabulary.charsmap.empty())
        metadata.octets(key("precompiled_charsmap"), vocabulary.charsmap);
    if (vocabulary.chatTemplate)
        metadata.text("tokenizer.chat_template", *vocabulary.chatTemplate);
}

} // namespace heterosis
