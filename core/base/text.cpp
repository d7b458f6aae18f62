// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

namespace heterosis {

std::string Text::fill(const std::string& pattern) const
{
    if (m_arguments.empty())
        return pattern;
    std::string out;
    std::size_t from = 0, next = 0;
    for (std::size_t at; next < m_arguments.size() && (at = pattern.find("{}", from)) != std::string::npos; from = at + 2)
        out.append(pattern, from, at - from).append(m_arguments[next++]);
    return out.append(pattern, from);
}

} // namespace heterosis
