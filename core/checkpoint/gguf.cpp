// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/gguf.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "base/printable.h"
#include "checkpoint/accidents.h"

namespace heterosis {

namespace {

using Type = GgufValue::Type;

constexpr std::uint32_t kMaxDimensions = 4;
constexpr std::uint64_t kMaxKey = 65535;    // the specification's limit
constexpr std::uint64_t kMaxName = 1024;    // the specification says 64; some converters write longer ones
constexpr int kMaxNesting = 8;              // arrays of arrays
constexpr std::uint64_t kAlignment = 32;    // where general.alignment does not say otherwise

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place,
                         Text remedy = "The file is damaged: fetch it again from its source")
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

std::size_t sizeOf(Type type)
{
    switch (type) {
    case Type::U8: case Type::I8: case Type::Bool: return 1;
    case Type::U16: case Type::I16: return 2;
    case Type::U32: case Type::I32: case Type::F32: return 4;
    case Type::U64: case Type::I64: case Type::F64: return 8;
    case Type::String: case Type::Array: return 0;
    }
    return 0;
}

// Reads on from a place, never beyond the file's end.
class Cursor {
public:
    Cursor(std::span<const std::byte> bytes, const std::string& file) : m_bytes(bytes), m_file(file) {}

    std::uint64_t at() const { return m_at; }
    std::string place() const { return "byte " + std::to_string(m_at); }
    const std::string& file() const { return m_file; }

    std::span<const std::byte> take(std::uint64_t count, const char* what)
    {
        if (count > m_bytes.size() - m_at)
            refuse(text("{} needs {} bytes, but only {} follow", what, count, m_bytes.size() - m_at), m_file, place(),
                   "The file was cut short or is damaged: fetch it again from its source");
        const auto taken = m_bytes.subspan(m_at, count);
        m_at += count;
        return taken;
    }

    template <class T> T number(const char* what)
    {
        T value;
        std::memcpy(&value, take(sizeof value, what).data(), sizeof value);
        return value;
    }

    // Keys and names, which must be UTF-8.
    std::string name(const char* what, std::uint64_t most)
    {
        const std::string begin = place();
        const auto length = number<std::uint64_t>(what);
        if (length > most)
            refuse(text("{} claims {} bytes; at most {} are read", what, length, most), m_file, begin);
        const std::string name(asCharacters(take(length, what)));
        for (std::size_t i = 0; i < name.size();) {
            const std::size_t step = utf8Length(name, i);
            if (step == 0)
                refuse(text("{} is not valid UTF-8: {}", what, printable(name)), m_file, begin);
            i += step;
        }
        return name;
    }

    Type type()
    {
        const std::string begin = place();
        const auto type = number<std::uint32_t>("The type of a value");
        if (type > static_cast<std::uint32_t>(Type::F64))
            refuse(text("A value has the type {}, which does not exist", type), m_file, begin);
        return static_cast<Type>(type);
    }

    GgufValue value(Type type)
    {
        GgufValue out{.type = type};
        const std::string begin = place();
        if (type == Type::String) {
            out.bytes = take(number<std::uint64_t>("A text's length"), "A text");
        } else if (type == Type::Array) {
            array(out, 0);
        } else {
            out.bytes = take(sizeOf(type), "A value");
            if (type == Type::Bool && std::to_integer<int>(out.bytes[0]) > 1)
                refuse(text("A truth value is {}, neither 0 nor 1", std::to_integer<int>(out.bytes[0])), m_file, begin);
        }
        return out;
    }

private:
    void array(GgufValue& out, int depth)
    {
        if (depth == kMaxNesting)
            refuse(text("Lists are nested deeper than {}", kMaxNesting), m_file, place());
        out.element = type();
        out.count = number<std::uint64_t>("A list's length");
        const std::uint64_t begin = m_at;
        if (const std::size_t size = sizeOf(out.element)) {
            std::uint64_t bytes = 0;
            if (__builtin_mul_overflow(out.count, size, &bytes))
                refuse(text("A list claims {} values, more than any file holds", out.count), m_file, place());
            take(bytes, "A list");
        } else {
            for (std::uint64_t i = 0; i < out.count; ++i) // each takes at least 8 bytes, so the file bounds the loop
                if (GgufValue inner; out.element == Type::String)
                    take(number<std::uint64_t>("A text's length"), "A text");
                else
                    array(inner, depth + 1);
        }
        out.bytes = m_bytes.subspan(begin, m_at - begin);
    }

