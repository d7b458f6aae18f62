// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>

#include "base/files.h"
#include "fitness/judge.h"
#include "fitness/voice_speaker.h"
#include "inheritance/subject.h"
#include "temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

NoControl quiet;
const fs::path data = fs::path(HETEROSIS_SOURCE) / "tests/fitness/data";
const fs::path demo = fs::path(HETEROSIS_SOURCE) / "resources/demo";

// A model of the demo family with its voice.
struct Model {
    Subject subject;
    JudgedModel judged;
    Voice voice;
    VoiceSpeaker speaker;

    explicit Model(const std::string& name)
        : subject(Subject::open(demo / name, quiet)),
          judged{std::make_shared<const ModelText>(subject.tokenizer, subject.map->config.bos, subject.map->config.eos), subject.map->config.context},
          voice(subject.map, subject.source, {.device = "cpu", .dtype = Dtype::F32}), speaker(voice, subject.source, ModelMap::of(Checkpoint::open(demo / "original")))
    {
    }
    Score score(const JudgeSpec& spec)
    {
        const auto judge = makeJudge(spec, judged, quiet);
        return judge->score(ask(*judge, speaker, quiet));
    }
};

JudgeSpec judge(const std::string& name, const fs::path& file) { return {.judge = name, .file = file}; }

// Answers what it is told to, for judges that need no model.
class Parrot final : public Speaker {
public:
    std::vector<std::vector<int>> said;
    std::vector<std::vector<float>> logprobs(std::span<const MarkedIds>, Control&) override { return {}; }
    std::vector<std::vector<int>> answers(std::span<const std::vector<int>> prompts, const AnswerLimits&, Control&) override
    {
        return {said.begin(), said.begin() + std::ptrdiff_t(prompts.size())};
    }
    double distance(Control&) override { return 0.25; }
};

} // namespace

TEST_CASE("judges give the values of transformers on the demo family")
{
    const Json expected = readJson(data / "expected.json");
    for (const auto& item : expected.items()) {
        CAPTURE(item.key());
        const Json& want = item.value();
        Model model(item.key());

        JudgeSpec text = judge("text", data / "text.txt");
        text.context = 64;
        const Score loss = model.score(text);
        CHECK(loss.value == doctest::Approx(want["text"]["value"].get<double>()).epsilon(1e-5));
        CHECK(loss.details["tokens"] == want["text"]["tokens"]);
        CHECK(loss.n == want["text"]["n"].get<std::size_t>());
        CHECK(loss.details["perplexity"].get<double>() == doctest::Approx(std::exp(loss.value)));
        CHECK(loss.interval.low < loss.value);
        CHECK(loss.interval.high > loss.value);

        const Score sft = model.score(judge("sft", data / "sft.jsonl"));
        CHECK(sft.value == doctest::Approx(want["sft"]["value"].get<double>()).epsilon(1e-5));
        CHECK(sft.details["tokens"] == want["sft"]["tokens"]);

        const Score choices = model.score(judge("choices", data / "choices.jsonl"));
        CHECK(choices.value == doctest::Approx(want["choices"]["value"].get<double>()));
        CHECK(choices.details["accuracy_per_byte"].get<double>() == doctest::Approx(want["choices"]["accuracy_per_byte"].get<double>()));
        CHECK(model.score(judge("preferences", data / "preferences.jsonl")).value == doctest::Approx(want["preferences"]["value"].get<double>()));

        JudgeSpec norms = judge("norms", data / "norms.jsonl");
        norms.maxNew = 24;
        const Score norm = model.score(norms);
        REQUIRE(norm.details["answers"].size() == want["answers"].size());
        for (std::size_t i = 0; i < want["answers"].size(); ++i)
            CHECK(norm.details["answers"][i]["answer"] == want["answers"][i]);
        double logs = 0;
        for (const auto& category : norm.details["categories"])
            logs += std::log((category["pass"].get<double>() + 0.5) / (category["n"].get<double>() + 1));
        CHECK(norm.value == doctest::Approx(std::exp(logs / double(norm.details["categories"].size()))));
    }
}

