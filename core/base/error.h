// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <exception>
#include <string>

#include "base/text.h"

namespace heterosis {

// What a user is told when something cannot be done: what is wrong, in which file, at which place in it
// (tensor, key, line, byte), and what to do about it. Fields that have no meaning for an error stay empty.
struct ErrorInfo {
    Text message;      // text("Tensor {} is {} bytes short", name, n)
    std::string file;
    std::string place;
    Text remedy;
};

// The one exception type of the project. Third-party exceptions are translated to it where the library is called.
class Error : public std::exception {
public:
    explicit Error(ErrorInfo info);
    explicit Error(Text message);

    const ErrorInfo& info() const noexcept { return m_info; }
    // One line: "file: place: message. Remedy."
    const char* what() const noexcept override { return m_line.c_str(); }

private:
    ErrorInfo m_info;
    std::string m_line;
};

// Thrown by Control::step() when the user cancelled the job, or a newer one took its place. Not an error.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace heterosis