    std::span<const std::byte> m_bytes;
    std::uint64_t m_at = 0;
    const std::string& m_file;
};

void refuseOtherKinds(std::span<const std::byte> bytes, const std::string& file)
{
    if (bytes.empty())
        refuse("The file is empty", file, {}, "Fetch it again from its source");
    refuseAccidents(asCharacters(bytes), file);
    if (!startsAsGguf(bytes))
        refuse(text("The file does not begin with \"GGUF\" but with \"{}\"", printable(asCharacters(bytes).substr(0, 4))), file, "byte 0",
               "Choose a GGUF file, version 2 or 3; older GGML files have to be converted with llama.cpp");
}

std::uint32_t readVersion(Cursor& cursor)
{
    const std::string place = cursor.place();
    const auto version = cursor.number<std::uint32_t>("The version");
    if (version != 0 && (version & 0xFFFF) == 0)
        refuse("The file is written in big-endian order, which is not read", cursor.file(), place, "Fetch the little-endian file of this model");
    if (version != 2 && version != 3)
        refuse(text("The file has GGUF version {}; versions 2 and 3 are read", version), cursor.file(), place,
               "Convert the model anew with a current llama.cpp");
    return version;
}

void readMetadata(GgufFile& out, Cursor& cursor, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string place = cursor.place();
        std::string key = cursor.name("A key", kMaxKey);
        if (key.empty())
            refuse("A key of the metadata is empty", cursor.file(), place);
        const GgufValue value = cursor.value(cursor.type());
        if (!out.metadata.emplace(key, value).second)
            refuse(text("The key \"{}\" is there twice", printable(key)), cursor.file(), place);
    }
}

std::uint64_t alignmentOf(const GgufFile& gguf, const std::string& file)
{
    const GgufValue* value = gguf.value("general.alignment");
    if (!value)
        return kAlignment;
    const auto alignment = value->type == Type::U32 ? gguf.whole("general.alignment") : std::nullopt;
    if (!alignment || *alignment == 0 || *alignment % 8 != 0)
        refuse("\"general.alignment\" must be a 32-bit multiple of 8 above 0", file, "general.alignment");
    return static_cast<std::uint64_t>(*alignment);
}

struct Entry {
    GgufTensor tensor;
    std::uint64_t offset = 0, size = 0;
};

std::string placeOf(const GgufTensor& tensor) { return "tensor " + printable(tensor.name); }

