// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace heterosis {

// What Jinja's operators, tests, filters and Python's methods do to values, as far as chat templates use them. All throw Error
// for what they do not know.

struct JinjaArguments {
    std::vector<Json> plain;
    std::map<std::string, Json, std::less<>> named;
};

bool sameJinja(const Json& a, const Json& b);
bool orderedJinja(const std::string& sign, const Json& a, const Json& b); // < > <= >=
bool containsJinja(const Json& list, const Json& value);
bool testJinja(const std::string& test, const Json& value); // defined, none, string ...
Json combineJinja(const std::string& sign, const Json& a, const Json& b); // + - ~ * % //
Json fieldJinja(const Json& value, const Json& key); // value[key], value.key
Json sliceJinja(const Json& value, const std::optional<Json>& begin, const std::optional<Json>& end, const std::optional<Json>& stride);
Json methodJinja(const Json& value, const std::string& method, const JinjaArguments& arguments);
Json filterJinja(const Json& value, const std::string& filter, const JinjaArguments& arguments);
Json functionJinja(const std::string& function, const JinjaArguments& arguments); // namespace, raise_exception, strftime_now ...

} // namespace heterosis
