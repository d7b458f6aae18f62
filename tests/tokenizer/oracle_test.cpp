// SPDX-License-Identifier: GPL-3.0-or-later
// Ids and texts against the reference's, for every tokenizer of the kit.
#include "oracle_kit.h"
#include "tokenizer/tokenizer.h"

using namespace heterosis;

namespace {

std::vector<int> idsOf(const Json& json) { return json.get<std::vector<int>>(); }

std::string bytesOfHex(const std::string& hex)
{
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return out;
}

std::string streamed(const std::shared_ptr<const Tokenizer>& tokenizer, const std::vector<int>& ids, bool skipSpecial)
{
    StreamDecoder stream(tokenizer, skipSpecial);
    std::string out;
    for (const int id : ids)
        out += stream.push(id);
    return out + stream.finish();
}

std::string kindOf(const std::filesystem::path& folder)
{
    if (std::filesystem::exists(folder / "vocab.txt"))
        return "WordPiece";
    if (std::filesystem::exists(folder / "tokenizer.model"))
        return folder.filename().string().find("unigram") == std::string::npos ? "SentencePiece BPE" : "SentencePiece Unigram";
    if (!std::filesystem::exists(folder / "tokenizer.json"))
        return "byte-level BPE";
    const auto type = readJson(folder / "tokenizer.json")["model"]["type"].get<std::string>();
    return type == "BPE" ? "byte-level BPE" : type;
}

// pieces: a SentencePiece model, whose library knows no control symbols in texts.
void checkCases(const std::shared_ptr<const Tokenizer>& tokenizer, const std::filesystem::path& folder, bool pieces)
{
    const Json cases = readJson(folder / "cases.json");
    for (const Json& c : cases["cases"]) {
        CAPTURE(c["name"].get<std::string>());
        const auto text = c["text"].get<std::string>();
        const auto plain = idsOf(c["ids_no_special"]);
        CHECK(tokenizer->encode(text, {.parseSpecial = !pieces}) == idsOf(c["ids"]));
        CHECK(tokenizer->encode(text, {.special = false, .parseSpecial = !pieces}) == plain);
        CHECK(tokenizer->encode(text, {.special = false, .parseSpecial = false})
            == (c.contains("ids_specials_as_text") ? idsOf(c["ids_specials_as_text"]) : plain));
        CHECK(tokenizer->decode(plain, pieces) == c["decoded"].get<std::string>());
        if (c.contains("decoded_skip_special"))
            CHECK(tokenizer->decode(plain, true) == c["decoded_skip_special"].get<std::string>());
        CHECK(streamed(tokenizer, plain, pieces) == c["decoded"].get<std::string>());
    }
}

void checkDecoding(const std::shared_ptr<const Tokenizer>& tokenizer, const std::filesystem::path& folder, bool pieces)
{
    const Json decoding = readJson(folder / "decode_cases.json");
    for (const Json& c : decoding["cases"]) {
        const auto ids = idsOf(c["ids"]);
        CHECK(tokenizer->decode(ids, pieces) == c["text"].get<std::string>());
        CHECK(streamed(tokenizer, ids, pieces) == c["text"].get<std::string>());
    }
    const Json broken = readJson(folder / "invalid_utf8.json");
    for (const Json& c : broken["cases"]) {
        CAPTURE(c["name"].get<std::string>());
        CHECK(tokenizer->encode(bytesOfHex(c["bytes_hex"].get<std::string>()), {.special = false}) == idsOf(c["ids_if_replaced"]));
    }
}

} // namespace

TEST_CASE("ids and texts are the reference's")
{
    const auto kit = oracles("tokenizers");
    if (kit.empty())
        return;
    for (const auto& entry : std::filesystem::directory_iterator(kit)) {
        const auto name = entry.path().filename().string();
        // A kit may refer to a vocabulary of this one.
        auto subject = entry.path();
        if (const auto where = readJson(subject / "cases.json")["tokenizer"].get<std::string>(); where.starts_with("shared:"))
            subject = oracles(where.substr(7));
        CAPTURE(name);
        const auto tokenizer = Tokenizer::open(subject);
        CHECK(tokenizer->kind() == kindOf(subject));
        const bool pieces = std::filesystem::exists(subject / "tokenizer.model");
        checkCases(tokenizer, entry.path(), pieces);
        checkDecoding(tokenizer, entry.path(), pieces);
    }
}

TEST_CASE("the tokenizers beside the models give the ids that their logits were made from")
{
    const auto kit = oracles("models");
    if (kit.empty())
        return;
    int compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kit)) {
        const auto& folder = entry.path();
        if (!std::filesystem::exists(folder / "tokenizer.json") || readJson(folder / "tokenizer.json")["model"]["type"] != "BPE")
            continue;
        const Json expected = readJson(folder / "expected.json");
        if (!expected.contains("texts") || !expected.contains("sequences") || !expected["sequences"][0].is_object())
            continue; // encoders have batches
        CAPTURE(folder.filename().string());
        const auto tokenizer = Tokenizer::open(folder);
        for (std::size_t i = 0; i < expected["texts"].size(); ++i) {
            auto ids = tokenizer->encode(expected["texts"][i].get<std::string>(), {.special = false});
            const auto begin = idsOf(expected["sequences"][i]["ids"]);
            REQUIRE(ids.size() >= begin.size());
            ids.resize(begin.size());
            CHECK(ids == begin);
            ++compared;
        }
    }
    CHECK(compared > 0);
}