std::vector<std::int64_t> readShape(Cursor& cursor, const std::string& place)
{
    const auto dimensions = cursor.number<std::uint32_t>("A tensor's number of dimensions");
    if (dimensions > kMaxDimensions)
        refuse(text("The tensor has {} dimensions; the format allows {}", dimensions, kMaxDimensions), cursor.file(), place);
    std::vector<std::int64_t> shape;
    for (std::uint32_t i = 0; i < dimensions; ++i) {
        const auto size = cursor.number<std::uint64_t>("A tensor's shape");
        if (size > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            refuse(text("The size {} in the shape does not fit in a signed 64-bit number", size), cursor.file(), place);
        shape.push_back(static_cast<std::int64_t>(size));
    }
    std::reverse(shape.begin(), shape.end());
    return shape;
}

// Bytes by shape and format. A row must fill whole blocks.
std::uint64_t sizeOf(const GgufTensor& tensor, const std::string& file)
{
    std::int64_t elements = 1;
    for (std::int64_t size : tensor.shape)
        if (__builtin_mul_overflow(elements, size, &elements))
            refuse("The product of the sizes in the shape does not fit in 64 bits", file, placeOf(tensor));
    const GgufFormat& format = *tensor.format;
    if (tensor.columns() % format.elements != 0)
        refuse(text("Rows of {} numbers do not fill whole blocks of {}, which {} needs", tensor.columns(), format.elements, format.name), file, placeOf(tensor));
    std::uint64_t bytes = 0;
    if (__builtin_mul_overflow(static_cast<std::uint64_t>(elements) / format.elements, format.bytes, &bytes))
        refuse("The bytes that the shape asks for do not fit in 64 bits", file, placeOf(tensor));
    return bytes;
}

std::vector<Entry> readEntries(Cursor& cursor, std::uint64_t count)
{
    std::vector<Entry> entries; // grows as the file gives them, not by what it claims
    std::map<std::string, bool, std::less<>> seen;
    for (std::uint64_t i = 0; i < count; ++i) {
        Entry entry;
        entry.tensor.name = cursor.name("A tensor's name", kMaxName);
        const std::string place = placeOf(entry.tensor);
        if (entry.tensor.name.empty())
            refuse("A tensor has no name", cursor.file(), cursor.place());
        if (!seen.emplace(entry.tensor.name, true).second)
            refuse("The tensor is there twice", cursor.file(), place);
        entry.tensor.shape = readShape(cursor, place);
        const auto type = cursor.number<std::uint32_t>("A tensor's type");
        entry.tensor.format = ggufFormat(type);
        if (!entry.tensor.format)
            refuse(text("The tensor has the type {}, which does not exist or was removed from the format", type), cursor.file(), place,
                   "Fetch the model in a current format, for example Q8_0 or F16");
        entry.offset = cursor.number<std::uint64_t>("A tensor's place");
        entry.size = sizeOf(entry.tensor, cursor.file());
        entries.push_back(std::move(entry));
    }
    return entries;
}

// Each tensor lies on a boundary inside the data, and no two share bytes.
void checkRanges(const std::vector<Entry>& entries, std::uint64_t dataBytes, std::uint64_t alignment, const std::string& file)
{
    std::vector<const Entry*> sorted;
    for (const Entry& entry : entries) {
        const std::string place = placeOf(entry.tensor);
        if (entry.offset % alignment != 0)
            refuse(text("The tensor begins at byte {} of the data, which is no multiple of {}", entry.offset, alignment), file, place);
        if (entry.offset > dataBytes || entry.size > dataBytes - entry.offset)
            refuse(text("The tensor begins at byte {} of the data and needs {} bytes, but the file holds only {}", entry.offset, entry.size, dataBytes), file,
                   place, "The file was cut short or is damaged: fetch it again from its source");
        sorted.push_back(&entry);
    }
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) { return a->offset != b->offset ? a->offset < b->offset : a->size < b->size; });
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i]->offset < sorted[i - 1]->offset + sorted[i - 1]->size)
            refuse(text("The tensor overlaps the tensor {}", printable(sorted[i - 1]->tensor.name)), file, placeOf(sorted[i]->tensor));
}

} // namespace

bool startsAsGguf(std::span<const std::byte> bytes) noexcept { return asCharacters(bytes).starts_with("GGUF"); }

GgufFile readGguf(std::span<const std::byte> bytes, const std::string& file)
{
    refuseOtherKinds(bytes, file);
    Cursor cursor(bytes, file);
    cursor.take(4, "The magic word");
    GgufFile out;
    out.version = readVersion(cursor);
    const auto tensors = cursor.number<std::uint64_t>("The number of tensors"), keys = cursor.number<std::uint64_t>("The number of keys");
    readMetadata(out, cursor, keys);
    const std::uint64_t alignment = alignmentOf(out, file);
    std::vector<Entry> entries = readEntries(cursor, tensors);
    const std::uint64_t begin = (cursor.at() + alignment - 1) / alignment * alignment;
    const std::span<const std::byte> data = begin < bytes.size() ? bytes.subspan(begin) : std::span<const std::byte>();
    checkRanges(entries, data.size(), alignment, file);
    for (Entry& entry : entries) {
        entry.tensor.bytes = data.subspan(entry.offset, entry.size);
        out.tensors.push_back(std::move(entry.tensor));
    }
    return out;
}

} // namespace heterosis
