// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/jinja_functions.h"

#include <algorithm>
#include <ctime>

#include "base/error.h"
#include "tokenizer/characters.h"
#include "tokenizer/jinja_expression.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

constexpr std::size_t MostParts = 100'000; // of a text that is split

const std::string& stringOf(const Json& value)
{
    if (!value.is_string())
        refuseJinja();
    return value.get_ref<const std::string&>();
}

std::int64_t numberOf(const Json& value)
{
    if (!value.is_number_integer())
        refuseJinja();
    return value.get<std::int64_t>();
}

// Python's strip: white space, or the characters that are given.
std::string strip(const std::string& text, const JinjaArguments& arguments, bool left, bool right)
{
    const std::string given = arguments.plain.empty() ? std::string() : stringOf(arguments.plain[0]);
    const auto goes = [&](std::string_view character) {
        const char32_t c = utf8At(character, 0).codePoint;
        return given.empty() ? isWhitespace(c) || (c >= 0x1C && c <= 0x1F) : given.find(character) != std::string::npos;
    };
    std::size_t begin = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8At(text, at).length;
        if (!goes(std::string_view(text).substr(at, length))) {
            begin = std::min(begin, at);
            end = at + length;
        }
        at += length;
    }
    begin = left ? begin : 0;
    end = right ? end : text.size();
    return begin < end ? text.substr(begin, end - begin) : std::string();
}

Json split(const std::string& text, const std::string& mark)
{
    if (mark.empty())
        refuseJinja();
    Json out = Json::array();
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(mark, at);
        out.push_back(text.substr(at, end == std::string::npos ? end : end - at));
        if (end == std::string::npos)
            return out;
        at = end + mark.size();
        if (out.size() > MostParts)
            refuseJinja();
    }
}

std::size_t lengthOf(const Json& value)
{
    if (!value.is_string())
        return value.is_structured() ? value.size() : (refuseJinja(), 0);
    const auto& text = value.get_ref<const std::string&>();
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string lower(const std::string& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Part part = utf8At(text, at);
        appendLowerCase(out, part.codePoint);
        at += part.length;
    }
    return out;
}

std::string now(const std::string& format)
{
    const std::time_t time = std::time(nullptr);
    std::tm local{};
    localtime_r(&time, &local);
    char out[256];
    return {out, std::strftime(out, sizeof out, format.c_str(), &local)};
}

std::string replaced(const std::string& text, const JinjaArguments& arguments)
{
    if (arguments.plain.size() != 2)
        refuseJinja();
    std::string out;
    const Json parts = split(text, stringOf(arguments.plain[0]));
    for (const Json& part : parts) {
        out += (&part == &parts.front() ? "" : stringOf(arguments.plain[1])) + part.get<std::string>();
        if (out.size() > LongestJinjaText)
            refuseJinja();
    }
    return out;
}

} // namespace

bool isTrueJinja(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number_integer())
        return value.get<std::int64_t>() != 0;
    if (value.is_string())
        return !value.get_ref<const std::string&>().empty();
    return value.is_structured() && !value.empty();
}

std::string textOfJinja(const Json& value)
{
    if (value.is_discarded())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "True" : "False";
    if (value.is_number_integer())
        return std::to_string(value.get<std::int64_t>());
    if (value.is_null())
        return "None";
    refuseJinja();
}

bool sameJinja(const Json& a, const Json& b) { return a.is_discarded() || b.is_discarded() ? a.is_discarded() && b.is_discarded() : a == b; }

bool orderedJinja(const std::string& sign, const Json& a, const Json& b)
{
    const std::int64_t left = numberOf(a), right = numberOf(b);
    return sign == "<" ? left < right : sign == ">" ? left > right : sign == "<=" ? left <= right : left >= right;
}

bool containsJinja(const Json& list, const Json& value)
{
    if (list.is_string())
        return list.get_ref<const std::string&>().find(stringOf(value)) != std::string::npos;
    if (list.is_object())
        return list.contains(stringOf(value));
    if (!list.is_array())
        refuseJinja();
    return std::any_of(list.begin(), list.end(), [&](const Json& entry) { return sameJinja(entry, value); });
}

bool testJinja(const std::string& test, const Json& value)
{
    if (test == "defined" || test == "undefined")
        return value.is_discarded() == (test == "undefined");
    if (test == "none")
        return value.is_null();
    if (test == "string")
        return value.is_string();
    if (test == "mapping")
        return value.is_object();
    if (test == "iterable" || test == "sequence")
        return value.is_string() || value.is_structured();
    if (test == "true" || test == "false")
        return value.is_boolean() && value.get<bool>() == (test == "true");
    refuseJinja();
}

Json combineJinja(const std::string& sign, const Json& a, const Json& b)
{
    if (sign == "~" || (sign == "+" && a.is_string())) {
        std::string out = sign == "~" ? textOfJinja(a) + textOfJinja(b) : a.get_ref<const std::string&>() + stringOf(b);
        if (out.size() > LongestJinjaText)
            refuseJinja();
        return out;
    }
    if (sign == "+" && a.is_array() && b.is_array()) {
        Json out = a;
        out.insert(out.end(), b.begin(), b.end());
        return out;
    }
    std::int64_t left = numberOf(a), right = numberOf(b), out = 0;
    if (sign == "+" ? __builtin_add_overflow(left, right, &out) : sign == "-" ? __builtin_sub_overflow(left, right, &out)
            : sign == "*" ? __builtin_mul_overflow(left, right, &out) : right <= 0)
        refuseJinja();
    if (sign == "%")
        out = (left % right + right) % right; // Python's: never negative here
    else if (sign == "//")
        out = left / right - (left % right < 0 ? 1 : 0);
    return out;
}

