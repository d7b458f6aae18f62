// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <span>

#include "dataset/search_pattern.h"
#include "fitness/judge.h"

namespace heterosis {

// A judge of answers to the prompts of a file: one item a prompt. As a judge it is asked for greedy ones; a run that learns from its
// values rates whatever answers were drawn.
class AnswerJudge : public Judge {
public:
    // The value of each answer, to the prompt of items[i]; the same item may come several times.
    virtual std::vector<double> rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const = 0;
    std::vector<ItemValue> values(const Outputs& outputs) const override;

protected:
    AnswerJudge(std::string name, const JudgeSpec& spec, std::initializer_list<Shape> shapes, const JudgedModel& model, Control& control);
    std::string answerText(const Outputs& outputs, std::size_t item) const { return m_text->spoken(outputs.answers[item]); }
    virtual int groupOf(std::size_t) const { return 0; }
    void addAnswers(Score& score, const Outputs& outputs, const std::vector<ItemValue>& values, const char* key) const;

    std::shared_ptr<const ModelText> m_text;
    std::vector<Example> m_rows;       // of the items
};

// A norm suite: an answer passes when every pattern of `expect` is found in it and none of `forbid`. The value is balanced over the
// categories, so that a stock phrase earns nothing.
class NormsJudge final : public AnswerJudge {
public:
    NormsJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<double> rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const override;

private:
    int groupOf(std::size_t item) const override { return m_groupOf[item]; }
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
    struct Patterns {
        std::vector<SearchPattern> expect, forbid;
    };
    std::vector<Patterns> m_patterns;
    std::vector<int> m_groupOf;
    std::vector<std::string> m_categories;
};

// Share of the letters of an answer that are of the language asked for: Hangul for "ko", Latin for others; where the row does not say, as
// its prompt is written. An answer without letters keeps no language.
class LanguageJudge final : public AnswerJudge {
public:
    LanguageJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<double> rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
};

// Share of an answer's runs of four tokens that were there before in it (Welleck et al. 2020, seq-rep-4): less is better. The mean
// length and the share of answers that found no end stand beside it.
class RepetitionJudge final : public AnswerJudge {
public:
    RepetitionJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<double> rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
};

// A program of the user's: it is given {"id", "prompt", "messages", "answer"} a line on its standard input and answers one number a line, the
// higher or lower the better as the run says.
class CommandJudge final : public AnswerJudge {
public:
    CommandJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<double> rate(std::span<const std::size_t> items, std::span<const std::vector<int>> answers, Control& control) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
    std::vector<std::string> m_command;
    std::chrono::seconds m_patience;
};

// How far the weights lie from the original's. One item.
class DistanceJudge final : public Judge {
public:
    DistanceJudge();
    std::vector<ItemValue> values(const Outputs& outputs) const override { return {{.sum = outputs.distance}}; }
};

// A person's verdicts, which the studbook keeps: nothing is asked of an individual, whoever holds the studbook says what it is worth.
class PersonJudge final : public Judge {
public:
    PersonJudge() : Judge("person", "") {}
    std::vector<ItemValue> values(const Outputs&) const override { return {}; }
};

} // namespace heterosis
