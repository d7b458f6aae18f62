// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/proof.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "fitness/voice_speaker.h"

namespace heterosis {

namespace {

constexpr std::size_t kMostItems = 200; // of each part of the data; the first ones

// log p of a text's labelled tokens; those whose label is another token cannot be asked for and are left out.
std::vector<float> logpsOf(Voice& voice, const Lesson& lesson, Control& control)
{
    std::vector<std::size_t> places;
    for (std::size_t t = 1; t < lesson.labels.size(); ++t)
        if (lesson.labels[t] != kNoLabel && lesson.labels[t] == lesson.ids[t])
            places.push_back(t);
    return places.empty() ? std::vector<float>() : voice.logprobs(lesson.ids, places, control);
}

double sumOf(const std::vector<float>& values)
{
    double sum = 0;
    for (const float v : values)
        sum += v;
    return sum;
}

Shown::Judged judged(const std::string& name, const std::string& measures, std::vector<ItemValue> items, Statistic statistic = Statistic::Ratio, std::size_t groups = 1)
{
    Shown::Judged one{.score = {}, .items = {}, .statistic = statistic, .groups = groups};
    one.score = {.judge = name, .file = "", .n = items.size(), .value = statisticOf(items, statistic, groups), .interval = intervalOf(items, statistic, groups)};
    one.score.details["measures"] = measures;
    double tokens = 0;
    for (const ItemValue& item : items)
        tokens += item.weight;
    if (measures == "loss") {
        one.score.details["tokens"] = tokens;
        one.score.details["perplexity"] = std::exp(one.score.value);
    }
    one.items = std::move(items);
    return one;
}

void judgeLessons(Shown& shown, const std::string& name, Voice& voice, const std::vector<Lesson>& lessons, Control& control)
{
    std::vector<ItemValue> items;
    for (const Lesson& lesson : lessons) {
        if (items.size() == kMostItems)
            break;
        control.step(-1, name);
        const std::vector<float> logps = logpsOf(voice, lesson, control);
        if (!logps.empty())
            items.push_back({.sum = -sumOf(logps), .weight = double(logps.size())});
    }
    if (!items.empty())
        shown.judged.push_back(judged(name, "loss", std::move(items)));
}

void judgePreferences(Shown& shown, const std::string& name, Voice& voice, const std::vector<Preference>& pairs, Control& control)
{
    std::vector<ItemValue> items;
    for (const Preference& pair : pairs) {
        if (items.size() == kMostItems)
            break;
        control.step(-1, name);
        if (pair.chosen.ids.empty() || pair.rejected.ids.empty())
            continue;
        const double chosen = sumOf(logpsOf(voice, pair.chosen, control)), rejected = sumOf(logpsOf(voice, pair.rejected, control));
        items.push_back({.sum = chosen > rejected ? 1.0 : 0.0, .weight = 1});
    }
    if (!items.empty())
        shown.judged.push_back(judged(name, "preferences", std::move(items)));
}

// Answers that are wanted, where none stands beside them (kto).
std::vector<Lesson> wantedAlone(const std::vector<Preference>& preferences)
{
    std::vector<Lesson> wanted;
    for (const Preference& p : preferences)
        if (p.rejected.ids.empty() && wanted.size() < kMostItems)
            wanted.push_back(p.chosen);
    return wanted;
}

std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text)
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

std::string figure(const Json& value) { return value.is_number() ? text("{}", std::round(value.get<double>() * 1e4) / 1e4).str() : "-"; }

std::string scoreTable(const Json& proof)
{
    std::string table = "<table><tr><th>data</th><th>measure</th><th>before</th><th>after</th><th>difference</th><th>95 % interval</th></tr>\n";
    for (std::size_t i = 0; i < proof["before"].size(); ++i) {
        const Json &before = proof["before"][i], &after = proof["after"][i], &difference = proof["difference"][i];
        table += "<tr><td>" + before["judge"].get<std::string>() + "</td><td>" + before["measures"].get<std::string>() + "</td><td>" + figure(before["value"]) + "</td><td>"
            + figure(after["value"]) + "</td><td>" + figure(difference["value"]) + "</td><td>" + figure(difference["interval"][0]) + " to " + figure(difference["interval"][1]) + "</td></tr>\n";
    }
    return table + "</table>\n";
}

// The losses as a line: 600 by 160.
std::string curve(const Json& steps)
{
    double least = 1e300, most = -1e300;
    for (const Json& step : steps) {
        least = std::min(least, step["loss"].get<double>());
        most = std::max(most, step["loss"].get<double>());
    }
    std::string points;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double x = 600.0 * double(i) / double(std::max<std::size_t>(1, steps.size() - 1));
        const double y = 150 - 140 * (steps[i]["loss"].get<double>() - least) / std::max(1e-12, most - least);
        points += figure(x) + "," + figure(y) + " ";
    }
    return "<svg width=\"620\" height=\"160\" role=\"img\" aria-label=\"loss\"><polyline fill=\"none\" stroke=\"#2a7\" stroke-width=\"2\" points=\"" + points + "\"/></svg>\n<p>Loss from "
        + figure(steps.front()["loss"]) + " to " + figure(steps.back()["loss"]) + " in " + std::to_string(steps.size()) + " steps.</p>\n";
}

