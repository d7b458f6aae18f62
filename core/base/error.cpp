// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace heterosis {

namespace {

std::string oneLine(const ErrorInfo& info)
{
    std::string line;
    for (const std::string* part : {&info.file, &info.place})
        if (!part->empty())
            line += *part + ": ";
    line += info.message.str();
    if (!info.remedy.empty())
        line += (line.ends_with('.') ? " " : ". ") + info.remedy.str();
    for (char& c : line)
        if (c == '\n' || c == '\r')
            c = ' ';
    return line;
}

} // namespace

Error::Error(ErrorInfo info) : m_info(std::move(info)), m_line(oneLine(m_info)) {}

Error::Error(Text message) : Error(ErrorInfo{std::move(message), {}, {}, {}}) {}

} // namespace heterosis
