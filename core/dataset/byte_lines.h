// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace heterosis {

// Cuts bytes at '\n' and takes one '\r' before it away.
class ByteLines {
public:
    explicit ByteLines(std::string_view bytes) : m_bytes(bytes) {}
    bool next(std::string_view& line)
    {
        if (m_at >= m_bytes.size())
            return false;
        const auto end = m_bytes.find('\n', m_at);
        line = m_bytes.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        m_at = end == std::string_view::npos ? m_bytes.size() : end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        ++m_number;
        return true;
    }
    std::size_t number() const noexcept { return m_number; } // of the line that next() gave, 1-based

private:
    std::string_view m_bytes;
    std::size_t m_at = 0, m_number = 0;
};

inline bool isBlank(std::string_view line) noexcept { return line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

} // namespace heterosis
