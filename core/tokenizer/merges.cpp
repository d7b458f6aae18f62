// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/merges.h"

#include <algorithm>

namespace heterosis {

namespace {

const Text FetchAgain = "The merges are damaged; fetch them again from their source";

std::optional<std::pair<std::string, std::string>> twoParts(std::string_view line)
{
    const auto space = line.find(' ');
    if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos)
        return std::nullopt;
    return std::pair(std::string(line.substr(0, space)), std::string(line.substr(space + 1)));
}

bool isVersion(std::string_view line) { return line.starts_with("#version"); }

} // namespace

Bpe::Pairs readMerges(const JsonNode& node)
{
    Bpe::Pairs out;
    const Json& array = node.asArray();
    out.reserve(array.size());
    std::size_t count = 0;
    for (const Json& entry : array) {
        const JsonNode at(entry, node.file(), node.place() + "[" + std::to_string(count++) + "]");
        if (entry.is_array()) {
            if (entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string())
                at.fail("A merge must have two parts, both texts", FetchAgain);
            out.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
            continue;
        }
        const auto& line = entry.is_string() ? entry.get_ref<const std::string&>() : at.asString();
        if (isVersion(line))
            continue;
        auto parts = twoParts(line);
        if (!parts)
            at.fail(text("A merge must have two parts with one space between them, this is \"{}\"", line), FetchAgain);
        out.push_back(std::move(*parts));
    }
    return out;
}

Bpe::Pairs parseMergesText(std::string_view content, const std::string& file, std::vector<std::size_t>& lines)
{
    Bpe::Pairs out;
    std::size_t number = 0;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        std::string_view line = content.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || isVersion(line))
            continue;
        auto parts = twoParts(line);
        if (!parts || parts->first.empty() || parts->second.empty())
            throw Error({.message = text("A merge must have two parts with one space between them, this is \"{}\"", line), .file = file,
                .place = "line " + std::to_string(number), .remedy = FetchAgain});
        out.push_back(std::move(*parts));
        lines.push_back(number);
    }
    return out;
}

} // namespace heterosis
