// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "dataset/rows.h"

namespace heterosis {

class MappedFile;

// CSV after RFC 4180 with a header: quoted cells may hold separators, line ends and "" for a quote. The separator is the one of
// comma, semicolon and tab that the header has most of.
class CsvRows final : public RowReader {
public:
    CsvRows(std::shared_ptr<const MappedFile> file, std::string_view bytes); // throws Error for a header with an empty or double name
    RowFormat format() const noexcept override { return RowFormat::Csv; }
    bool next(Row& row) override;
    void rewind() override;

private:
    struct Record {
        std::size_t line = 0, begin = 0;
        std::vector<std::string> cells;
        std::optional<ErrorInfo> fault;
    };
    bool record(Record& out);
    bool quotedCell(Record& out, std::string& cell);
    void skipLine();

    std::shared_ptr<const MappedFile> m_file;
    std::string_view m_bytes;
    char m_separator = ',';
    std::size_t m_at = 0, m_line = 1, m_rowsAt = 0, m_rowsLine = 1;
    std::vector<std::string> m_header;
};

} // namespace heterosis
