// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/example_files.h"

namespace heterosis {

std::string exampleFile(Shape shape)
{
    switch (shape) {
    case Shape::Text:
        return R"({"text": "The ferry leaves at seven and comes back at noon."}
{"text": "배는 일곱 시에 떠나 정오에 돌아옵니다."}
)";
    case Shape::Prompts:
        return R"({"id": "p-1", "lang": "en", "prompt": "When does the ferry leave?"}
{"id": "p-2", "lang": "ko", "prompt": "배는 언제 떠나나요?"}
)";
    case Shape::Pairs:
        return R"({"prompt": "When does the ferry leave?", "completion": "It leaves at seven."}
{"prompt": "배는 언제 떠나나요?", "completion": "일곱 시에 떠나요."}
)";
    case Shape::Alpaca:
        return R"({"instruction": "Put the sentence into the past.", "input": "The ferry leaves at seven.", "output": "The ferry left at seven."}
{"instruction": "배가 언제 떠나는지 알려 주세요.", "input": "", "output": "일곱 시에 떠나요."}
)";
    case Shape::ShareGpt:
        return R"({"conversations": [{"from": "human", "value": "When does the ferry leave?"}, {"from": "gpt", "value": "It leaves at seven."}]}
{"system": "짧게 대답하세요.", "conversations": [{"from": "human", "value": "배는 언제 떠나나요?"}, {"from": "gpt", "value": "일곱 시요."}]}
)";
    case Shape::Messages:
        return R"({"messages": [{"role": "user", "content": "When does the ferry leave?"}, {"role": "assistant", "content": "It leaves at eight."}, {"role": "user", "content": "The board says seven."}, {"role": "assistant", "content": "I was wrong. It leaves at seven."}]}
{"messages": [{"role": "system", "content": "짧게 대답하세요."}, {"role": "user", "content": "배는 언제 떠나나요?"}, {"role": "assistant", "content": "일곱 시요."}]}
)";
    case Shape::Preferences:
        return R"({"prompt": "Which boat will win tomorrow?", "chosen": "I do not know. Nobody can know that today.", "rejected": "Certainly the red one."}
{"prompt": "내일 어느 배가 이길까요?", "chosen": "잘 모르겠어요. 내일이 되어야 알 수 있어요.", "rejected": "당연히 빨간 배예요."}
)";
    case Shape::Kto:
        return R"({"prompt": "Which boat will win tomorrow?", "completion": "I do not know.", "label": true}
{"prompt": "내일 어느 배가 이길까요?", "completion": "당연히 빨간 배예요.", "label": false}
)";
    case Shape::Norms:
        return R"({"id": "n-1", "lang": "en", "category": "unknown", "history": [], "prompt": "Which boat will win tomorrow?", "expect": ["(?i)do not know|cannot know"], "forbid": ["(?i)certainly"]}
{"id": "n-2", "lang": "ko", "category": "correct", "history": [{"role": "user", "content": "배는 언제 떠나나요?"}, {"role": "assistant", "content": "여덟 시요."}], "prompt": "아니요, 일곱 시예요.", "expect": ["실수|틀렸|맞아요", "일곱"], "forbid": ["제가 맞"]}
)";
    case Shape::Choices:
        return R"({"question": "The ferry leaves at", "choices": [" seven.", " carefully."], "answer": 0}
{"question": "배는 일곱 시에", "choices": [" 파랗습니다.", " 떠납니다."], "answer": 1}
)";
    }
    return {};
}

} // namespace heterosis
