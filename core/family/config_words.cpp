// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/config_words.h"

#include <array>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/printable.h"
#include "base/whole_number.h"

namespace heterosis {

namespace {

// Far above any model there is, and small enough that the product of any two fits in 64 bits.
// Only encoders have the last two.
constexpr std::array<std::pair<const char*, std::int64_t>, 10> kSizes{{{"layers", 4096}, {"width", 1 << 20}, {"heads", 1 << 16}, {"kvHeads", 1 << 16},
    {"headDim", 1 << 16}, {"mlpWidth", 1 << 24}, {"vocabulary", 1 << 26}, {"context", std::int64_t{1} << 31}, {"embeddingWidth", 1 << 20}, {"tokenTypes", 1 << 16}}};
constexpr std::size_t kNeeded = 8;
constexpr std::int64_t kMostProduct = std::int64_t{1} << 40;

std::string shown(const Json& value) { return printable(writeJson(value, -1), 60); }

} // namespace

ConfigWords::ConfigWords(const Family& family, const Json& config, const std::string& file) : m_family(family), m_config(config), m_file(file)
{
    for (const auto& [key, value] : family.refused)
        for (const Json& refused : value.is_array() ? value : Json::array({value}))
            if (config.contains(key) && config[key] == refused)
                refuse(text("The setting \"{}\" = {} changes how the model computes and is not supported", key, shown(refused)), key, "Choose a model without it");
    for (const Family::Word& word : family.words) // in the file's order: a fallback may use the words before it
        for (const auto& [name, most] : kSizes)
            if (word.name == name)
                m_sizes[word.name] = readSize(word, most);
    for (std::size_t i = 0; i < kNeeded; ++i)
        if (!m_sizes.contains(kSizes[i].first))
            throw Error({.message = text("The family \"{}\" does not say how \"{}\" is found", family.name, kSizes[i].first), .file = file,
                         .remedy = "Correct the family's file in resources/families"});
}

void ConfigWords::refuse(Text message, const std::string& key, Text remedy) const
{
    throw Error({.message = std::move(message), .file = m_file, .place = key, .remedy = std::move(remedy)});
}

std::string ConfigWords::keyOf(const std::string& word) const
{
    const Family::Word* known = m_family.word(word);
    if (!known || known->keys.empty())
        return word;
    for (const std::string& key : known->keys)
        if (m_config.contains(key))
            return key;
    return known->keys.front();
}

Json ConfigWords::value(const std::string& word) const
{
    const Family::Word* known = m_family.word(word);
    if (!known)
        return nullptr;
    for (const std::string& key : known->keys) {
        if (!m_config.contains(key))
            continue;
        if (m_config[key].is_string())
            if (const auto meant = known->means.find(m_config[key].get_ref<const std::string&>()); meant != known->means.end())
                return meant->second;
        if (!m_config[key].is_null())
            return m_config[key];
        return known->whenNull ? *known->whenNull : known->fallback.value_or(nullptr);
    }
    return known->fallback.value_or(nullptr);
}

std::int64_t ConfigWords::readSize(const Family::Word& word, std::int64_t most) const
{
    const Json given = value(word.name);
    const std::string key = keyOf(word.name);
    if (given.is_null())
        refuse(text("\"{}\" is missing or null", key), key);
    const bool fromFile = m_config.contains(key) && !m_config[key].is_null();
    std::int64_t size = 0;
    if (given.is_string() && !fromFile)
        size = evaluate(given.get<std::string>());
    else if (const auto number = wholeNumber(given))
        size = *number;
    else
        refuse(text("\"{}\" must be a whole number from 1 to {}, but it is {}", key, most, shown(given)), key);
    if (size < 1 || size > most)
        refuse(text("\"{}\" must be a whole number from 1 to {}, but it is {}", key, most, size), key);
    return size;
}

std::int64_t ConfigWords::evaluate(const std::string& expression) const
{
    const std::size_t plus = expression.find('+'); // the terms of a sum are each as large as kMostProduct at most
    return product(expression.substr(0, plus)) + (plus == std::string::npos ? 0 : evaluate(expression.substr(plus + 1)));
}

std::int64_t ConfigWords::product(const std::string& expression) const
{
    std::int64_t result = 1;
    char operation = '*';
    for (std::size_t at = 0; at < expression.size();) {
        const std::size_t end = std::min(expression.find_first_of("*/", at), expression.size());
        const std::string term = expression.substr(at, end - at);
        const auto word = m_sizes.find(term);
        const bool digits = !term.empty() && term.size() < 10 && term.find_first_not_of("0123456789") == std::string::npos;
        if (word == m_sizes.end() && !digits)
            refuse(text("\"{}\" uses \"{}\", which is not known yet", expression, term), "", "Correct the family's file in resources/families");
        const std::int64_t value = digits ? std::stoll(term) : word->second;
        if (operation == '/' && (value == 0 || result % value != 0))
            refuse(text("{} is not a multiple of \"{}\" ({})", result, keyOf(term), value), keyOf(term));
        if (operation == '/')
            result /= value;
        else if (__builtin_mul_overflow(result, value, &result) || result > kMostProduct)
            refuse(text("The size {} is beyond what any model has", expression), keyOf(term));
        operation = end < expression.size() ? expression[end] : '*';
        at = end + 1;
    }
    return result;
}

bool ConfigWords::flag(const std::string& word) const
{
    const Json given = value(word);
    if (given.is_null())
        return false;
    if (!given.is_boolean())
        refuse(text("\"{}\" must be true or false, but it is {}", keyOf(word), shown(given)), keyOf(word));
    return given.get<bool>();
}

double ConfigWords::positive(const std::string& word) const
{
    const Json given = value(word);
    const double number = given.is_number() ? given.get<double>() : -1;
    if (!(number > 0) || !std::isfinite(number))
        refuse(text("\"{}\" must be a number above 0, but it is {}", keyOf(word), shown(given)), keyOf(word));
    return number;
}

std::string ConfigWords::name(const std::string& word) const
{
    const Json given = value(word);
    if (!given.is_string())
        refuse(text("\"{}\" must be a name, but it is {}", keyOf(word), shown(given)), keyOf(word));
    return given.get<std::string>();
}

// A decoder whose head rates a text instead of writing it, as transformers names its classes.
bool ConfigWords::scores() const
{
    const auto named = m_config.find("architectures");
    return !m_family.encoder && named != m_config.end() && named->is_array() && !named->empty() && named->front().is_string()
        && named->front().get_ref<const std::string&>().ends_with("ForSequenceClassification");
}

bool ConfigWords::holds(const std::string& condition) const
{
    if (condition == "scored")
        return scores();
    if (condition == "tied" || condition == "untied")
        return flag("tiedHead") == (condition == "tied") && !(condition == "untied" && scores());
    return condition.empty() || flag(condition);
}

double positiveNumber(const ConfigWords& words, const Json& object, const char* key, double fallback)
{
    if (!object.is_object() || !object.contains(key) || object[key].is_null())
        return fallback;
    const double number = object[key].is_number() ? object[key].get<double>() : -1;
    if (!(number > 0) || !std::isfinite(number))
        words.refuse(text("\"{}\" must be a number above 0, but it is {}", key, shown(object[key])), key);
    return number;
}

} // namespace heterosis
