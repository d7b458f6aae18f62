// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/judge.h"

#include <algorithm>

namespace heterosis {

namespace {

// A share of a longer job.
class Share final : public Control {
public:
    Share(Control& whole, double from, double to) : m_whole(whole), m_from(from), m_to(to) {}
    void step(double fraction, std::string_view what) override
    {
        m_whole.step(m_from + (m_to - m_from) * std::clamp(fraction, 0.0, 1.0), what);
    }

private:
    Control& m_whole;
    double m_from, m_to;
};

} // namespace

void Judge::addItem(std::vector<MarkedIds> sequences, std::vector<std::vector<int>> prompts)
{
    auto& questions = m_questions;
    questions.items.push_back({questions.sequences.size(), sequences.size(), questions.prompts.size(), prompts.size()});
    std::move(sequences.begin(), sequences.end(), std::back_inserter(questions.sequences));
    std::move(prompts.begin(), prompts.end(), std::back_inserter(questions.prompts));
}

std::size_t Judge::reached(const Outputs& outputs) const
{
    const auto& items = m_questions.items;
    const auto end = std::find_if(items.begin(), items.end(), [&](const Questions::Item& item) {
        return item.firstSequence + item.sequences > outputs.logprobs.size() || item.firstPrompt + item.prompts > outputs.answers.size();
    });
    return std::size_t(end - items.begin());
}

void Judge::describe(Score&, const std::vector<ItemValue>&, const Outputs&) const {}

Score Judge::score(const Outputs& outputs) const
{
    const auto items = values(outputs);
    Score score{.judge = m_name, .file = m_file, .n = items.size(), .value = statisticOf(items, m_statistic, m_groups),
                .interval = intervalOf(items, m_statistic, m_groups), .details = Json::object()};
    describe(score, items, outputs);
    if (!m_problems.empty())
        score.details["problems"] = m_problems;
    return score;
}

Outputs ask(const Judge& judge, Speaker& speaker, Control& control, std::size_t items)
{
    const auto& questions = judge.questions();
    std::size_t sequences = questions.sequences.size(), prompts = questions.prompts.size();
    if (items > 0 && items < questions.items.size()) {
        sequences = questions.items[items].firstSequence;
        prompts = questions.items[items].firstPrompt;
    }
    Outputs outputs;
    Share likelihoods(control, 0, prompts == 0 ? 1 : 0.5), speeches(control, sequences == 0 ? 0 : 0.5, 1);
    if (sequences > 0)
        outputs.logprobs = speaker.logprobs(std::span(questions.sequences).first(sequences), likelihoods);
    if (prompts > 0)
        outputs.answers = speaker.answers(std::span(questions.prompts).first(prompts), questions.limits, speeches);
    if (questions.distance)
        outputs.distance = speaker.distance(control);
    return outputs;
}

} // namespace heterosis
