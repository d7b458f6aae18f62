// SPDX-License-Identifier: GPL-3.0-or-later
#include "args.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace heterosis::cli {

namespace {

template <class T> std::optional<T> whole(std::string_view text)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

[[noreturn]] void wrongValue(std::string_view name, const std::string& value, std::string_view expected)
{
    throw UsageError(std::string(name) + " takes " + std::string(expected) + ", not '" + value + "'");
}

std::string joined(const std::vector<std::string_view>& words, std::string_view between)
{
    std::string line;
    for (const auto word : words)
        line.append(line.empty() ? "" : between).append(word);
    return line;
}

// The nearest known option by common beginning, to help with a slip of the hand.
std::string_view nearest(const Usage& usage, const std::vector<Option>& common, std::string_view word)
{
    std::string_view best;
    std::size_t longest = 3; // "--" and at least two letters
    for (const auto* options : {&usage.options, &common})
        for (const auto& option : *options) {
            const auto same = std::size_t(std::mismatch(word.begin(), word.end(), option.name.begin(), option.name.end()).first - word.begin());
            if (same > longest) {
                longest = same;
                best = option.name;
            }
        }
    return best;
}

} // namespace

Args::Args(const Usage& usage, const std::vector<Option>& common, const std::vector<std::string>& words)
{
    bool options = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (options && words[i] == "--")
            options = false;
        else if (options && words[i].starts_with("--"))
            addOption(usage, common, words[i], words, i);
        else
            m_positionals.push_back(words[i]);
    }
    if (has("--help"))
        return;
    const int given = int(m_positionals.size());
    if (given < usage.least)
        throw UsageError(std::string(usage.name) + " needs " + std::string(usage.positionals));
    if (usage.most >= 0 && given > usage.most)
        throw UsageError("'" + m_positionals[std::size_t(usage.most)] + "' is one argument too many for " + std::string(usage.name));
}

void Args::addOption(const Usage& usage, const std::vector<Option>& common, const std::string& word, const std::vector<std::string>& words,
                     std::size_t& at)
{
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* known = nullptr;
    for (const auto* options : {&usage.options, &common})
        for (const auto& option : *options)
            if (option.name == name)
                known = &option;
    if (!known) {
        const auto near = nearest(usage, common, name);
        throw UsageError("unknown option " + name + (near.empty() ? "" : " (did you mean " + std::string(near) + "?)"));
    }
    std::string value;
    if (known->value.empty()) {
        if (equals != std::string::npos)
            throw UsageError(name + " takes no value");
    } else if (equals != std::string::npos) {
        value = word.substr(equals + 1);
    } else if (at + 1 < words.size()) {
        value = words[++at];
    } else {
        throw UsageError(name + " needs a value (" + std::string(known->value) + ")");
    }
    if (!m_values.emplace(name, std::move(value)).second)
        throw UsageError(name + " is given twice");
}

std::optional<std::string> Args::text(std::string_view name) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

std::string Args::text(std::string_view name, std::string_view otherwise) const { return text(name).value_or(std::string(otherwise)); }

std::int64_t Args::integer(std::string_view name, std::int64_t otherwise, std::int64_t least, std::int64_t most) const
{
    const auto given = text(name);
    if (!given)
        return otherwise;
    const auto value = whole<std::int64_t>(*given);
    if (!value || *value < least || *value > most)
        wrongValue(name, *given, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return *value;
}

std::uint64_t Args::seed(std::string_view name, std::uint64_t otherwise) const
{
    const auto given = text(name);
    if (!given)
        return otherwise;
    const auto value = whole<std::uint64_t>(*given);
    if (!value)
        wrongValue(name, *given, "a whole number from 0 to 18446744073709551615");
    return *value;
}

double Args::number(std::string_view name, double otherwise) const
{
    const auto given = text(name);
    if (!given)
        return otherwise;
    const auto value = whole<double>(*given);
    if (!value || !std::isfinite(*value))
        wrongValue(name, *given, "a number");
    return *value;
}

std::optional<std::vector<int>> Args::ids(std::string_view name) const
{
    const auto given = text(name);
    if (!given)
        return std::nullopt;
    std::vector<int> ids;
    for (std::size_t from = 0; from <= given->size();) {
        const auto comma = std::min(given->find(',', from), given->size());
        auto part = std::string_view(*given).substr(from, comma - from);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        const auto id = whole<int>(part);
        if (!id || *id < 0)
            wrongValue(name, *given, "token ids like 1,2,3");
        ids.push_back(*id);
        from = comma + 1;
    }
    return ids;
}

std::uint64_t Args::bytes(std::string_view name, std::uint64_t otherwise) const
{
    const auto given = text(name);
    if (!given)
        return otherwise;
    const auto digits = given->find_first_not_of("0123456789");
    const auto value = whole<std::uint64_t>(std::string_view(*given).substr(0, digits));
    std::string unit = digits == std::string::npos ? "" : given->substr(digits);
    std::erase(unit, ' ');
    static const std::map<std::string, std::uint64_t> units{{"", 1},          {"B", 1},           {"KB", 1000},      {"MB", 1000000},
                                                            {"GB", 1000000000}, {"KiB", 1ull << 10}, {"MiB", 1ull << 20}, {"GiB", 1ull << 30}};
    const auto scale = units.find(unit);
    if (!value || scale == units.end() || *value == 0 || *value > std::numeric_limits<std::uint64_t>::max() / scale->second)
        wrongValue(name, *given, "a size like 5GB or 500MB");
    return *value * scale->second;
}

std::string Args::word(std::string_view name, const std::vector<std::string_view>& allowed) const
{
    const auto given = text(name, allowed.front());
    if (std::find(allowed.begin(), allowed.end(), given) == allowed.end())
        wrongValue(name, given, joined(allowed, ", "));
    return given;
}

std::string_view Args::exactlyOne(const std::vector<std::string_view>& names) const
{
    std::string_view found;
    for (const auto name : names) {
        if (!has(name))
            continue;
        if (!found.empty())
            throw UsageError(std::string(found) + " and " + std::string(name) + " cannot be given together");
        found = name;
    }
    if (found.empty())
        throw UsageError("one of " + joined(names, ", ") + " is needed");
    return found;
}

std::string helpOf(const Usage& usage, const std::vector<Option>& common)
{
    std::string help = "usage: heterosis-cli " + std::string(usage.name);
    if (!usage.positionals.empty())
        help += " " + std::string(usage.positionals);
    help += " [options]\n" + std::string(usage.summary) + "\n\n";
    for (const auto* options : {&usage.options, &common})
        for (const auto& option : *options) {
            std::string line = "  " + std::string(option.name) + (option.value.empty() ? "" : " " + std::string(option.value));
            line.resize(std::max<std::size_t>(line.size() + 2, 30), ' ');
            help += line + std::string(option.help) + "\n";
        }
    return help;
}

} // namespace heterosis::cli
