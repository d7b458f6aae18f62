// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/json.h"

namespace heterosis {

// One row of a data file, whatever the file's format: a JSON object, or why there is none.
struct Row {
    std::size_t line = 0;              // 1-based, where the row begins
    std::string_view bytes;            // the row as it stands in the file, without its line end; valid as long as the reader
    Json value;
    std::optional<ErrorInfo> fault;    // place and remedy filled in; the row then has no value
};

enum class RowFormat { Text, JsonLines, JsonArray, Csv };
std::string_view nameOf(RowFormat format) noexcept; // "text" | "jsonl" | "json" | "csv"

// The rows of a mapped data file, one after the other. Blank lines are no rows, a byte order mark and CRLF line ends are no part of
// a text, U+2028 and U+0085 end no line. A line of a text file is {"text": line}, a record of a CSV file (RFC 4180, with a header;
// comma, semicolon or tab) an object of strings. Only as much memory is taken as one row needs, and a row of more than kMaxRow bytes
// is a fault.
class RowReader {
public:
    static constexpr std::size_t kMaxRow = std::size_t{16} << 20;

    // Recognised by content first, then by the name. Throws Error for what holds no text: gzip, zip, UTF-16, an empty file.
    static std::unique_ptr<RowReader> open(const std::filesystem::path& file);
    virtual ~RowReader() = default;
    virtual RowFormat format() const noexcept = 0;
    virtual bool next(Row& row) = 0;   // false at the end
    virtual void rewind() = 0;
};

// A fault of a row, its place "line 7" or "line 7, field completion".
ErrorInfo rowFault(std::size_t line, std::string_view field, Text message, Text remedy);
// A fault where the bytes are no clean UTF-8 text.
std::optional<ErrorInfo> faultOfText(std::string_view bytes, std::size_t line);

} // namespace heterosis
