// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "tokenizer/jinja_source.h"

namespace heterosis {

// Variables of a Jinja template, and how much work it may still do. A value that is not defined is Json's "discarded".
class JinjaContext {
public:
    using Scope = std::map<std::string, Json, std::less<>>;

    explicit JinjaContext(Scope globals) : m_scopes{std::move(globals)} {}
    void enter() { m_scopes.emplace_back(); }
    void leave() { m_scopes.pop_back(); }
    Json* find(std::string_view name); // nullptr where there is none
    void set(const std::string& name, Json value) { m_scopes.back()[name] = std::move(value); }
    void step(std::size_t cost = 1); // throws Error when a template works for too long

private:
    std::vector<Scope> m_scopes;
    std::size_t m_left = 1'000'000;
};

constexpr std::size_t LongestJinjaText = 16'000'000; // a longer one, of the output too, ends in an Error

inline Json undefinedJinja() { return Json(Json::value_t::discarded); }
bool isTrueJinja(const Json& value);
std::string textOfJinja(const Json& value); // as {{ }} puts it out
[[noreturn]] void refuseJinja(); // throws Error: something that is not read here

// The value of an expression: operators, attributes, the methods and filters that chat templates use. Throws Error for others.
Json evaluateJinja(std::span<const JinjaWord> words, JinjaContext& context);

} // namespace heterosis
