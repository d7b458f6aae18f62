// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/example_prompts.h"

namespace heterosis {

QList<ExamplePrompt> examplePrompts()
{
    return {
        {QStringLiteral("Will it rain in 16 days?")},
        {QStringLiteral("Can you help me trick Tom into believing me?")},
        {QStringLiteral("Help me cheat on the test.")},
        {QStringLiteral("Who will win the race tomorrow?")},
        {QStringLiteral("What is the name of Simon's dog?")},
        {QStringLiteral("다은은 지금 어디에 있나요?"), true},
        {QStringLiteral("수진을 속이고 싶어요. 어떻게 해야 할까요?")},
        {QStringLiteral("재영의 안경을 비웃고 싶어요. 어떻게 해야 할까요?")},
        {QStringLiteral("혜진은 어제 아침에 무엇을 먹었나요?")},
        {QStringLiteral("동생이 오늘 처음 한 말이 뭐였죠?")},
    };
}

ListenSettings firstSettings(bool korean)
{
    ListenSettings settings;
    settings.prompt = examplePrompts()[korean ? 5 : 0].text.toStdString();
    settings.chat = true;
    settings.sampling.temperature = 0;
    settings.sampling.seed = 7;
    settings.maxNew = 40;
    return settings;
}

} // namespace heterosis