std::string page(const Json& proof)
{
    std::string html = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Fine-tuning, run " + std::to_string(proof["run"].get<std::int64_t>())
        + "</title>\n<style>body{font:15px sans-serif;max-width:60em;margin:2em auto}td,th{padding:.2em .8em;text-align:left;vertical-align:top;white-space:pre-wrap}</style>\n<h1>Fine-tuning, run "
        + std::to_string(proof["run"].get<std::int64_t>()) + "</h1>\n" + scoreTable(proof);
    html += "<p>" + escaped(proof["forgetting"]["says"].get<std::string>()) + "</p>\n";
    if (proof.contains("kl"))
        html += "<p>Its own answers (" + std::to_string(proof["kl"]["answers"].get<int>()) + ", drawn at temperature 1) are " + figure(proof["kl"]["value"]) + " nats a token away from the reference.</p>\n";
    if (!proof["steps"].empty())
        html += curve(proof["steps"]);
    html += "<h2>The same prompts</h2>\n<table><tr><th>prompt</th><th>original</th><th>child</th></tr>\n";
    for (const Json& row : proof["answers"])
        html += "<tr><td>" + escaped(row["prompt"]) + "</td><td>" + escaped(row["original"]) + "</td><td>" + escaped(row["child"]) + "</td></tr>\n";
    html += "</table>\n<h2>What changed in the weights</h2>\n<table><tr><th>gene</th><th>relative change</th></tr>\n";
    for (const Json& gene : proof["genes"])
        html += "<tr><td>" + gene["gene"].get<std::string>() + "</td><td>" + text("{}", gene["relative"].get<double>()).str() + "</td></tr>\n";
    return html + "</table>\n</html>\n";
}

Json forgetting(const Json& differences)
{
    for (const Json& one : differences)
        if (one["judge"] == "general") {
            const double low = one["interval"][0].is_number() ? one["interval"][0].get<double>() : 0, high = one["interval"][1].is_number() ? one["interval"][1].get<double>() : 0;
            const std::string says = low > 0 ? "Forgotten: the loss on general text rose, and the interval excludes zero."
                : high < 0                   ? "Nothing is forgotten: the loss on general text fell."
                                             : "No forgetting is seen: the interval of the loss on general text holds zero.";
            return {{"measured", true}, {"forgotten", low > 0}, {"value", one["value"]}, {"interval", one["interval"]}, {"says", says}};
        }
    return {{"measured", false}, {"says", "Forgetting was not measured: the run names no general text."}};
}

Json finiteOr(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

} // namespace

Shown show(Voice& voice, const LearningData& data, const ModelText* text, Control& control)
{
    Shown shown;
    judgeLessons(shown, "train", voice, data.lessons, control);
    judgePreferences(shown, "train", voice, data.preferences, control);
    judgeLessons(shown, "train", voice, wantedAlone(data.preferences), control);
    judgeLessons(shown, "valid", voice, data.validLessons, control);
    judgePreferences(shown, "valid", voice, data.validPreferences, control);
    judgeLessons(shown, "valid", voice, wantedAlone(data.validPreferences), control);
    judgeLessons(shown, "general", voice, data.generalLessons, control);
    SpeakOptions options{.sampling = {.temperature = 0}, .maxNew = 48};
    if (text)
        options.endIds = text->endIds();
    for (const std::vector<int>& prompt : data.prompts) {
        std::vector<int>& answer = shown.answers.emplace_back();
        for (const SpokenToken& token : voice.speak(prompt, options, control).tokens)
            answer.push_back(token.id);
    }
    return shown;
}

