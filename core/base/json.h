// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace heterosis {

using Json = nlohmann::ordered_json;

struct JsonLimits {
    std::size_t depth = 64;               // nesting beyond this is refused (no stack is at risk)
    std::size_t bytes = std::size_t{1} << 30;
};

// Strict RFC 8259: UTF-8 only, no comments, no NaN, no duplicate keys, nothing after the value.
// `file` is only named in the errors. Throws Error with the byte or line of the fault.
Json parseJson(std::string_view text, const std::string& file, const JsonLimits& limits = {});
Json readJson(const std::filesystem::path& file, const JsonLimits& limits = {});

// Numbers in the shortest form that reads back the same; indent < 0 gives one line. Never throws for bad UTF-8
// (a broken sequence is written as U+FFFD).
std::string writeJson(const Json& value, int indent = 1);

// Throws Error that names the first key of `object` which is not in `known`. `where`: e.g. "genes.3.query".
void refuseUnknownKeys(const Json& object, std::initializer_list<std::string_view> known, const std::string& file,
                       const std::string& where);

} // namespace heterosis
