// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/csv_rows.h"

#include <algorithm>
#include <set>

#include "base/files.h"
#include "base/printable.h"
#include "dataset/byte_lines.h"

namespace heterosis {

namespace {

char separatorOf(std::string_view header)
{
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t'})
        if (const auto count = std::count(header.begin(), header.end(), separator); count > most) {
            most = count;
            best = separator;
        }
    return best;
}

// Columns whose cells hold a JSON list: what a table cannot say otherwise.
bool isListColumn(std::string_view name)
{
    static const std::set<std::string_view> lists{"choices", "expect", "forbid", "history", "messages", "conversations"};
    return lists.contains(name);
}

Json valueOf(const std::string& column, const std::string& cell)
{
    if (isListColumn(column) && cell.starts_with('['))
        return parseJson(cell, {}, {.depth = 64, .bytes = RowReader::kMaxRow});
    return cell;
}

} // namespace

CsvRows::CsvRows(std::shared_ptr<const MappedFile> file, std::string_view bytes) : m_file(std::move(file)), m_bytes(bytes)
{
    m_separator = separatorOf(bytes.substr(0, bytes.find('\n')));
    const auto refuse = [&](std::size_t line, Text message) {
        throw Error({.message = std::move(message), .file = m_file->path().string(), .place = "line " + std::to_string(line),
                     .remedy = text("Name each column once in the first line, like {}", "prompt,completion")});
    };
    Record header;
    do {
        if (!record(header))
            refuse(1, text("The table has no header"));
    } while (header.cells.size() == 1 && isBlank(header.cells[0]) && !header.fault);
    if (header.fault)
        refuse(header.line, header.fault->message);
    std::set<std::string> names;
    for (const auto& name : header.cells)
        if (name.empty() || !names.insert(name).second)
            refuse(header.line, name.empty() ? text("A column has no name") : text("Two columns are called {}", printable(name)));
    m_header = std::move(header.cells);
    m_rowsAt = m_at;
    m_rowsLine = m_line;
}

void CsvRows::rewind()
{
    m_at = m_rowsAt;
    m_line = m_rowsLine;
}

void CsvRows::skipLine()
{
    const auto end = m_bytes.find('\n', m_at);
    m_at = end == std::string_view::npos ? m_bytes.size() : end + 1;
    m_line += end != std::string_view::npos;
}

// At the opening quote; false: there is no closing one within reach, the fault is set.
bool CsvRows::quotedCell(Record& out, std::string& cell)
{
    std::size_t lines = 0;
    const auto reach = std::min(m_bytes.size(), m_at + RowReader::kMaxRow);
    for (std::size_t at = m_at + 1; at < reach; ++at) {
        if (m_bytes[at] != '"') {
            cell += m_bytes[at];
            lines += m_bytes[at] == '\n';
        } else if (at + 1 < m_bytes.size() && m_bytes[at + 1] == '"') {
            cell += '"';
            ++at;
        } else {
            m_at = at + 1;
            m_line += lines;
            return true;
        }
    }
    out.fault = rowFault(out.line, {}, text("A quoted cell has no end"), text("Close the quote; a quote inside a cell is written twice"));
    return false;
}

bool CsvRows::record(Record& out)
{
    if (m_at >= m_bytes.size())
        return false;
    out = {.line = m_line, .begin = m_at, .cells = {}, .fault = {}};
    for (;;) {
        std::string cell;
        if (m_at < m_bytes.size() && m_bytes[m_at] == '"' && !quotedCell(out, cell)) {
            m_at = out.begin;
            m_line = out.line;
            skipLine();
            return true;
        }
        for (; m_at < m_bytes.size() && m_bytes[m_at] != m_separator && m_bytes[m_at] != '\n'; ++m_at)
            cell += m_bytes[m_at];
        const bool more = m_at < m_bytes.size() && m_bytes[m_at] == m_separator;
        if (!more && cell.ends_with('\r'))
            cell.pop_back();
        out.cells.push_back(std::move(cell));
        if (more) {
            ++m_at;
            continue;
        }
        if (m_at < m_bytes.size())
            ++m_at;
        ++m_line;
        return true;
    }
}

bool CsvRows::next(Row& row)
{
    Record found;
    do {
        if (!record(found))
            return false;
    } while (!found.fault && found.cells.size() == 1 && isBlank(found.cells[0]));
    row = {.line = found.line, .bytes = m_bytes.substr(found.begin, m_at - found.begin), .value = {}, .fault = std::move(found.fault)};
    while (row.bytes.ends_with('\n') || row.bytes.ends_with('\r'))
        row.bytes.remove_suffix(1);
    if (!row.fault)
        row.fault = faultOfText(row.bytes, row.line);
    if (!row.fault && found.cells.size() != m_header.size())
        row.fault = rowFault(row.line, {}, text("The row has {} cells, the header {}", found.cells.size(), m_header.size()),
                             text("Put a cell that holds the separator in quotes"));
    if (row.fault)
        return true;
    row.value = Json::object();
    for (std::size_t i = 0; i < m_header.size(); ++i) {
        try {
            row.value[m_header[i]] = valueOf(m_header[i], found.cells[i]);
        } catch (const Error& error) {
            row.fault = rowFault(row.line, m_header[i], error.info().message, text("Write a JSON list into this cell"));
            return true;
        }
    }
    return true;
}

} // namespace heterosis