void showRatings(Shown& shown, Voice& voice, std::shared_ptr<const TensorSource> source, const Ratings& ratings, Control& control)
{
    VoiceSpeaker speaker(voice, std::move(source));
    for (const Ratings::Named& named : ratings.all()) {
        const AnswerJudge& judge = *named.judge;
        const Outputs outputs = ask(judge, speaker, control);
        const Score whole = judge.score(outputs);
        Shown::Judged one = judged(named.name, judge.name(), judge.values(outputs), judge.statistic(), judge.groups());
        one.score.file = judge.file();
        if (named.half)
            one.score.details["half"] = *named.half;
        for (const char* key : {"pass_rate", "categories", "model"})
            if (whole.details.contains(key))
                one.score.details[key] = whole.details[key];
        shown.judged.push_back(std::move(one));
    }
}

Shown showRater(Trainer& trainer, const LearningData& data, Control& control)
{
    Shown shown;
    const auto put = [&](const char* name, const std::vector<Preference>& pairs) {
        std::vector<ItemValue> items;
        for (const Preference& pair : pairs) {
            if (items.size() == kMostItems)
                break;
            const Lesson* texts[] = {&pair.chosen, &pair.rejected};
            const std::vector<double> rewards = trainer.rewards(texts, control);
            items.push_back({.sum = rewards[0] > rewards[1] ? 1.0 : 0.0, .other = rewards[0] - rewards[1]});
        }
        if (!items.empty())
            shown.judged.push_back(judged(name, "preferences", std::move(items)));
    };
    put("train", data.preferences);
    put("valid", data.validPreferences);
    return shown;
}

Json scoreList(const Shown& shown)
{
    Json list = Json::array();
    for (const auto& one : shown.judged)
        list.push_back(scoreDocument(one.score));
    return list;
}

Json shownDocument(const Shown& shown)
{
    Json document = {{"judged", Json::array()}, {"answers", shown.answers}};
    for (const auto& one : shown.judged) {
        Json items = Json::array();
        for (const ItemValue& item : one.items)
            items.push_back({item.sum, item.weight, item.group});
        document["judged"].push_back({{"name", one.score.judge}, {"file", one.score.file}, {"details", one.score.details}, {"items", items},
                                      {"balanced", one.statistic == Statistic::Balanced}, {"groups", one.groups}});
    }
    return document;
}

Shown shownOf(const Json& document)
{
    Shown shown;
    for (const Json& one : document.at("judged")) {
        std::vector<ItemValue> items;
        for (const Json& item : one.at("items"))
            items.push_back({.sum = item.at(0).get<double>(), .weight = item.at(1).get<double>(), .group = item.at(2).get<int>()});
        const Json& details = one.at("details");
        shown.judged.push_back(judged(one.at("name").get<std::string>(), details.at("measures").get<std::string>(), std::move(items),
                                      one.at("balanced").get<bool>() ? Statistic::Balanced : Statistic::Ratio, one.at("groups").get<std::size_t>()));
        shown.judged.back().score.file = one.at("file").get<std::string>();
        shown.judged.back().score.details = details;
    }
    shown.answers = document.at("answers").get<std::vector<std::vector<int>>>();
    return shown;
}

Json differenceList(const Shown& before, const Shown& after)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < std::min(before.judged.size(), after.judged.size()); ++i) {
        const Difference d = differenceOf(before.judged[i].items, after.judged[i].items, before.judged[i].statistic, before.judged[i].groups);
        list.push_back({{"judge", before.judged[i].score.judge}, {"value", finiteOr(d.value)}, {"interval", {finiteOr(d.interval.low), finiteOr(d.interval.high)}}});
    }
    return list;
}

Proof prove(const Json& run, const Shown& before, const Shown& after, const LearningData& data, const ModelText* text, const Json& genes)
{
    Proof proof{.document = run, .html = {}};
    Json answers = Json::array();
    for (std::size_t i = 0; i < std::min(before.answers.size(), after.answers.size()); ++i)
        answers.push_back({{"prompt", text ? text->tokenizer().decode(data.prompts[i], false) : wordsOf(data.prompts[i], nullptr)},
                           {"original", wordsOf(before.answers[i], text)}, {"child", wordsOf(after.answers[i], text)}});
    proof.document["answers"] = std::move(answers);
    proof.document["genes"] = genes;
    proof.document["forgetting"] = forgetting(run["difference"]);
    proof.document["data"] = data.summary;
    proof.document["set_aside"] = data.problems;
    proof.html = page(proof.document);
    return proof;
}

} // namespace heterosis
