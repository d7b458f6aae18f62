// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dataset/byte_lines.h"
#include "dataset/rows.h"

namespace heterosis {

class MappedFile;

// JSON Lines (jsonlines.org): an object a line.
class JsonLineRows final : public RowReader {
public:
    JsonLineRows(std::shared_ptr<const MappedFile> file, std::string_view bytes);
    RowFormat format() const noexcept override { return RowFormat::JsonLines; }
    bool next(Row& row) override;
    void rewind() override { m_lines = ByteLines(m_bytes); }

private:
    std::shared_ptr<const MappedFile> m_file;
    std::string_view m_bytes;
    ByteLines m_lines;
};

// One JSON array of objects, as alpaca's own file is. Its elements are cut out one by one; the array is never held whole.
class JsonArrayRows final : public RowReader {
public:
    JsonArrayRows(std::shared_ptr<const MappedFile> file, std::string_view bytes);
    RowFormat format() const noexcept override { return RowFormat::JsonArray; }
    bool next(Row& row) override;
    void rewind() override;

private:
    std::size_t elementEnd() const;
    void skipSpace();
    bool stop(Row& row, Text message);

    std::shared_ptr<const MappedFile> m_file;
    std::string_view m_bytes;
    std::size_t m_at = 0, m_line = 1;
    bool m_ended = false, m_first = true;
};

} // namespace heterosis
