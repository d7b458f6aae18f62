// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/json.h"
#include "base/temporary.h"

using namespace heterosis;

namespace {

ErrorInfo refusalOf(std::string_view text, const JsonLimits& limits = {})
{
    try {
        parseJson(text, "a.json", limits);
    } catch (const Error& error) {
        return error.info();
    }
    FAIL("accepted: " << std::string(text.substr(0, 60)));
    return {};
}

std::string repeated(std::string_view piece, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i)
        out += piece;
    return out;
}

} // namespace

TEST_CASE("JSON keeps order, numbers and Unicode")
{
    const Json json = parseJson(R"({"z":1,"a":[true,null,-3,18446744073709551615,0.1],"가":"\ud83d\ude00é\u0000"})", "a.json");
    CHECK(json.begin().key() == "z");
    CHECK(json["a"][2].get<int>() == -3);
    CHECK(json["a"][3].get<std::uint64_t>() == 18446744073709551615u);
    CHECK(json["가"].get<std::string>() == std::string("😀é\0", 7));
    CHECK(parseJson(writeJson(json), "b.json") == json);
    CHECK(parseJson(" 7 ", "a.json").get<int>() == 7);
}

TEST_CASE("what RFC 8259 forbids is refused with its place")
{
    for (const char* text : {"", "  \n", "{", "[1,]", "{\"a\":1,}", "{a:1}", "[NaN]", "[Infinity]", "[01]", "[1] 2", "// no\n1", "'a'", "[\"\t\"]", "tru", "[1e999]",
                             "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800x\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xF5\x80\x80\x80\"", "\"\xE2\x82\"", "\xEF\xBB\xBF{}",
                             "\xFF\xFE{\0", "{\"a\":1}}"}) {
        CAPTURE(text);
        const ErrorInfo info = refusalOf(text);
        CHECK(info.file == "a.json");
        CHECK(info.message.str().size() >= 15);
        CHECK_FALSE(info.remedy.empty());
    }
    CHECK(refusalOf(std::string_view("{}\0garbage", 10)).message.str().find("zero byte") != std::string::npos);
    CHECK(refusalOf("{\n \"a\": 1,\n \"b\": nul\n}").place.starts_with("line 3"));
    const ErrorInfo twice = refusalOf("{\"a\": 1,\n\"b\": {\"a\": 2},\n\"a\": 3}");
    CHECK(twice.place.starts_with("line 3"));
    CHECK(twice.message.str().find("\"a\"") != std::string::npos);
}

TEST_CASE("depth and size are bounded without recursion")
{
    for (const char* open : {"[", "{\"a\":"}) {
        CHECK(refusalOf(repeated(open, 40000)).message.str().find("nested deeper") != std::string::npos);
        CHECK(refusalOf(repeated(open, 3'000'000)).message.str().find("nested deeper") != std::string::npos);
    }
    CHECK_NOTHROW(parseJson(repeated("[", 64) + repeated("]", 64), "a.json"));
    CHECK_NOTHROW(parseJson(repeated("[", 40000) + repeated("]", 40000), "a.json", {.depth = 50000})); // also its destructor
    CHECK(refusalOf("[1,2,3,4,5]", {.bytes = 5}).message.str().find("at most 5") != std::string::npos);
}

TEST_CASE("an object of 200,000 keys is read in a moment")
{
    std::string text = "{";
    for (int i = 0; i < 200000; ++i)
        text += (i ? ",\"key" : "\"key") + std::to_string(i) + "\":" + std::to_string(i);
    CHECK(parseJson(text + "}", "a.json").size() == 200000);
    CHECK(refusalOf(text + ",\"key77\":1}").message.str().find("key77") != std::string::npos);
}

TEST_CASE("writing never throws for broken UTF-8; unknown keys are named")
{
    CHECK(writeJson(Json("a\xFF"), -1) == "\"a\xEF\xBF\xBD\"");
    const Json json = parseJson(R"({"known":1,"other":2})", "a.json");
    CHECK_NOTHROW(refuseUnknownKeys(json, {"known", "other"}, "a.json", "top"));
    CHECK_THROWS_WITH_AS(refuseUnknownKeys(json, {"known"}, "a.json", "top"), doctest::Contains("other"), Error);
}

TEST_CASE("a JSON file is named in the error")
{
    const TemporaryFolder folder;
    CHECK(readJson(folder.write("좋은 이름.json", "{\"a\":[]}"))["a"].is_array());
    CHECK_THROWS_WITH_AS(readJson(folder.write("나쁜.json", "[")), doctest::Contains("나쁜.json"), Error);
    CHECK_THROWS_AS(readJson(folder / "missing.json"), Error);
}