Json fieldJinja(const Json& value, const Json& key)
{
    if (value.is_object() && key.is_string()) {
        const auto found = value.find(key.get_ref<const std::string&>());
        return found == value.end() ? undefinedJinja() : *found;
    }
    if (value.is_array() && key.is_number_integer()) {
        const auto size = static_cast<std::int64_t>(value.size());
        const std::int64_t at = key.get<std::int64_t>() < 0 ? key.get<std::int64_t>() + size : key.get<std::int64_t>();
        return at >= 0 && at < size ? value[static_cast<std::size_t>(at)] : undefinedJinja();
    }
    if (value.is_discarded() || value.is_null())
        refuseJinja();
    return undefinedJinja();
}

Json sliceJinja(const Json& value, const std::optional<Json>& begin, const std::optional<Json>& end, const std::optional<Json>& stride)
{
    if (!value.is_array())
        refuseJinja();
    const auto size = static_cast<std::int64_t>(value.size());
    const auto bound = [size](const std::optional<Json>& given, std::int64_t otherwise) {
        const std::int64_t at = given && !given->is_null() ? numberOf(*given) : otherwise;
        return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
    };
    Json out(value.begin(), value.end());
    if (stride && numberOf(*stride) == -1 && !begin && !end) {
        std::reverse(out.begin(), out.end());
        return out;
    }
    if (stride && numberOf(*stride) != 1)
        refuseJinja();
    const std::int64_t from = bound(begin, 0), to = std::max(from, bound(end, size));
    out = Json::array();
    for (std::int64_t at = from; at < to; ++at)
        out.push_back(value[static_cast<std::size_t>(at)]);
    return out;
}

Json methodJinja(const Json& value, const std::string& method, const JinjaArguments& arguments)
{
    if (value.is_object() && method == "get" && !arguments.plain.empty()) {
        const Json found = fieldJinja(value, arguments.plain[0]);
        return !found.is_discarded() ? found : arguments.plain.size() > 1 ? arguments.plain[1] : Json();
    }
    const std::string& text = stringOf(value);
    if (method == "strip" || method == "lstrip" || method == "rstrip")
        return strip(text, arguments, method != "rstrip", method != "lstrip");
    if (method == "lower")
        return lower(text);
    if (method == "replace")
        return replaced(text, arguments);
    if ((method == "startswith" || method == "endswith" || method == "split") && arguments.plain.size() == 1) {
        const std::string& other = stringOf(arguments.plain[0]);
        return method == "split" ? split(text, other) : Json(method == "startswith" ? text.starts_with(other) : text.ends_with(other));
    }
    refuseJinja();
}

namespace {

// Entries whose field passes the test, or does not: "role", "equalto", "user".
Json selected(const Json& list, const JinjaArguments& arguments, bool wanted)
{
    if (!list.is_array() || arguments.plain.empty())
        refuseJinja();
    const std::string test = arguments.plain.size() > 1 ? stringOf(arguments.plain[1]) : std::string();
    const bool compares = test == "equalto" || test == "eq" || test == "==" || test == "ne" || test == "!=" || test == "in";
    if (compares != (arguments.plain.size() == 3))
        refuseJinja();
    Json out = Json::array();
    for (const Json& entry : list) {
        const Json field = fieldJinja(entry, arguments.plain[0]);
        const bool passes = test.empty() ? isTrueJinja(field)
            : !compares                  ? testJinja(test, field)
            : test == "in"               ? containsJinja(arguments.plain[2], field)
                                         : sameJinja(field, arguments.plain[2]) == (test != "ne" && test != "!=");
        if (passes == wanted)
            out.push_back(entry);
    }
    return out;
}

} // namespace

Json filterJinja(const Json& value, const std::string& filter, const JinjaArguments& arguments)
{
    if (filter == "trim")
        return strip(stringOf(value), arguments, true, true);
    if (filter == "length" || filter == "count")
        return lengthOf(value);
    if (filter == "lower")
        return lower(stringOf(value));
    if (filter == "string")
        return textOfJinja(value);
    if (filter == "replace")
        return replaced(stringOf(value), arguments);
    if (filter == "list" && value.is_array())
        return value;
    if (filter == "selectattr" || filter == "rejectattr")
        return selected(value, arguments, filter == "selectattr");
    if ((filter == "first" || filter == "last") && value.is_array())
        return value.empty() ? undefinedJinja() : filter == "first" ? value.front() : value.back();
    if ((filter == "default" || filter == "d") && !arguments.plain.empty()) {
        const bool falseToo = arguments.plain.size() > 1 && isTrueJinja(arguments.plain[1]);
        return value.is_discarded() || (falseToo && !isTrueJinja(value)) ? arguments.plain[0] : value;
    }
    refuseJinja();
}

Json functionJinja(const std::string& function, const JinjaArguments& arguments)
{
    if (function == "raise_exception")
        throw Error({.message = text("The chat template refuses these messages: {}",
                         arguments.plain.empty() ? std::string() : textOfJinja(arguments.plain[0])),
            .remedy = "Turn the chat off, or order the messages as the template asks"});
    if (function == "strftime_now" && arguments.plain.size() == 1)
        return now(stringOf(arguments.plain[0]));
    if (function == "namespace" && arguments.plain.empty()) {
        Json out = Json::object();
        for (const auto& [key, value] : arguments.named) {
            if (value.is_object())
                refuseJinja();
            out[key] = value;
        }
        return out;
    }
    refuseJinja();
}

} // namespace heterosis
