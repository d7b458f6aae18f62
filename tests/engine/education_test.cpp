// SPDX-License-Identifier: GPL-3.0-or-later
// What the education room asks before, while and after a model is taught.
#include <doctest/doctest.h>

#include <fstream>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "dataset/example_files.h"
#include "engine/education.h"
#include "temporary.h"
#include "training/finetune.h"
#include "training/learning_data.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

fs::path demo() { return resourceDirectory() / "demo" / "original"; }

fs::path write(const fs::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

// Conversations, of which one comes twice, and two lines that cannot be used.
std::string conversations(int rows)
{
    std::string lines;
    for (int i = 0; i < rows; ++i)
        lines += R"({"messages": [{"role": "user", "content": "How many boats are number )" + std::to_string(i) + R"(?"}, {"role": "assistant", "content": "There are )"
            + std::to_string(i % 7) + " boats.\"}]}\n";
    lines += R"({"messages": [{"role": "user", "content": "How many boats are number 0?"}, {"role": "assistant", "content": "There are 0 boats."}]})" "\n";
    lines += "{\"messages\": []}\n";
    lines += "{\"messages\": [{\"role\": \"user\", \"content\": \"broken\n";
    return lines;
}

std::string wordsOf(const LessonText& text, bool learned)
{
    std::string all;
    for (const LessonPiece& piece : text.pieces)
        if (piece.learned == learned)
            all += piece.text;
    return all;
}

} // namespace

TEST_CASE("a dropped file is read as the model reads it, and what cannot be used is named by its line")
{
    const Temporary temporary;
    NoControl control;
    const fs::path file = write(temporary.path / "대화 rows.jsonl", conversations(20));
    const DataAnswer answer = readLessons({.file = file, .validShare = 0.25, .seed = 3, .subject = demo()}, control);
    CHECK(answer.summary.shape == Shape::Messages);
    CHECK(answer.summary.rows == 21);
    CHECK(answer.summary.duplicates == 1);
    REQUIRE(answer.summary.problems.count == 2);
    CHECK(answer.summary.problems.listed[0].place == "line 22, field messages");
    CHECK(answer.summary.problems.listed[1].place.starts_with("line 23"));
    CHECK(answer.learned + answer.held == 21);
    CHECK(answer.held >= 4);
    REQUIRE(answer.rows.size() == 21);
    CHECK(answer.lengths.size() == 21);
    const LessonText& first = answer.rows[0].texts.at(0);
    CHECK(wordsOf(first, true).find("There are 0 boats.") != std::string::npos);
    CHECK(wordsOf(first, false).find("How many boats") != std::string::npos);
    CHECK(wordsOf(first, false).find("<|user|>") != std::string::npos);
    CHECK(wordsOf(first, true).find("<|end|>") != std::string::npos);
    CHECK(answer.context == 192);
    CHECK_FALSE(answer.subjectProblem);

    // The same seed draws the same rows, and a shorter context says how many rows it cuts.
    const DataAnswer again = readLessons({.file = file, .validShare = 0.25, .seed = 3, .subject = demo(), .context = 8}, control);
    CHECK(again.held == answer.held);
    CHECK(again.longer == 21);
    CHECK(again.rows[0].texts[0].cut > 0);
}

TEST_CASE("every kind of run learns from an example file that the program writes")
{
    const Temporary temporary;
    NoControl control;
    for (const std::string_view kind : trainingKinds()) {
        TrainingSettings settings;
        settings.kind = kind;
        bool some = false;
        for (const Shape shape : kShapes) {
            if (!learnsFrom(kind, shape))
                continue;
            some = true;
            const fs::path file = write(temporary.path / (std::string(nameOf(shape)) + ".jsonl"), exampleFile(shape));
            const DataAnswer answer = readLessons({.file = file, .subject = demo()}, control);
            CHECK(answer.summary.shape == shape);
            CHECK(answer.summary.problems.count + answer.unread.count == 0);
            CHECK(answer.rows.size() == answer.summary.rows);
            if (shape == Shape::Preferences) {
                REQUIRE(answer.rows[0].texts.size() == 2);
                CHECK(answer.rows[0].texts[0].wanted);
                CHECK_FALSE(answer.rows[0].texts[1].wanted);
            }
        }
        CHECK(some);
    }
}

