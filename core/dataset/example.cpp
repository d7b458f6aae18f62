// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/example.h"

#include <algorithm>

#include "base/printable.h"
#include "dataset/byte_lines.h"
#include "dataset/fields.h"
#include "dataset/search_pattern.h"

namespace heterosis {

namespace {

struct ShapeWords {
    Shape shape;
    std::string_view name, fields;
};
constexpr ShapeWords kWords[] = {
    {Shape::Text, "text", "text"},
    {Shape::Prompts, "prompts", "prompt"},
    {Shape::Pairs, "prompt-completion", "prompt, completion (or response)"},
    {Shape::Alpaca, "alpaca", "instruction, input, output"},
    {Shape::ShareGpt, "sharegpt", "conversations"},
    {Shape::Messages, "messages", "messages"},
    {Shape::Preferences, "dpo", "prompt, chosen, rejected"},
    {Shape::Kto, "kto", "prompt, completion, label"},
    {Shape::Norms, "norms", "category, prompt, expect, forbid"},
    {Shape::Choices, "choices", "question, choices, answer"},
};

const ShapeWords& wordsOf(Shape shape) noexcept
{
    return *std::find_if(std::begin(kWords), std::end(kWords), [shape](const ShapeWords& words) { return words.shape == shape; });
}

void needAnswer(const std::string& answer, const Fields& fields, std::string_view field)
{
    if (isBlank(answer))
        fields.fail(field, text("The answer is empty: there is nothing to learn"), text("Write an answer, or take the row out"));
}

Example pair(const Fields& fields)
{
    Example example;
    const auto field = fields.has("completion") ? "completion" : fields.has("response") ? "response" : "completion";
    const std::string answer = fields.string(field);
    example.messages = fields.promptTurns("prompt");
    needAnswer(answer, fields, field);
    example.messages.push_back({"assistant", answer});
    return example;
}

Example alpaca(const Fields& fields)
{
    Example example;
    if (fields.has("system") && !fields.string("system").empty())
        example.messages.push_back({"system", fields.string("system")});
    for (const auto& turn : fields.list("history")) { // LLaMA-Factory: [[question, answer], ...]
        if (!turn.is_array() || turn.size() != 2 || !turn[0].is_string() || !turn[1].is_string())
            fields.fail("history", text("An earlier turn is no pair of two texts"), text("Write it like {}", R"([["question", "answer"]])"));
        example.messages.push_back({"user", turn[0].get<std::string>()});
        example.messages.push_back({"assistant", turn[1].get<std::string>()});
    }
    std::string prompt = fields.string("instruction");
    if (fields.has("input"))
        if (const auto input = fields.string("input"); !input.empty())
            prompt += "\n" + input;
    const std::string answer = fields.string("output");
    if (isBlank(prompt))
        fields.fail("instruction", text("The instruction is empty"), text("Write what is asked for, or take the row out"));
    needAnswer(answer, fields, "output");
    example.messages.push_back({"user", std::move(prompt)});
    example.messages.push_back({"assistant", answer});
    return example;
}

Example chat(const Fields& fields, std::string_view field)
{
    Example example;
    if (field == "conversations" && fields.has("system") && !fields.string("system").empty())
        example.messages.push_back({"system", fields.string("system")});
    const auto turns = fields.turns(field);
    example.messages.insert(example.messages.end(), turns.begin(), turns.end());
    const bool answered = std::any_of(turns.begin(), turns.end(), [](const ChatMessage& m) { return m.role == "assistant" && !isBlank(m.content); });
    if (!answered)
        fields.fail(field, text("No turn of the assistant has a text: there is nothing to learn"), text("Write an answer, or take the row out"));
    return example;
}

// chosen and rejected as message lists: what both begin with is the prompt, each ends in its answer.
void splitTurns(Example& example, const Fields& fields)
{
    const auto same = [](const ChatMessage& a, const ChatMessage& b) { return a.role == b.role && a.content == b.content; };
    auto chosen = fields.turns("chosen"), rejected = fields.turns("rejected");
    for (const auto& [turns, field] : {std::pair(&chosen, "chosen"), std::pair(&rejected, "rejected")})
        if (turns->back().role != "assistant")
            fields.fail(field, text("The last turn is not the assistant's"), text("End the list with the answer"));
    example.chosen = chosen.back().content;
    example.rejected = rejected.back().content;
    chosen.pop_back();
    rejected.pop_back();
    if (!std::equal(chosen.begin(), chosen.end(), rejected.begin(), rejected.end(), same))
        fields.fail("rejected", text("The turns before the two answers differ"), text("Let both lists begin with the same turns"));
    if (!fields.has("prompt"))
        example.messages.clear();
    example.messages.insert(example.messages.end(), chosen.begin(), chosen.end());
    if (example.messages.empty())
        fields.fail("prompt", text("There is no prompt"), text("Write what the answers answer"));
}

Example preference(const Fields& fields)
{
    Example example;
    const char* prompt = fields.has("prompt") ? "prompt" : "instruction";
    if (fields.has(prompt))
        example.messages = fields.promptTurns(prompt);
    if (fields.isList("chosen") || fields.isList("rejected")) {
        splitTurns(example, fields);
    } else {
        if (example.messages.empty())
            example.messages = fields.promptTurns("prompt"); // says that it is missing
        example.chosen = fields.string("chosen");
        example.rejected = fields.string("rejected");
    }
    needAnswer(example.chosen, fields, "chosen");
    needAnswer(example.rejected, fields, "rejected");
    if (example.chosen == example.rejected)
        fields.fail("rejected", text("Both answers are the same: there is nothing to prefer"), text("Write two different answers, or take the row out"));
    return example;
}

Example kto(const Fields& fields)
{
    Example example = pair(fields);
    example.good = fields.truth(fields.has("kto_tag") ? "kto_tag" : "label");
    return example;
}

Example norm(const Fields& fields)
{
    Example example;
    example.category = fields.string("category");
    if (fields.has("history") && !fields.list("history").empty())
        example.messages = fields.turns("history");
    for (auto& turn : fields.promptTurns("prompt"))
        example.messages.push_back(std::move(turn));
    for (const auto& [field, patterns] : {std::pair("expect", &example.expect), std::pair("forbid", &example.forbid)}) {
        *patterns = fields.strings(field);
        for (const auto& pattern : *patterns) {
            try {
                SearchPattern compiled(pattern);
            } catch (const Error& error) {
                fields.fail(field, error.info().message, error.info().remedy);
            }
        }
    }
    if (example.expect.empty() && example.forbid.empty())
        fields.fail("expect", text("There is no pattern: every answer would pass"), text("Write what a good answer says, or must not say"));
    return example;
}

Example multipleChoice(const Fields& fields)
{
    Example example;
    example.text = fields.string("question");
    example.choices = fields.strings("choices");
    if (example.choices.size() < 2)
        fields.fail("choices", text("There are fewer than two choices"), text("Write at least two"));
    for (const auto& choice : example.choices)
        if (choice.empty())
            fields.fail("choices", text("A choice is empty"), text("Write a text for each choice"));
    example.answer = fields.index("answer", example.choices.size());
    return example;
}

Example read(Shape shape, const Fields& fields)
{
    switch (shape) {
    case Shape::Text: {
        Example example;
        example.text = fields.string("text");
        if (isBlank(example.text))
            fields.fail("text", text("The text is empty: there is nothing to learn"), text("Take the row out"));
        return example;
    }
    case Shape::Prompts: {
        Example example;
        example.messages = fields.promptTurns("prompt");
        return example;
    }
    case Shape::Pairs: return pair(fields);
    case Shape::Alpaca: return alpaca(fields);
    case Shape::ShareGpt: return chat(fields, "conversations");
    case Shape::Messages: return chat(fields, "messages");
    case Shape::Preferences: return preference(fields);
    case Shape::Kto: return kto(fields);
    case Shape::Norms: return norm(fields);
    case Shape::Choices: return multipleChoice(fields);
    }
    throw Error(text("There is no such shape of data"));
}

} // namespace

std::string_view nameOf(Shape shape) noexcept { return wordsOf(shape).name; }
std::string_view fieldsOf(Shape shape) noexcept { return wordsOf(shape).fields; }

std::optional<Shape> shapeNamed(std::string_view name) noexcept
{
    for (const auto& words : kWords)
        if (words.name == name)
            return words.shape;
    return std::nullopt;
}

std::string Example::content() const
{
    std::string all = text;
    for (const auto& message : messages)
        all.append(1, '\0').append(message.role).append(1, '\0').append(message.content);
    for (const auto& part : {chosen, rejected})
        all.append(1, '\0').append(part);
    for (const auto& choice : choices)
        all.append(1, '\0').append(choice);
    return all;
}

bool hasFieldsOf(Shape shape, const Json& row)
{
    const auto has = [&](const char* key) { return row.contains(key); };
    switch (shape) {
    case Shape::Text: return has("text");
    case Shape::Prompts: return has("prompt");
    case Shape::Pairs: return has("prompt") && (has("completion") || has("response"));
    case Shape::Alpaca: return has("instruction") && has("output");
    case Shape::ShareGpt: return has("conversations");
    case Shape::Messages: return has("messages");
    case Shape::Preferences: return has("chosen") && has("rejected");
    // "label" alone says little (the Korean chat corpora number their topics by it): it has to be a truth value
    case Shape::Kto: return has("prompt") && (has("completion") || has("response")) && (has("kto_tag") || isTruth(row.value("label", Json())));
    case Shape::Norms: return has("prompt") && (has("expect") || has("forbid"));
    case Shape::Choices: return has("question") && has("choices") && has("answer");
    }
    return false;
}

Example exampleOf(Shape shape, const Json& row, std::size_t line)
{
    const Fields fields(row, line);
    Example example = read(shape, fields);
    example.line = line;
    if (row.contains("id"))
        example.id = row["id"].is_string() ? row["id"].get<std::string>() : row["id"].dump();
    for (const char* key : {"lang", "answer_lang"})
        if (row.contains(key) && row[key].is_string())
            example.language = row[key].get<std::string>();
    return example;
}

} // namespace heterosis
