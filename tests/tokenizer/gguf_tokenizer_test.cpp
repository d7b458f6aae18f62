// SPDX-License-Identifier: GPL-3.0-or-later
// A tokenizer from a GGUF's metadata against the one of the files that it was made from, and the way back.
#include "oracle_kit.h"
#include "base/error.h"
#include "checkpoint/gguf_writer.h"
#include "tokenizer/chat_template.h"
#include "tokenizer/gguf_pre_tokenizers.h"
#include "tokenizer/gguf_tokenizer.h"
#include "tokenizer/gguf_vocabulary_of.h"

using namespace heterosis;

namespace {

// A file with nothing but a tokenizer.
std::filesystem::path written(const TemporaryFolder& folder, const GgufVocabulary& vocabulary, const std::string& name = "model.gguf")
{
    GgufMetadata metadata;
    metadata.text("general.architecture", "llama");
    addVocabulary(vocabulary, metadata);
    GgufWriter writer(folder.path() / name, metadata, {});
    writer.finish();
    return folder.path() / name;
}

GgufVocabulary letters()
{
    GgufVocabulary out;
    out.model = "gpt2";
    out.pre = "gpt-2";
    out.tokens = {"<|end|>", "a", "b", "ab"};
    out.types = {GgufVocabulary::TokenType::Control, GgufVocabulary::TokenType::Normal, GgufVocabulary::TokenType::Normal, GgufVocabulary::TokenType::Normal};
    out.merges = {"a b"};
    out.special = {{"eos", 0}};
    return out;
}

std::string complaint(const GgufVocabulary& vocabulary)
{
    try {
        makeGgufTokenizer(vocabulary, "m.gguf");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a GGUF's tokenizer reads texts as the files that it was made from")
{
    const auto kit = oracles("tokenizers");
    if (kit.empty())
        return;
    for (const char* name : {"gpt2", "smollm2", "small-qwen2-style", "small-llama3-style", "mistral-v1", "small-sp-bpe"}) {
        CAPTURE(name);
        const auto files = Tokenizer::open(kit / name);
        const TemporaryFolder folder;
        const GgufVocabulary vocabulary = ggufVocabularyOf(kit / name, files->size() + 3);
        const auto path = written(folder, vocabulary);
        const auto gguf = Tokenizer::open(path);
        const auto ofFolder = Tokenizer::open(folder.path());
        CHECK(gguf->kind() == files->kind());
        const bool pieces = vocabulary.model == "llama";
        const Json cases = readJson(kit / name / "cases.json");
        for (const Json& c : cases["cases"]) {
            CAPTURE(c["name"].get<std::string>());
            const auto text = c["text"].get<std::string>();
            const auto ids = c["ids_no_special"].get<std::vector<int>>();
            CHECK(gguf->encode(text, {.special = false, .parseSpecial = !pieces}) == ids);
            CHECK(gguf->encode(text, {.parseSpecial = !pieces}) == c["ids"].get<std::vector<int>>());
            CHECK(gguf->decode(ids, pieces) == c["decoded"].get<std::string>());
        }
        CHECK(ofFolder->encode("one two 33") == files->encode("one two 33"));
    }
}

TEST_CASE("a GGUF's chat template is found and recognised")
{
    const auto kit = oracles("tokenizers");
    if (kit.empty())
        return;
    const TemporaryFolder folder;
    const auto files = ChatTemplate::open(kit / "smollm2");
    REQUIRE(files);
    const auto path = written(folder, ggufVocabularyOf(kit / "smollm2", Tokenizer::open(kit / "smollm2")->size()));
    for (const auto& where : {path, folder.path()}) {
        const auto chat = ChatTemplate::open(where);
        REQUIRE(chat);
        CHECK(chat->name() == "ChatML");
        CHECK(chat->apply({{"user", "Hi"}}) == files->apply({{"user", "Hi"}}));
    }
    CHECK_FALSE(ChatTemplate::open(written(folder, letters(), "letters.gguf")));
}

TEST_CASE("what a GGUF's tokenizer cannot be is refused by name")
{
    CHECK(complaint(letters()).empty());
    GgufVocabulary odd = letters();
    odd.pre = "no-such-splitter";
    CHECK(complaint(odd).find("\"no-such-splitter\"") != std::string::npos);
    odd = letters();
    odd.model = "rwkv";
    CHECK(complaint(odd).find("\"rwkv\"") != std::string::npos);
    odd = letters();
    odd.merges = {"a c"};
    CHECK(complaint(odd).find("\"c\"") != std::string::npos);
    odd = letters();
    odd.tokens[2] = "a";
    CHECK(complaint(odd).find("twice") != std::string::npos);
    odd = letters();
    odd.model = "llama";
    CHECK(complaint(odd).find("no scores") != std::string::npos);
    const TemporaryFolder folder;
    GgufWriter(folder.path() / "bare.gguf", GgufMetadata(), {}).finish();
    CHECK_THROWS_AS(Tokenizer::open(folder.path() / "bare.gguf"), Error);
}

TEST_CASE("every pre-tokenizer by name splits texts, and BOS and EOS are added where the file says so")
{
    for (const GgufPreTokenizer& pre : ggufPreTokenizers()) {
        CAPTURE(pre.name);
        GgufVocabulary vocabulary = letters();
        vocabulary.pre = pre.name;
        CHECK(makeGgufTokenizer(vocabulary, "m.gguf")->encode("ab", {.special = false}) == std::vector<int>{3});
    }
    GgufVocabulary vocabulary = letters();
    vocabulary.flags["add_eos_token"] = true;
    vocabulary.special["bos"] = 0;
    CHECK(makeGgufTokenizer(vocabulary, "m.gguf")->encode("ab") == std::vector<int>{3, 0});
    vocabulary.flags["add_bos_token"] = true;
    CHECK(makeGgufTokenizer(vocabulary, "m.gguf")->encode("ab<|end|>") == std::vector<int>{0, 3, 0, 0});
}

TEST_CASE("WordPiece of a GGUF is BERT's")
{
    GgufVocabulary bert;
    bert.model = "bert";
    bert.tokens = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "\xE2\x96\x81play", "ing", "\xE2\x96\x81."};
    bert.types.assign(7, GgufVocabulary::TokenType::Normal);
    std::fill_n(bert.types.begin(), 4, GgufVocabulary::TokenType::Control);
    bert.special = {{"unknown", 1}, {"cls", 2}, {"separator", 3}, {"padding", 0}};
    const auto tokenizer = makeGgufTokenizer(bert, "m.gguf");
    CHECK(tokenizer->encode("Playing . x") == std::vector<int>{2, 4, 5, 6, 1, 3});
    CHECK(tokenizer->decode(std::vector<int>{4, 5, 6}) == "playing.");
}

TEST_CASE("tokenizers that llama.cpp has no counterpart for are not exported")
{
    const auto kit = oracles("tokenizers");
    if (kit.empty())
        return;
    for (const char* name : {"small-bbpe-prefix-space", "small-unigram-json", "small-wordpiece-cased", "small-sp-unigram"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(ggufVocabularyOf(kit / name, 100000), Error);
    }
    CHECK_THROWS_AS(ggufVocabularyOf(kit / "smollm2", 100), Error); // more tokens than rows
}
