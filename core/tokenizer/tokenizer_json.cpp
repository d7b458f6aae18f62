// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer_json.h"

#include "tokenizer/bpe.h"
#include "tokenizer/pipeline.h"
#include "tokenizer/unigram.h"
#include "tokenizer/wordpiece.h"

namespace heterosis {

namespace {

// Files written before 2020 name no type: the fields tell.
std::string modelType(const JsonNode& model)
{
    if (model.has("type"))
        return model.type();
    if (model.has("merges"))
        return "BPE";
    if (model.has("max_input_chars_per_word"))
        return "WordPiece";
    if (model.has("unk_id"))
        return "Unigram";
    model.fail("The model has no type, and no fields that tell it", "Fetch the tokenizer again from its source");
}

std::unique_ptr<const TokenModel> readModel(const JsonNode& model)
{
    const std::string type = modelType(model);
    if (type == "BPE")
        return Bpe::read(model);
    if (type == "Unigram")
        return Unigram::read(model);
    if (type == "WordPiece")
        return WordPiece::read(model);
    model.fail(text("Tokenizers of the kind \"{}\" are not read by this version", type), "BPE, Unigram and WordPiece are");
}

std::vector<AddedToken> readAddedTokens(const JsonNode& root)
{
    std::vector<AddedToken> out;
    if (!root.has("added_tokens"))
        return out;
    for (const JsonNode& token : root.list("added_tokens")) {
        token.id("id"); // must be a number, though a token of the vocabulary keeps its own
        out.push_back(AddedToken::read(token));
    }
    return out;
}

bool isByteLevel(const JsonNode& node, std::string_view list)
{
    if (node.type() == "ByteLevel")
        return true;
    if (node.type() != "Sequence")
        return false;
    for (const JsonNode& part : node.list(list))
        if (isByteLevel(part, list))
            return true;
    return false;
}

} // namespace

std::shared_ptr<const Tokenizer> openTokenizerJson(const std::filesystem::path& file) { return makeTokenizer(readJson(file), file.string()); }

std::shared_ptr<const Tokenizer> makeTokenizer(const Json& json, const std::string& file)
{
    const JsonNode root(json, file);
    if (const auto version = root.optionalString("version"); version && *version != "1.0")
        root.fail(text("Version {} of tokenizer.json is not read by this version, only 1.0", *version),
            "Save the tokenizer again with a current release of its library");
    PipelineParts parts;
    parts.model = readModel(root.need("model"));
    if (const auto node = root.child("normalizer")) {
        parts.normalizer = Normalizer::read(*node);
        parts.byteLevel = isByteLevel(*node, "normalizers");
    }
    if (const auto node = root.child("pre_tokenizer")) {
        parts.preTokenizer = PreTokenizer::read(*node);
        parts.byteLevel = parts.byteLevel || isByteLevel(*node, "pretokenizers");
    }
    if (const auto node = root.child("post_processor"))
        parts.frame = Frame::read(*node);
    if (const auto node = root.child("decoder"))
        parts.decoder = Decoder::read(*node);
    parts.addedTokens = readAddedTokens(root);
    return std::make_shared<Pipeline>(std::move(parts));
}

} // namespace heterosis
