// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/json_rows.h"

#include <algorithm>

#include "base/files.h"

namespace heterosis {

namespace {

Text writeLike() { return text("Write one JSON object a line, like {}", R"({"prompt": "...", "completion": "..."})"); }

void parseRow(Row& row)
{
    row.value = Json();
    row.fault = faultOfText(row.bytes, row.line);
    if (row.fault)
        return;
    try {
        row.value = parseJson(row.bytes, {}, {.depth = 64, .bytes = RowReader::kMaxRow});
    } catch (const Error& error) {
        row.fault = rowFault(row.line, {}, error.info().message, writeLike());
        return;
    }
    if (!row.value.is_object())
        row.fault = rowFault(row.line, {}, text("The row is no JSON object but of the kind {}", row.value.type_name()), writeLike());
}

} // namespace

JsonLineRows::JsonLineRows(std::shared_ptr<const MappedFile> file, std::string_view bytes)
    : m_file(std::move(file)), m_bytes(bytes), m_lines(bytes)
{
}

bool JsonLineRows::next(Row& row)
{
    std::string_view line;
    while (m_lines.next(line)) {
        if (isBlank(line))
            continue;
        row.line = m_lines.number();
        row.bytes = line;
        parseRow(row);
        return true;
    }
    return false;
}

JsonArrayRows::JsonArrayRows(std::shared_ptr<const MappedFile> file, std::string_view bytes) : m_file(std::move(file)), m_bytes(bytes)
{
    rewind();
}

void JsonArrayRows::rewind()
{
    m_at = 0;
    m_line = 1;
    m_ended = false;
    m_first = true;
    skipSpace();
    ++m_at; // the '[' that the file was recognised by
}

void JsonArrayRows::skipSpace()
{
    for (; m_at < m_bytes.size() && std::string_view(" \t\r\n").find(m_bytes[m_at]) != std::string_view::npos; ++m_at)
        m_line += m_bytes[m_at] == '\n';
}

// Behind the value that begins at m_at: brackets are counted outside of strings; whether it is JSON, the parser says.
std::size_t JsonArrayRows::elementEnd() const
{
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = m_at; at < m_bytes.size(); ++at) {
        const char c = m_bytes[at];
        if (quoted) {
            if (c == '\\')
                ++at;
            else
                quoted = c != '"';
            continue;
        }
        if (c == '"')
            quoted = true;
        else if (c == '{' || c == '[')
            ++depth;
        else if (depth == 0 && (c == ',' || c == ']'))
            return at;
        else if ((c == '}' || c == ']') && --depth == 0)
            return at + 1;
    }
    return std::string_view::npos;
}

bool JsonArrayRows::stop(Row& row, Text message)
{
    m_ended = true;
    row = {.line = m_line, .bytes = m_bytes.substr(std::min(m_at, m_bytes.size())), .value = {}, .fault = {}};
    row.fault = rowFault(m_line, {}, std::move(message), text("Correct the file, or fetch it again if it was cut short"));
    return true;
}

bool JsonArrayRows::next(Row& row)
{
    if (m_ended)
        return false;
    skipSpace();
    if (m_at < m_bytes.size() && m_bytes[m_at] == ']') {
        ++m_at;
        skipSpace();
        m_ended = true;
        return m_at < m_bytes.size() && stop(row, text("There is more behind the end of the JSON list"));
    }
    if (!m_first) {
        if (m_at >= m_bytes.size() || m_bytes[m_at] != ',')
            return stop(row, text("The JSON list is broken: a comma or its end is missing"));
        ++m_at;
        skipSpace();
    }
    m_first = false;
    const auto end = elementEnd();
    if (end == std::string_view::npos || end == m_at)
        return stop(row, text("The JSON list is broken: a row has no end"));
    row.line = m_line;
    row.bytes = m_bytes.substr(m_at, end - m_at);
    m_line += std::size_t(std::count(row.bytes.begin(), row.bytes.end(), '\n'));
    m_at = end;
    parseRow(row);
    return true;
}

} // namespace heterosis