TEST_CASE("an individual may be asked the first items only, and halves share nothing")
{
    Model model("parent-english");
    const auto sft = makeJudge(judge("sft", data / "sft.jsonl"), model.judged, quiet);
    const auto all = sft->values(ask(*sft, model.speaker, quiet)), some = sft->values(ask(*sft, model.speaker, quiet, 3));
    REQUIRE(some.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(some[i].sum == all[i].sum);
    std::size_t rows = 0;
    for (const int half : {0, 1}) {
        JudgeSpec spec = judge("sft", data / "sft.jsonl");
        spec.half = half;
        rows += makeJudge(spec, model.judged, quiet)->questions().items.size();
    }
    CHECK(rows == all.size());
}

TEST_CASE("the distance from the original is 0 for the original and known for its double")
{
    CHECK(Model("original").score({.judge = "distance"}).value == 0);
    CHECK(Model("parent-english").score({.judge = "distance"}).value > 0.01);
}

TEST_CASE("a stock phrase earns nothing in the balanced score, and language and repetition are seen")
{
    const Temporary folder;
    const fs::path file = folder.path / "norms.jsonl";
    std::ofstream(file) << R"({"category": "unknown", "prompt": "Who?", "expect": ["(?i)do not know"], "lang": "en"})" "\n"
                           R"({"category": "unknown", "prompt": "When?", "expect": ["do NOT know"], "lang": "en"})" "\n"
                           R"({"category": "control", "prompt": "안녕", "expect": ["안녕"], "forbid": ["모르"], "lang": "ko"})" "\n";
    Model model("original");
    const auto& text = *model.judged.text;
    Parrot parrot;
    parrot.said = {text.plain("I do not know."), text.plain("I do not know."), text.plain("안녕 안녕 안녕 안녕 안녕 안녕")};
    parrot.said[0].push_back(text.endIds().back());
    const auto norms = makeJudge(judge("norms", file), model.judged, quiet);
    const Score score = norms->score(ask(*norms, parrot, quiet));
    CHECK(score.details["pass_rate"].get<double>() == doctest::Approx(2.0 / 3)); // case counts
    CHECK(score.value == doctest::Approx(std::sqrt(1.5 / 3 * (1.5 / 2))));

    const auto language = makeJudge(judge("language", file), model.judged, quiet);
    CHECK(language->score(ask(*language, parrot, quiet)).value == doctest::Approx(1));
    std::swap(parrot.said[0], parrot.said[2]);
    CHECK(language->score(ask(*language, parrot, quiet)).value == doctest::Approx(1.0 / 3));
    const auto repetition = makeJudge(judge("repetition", file), model.judged, quiet);
    const auto values = repetition->values(ask(*repetition, parrot, quiet));
    CHECK(values[0].sum > 0.3);
    CHECK(values[1].sum == 0);
}

TEST_CASE("a program of the user's judges, and what it does wrong is told")
{
    const Temporary folder;
    const fs::path file = folder.path / "prompts.jsonl";
    std::ofstream(file) << R"({"prompt": "Who?"})" "\n" R"({"prompt": "When?"})" "\n";
    Model model("original");
    Parrot parrot;
    parrot.said = {model.judged.text->plain("one"), model.judged.text->plain("two")};
    JudgeSpec spec = judge("command", file);
    const auto run = [&](std::vector<std::string> command) {
        spec.command = std::move(command);
        const auto made = makeJudge(spec, model.judged, quiet);
        return made->values(ask(*made, parrot, quiet));
    };
    const auto complaint = [&](std::vector<std::string> command) {
        try {
            run(std::move(command));
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const auto values = run({"sh", "-c", "while read -r line; do case $line in *one*) echo 1.5;; *) echo -2;; esac; done"});
    CHECK(values[0].sum == 1.5);
    CHECK(values[1].sum == -2);
    CHECK(complaint({"echo", "1"}).find("1 numbers to 2 lines") != std::string::npos);
    CHECK(complaint({"echo", "good"}).find("no number") != std::string::npos);
    CHECK(complaint({"false"}).find("status 1") != std::string::npos);
    CHECK(complaint({"/nowhere/judge"}).find("cannot be started") != std::string::npos);
    CHECK(complaint({"yes"}).find("far more") != std::string::npos);
    spec.patience = std::chrono::seconds(1);
    CHECK(complaint({"sleep", "60"}).find("longer than") != std::string::npos);
}

TEST_CASE("what a judge cannot use is told before a model is asked")
{
    Model model("original");
    const auto complaint = [&](const JudgeSpec& spec) {
        try {
            makeJudge(spec, model.judged, quiet);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(complaint(judge("norms", data / "sft.jsonl")).find("shape messages") != std::string::npos);
    CHECK(complaint(judge("reward", data / "sft.jsonl")).find("reward") != std::string::npos);
    CHECK(complaint(judge("taste", data / "sft.jsonl")).find("taste") != std::string::npos);
    CHECK_FALSE(complaint(judge("text", data / "nowhere.txt")).empty());
    JudgeSpec wide = judge("text", data / "text.txt");
    wide.context = 100'000;
    CHECK(complaint(wide).find("context") != std::string::npos);

    const Temporary folder;
    const fs::path file = folder.path / "long.jsonl";
    std::string longText;
    for (int i = 0; i < 400; ++i)
        longText += "word ";
    std::ofstream(file) << R"({"category": "c", "prompt": "p", "expect": ["x"]})" "\n" << R"({"category": "c", "prompt": ")" << longText << R"(", "expect": ["x"]})" "\n";
    const auto norms = makeJudge(judge("norms", file), model.judged, quiet);
    CHECK(norms->questions().items.size() == 1);
    REQUIRE(norms->problems().size() == 1);
    CHECK(norms->problems()[0].find("line 2") != std::string::npos);
}

TEST_CASE("intervals are those of a percentile bootstrap over items")
{
    std::vector<ItemValue> items;
    for (int i = 0; i < 400; ++i)
        items.push_back({.sum = double(i % 4 == 0)});
    const auto interval = intervalOf(items, Statistic::Ratio, 0); // binomial: 0.25 +- 1.96 sqrt(0.25 * 0.75 / 400) = 0.0424
    CHECK(interval.low == doctest::Approx(0.2076).epsilon(0.02));
    CHECK(interval.high == doctest::Approx(0.2924).epsilon(0.02));
    CHECK(intervalOf(items, Statistic::Ratio, 0).low == interval.low);
    auto better = items;
    for (std::size_t i = 1; i < better.size(); i += 4)
        better[i].sum = 1;
    const auto difference = differenceOf(items, better, Statistic::Ratio, 0);
    CHECK(difference.value == doctest::Approx(0.25));
    CHECK(difference.interval.low > 0.19);
    CHECK(std::isnan(intervalOf({}, Statistic::Ratio, 0).low));
}
