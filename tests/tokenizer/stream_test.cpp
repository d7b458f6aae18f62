// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <thread>

#include "oracle_kit.h"
#include "tokenizer/tokenizer.h"
#include "tokenizer/utf8.h"

using namespace heterosis;

namespace {

std::shared_ptr<const Tokenizer> demo()
{
    return Tokenizer::open(std::filesystem::path(HETEROSIS_SOURCE) / "resources/demo/original");
}

} // namespace

TEST_CASE("a character that is split over tokens comes out whole, once, as soon as it is complete")
{
    const auto tokenizer = demo();
    const std::string text = "뷁쀍 👩‍👩‍👧 é";
    StreamDecoder stream(tokenizer);
    std::string out;
    for (const int id : tokenizer->encode(text)) {
        const std::string piece = stream.push(id);
        CHECK(lossyUtf8(piece) == piece);
        CHECK(piece.find("\xEF\xBF\xBD") == std::string::npos);
        out += piece;
    }
    CHECK(out == text);
    CHECK(stream.finish().empty());
}

TEST_CASE("a broken sequence becomes U+FFFD as soon as nothing can complete it")
{
    std::string pending = "\xEC\x9E"; // the first two bytes of a syllable
    CHECK(takeWholeUtf8(pending).empty());
    pending += "x";
    CHECK(takeWholeUtf8(pending) == "\xEF\xBF\xBDx");
    pending = "\xED\xA0"; // a surrogate: no byte can follow
    CHECK(takeWholeUtf8(pending) == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(pending.empty());
}

TEST_CASE("special tokens are skipped in a stream that is for people")
{
    const auto tokenizer = demo();
    const auto ids = tokenizer->encode("<|user|>hi<|end|>");
    CHECK(tokenizer->isSpecial(ids.front()));
    CHECK(tokenizer->idOf("<|user|>") == ids.front());
    StreamDecoder stream(tokenizer);
    std::string out;
    for (const int id : ids)
        out += stream.push(id);
    CHECK(out == "hi");
    CHECK(tokenizer->encode("<|user|>", {.parseSpecial = false}).size() > 1);
}

TEST_CASE("one tokenizer serves several threads")
{
    const auto tokenizer = demo();
    const std::string text = "the same words, the same 낱말, the same ids";
    const auto expected = tokenizer->encode(text);
    std::vector<std::thread> threads;
    std::vector<int> wrong(4);
    for (int& count : wrong)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i)
                count += tokenizer->encode(text) != expected;
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("a word of 100 KB costs no more than its length says")
{
    const auto tokenizer = demo();
    std::string word;
    for (int i = 0; i < 100'000; ++i)
        word += static_cast<char>('a' + i * 7 % 26);
    const auto start = std::chrono::steady_clock::now();
    const auto ids = tokenizer->encode(word);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2)); // sanitizers included; milliseconds otherwise
    CHECK(tokenizer->decode(ids) == word);
}
