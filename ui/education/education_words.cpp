// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/education_words.h"

#include <cmath>
#include <map>

namespace heterosis {

namespace {

QString known(const std::map<std::string, QString>& names, const std::string& name)
{
    const auto found = names.find(name);
    return found == names.end() ? QString::fromStdString(name) : found->second;
}

} // namespace

QString EducationWords::kind(const std::string& kind)
{
    return known({{"sft", tr("Fine-tuning (SFT)")}, {"dpo", tr("Preferences (DPO)")}, {"ipo", tr("Preferences (IPO)")}, {"kto", tr("Thumbs up and down (KTO)")},
                  {"reward", tr("Reward model")}, {"ppo", tr("Practice for reward (PPO)")}, {"grpo", tr("Practice for reward (GRPO)")}},
                 kind);
}

QString EducationWords::kindHelp(const std::string& kind)
{
    return known({{"sft", tr("Learns to write what the data says: texts, answers, conversations")},
                  {"dpo", tr("Learns to prefer the chosen answer to the rejected one, on a leash to what it was")},
                  {"ipo", tr("As DPO, with a loss that does not run away on pairs that are clear")},
                  {"kto", tr("Learns from single answers that somebody liked or did not")},
                  {"reward", tr("Learns to rate answers, from pairs of a chosen and a rejected one; a judge for breeding and practice")},
                  {"ppo", tr("Writes answers, has them rated, and moves toward the better ones with a value head and a leash")},
                  {"grpo", tr("Writes several answers to a prompt and moves toward those above their mean, on a leash")}},
                 kind);
}

QString EducationWords::method(const std::string& method)
{
    return known({{"full", tr("all weights")}, {"genes", tr("by genes (the equalizer's strength)")}, {"lora", tr("LoRA")}, {"rslora", tr("rsLoRA")}, {"dora", tr("DoRA")}},
                 method);
}

QString EducationWords::shape(Shape shape)
{
    switch (shape) {
    case Shape::Text: return tr("plain text, a passage a line");
    case Shape::Prompts: return tr("prompts without answers");
    case Shape::Pairs: return tr("prompts and completions");
    case Shape::Alpaca: return tr("instructions in the shape of Alpaca");
    case Shape::ShareGpt: return tr("conversations in the shape of ShareGPT");
    case Shape::Messages: return tr("conversations in the shape of OpenAI messages");
    case Shape::Preferences: return tr("pairs of a chosen and a rejected answer (DPO)");
    case Shape::Kto: return tr("answers with a thumb up or down (KTO)");
    case Shape::Norms: return tr("a norm suite");
    case Shape::Choices: return tr("multiple choice");
    }
    return {};
}

QString EducationWords::format(RowFormat format)
{
    switch (format) {
    case RowFormat::Text: return tr("text file");
    case RowFormat::JsonLines: return tr("JSON Lines");
    case RowFormat::JsonArray: return tr("JSON");
    case RowFormat::Csv: return tr("CSV");
    }
    return {};
}

QString EducationWords::part(const std::string& judge)
{
    return known({{"train", tr("learned rows")}, {"valid", tr("held-back rows")}, {"general", tr("general text")}}, judge);
}

QString EducationWords::measure(const std::string& measure)
{
    return known({{"loss", tr("loss per token")}, {"preferences", tr("share where the chosen answer wins")}, {"reward", tr("reward")}}, measure);
}

QString EducationWords::duration(double seconds)
{
    if (seconds < 90)
        return tr("about %1 s").arg(std::max(1, int(std::lround(seconds))));
    if (seconds < 5400)
        return tr("about %1 min").arg(int(std::lround(seconds / 60)));
    return tr("about %1 h").arg(seconds / 3600, 0, 'f', 1);
}

} // namespace heterosis
