// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/sentencepiece_model.h"

#include <cmath>
#include <unordered_set>

#include "base/error.h"
#include "base/files.h"
#include "tokenizer/byte_tokens.h"
#include "tokenizer/json_node.h"
#include "tokenizer/protobuf.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

using Model = SentencePieceModel;
using Field = ProtobufReader::Field;

const Text FetchAgain = "Fetch the tokenizer again from its source";

Model::Piece readPiece(ProtobufReader message)
{
    Model::Piece piece;
    while (const auto field = message.next()) {
        if (field->number == 1)
            piece.text = field->bytes;
        else if (field->number == 2)
            piece.score = field->asFloat();
        else if (field->number == 3 && field->value >= 1 && field->value <= 6)
            piece.type = static_cast<Model::PieceType>(field->value);
        else if (field->number == 3)
            message.fail(field->offset);
    }
    return piece;
}

int idOf(const Field& field) // int32: negative numbers are written with ten bytes
{
    const auto value = static_cast<std::int32_t>(static_cast<std::uint32_t>(field.value));
    return value > MaxTokenId ? -1 : value;
}

void readTrainer(ProtobufReader message, Model& model, const std::string& file)
{
    while (const auto field = message.next()) {
        switch (field->number) {
        case 3:
            if (field->value != 1 && field->value != 2)
                throw Error({.message = "SentencePiece models of words or single characters are not read by this version", .file = file,
                    .place = "byte " + std::to_string(field->offset), .remedy = "Those of the BPE and of the unigram kind are"});
            model.kind = static_cast<Model::Kind>(field->value);
            break;
        case 24: model.spaceAsSuffix = field->asFlag(); break;
        case 35: model.byteFallback = field->asFlag(); break;
        case 41: model.bos = idOf(*field); break;
        case 42: model.eos = idOf(*field); break;
        case 44: model.unknownSurface = field->bytes; break;
        default: break;
        }
    }
}

void readNormalizer(ProtobufReader message, Model& model, const std::string& file)
{
    while (const auto field = message.next()) {
        if (field->number == 2 && !field->bytes.empty())
            model.charsmap = Charsmap(field->bytes, file, "byte " + std::to_string(field->offset));
        else if (field->number == 3)
            model.addDummyPrefix = field->asFlag();
        else if (field->number == 4)
            model.removeExtraSpaces = field->asFlag();
        else if (field->number == 5)
            model.escapeSpaces = field->asFlag();
    }
}

void refuseDenormalizer(ProtobufReader message, const std::string& file)
{
    while (const auto field = message.next())
        if (field->number == 2 && !field->bytes.empty())
            throw Error({.message = "The SentencePiece model rewrites decoded texts by rules of its own, which this version does not do",
                .file = file, .place = "byte " + std::to_string(field->offset), .remedy = "Use another tokenizer"});
}

} // namespace

SentencePieceModel SentencePieceModel::open(const std::filesystem::path& path)
{
    SentencePieceModel out = read(readTextFile(path), path.string());
    out.check(path.string());
    return out;
}

SentencePieceModel SentencePieceModel::read(std::string_view content, const std::string& file)
{
    SentencePieceModel out;
    ProtobufReader message(content, file);
    while (const auto field = message.next()) {
        if (field->number == 1 && out.pieces.size() <= static_cast<std::size_t>(MaxTokenId))
            out.pieces.push_back(readPiece(message.inside(*field)));
        else if (field->number == 1)
            message.fail(field->offset);
        else if (field->number == 2)
            readTrainer(message.inside(*field), out, file);
        else if (field->number == 3)
            readNormalizer(message.inside(*field), out, file);
        else if (field->number == 5)
            refuseDenormalizer(message.inside(*field), file);
    }
    return out;
}

void SentencePieceModel::check(const std::string& file)
{
    const auto fail = [&](std::size_t id, Text message) {
        throw Error({.message = std::move(message), .file = file, .place = "piece " + std::to_string(id), .remedy = FetchAgain});
    };
    if (pieces.empty())
        throw Error({.message = "The file holds no SentencePiece model", .file = file, .remedy = FetchAgain});
    std::unordered_set<std::string_view> plain, reserved;
    std::size_t bytes = 0;
    for (std::size_t id = 0; id < pieces.size(); ++id) {
        const Piece& piece = pieces[id];
        if (piece.text.empty() || lossyUtf8(piece.text) != piece.text || !std::isfinite(piece.score))
            fail(id, "The piece is empty, not valid UTF-8, or has no finite score");
        const bool isText = piece.type == PieceType::Normal || piece.type == PieceType::UserDefined || piece.type == PieceType::Unused;
        if (!(isText ? plain : reserved).insert(piece.text).second)
            fail(id, text("The piece \"{}\" is there twice", piece.text));
        if (piece.type == PieceType::Unknown && unknown >= 0)
            fail(id, "The model has two unknown pieces");
        if (piece.type == PieceType::Unknown)
            unknown = static_cast<int>(id);
        if (piece.type == PieceType::Byte && !byteOfToken(piece.text))
            fail(id, text("The piece \"{}\" is none of the 256 bytes", piece.text));
        bytes += piece.type == PieceType::Byte;
    }
    if (unknown < 0)
        throw Error({.message = "The model has no unknown piece", .file = file, .remedy = FetchAgain});
    if (byteFallback && bytes != 256)
        throw Error({.message = "The model lacks some of the 256 bytes", .file = file, .remedy = FetchAgain});
}

} // namespace heterosis
