// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "base/error.h"
#include "base/files.h"
#include "oracle_kit.h"
#include "tokenizer/tokenizer.h"

using namespace heterosis;

namespace {

// A field of a message: a text or an inner message.
std::string bytesField(int number, const std::string& bytes)
{
    return std::string(1, static_cast<char>(number << 3 | 2)) + static_cast<char>(bytes.size()) + bytes;
}

std::string piece(const std::string& text, float score, int type)
{
    std::string number(4, '\0');
    std::memcpy(number.data(), &score, 4);
    return bytesField(1, bytesField(1, text) + "\x15" + number + "\x18" + static_cast<char>(type));
}

// A unigram model of a few pieces that is not normalised; kind 2 is BPE.
std::string tinyModel(char kind)
{
    return piece("<unk>", 0, 2) + piece("<s>", 0, 3) + piece("</s>", 0, 3) + piece("\u2581", -3, 1) + piece("a", -2, 1) + piece("b", -2, 1)
        + piece("ab", -1, 1) + piece("<x>", 0, 4) + bytesField(2, std::string("\x18") + kind);
}

} // namespace

TEST_CASE("a model takes BOS and EOS by its kind, and by its configuration")
{
    TemporaryFolder folder;
    const auto open = [&](char kind, const std::string& config) {
        folder.write("tokenizer_config.json", config);
        return Tokenizer::open(folder.write("tokenizer.model", tinyModel(kind)));
    };
    CHECK(open(1, "{}")->encode("ab") == std::vector<int>{3, 6});
    CHECK(open(2, "{}")->encode("ab") == std::vector<int>{1, 3, 6});
    CHECK(open(2, R"({"add_bos_token": false, "add_eos_token": true, "eos_token": {"content": "</s>"}})")->encode("ab") == std::vector<int>{3, 6, 2});
    CHECK(open(1, R"({"tokenizer_class": "T5Tokenizer"})")->encode("ab") == std::vector<int>{3, 6, 2});
    CHECK_THROWS_AS(open(1, R"({"tokenizer_class": "XLMRobertaTokenizer"})"), Error);
}

TEST_CASE("control symbols are tokens where they are to be read, text elsewhere; user-defined ones always are")
{
    TemporaryFolder folder;
    folder.write("tokenizer_config.json", R"({"legacy": false, "added_tokens_decoder": {"8": {"content": "<|end|>", "special": true}}})");
    const auto tokenizer = Tokenizer::open(folder.write("tokenizer.model", tinyModel(1)));
    CHECK(tokenizer->encode("<s>ab<|end|>") == std::vector<int>{1, 6, 8});
    CHECK(tokenizer->encode("a<x>b") == std::vector<int>{3, 4, 7, 5});
    CHECK(tokenizer->encode("<s>", {.parseSpecial = false}) == std::vector<int>{3, 0});
    CHECK(tokenizer->size() == 9);
    CHECK(tokenizer->isSpecial(8));
    CHECK(tokenizer->idOf("<|end|>") == 8);
    const std::vector<int> ids = {1, 3, 4, 8, 0, 99};
    CHECK(tokenizer->decode(ids, true) == "a \u2047 ");
    CHECK(tokenizer->decode(ids) == "<s> a<|end|> \u2047 ");
    folder.write("tokenizer_config.json", "{}"); // as the library's older wrapper: a space in front of every part
    CHECK(Tokenizer::open(folder.path())->encode("<s>ab") == std::vector<int>{1, 3, 6});
}

TEST_CASE("a model that is cut anywhere is refused or read, never more")
{
    TemporaryFolder folder;
    const std::string whole = tinyModel(1);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto file = folder.write("tokenizer.model", whole.substr(0, size));
        try {
            Tokenizer::open(file)->encode("ab");
        } catch (const Error& error) {
            CHECK(error.info().file == file.string());
        }
    }
    for (const std::string& bad : {piece("a", 0, 1), piece("<unk>", 0, 2) + piece("<unk>", 0, 2), piece("<unk>", 0, 2) + piece("a", 0, 7),
             piece("<unk>", 0, 2) + piece("a", 0, 1) + piece("a", 0, 1), tinyModel(3), piece("<unk>", 0, 2) + piece("\xFF", 0, 1),
             tinyModel(1) + bytesField(3, bytesField(2, "\x08\x00\x00\x00zzzz"))})
        CHECK_THROWS_AS(Tokenizer::open(folder.write("tokenizer.model", bad)), Error);
}

TEST_CASE("tokenizer.json files of Llama 2's kind, of Unigram and of WordPiece give the reference's ids and texts")
{
    const Json kit = readJson(std::filesystem::path(HETEROSIS_SOURCE) / "tests/tokenizer/data/json_tokenizers.json");
    for (const Json& entry : kit) {
        CAPTURE(entry["name"].get<std::string>());
        TemporaryFolder folder;
        folder.write("tokenizer.json", entry["tokenizer"].dump());
        const auto tokenizer = Tokenizer::open(folder.path());
        for (const Json& c : entry["encode"]) {
            CAPTURE(c["text"].get<std::string>());
            CHECK(tokenizer->encode(c["text"].get<std::string>()) == c["ids"].get<std::vector<int>>());
        }
        for (const Json& c : entry["decode"])
            CHECK(tokenizer->decode(c["ids"].get<std::vector<int>>()) == c["text"].get<std::string>());
    }
}

TEST_CASE("a character of byte tokens is streamed as soon as it is whole")
{
    const auto folder = oracles("tokenizers/small-sp-bpe");
    if (folder.empty())
        return;
    const auto tokenizer = Tokenizer::open(folder);
    StreamDecoder stream(tokenizer);
    std::string out;
    for (const int id : tokenizer->encode("뷁 x", {.special = false}))
        out += stream.push(id);
    CHECK(out == "뷁 x");
    CHECK(stream.finish().empty());
}
