// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/answer_judges.h"
#include "fitness/judge.h"
#include "fitness/likelihood_judges.h"
#include "fitness/reward_judges.h"

namespace heterosis {

namespace {

template <class Made> std::unique_ptr<Judge> make(const JudgeSpec& spec, const JudgedModel& model, Control& control)
{
    return std::make_unique<Made>(spec, model, control);
}

std::unique_ptr<Judge> makePreferences(const JudgeSpec& spec, const JudgedModel& model, Control& control)
{
    return spec.model.empty() ? make<PreferencesJudge>(spec, model, control) : make<RatedPreferencesJudge>(spec, model, control);
}

struct Kind {
    std::string_view name;
    std::unique_ptr<Judge> (*make)(const JudgeSpec&, const JudgedModel&, Control&);
};
constexpr Kind kKinds[] = {
    {"text", make<TextJudge>},         {"sft", make<SftJudge>},           {"norms", make<NormsJudge>},
    {"choices", make<ChoicesJudge>},   {"preferences", makePreferences}, {"reward", make<RewardJudge>}, {"language", make<LanguageJudge>},
    {"repetition", make<RepetitionJudge>}, {"command", make<CommandJudge>},
    {"distance", [](const JudgeSpec&, const JudgedModel&, Control&) -> std::unique_ptr<Judge> { return std::make_unique<DistanceJudge>(); }},
    {"person", [](const JudgeSpec&, const JudgedModel&, Control&) -> std::unique_ptr<Judge> { return std::make_unique<PersonJudge>(); }},
};

} // namespace

std::unique_ptr<Judge> makeJudge(const JudgeSpec& spec, const JudgedModel& model, Control& control)
{
    if (spec.context < 0 || spec.context == 1 || spec.context > model.context)
        throw Error({.message = text("A window of {} tokens does not fit this model, whose context is {}", spec.context, model.context), .file = {}, .place = {},
                     .remedy = text("Choose a window from 2 to {} tokens", model.context)});
    std::string known;
    for (const auto& kind : kKinds) {
        if (kind.name == spec.judge)
            return kind.make(spec, model, control);
        known.append(known.empty() ? "" : ", ").append(kind.name);
    }
    throw Error({.message = text("There is no judge called {}", spec.judge), .file = {}, .place = {}, .remedy = text("Take one of these judges: {}", known)});
}

} // namespace heterosis
