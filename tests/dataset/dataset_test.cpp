// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "base/control.h"
#include "dataset/dataset.h"
#include "dataset/example_files.h"
#include "dataset/known_test_sets.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

NoControl quiet;

struct Files : Temporary {
    fs::path write(const std::string& name, const std::string& content) const
    {
        std::ofstream(path / name, std::ios::binary) << content;
        return path / name;
    }
};

Dataset read(const fs::path& file) { return Dataset::open(file, quiet); }

std::string complaint(const fs::path& file)
{
    try {
        read(file);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool says(const std::string& line, std::string_view word) { return line.find(word) != std::string::npos; }

// The one problem of a file with one bad row.
std::string problemOf(const Files& files, const std::string& bad, const std::string& good = R"({"prompt": "a", "completion": "b"})")
{
    const auto data = read(files.write("d.jsonl", good + "\n" + bad + "\n" + good + "\n" + good + "\n"));
    CHECK(data.examples.size() == 3);
    const auto lines = data.summary.problems.lines();
    REQUIRE(lines.size() == 1);
    return lines[0];
}

} // namespace

TEST_CASE("every shape's example file is read as that shape, without a problem")
{
    const Files files;
    for (const Shape shape : kShapes) {
        CAPTURE(nameOf(shape));
        const auto data = read(files.write("example.jsonl", exampleFile(shape)));
        CHECK(data.summary.shape == shape);
        CHECK(data.examples.size() == 2);
        CHECK(data.summary.problems.count == 0);
        CHECK(data.summary.duplicates == 0);
        CHECK(shapeNamed(nameOf(shape)) == shape);
    }
}

TEST_CASE("turns are the same whatever shape they came in")
{
    const Files files;
    const auto turns = [&](const std::string& row) {
        const auto messages = read(files.write("d.jsonl", row + "\n")).examples.at(0).messages;
        std::string all;
        for (const auto& message : messages)
            all += message.role + "=" + message.content + ";";
        return all;
    };
    CHECK(turns(R"({"prompt": "a", "response": "b", "label": 0})") == "user=a;assistant=b;");
    CHECK(turns(R"({"instruction": "a", "input": "x", "output": "b", "system": "s", "history": [["q", "r"]]})")
          == "system=s;user=q;assistant=r;user=a\nx;assistant=b;");
    CHECK(turns(R"({"conversations": [{"from": "human", "value": "a"}, {"from": "gpt", "value": "b"}]})") == "user=a;assistant=b;");
    CHECK(turns(R"({"messages": [{"role": "user", "content": [{"type": "text", "text": "a"}]}, {"role": "assistant", "content": "b"}]})")
          == "user=a;assistant=b;");
    const auto lists = read(files.write("d.jsonl", R"({"chosen": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "good"}], )"
                                                   R"("rejected": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "bad"}]})"));
    CHECK(lists.summary.shape == Shape::Preferences);
    CHECK(lists.examples[0].messages.size() == 1);
    CHECK(lists.examples[0].chosen == "good");
    CHECK(lists.examples[0].rejected == "bad");
}

TEST_CASE("a bad row is set aside and told by line, field and remedy")
{
    const Files files;
    const auto check = [&](const std::string& bad, std::initializer_list<const char*> words) {
        const auto line = problemOf(files, bad);
        CAPTURE(line);
        CHECK(says(line, "line 2"));
        for (const char* word : words)
            CHECK(says(line, word));
    };
    check(R"({"prompt": "only"})", {"field completion", "missing"});
    check(R"({"prompt": 5, "completion": "b"})", {"field prompt", "number"});
    check(R"({"prompt": "a", "completion": ["b"]})", {"field completion", "array"});
    check(R"({"prompt": "a", "completion": "  "})", {"field completion", "nothing to learn"});
    check(R"([1, 2])", {"array"});
    check(R"({"prompt": "a", "completion": "b")", {"JSON"});
    check(R"({"prompt": "a", "prompt": "c", "completion": "b"})", {"twice"});
    check(R"({"prompt": "\ud800", "completion": "b"})", {"surrogate"});
    check("{\"prompt\": \"caf\xE9\", \"completion\": \"b\"}", {"UTF-8"});
    check(std::string("\0\0\0", 3), {"zero"});
    check(std::string(100'000, '[') , {"deeper"});
    check(std::string(RowReader::kMaxRow + 1, 'x'), {"at most"});
}

TEST_CASE("fields of judges are checked row by row")
{
    const Files files;
    const auto norm = [&](const std::string& bad) { return problemOf(files, bad, R"({"category": "c", "prompt": "p", "expect": ["x"], "forbid": []})"); };
    CHECK(says(norm(R"({"category": "c", "prompt": "p", "expect": ["("], "forbid": []})"), "field expect"));
    CHECK(says(norm(R"({"category": "c", "prompt": "p", "expect": [], "forbid": []})"), "every answer would pass"));
    CHECK(says(norm(R"({"prompt": "p", "expect": ["x"]})"), "field category"));
    CHECK(says(norm(R"({"category": "c", "history": [{"role": "tool", "content": "x"}], "prompt": "p", "expect": ["x"]})"), "tool"));
    const auto choice = [&](const std::string& bad) { return problemOf(files, bad, R"({"question": "q", "choices": ["a", "b"], "answer": 1})"); };
    CHECK(says(choice(R"({"question": "q", "choices": ["a", "b"], "answer": 2})"), "field answer"));
    CHECK(says(choice(R"({"question": "q", "choices": ["a"], "answer": 0})"), "field choices"));
    const auto preference = [&](const std::string& bad) { return problemOf(files, bad, R"({"prompt": "p", "chosen": "a", "rejected": "b"})"); };
    CHECK(says(preference(R"({"prompt": "p", "chosen": "a", "rejected": "a"})"), "same"));
    CHECK(says(preference(R"({"prompt": "p", "chosen": "a"})"), "field rejected"));
    CHECK(says(problemOf(files, R"({"prompt": "p", "completion": "c", "label": "maybe"})", R"({"prompt": "p", "completion": "c", "label": true})"),
               "field label"));
}

TEST_CASE("what is no data file is refused with what it is")
{
    const Files files;
    CHECK(says(complaint(files.write("a.jsonl", "")), "no rows"));
    CHECK(says(complaint(files.write("a.jsonl", "\n \n\r\n")), "no rows"));
    CHECK(says(complaint(files.write("a.jsonl", "\x1F\x8B\x08 packed")), "gzip"));
    CHECK(says(complaint(files.write("a.jsonl", "\xFF\xFE{")), "UTF-16"));
    CHECK(says(complaint(files.write("a.jsonl", R"({"en": "Go.", "ko": "가."})")), "no shape"));
    CHECK(says(complaint(files.write("a.jsonl", "{\"prompt\": \"only\n")), "line 1"));
    CHECK(says(complaint(files.path / "nowhere.jsonl"), "nowhere.jsonl"));
}

TEST_CASE("lines end at line feeds alone, with a byte order mark and carriage returns taken away")
{
    const Files files;
    const auto data = read(files.write("a.jsonl", "\xEF\xBB\xBF{\"text\": \"a\xE2\x80\xA8" "b\"}\r\n\r\n{\"text\": \"c\xC2\x85" "d\"}"));
    REQUIRE(data.examples.size() == 2);
    CHECK(data.examples[0].text == "a\xE2\x80\xA8" "b");
    CHECK(data.examples[1].line == 3);
    const auto plain = read(files.write("a.txt", "one\r\n\ntwo"));
    REQUIRE(plain.examples.size() == 2);
    CHECK(plain.examples[0].text == "one");
    CHECK(plain.summary.shape == Shape::Text);
}

TEST_CASE("a list of objects and a table are read like lines")
{
    const Files files;
    const auto list = read(files.write("a.json", "[\n {\"instruction\": \"[,]\\\"}\", \"output\": \"b\"},\n {\"instruction\": \"c\"},\n"
                                                 " {\"instruction\": \"d\", \"input\": \"\", \"output\": \"e\"}\n]\n"));
    CHECK(list.summary.format == RowFormat::JsonArray);
    CHECK(list.examples.size() == 2);
    CHECK(list.examples[0].messages[0].content == "[,]\"}");
    CHECK(says(list.summary.problems.lines().at(0), "line 3"));
    CHECK(says(read(files.write("b.json", "[{\"text\": \"a\"}, {\"text\"")).summary.problems.lines().at(0), "broken"));

    const auto table = read(files.write("a.csv", "prompt;completion\n\"two\nlines; \"\"said\"\"\";b\nonly one\nc;d\n\"no end;x\n"));
    CHECK(table.summary.format == RowFormat::Csv);
    CHECK(table.examples.size() == 2);
    CHECK(table.examples[0].messages[0].content == "two\nlines; \"said\"");
    const auto lines = table.summary.problems.lines();
    REQUIRE(lines.size() == 2);
    CHECK(says(lines[0], "line 4"));
    CHECK(says(lines[1], "line 6"));
}

TEST_CASE("halves, duplicates, overlap and splits go by content")
{
    const Files files;
    // printf a | sha256sum begins with ca, printf c | sha256sum with 2e
    CHECK(halfOf("a") == 1);
    CHECK(halfOf("c") == 0);
    const auto data = read(files.write("a.jsonl", R"({"id": "a", "text": "x"})" "\n" R"({"id": "c", "text": "x"})" "\n" R"({"id": "d", "text": "y"})"));
    CHECK(data.halves[0] == 1);
    CHECK(data.halves[1] == 0);
    CHECK(data.summary.duplicates == 1);
    const auto overlap = overlapOf(data.summary.file, files.write("b.txt", "z\ny\n"), quiet);
    CHECK(overlap.count == 1);
    CHECK(overlap.lines.at(0) == std::pair<std::size_t, std::size_t>(3, 2));

    std::string many;
    for (int i = 0; i < 200; ++i)
        many += "text " + std::to_string(i % 100) + "\n"; // each twice
    const auto examples = read(files.write("many.txt", many)).examples;
    const auto valid = validationShare(examples, 0.1, 7);
    const auto count = std::count(valid.begin(), valid.end(), true);
    CHECK(count >= 20);
    CHECK(count <= 22);
    for (std::size_t i = 0; i < 100; ++i)
        CHECK(valid[i] == valid[i + 100]);
    CHECK(valid == validationShare(examples, 0.1, 7));
    CHECK(valid != validationShare(examples, 0.1, 8));
}

TEST_CASE("public test sets are known by name and by content")
{
    const Files files;
    CHECK(knownTestSet(files.write("kobest_copa_ko.jsonl", "{}")) == "kobest");
    CHECK(knownTestSet(files.write("my.jsonl", R"({"ctx": "a", "endings": []})")) == "hellaswag");
    CHECK(knownTestSet(files.write("sums.jsonl", R"({"prompt": "p", "response": "2*3=<<2*3=6>>6\n#### 6"})")) == "gsm8k");
    CHECK_FALSE(knownTestSet(files.write("research.jsonl", R"({"text": "a"})")));
    CHECK_FALSE(knownTestSet(files.path / "nowhere"));
}

TEST_CASE("every data file of the demo family is read without a problem")
{
    const fs::path shared = fs::path(HETEROSIS_SHARED) / "data";
    if (!fs::exists(shared)) {
        MESSAGE("skipped: no shared kit beside the checkout");
        return;
    }
    const std::pair<const char*, Shape> expected[] = {
        {"pretrain/en_stories.valid.txt", Shape::Text},   {"sft/ko_behaviours.valid.jsonl", Shape::Messages}, {"sft/ko_chatbot.valid.jsonl", Shape::Pairs},
        {"preference/en_norms.valid.jsonl", Shape::Preferences}, {"norms/norm_ko.jsonl", Shape::Norms},       {"norms/norm_near_en.jsonl", Shape::Norms},
        {"bench/kobest_copa_ko.jsonl", Shape::Choices},   {"prompts/prompts_ko.jsonl", Shape::Prompts}};
    for (const auto& [file, shape] : expected) {
        CAPTURE(file);
        const auto summary = scanData(shared / file, std::nullopt, quiet);
        CHECK(summary.shape == shape);
        CHECK(summary.problems.count == 0);
        CHECK(summary.halves[0] + summary.halves[1] == summary.rows);
    }
}