TEST_CASE("rows that are learned and measured on are reported with their lines")
{
    const Temporary temporary;
    NoControl control;
    const fs::path train = write(temporary.path / "train.txt", "one\ntwo\nthree\n"), valid = write(temporary.path / "valid.txt", "four\ntwo\n");
    const DataAnswer answer = readLessons({.file = train, .valid = valid}, control);
    CHECK(answer.overlap.count == 1);
    CHECK(answer.overlap.lines.front() == std::pair<std::size_t, std::size_t>{2, 2});
    CHECK(answer.valid->rows == 2);
    CHECK_FALSE(answer.isRead());
    // What is wrong with the other file does not hide this one.
    const DataAnswer without = readLessons({.file = train, .valid = temporary.path / "nowhere.txt"}, control);
    CHECK(without.learned == 3);
    CHECK(without.validProblem);
    CHECK_THROWS_AS(readLessons({.file = write(temporary.path / "empty.txt", "")}, control), Error);
}

TEST_CASE("a run is reckoned before it starts, offered after it was cut off, and its child is set against what it was")
{
    const Temporary temporary;
    setThreads(1);
    NoControl control;
    const fs::path data = write(temporary.path / "rows.jsonl", conversations(20)), file = temporary.path / "RUN.json", workspace = temporary.path / "studbook";
    const Json run = {{"kind", "sft"}, {"subject", demo().string()}, {"method", "full"}, {"data", {{{"file", data.string()}}}}, {"valid", 0.2}, {"epochs", 2}, {"batch", 4},
                      {"lr", 1e-3}, {"measure_every", 2}};
    writeFileAtomically(file, writeJson(run));
    const DataAnswer answer = readLessons({.file = data, .validShare = 0.2, .subject = demo()}, control);
    const LessonEstimate estimate = estimateLessons(run, file, workspace, answer, {.device = "cpu"});
    CHECK(estimate.seconds > 0);
    CHECK(estimate.needs.memory > 0);
    CHECK(estimate.needs.disk > 0);

    const std::shared_ptr<Studbook> book = Studbook::open(workspace, Studbook::Access::Write);
    CHECK_FALSE(cutOffRun(*book));
    std::int64_t steps = 0, measured = 0;
    struct Stop final : Control { // after the second step
        int left = 0;
        void step(double, std::string_view) override
        {
            if (left > 0 && --left == 0)
                throw Cancelled();
        }
    } stop;
    FinetuneEvents events{.said = {}, .began = [&](std::int64_t, std::int64_t all, const Json&) { CHECK(all == estimate.steps); },
                          .step = [&](const TrainedStep& step) {
                              CHECK(step.read >= step.tokens);
                              CHECK(step.seconds > 0);
                              if (++steps == 2)
                                  stop.left = 1;
                          },
                          .measured = [&](std::int64_t, double loss) { measured += loss > 0; }};
    FinetuneCall call{.file = file, .workspace = workspace, .resume = false, .studbook = book, .compute = {.device = "cpu"}};
    CHECK_THROWS_AS(finetune(call, events, stop), Cancelled);
    const auto cut = cutOffRun(*book);
    REQUIRE(cut);
    CHECK(cut->settings == run);
    call.resume = true;
    const Json document = finetune(call, events, control);
    CHECK(steps >= estimate.steps);
    CHECK(measured > 0);
    CHECK_FALSE(cutOffRun(*book));
    CHECK(fs::exists(proofFolder(workspace, document["run"]) / "report.html"));

    const std::string name = document["individual"];
    const IndividualId child = std::stoll(name.substr(name.find('#') + 1));
    const Recipe against = againstOriginal(*book, child);
    CHECK(against.plane() == Plane::Strength);
    CHECK(fs::equivalent(against.original->path, demo()));
    CHECK(headersOf(against.parents[0].path).map->config.layers == headersOf(demo()).map->config.layers);
    CHECK_THROWS_AS(againstOriginal(*book, book->individual(child)->parents.front()), Error);
    CHECK(headersOf(workspace.string() + "#" + std::to_string(child)).map->parts.size() == headersOf(demo()).map->parts.size());

    // A run that is given up is not offered again.
    call.resume = false;
    steps = 0;
    stop.left = 0;
    CHECK_THROWS_AS(finetune(call, events, stop), Cancelled);
    REQUIRE(cutOffRun(*book));
    giveUpRun(*book, cutOffRun(*book)->id);
    CHECK_FALSE(cutOffRun(*book));
}
