// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/fields.h"

#include <map>
#include <optional>

#include "base/printable.h"
#include "base/whole_number.h"
#include "dataset/byte_lines.h"
#include "dataset/rows.h"

namespace heterosis {

namespace {

std::optional<bool> truthOf(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    static const std::map<std::string, bool, std::less<>> words{{"true", true}, {"True", true}, {"TRUE", true}, {"false", false}, {"False", false}, {"FALSE", false}};
    if (value.is_string())
        if (const auto found = words.find(value.get_ref<const std::string&>()); found != words.end())
            return found->second;
    return std::nullopt;
}

std::string roleOf(const std::string& word)
{
    static const std::map<std::string, const char*, std::less<>> roles{
        {"user", "user"},           {"human", "user"},      {"prompter", "user"},  {"assistant", "assistant"}, {"gpt", "assistant"},
        {"chatgpt", "assistant"},   {"model", "assistant"}, {"bot", "assistant"},  {"system", "system"}};
    const auto found = roles.find(word);
    return found == roles.end() ? std::string() : found->second;
}

// OpenAI's content: a text, or a list of parts of which only texts can be read.
std::optional<std::string> contentOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return std::nullopt;
    std::string all;
    for (const auto& part : value) {
        if (!part.is_object() || part.value("type", Json()) != "text" || !part.contains("text") || !part["text"].is_string())
            return std::nullopt;
        all += part["text"].get<std::string>();
    }
    return all;
}

} // namespace

bool isTruth(const Json& value) { return truthOf(value).has_value(); }

void Fields::fail(std::string_view field, Text message, Text remedy) const
{
    throw Error(rowFault(m_line, field, std::move(message), std::move(remedy)));
}

const Json& Fields::at(std::string_view field) const
{
    if (!has(field))
        fail(field, text("The field is missing"), text("Write {} into the row, or take the row out", '"' + std::string(field) + '"'));
    return m_row.at(std::string(field));
}

std::string Fields::string(std::string_view field) const
{
    const Json& value = at(field);
    if (!value.is_string())
        fail(field, text("The field has to be a text, not of the kind {}", value.type_name()), text("Put the value in quotes"));
    return value.get<std::string>();
}

std::vector<std::string> Fields::strings(std::string_view field) const
{
    std::vector<std::string> all;
    if (has(field) && at(field).is_string())
        return {at(field).get<std::string>()};
    for (const auto& value : list(field)) {
        if (!value.is_string())
            fail(field, text("The list holds something that is no text: {}", printable(value.dump(), 40)), text("Put each entry in quotes"));
        all.push_back(value.get<std::string>());
    }
    return all;
}

const Json& Fields::list(std::string_view field) const
{
    static const Json empty = Json::array();
    if (!has(field) || (at(field).is_string() && at(field).get_ref<const std::string&>().empty()))
        return empty;
    if (!at(field).is_array())
        fail(field, text("The field has to be a list, not of the kind {}", at(field).type_name()), text("Write it in brackets: {}", "[...]"));
    return at(field);
}

bool Fields::truth(std::string_view field) const
{
    if (const auto value = truthOf(at(field)))
        return *value;
    fail(field, text("The field has to be true or false"), text("Write true for a good answer and false for a bad one"));
}

std::size_t Fields::index(std::string_view field, std::size_t count) const
{
    const Json& value = at(field);
    auto number = wholeNumber(value);
    if (value.is_string()) {
        const auto& word = value.get_ref<const std::string&>();
        if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z')
            number = word[0] - 'A';
        else if (!word.empty() && word.size() < 4 && word.find_first_not_of("0123456789") == std::string::npos)
            number = std::stoi(word);
    }
    if (!number || *number < 0 || std::uint64_t(*number) >= count)
        fail(field, text("The right answer has to be a number from 0 to {}", count - 1), text("Count the choices from 0"));
    return std::size_t(*number);
}

ChatMessage Fields::turn(std::string_view field, const Json& value, std::size_t number) const
{
    const auto wrong = [&](Text message) {
        fail(field, std::move(message), text("Write turns like {}", R"({"role": "user", "content": "..."})"));
    };
    if (!value.is_object())
        wrong(text("Turn {} is no object", number));
    const bool openAi = value.contains("role");
    const char* who = openAi ? "role" : "from";
    const char* what = openAi ? "content" : "value";
    if (!value.contains(who) || !value[who].is_string())
        wrong(text("Turn {} does not say who speaks", number));
    const auto role = roleOf(value[who].get<std::string>());
    if (role.empty())
        wrong(text("Turn {} is spoken by {}; only user, assistant and system are known", number, printable(value[who].get<std::string>(), 40)));
    const auto content = value.contains(what) ? contentOf(value[what]) : std::nullopt;
    if (!content)
        wrong(text("Turn {} has no text", number));
    return {role, *content};
}

std::vector<ChatMessage> Fields::turns(std::string_view field) const
{
    const Json& values = list(field);
    if (values.empty())
        fail(field, text("There are no turns"), text("Write turns like {}", R"({"role": "user", "content": "..."})"));
    std::vector<ChatMessage> all;
    for (const auto& value : values)
        all.push_back(turn(field, value, all.size() + 1));
    return all;
}

std::vector<ChatMessage> Fields::promptTurns(std::string_view field) const
{
    if (isList(field))
        return turns(field);
    std::string prompt = string(field);
    if (isBlank(prompt))
        fail(field, text("The prompt is empty"), text("Write what is asked for, or take the row out"));
    return {{"user", std::move(prompt)}};
}

} // namespace heterosis
