// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/rows.h"

#include "base/files.h"
#include "base/printable.h"
#include "dataset/byte_lines.h"
#include "dataset/csv_rows.h"
#include "dataset/json_rows.h"

namespace heterosis {

namespace fs = std::filesystem;

std::string_view nameOf(RowFormat format) noexcept
{
    switch (format) {
    case RowFormat::Text: return "text";
    case RowFormat::JsonLines: return "jsonl";
    case RowFormat::JsonArray: return "json";
    case RowFormat::Csv: return "csv";
    }
    return "";
}

ErrorInfo rowFault(std::size_t line, std::string_view field, Text message, Text remedy)
{
    std::string place = "line " + std::to_string(line);
    if (!field.empty())
        place.append(", field ").append(printable(field, 60));
    return {.message = std::move(message), .file = {}, .place = std::move(place), .remedy = std::move(remedy)};
}

std::optional<ErrorInfo> faultOfText(std::string_view bytes, std::size_t line)
{
    if (bytes.size() > RowReader::kMaxRow)
        return rowFault(line, {}, text("The row has {} bytes; at most {} are read", bytes.size(), RowReader::kMaxRow),
                        text("Cut the text into several rows"));
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte == 0)
            return rowFault(line, {}, text("Byte {} of the line is zero: this is no text", at + 1), text("Save the file again as UTF-8 text"));
        if (byte < 0x80) {
            ++at;
            continue;
        }
        const auto length = utf8Length(bytes, at);
        if (length == 0)
            return rowFault(line, {}, text("Byte {} of the line is not UTF-8", at + 1), text("Save the file as UTF-8 in your editor"));
        at += length;
    }
    return std::nullopt;
}

namespace {

class TextRows final : public RowReader {
public:
    TextRows(std::shared_ptr<const MappedFile> file, std::string_view bytes) : m_file(std::move(file)), m_bytes(bytes), m_lines(bytes) {}
    RowFormat format() const noexcept override { return RowFormat::Text; }
    void rewind() override { m_lines = ByteLines(m_bytes); }
    bool next(Row& row) override
    {
        std::string_view line;
        while (m_lines.next(line)) {
            if (isBlank(line))
                continue;
            row = {.line = m_lines.number(), .bytes = line, .value = {}, .fault = faultOfText(line, m_lines.number())};
            if (!row.fault)
                row.value = {{"text", std::string(line)}};
            return true;
        }
        return false;
    }

private:
    std::shared_ptr<const MappedFile> m_file;
    std::string_view m_bytes;
    ByteLines m_lines;
};

[[noreturn]] void refuse(Text message, const fs::path& file, Text remedy)
{
    throw Error({.message = std::move(message), .file = file.string(), .place = {}, .remedy = std::move(remedy)});
}

void refuseForeign(std::string_view bytes, const fs::path& file)
{
    if (bytes.starts_with("\x1F\x8B"))
        refuse(text("The file is compressed (gzip)"), file, text("Unpack it first: gunzip makes a plain file of it"));
    if (bytes.starts_with("PK\x03\x04"))
        refuse(text("The file is a zip archive"), file, text("Unpack it and give the text file inside"));
    if (bytes.starts_with("(\xB5\x2F\xFD"))
        refuse(text("The file is compressed (zstd)"), file, text("Unpack it first: unzstd makes a plain file of it"));
    if (bytes.starts_with("PAR1"))
        refuse(text("The file is a Parquet table"), file, text("Write its rows as JSONL, one object a line"));
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        refuse(text("The text is UTF-16, not UTF-8"), file, text("Save the file as UTF-8 in your editor"));
}

bool isObject(std::string_view line, const std::string& file)
{
    try {
        return parseJson(line, file, {.depth = 64, .bytes = RowReader::kMaxRow}).is_object();
    } catch (const Error&) {
        return false;
    }
}

RowFormat formatOf(std::string_view bytes, const fs::path& file)
{
    const std::string ending = file.extension().string();
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (bytes[first] == '[') {
        const auto second = bytes.find_first_not_of(" \t\r\n", first + 1);
        if (second != std::string_view::npos && bytes[second] == '{')
            return RowFormat::JsonArray;
    }
    if (ending == ".jsonl" || ending == ".json" || ending == ".ndjson")
        return RowFormat::JsonLines;
    if (bytes[first] == '{' && isObject(bytes.substr(first, bytes.find('\n', first) - first), file.string()))
        return RowFormat::JsonLines;
    return ending == ".csv" || ending == ".tsv" ? RowFormat::Csv : RowFormat::Text;
}

} // namespace

std::unique_ptr<RowReader> RowReader::open(const fs::path& path)
{
    auto file = std::make_shared<const MappedFile>(path);
    std::string_view bytes(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
    refuseForeign(bytes, path);
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (isBlank(bytes))
        refuse(text("The file has no rows"), path, text("Give a file with one row a line"));
    switch (formatOf(bytes, path)) {
    case RowFormat::JsonLines: return std::make_unique<JsonLineRows>(std::move(file), bytes);
    case RowFormat::JsonArray: return std::make_unique<JsonArrayRows>(std::move(file), bytes);
    case RowFormat::Csv: return std::make_unique<CsvRows>(std::move(file), bytes);
    case RowFormat::Text: break;
    }
    return std::make_unique<TextRows>(std::move(file), bytes);
}

} // namespace heterosis
