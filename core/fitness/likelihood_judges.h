// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "fitness/judge.h"

namespace heterosis {

// Mean loss in nats per token on plain text: the lines joined by EOS into one stream, cut into windows without overlap; the first token of
// each window is not scored. Items are windows.
class TextJudge final : public Judge {
public:
    TextJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<ItemValue> values(const Outputs& outputs) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
};

// Mean loss per response token of conversations. Items are rows.
class SftJudge final : public Judge {
public:
    SftJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<ItemValue> values(const Outputs& outputs) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
    std::string m_template;
};

// Accuracy of multiple choice: the choice of highest summed log-likelihood wins (the first of equals); per byte beside it.
class ChoicesJudge final : public Judge {
public:
    ChoicesJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<ItemValue> values(const Outputs& outputs) const override;

private:
    void describe(Score& score, const std::vector<ItemValue>& values, const Outputs& outputs) const override;
    std::vector<Example> m_rows;
};

// Share of pairs whose chosen answer is likelier than the rejected one.
class PreferencesJudge final : public Judge {
public:
    PreferencesJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control);
    std::vector<ItemValue> values(const Outputs& outputs) const override;
};

} // namespace heterosis
