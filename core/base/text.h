// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sstream>
#include <string>
#include <vector>

namespace heterosis {

// A sentence for people that the window can show in another language: an English pattern with {} places, and what goes into them.
// The core speaks English only (str()); ui looks the pattern up in its catalogue (context "core") and fills in the same arguments.
class Text {
public:
    Text() = default;
    Text(const char* pattern) : m_pattern(pattern) {}
    Text(std::string pattern) : m_pattern(std::move(pattern)) {}
    Text(std::string pattern, std::vector<std::string> arguments) : m_pattern(std::move(pattern)), m_arguments(std::move(arguments)) {}

    const std::string& pattern() const noexcept { return m_pattern; }
    const std::vector<std::string>& arguments() const noexcept { return m_arguments; }
    bool empty() const noexcept { return m_pattern.empty(); }
    std::string str() const { return fill(m_pattern); }
    // The n-th {} of a (translated) pattern becomes the n-th argument.
    std::string fill(const std::string& pattern) const;

private:
    std::string m_pattern;
    std::vector<std::string> m_arguments;
};

inline std::string asText(const std::string& value) { return value; }
inline std::string asText(const char* value) { return value; }
template <class T> std::string asText(const T& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

// text("Tensor {} needs {} bytes", name, bytes). The pattern must be a literal: tools collect it for translation.
template <class... Args> Text text(const char* pattern, const Args&... args) { return Text(pattern, {asText(args)...}); }

} // namespace heterosis
