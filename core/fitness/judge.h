// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dataset/dataset.h"
#include "fitness/score.h"
#include "fitness/speaker.h"

namespace heterosis {

// What a judge asks of every individual: worked out once, then put to each of them, or to a whole population at once. Item i owns
// the sequences [i * sequencesPerItem...) given by `items`; an individual may be asked the first items only.
struct Questions {
    struct Item {
        std::size_t firstSequence = 0, sequences = 0, firstPrompt = 0, prompts = 0;
    };
    std::vector<MarkedIds> sequences;         // whose tokens' likelihood is asked
    std::vector<std::vector<int>> prompts;    // that are answered
    AnswerLimits limits;
    bool distance = false;                    // the distance of the weights from the original's
    std::vector<Item> items;                  // one after the other; empty where only the distance is asked
};

// What an individual gave to a judge's first items.
struct Outputs {
    std::vector<std::vector<float>> logprobs; // of Questions::sequences
    std::vector<std::vector<int>> answers;    // of Questions::prompts
    double distance = 0;
};

class Judge {
public:
    virtual ~Judge() = default;
    const std::string& name() const noexcept { return m_name; }
    const std::string& file() const noexcept { return m_file; }
    const Questions& questions() const noexcept { return m_questions; }
    // Rows that this judge had to set aside for this model (longer than its context, no answer in them), as lines for people.
    const std::vector<std::string>& problems() const noexcept { return m_problems; }
    Statistic statistic() const noexcept { return m_statistic; }
    std::size_t groups() const noexcept { return m_groups; }

    // The value of each item that `outputs` reaches. For pairs, racing and intervals of differences.
    virtual std::vector<ItemValue> values(const Outputs& outputs) const = 0;
    // The whole: value, interval, details.
    Score score(const Outputs& outputs) const;

protected:
    Judge(std::string name, std::string file) : m_name(std::move(name)), m_file(std::move(file)) {}
    virtual void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const;
    void addItem(std::vector<MarkedIds> sequences, std::vector<std::vector<int>> prompts);
    // How many items the outputs reach.
    std::size_t reached(const Outputs& outputs) const;

    std::string m_name, m_file;
    Questions m_questions;
    std::vector<std::string> m_problems;
    Statistic m_statistic = Statistic::Ratio;
    std::size_t m_groups = 0;
};

// One judge as a run file or the command line names it (design.md, breed RUN.json).
struct JudgeSpec {
    std::string judge;                 // text|sft|norms|choices|preferences|reward|distance|repetition|language|person|command
    std::filesystem::path file;
    std::optional<int> half;           // 0 or 1: only these rows
    std::size_t items = 0;             // the first so many, 0: all
    std::int64_t context = 0;          // of the text judge; 0: min(512, the model's)
    int maxNew = 64;
    std::vector<std::string> command;  // of the command judge
    std::filesystem::path model = {};  // the reward model: of the reward judge, and of preferences where it decides instead of the likelihood
    std::chrono::seconds patience{300}; // how long the command may take
};

// For whom the questions are written.
struct JudgedModel {
    std::shared_ptr<const ModelText> text;
    std::int64_t context = 0;
};

// Reads the file and writes the questions. Throws Error: an unknown judge, a file of another shape, no rows left.
std::unique_ptr<Judge> makeJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);

// Puts a judge's questions to one individual. items > 0: the first so many only.
Outputs ask(const Judge& judge, Speaker& speaker, Control& control, std::size_t items = 0);

} // namespace heterosis
