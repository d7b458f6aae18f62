// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "base/error.h"
#include "oracle_kit.h"
#include "tokenizer/tokenizer.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

// The name under which a file of the kit would lie in a checkpoint.
std::string plainName(const std::string& file)
{
    if (file.ends_with(".model"))
        return "tokenizer.model";
    if (file.find("merges") != std::string::npos && file.ends_with(".txt"))
        return "merges.txt";
    return file.ends_with(".txt") ? "vocab.txt" : "tokenizer.json";
}

std::string jsonWith(const std::string& replaced, const std::string& by)
{
    std::string json = R"({"version": "1.0", "added_tokens": [], "normalizer": null, "pre_tokenizer": null, "post_processor": null,
        "decoder": null, "model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "c": 2, "ab": 3}, "merges": ["a b"]}})";
    return json.replace(json.find(replaced), replaced.size(), by);
}

} // namespace

TEST_CASE("damaged files are refused with a sentence, good ones are read")
{
    const auto kit = oracles("bad");
    if (kit.empty())
        return;
    const Json manifest = readJson(kit / "manifest.json");
    const Json& list = manifest.is_array() ? manifest : manifest.contains("cases") ? manifest["cases"] : manifest["files"];
    int seen = 0;
    for (const Json& c : list) {
        if (!c["kind"].get<std::string>().starts_with("tokenizer"))
            continue;
        const auto name = c["file"].get<std::string>(), expected = c["expected"].get<std::string>();
        CAPTURE(name);
        TemporaryFolder folder;
        const fs::path file = folder.path() / plainName(name);
        fs::copy_file(kit / name, file);
        ++seen;
        try {
            summarizeTokenizerFile(file);
            CHECK(expected != "reject");
        } catch (const Error& error) {
            CHECK(expected != "accept");
            CHECK(error.info().file == file.string());
            CHECK(std::string(error.what()).size() > 40);
        }
    }
    CHECK(seen > 30);
}

TEST_CASE("files of the tiny kind do what they say")
{
    TemporaryFolder folder;
    const auto open = [&](const std::string& replaced, const std::string& by) {
        return Tokenizer::open(folder.write("tokenizer.json", jsonWith(replaced, by)));
    };
    const auto plain = open("null", "null");
    CHECK(plain->encode("abcab") == std::vector<int>{3, 2, 3});
    CHECK(plain->encode("axb") == std::vector<int>{3}); // what is unknown is dropped before merging, as the reference does
    const std::vector<int> ids = {3, 99, -1, 2};
    CHECK(plain->decode(ids) == "ab c"); // no decoder: a space between tokens, ids outside the vocabulary are nothing
    StreamDecoder stream(plain);
    std::string text;
    for (const int id : ids)
        text += stream.push(id);
    CHECK(text + stream.finish() == "ab c");

    CHECK_THROWS_AS(open(R"("pre_tokenizer": null)", R"("pre_tokenizer": {"type": "UnicodeScripts"})"), Error);
    CHECK_THROWS_AS(open(R"("decoder": null)", R"("decoder": {"type": "CTC"})"), Error);
    CHECK_THROWS_AS(open(R"("type": "BPE")", R"("type": "WordLevel")"), Error);
}

TEST_CASE("normalisers do as the reference, also where the library beneath them errs")
{
    TemporaryFolder folder;
    const auto open = [&](const std::string& normalizer) {
        std::string json = jsonWith(R"("normalizer": null)", R"("normalizer": )" + normalizer);
        json.replace(json.find(R"("vocab": {)"), 10, R"("byte_fallback": false, "vocab": {"\u11a7": 9, "\uac00": 10, "\uac01": 11, "\u00e9": 12, "e": 13, )");
        return Tokenizer::open(folder.write("tokenizer.json", json));
    };
    const auto nfc = open(R"({"type": "NFC"})");
    CHECK(nfc->encode("\u1100\u1161\u11a8") == std::vector<int>{11});
    CHECK(nfc->encode("\uac00\u11a7a") == std::vector<int>{10, 9, 0}); // U+11A7 is no final consonant
    CHECK(nfc->encode("e\u0301") == std::vector<int>{12});
    CHECK(open(R"({"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}]})")->encode("\u00e9") == std::vector<int>{13});
    CHECK(open(R"({"type": "Replace", "pattern": {"Regex": "x+"}, "content": "ab"})")->encode("xxc") == std::vector<int>{3, 2});
    CHECK(open(R"({"type": "Lowercase"})")->encode("AB") == std::vector<int>{3});
    CHECK_THROWS_AS(open(R"({"type": "Precompiled", "precompiled_charsmap": "AAAA"})"), Error);
}

TEST_CASE("a pattern that would search for ever ends in a sentence, and soon")
{
    TemporaryFolder folder;
    const auto tokenizer = Tokenizer::open(folder.write("tokenizer.json", jsonWith(R"("pre_tokenizer": null)",
        R"("pre_tokenizer": {"type": "Split", "pattern": {"Regex": "(?:a|aa|a+)+$"}, "behavior": "Isolated", "invert": false})")));
    const auto start = std::chrono::steady_clock::now();
    try {
        tokenizer->encode(std::string(40, 'a') + "b");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("pattern") != std::string::npos);
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("a folder without a tokenizer says so")
{
    TemporaryFolder folder;
    CHECK_THROWS_AS(Tokenizer::open(folder.path()), Error);
    CHECK_THROWS_AS(Tokenizer::open(folder.path() / "none"), Error);
    folder.write("merges.txt", "#version: 0.2\na b\n");
    CHECK_THROWS_AS(Tokenizer::open(folder.path()), Error);
    folder.write("vocab.json", R"({"a": 0, "b": 1, "ab": 2})");
    CHECK(Tokenizer::open(folder.path())->encode("ab") == std::vector<int>{2});
}
