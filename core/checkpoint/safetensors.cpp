// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/safetensors.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "base/printable.h"
#include "checkpoint/accidents.h"

namespace heterosis {

namespace {

constexpr std::size_t kMaxDimensions = 64; // as many as torch takes

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place,
                         Text remedy = "The file is damaged: fetch it again from its source")
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

// Weights of another format under this name.
void refuseOtherKinds(std::string_view text, const std::string& file)
{
    const Text fetch = "Fetch the weights in safetensors format";
    refuseAccidents(text, file);
    if (text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06"))
        refuse("This is a zip archive (perhaps weights saved by torch.save), not a safetensors file", file, "byte 0", fetch);
    if (text.starts_with("GGUF"))
        refuse("This is a GGUF file, not a safetensors file", file, "byte 0", fetch);
}

std::string_view headerOf(std::string_view text, const std::string& file)
{
    if (text.empty())
        refuse("The file is empty", file, {}, "Fetch it again from its source");
    refuseOtherKinds(text, file);
    if (text.size() < 8)
        refuse(heterosis::text("The file has only {} bytes; a safetensors file starts with 8 bytes for the header's length", text.size()), file, "byte 0");
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    // The opcode for protocol 2 to 5; also the first two bytes of some honest lengths.
    if (length > text.size() - 8 && text[0] == '\x80' && text[1] >= 2 && text[1] <= 5)
        refuse("This is a Python pickle, which may run code, not a safetensors file", file, "byte 0", "Fetch the weights in safetensors format");
    if (length > kMaxSafetensorsHeader)
        refuse(heterosis::text("The header claims {} bytes; at most {} are allowed, so this is no safetensors file or a damaged one", length, kMaxSafetensorsHeader), file, "byte 0");
    if (length > text.size() - 8)
        refuse(heterosis::text("The header claims {} bytes, but only {} follow", length, text.size() - 8), file, "byte 0", "The file was cut short: fetch it again from its source");
    const std::string_view header = text.substr(8, length);
    if (!header.starts_with('{'))
        refuse("The header does not begin with '{', as the format demands", file, "byte 8");
    return header;
}

Json parseHeader(std::string_view header, const std::string& file)
{
    try {
        return parseJson(header, file, {.depth = 8, .bytes = kMaxSafetensorsHeader});
    } catch (const Error& error) { // counted from the header's first byte
        ErrorInfo info = error.info();
        info.place = "header, " + info.place;
        throw Error(std::move(info));
    }
}

std::uint64_t wholeNumber(const Json& value, const std::string& what, const std::string& file, const std::string& place)
{
    if (!value.is_number_unsigned())
        refuse(text("{} must be a whole number from 0 up that fits in 64 bits, but it is {}", what, printable(writeJson(value, -1), 60)), file, place);
    return value.get<std::uint64_t>();
}

struct Entry {
    TensorView view;
    std::uint64_t begin = 0, end = 0;
};

void readShape(Entry& entry, const Json& shape, const std::string& file, const std::string& place)
{
    if (!shape.is_array())
        refuse("\"shape\" must be a list of numbers", file, place);
    if (shape.size() > kMaxDimensions)
        refuse(text("The shape has {} dimensions; at most {} are read", shape.size(), kMaxDimensions), file, place);
    for (const Json& size : shape) {
        const std::uint64_t n = wholeNumber(size, "A size in \"shape\"", file, place);
        if (n > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            refuse(text("The size {} in \"shape\" does not fit in a signed 64-bit number", n), file, place);
        entry.view.shape.push_back(static_cast<std::int64_t>(n));
    }
}

// Bytes of the tensor by shape and dtype. The product may overflow even where a later size is 0.
std::uint64_t bytesByShape(const TensorView& view, const std::string& file, const std::string& place)
{
    std::uint64_t elements = 1, bits = 0;
    for (std::int64_t size : view.shape)
        if (__builtin_mul_overflow(elements, static_cast<std::uint64_t>(size), &elements))
            refuse("The product of the sizes in \"shape\" does not fit in 64 bits", file, place);
    if (__builtin_mul_overflow(elements, static_cast<std::uint64_t>(bitsOf(view.dtype)), &bits))
        refuse("The bytes that \"shape\" asks for do not fit in 64 bits", file, place);
    if (bits % 8 != 0)
        refuse(text("{} elements of {} do not fill whole bytes", elements, nameOf(view.dtype)), file, place);
    return bits / 8;
}

Entry readEntry(const std::string& name, const Json& value, const std::string& file)
{
    const std::string place = "tensor " + printable(name);
    if (!value.is_object())
        refuse("The tensor's entry in the header must be an object", file, place);
    for (const char* key : {"dtype", "shape", "data_offsets"})
        if (!value.contains(key))
            refuse(text("The tensor's entry has no \"{}\"", key), file, place);
    refuseUnknownKeys(value, {"dtype", "shape", "data_offsets"}, file, place);
    Entry entry;
    entry.view.name = name;
    const Json& dtype = value["dtype"];
    if (!dtype.is_string() || !dtypeNamed(dtype.get_ref<const std::string&>()))
        refuse(text("Unknown dtype {}", printable(writeJson(dtype, -1), 60)), file, place,
               "Names are as safetensors spells them (F32, F16, BF16, I64 ...): save the file again with the safetensors library");
    entry.view.dtype = *dtypeNamed(dtype.get_ref<const std::string&>());
    readShape(entry, value["shape"], file, place);
    const Json& offsets = value["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2)
        refuse("\"data_offsets\" must be a list of two numbers, begin and end", file, place);
    entry.begin = wholeNumber(offsets[0], "The first of \"data_offsets\"", file, place);
    entry.end = wholeNumber(offsets[1], "The second of \"data_offsets\"", file, place);
    if (entry.begin > entry.end)
        refuse(text("\"data_offsets\" end at {}, before they begin at {}", entry.end, entry.begin), file, place);
    if (const std::uint64_t needed = bytesByShape(entry.view, file, place); needed != entry.end - entry.begin)
        refuse(text("Shape and dtype need {} bytes, but \"data_offsets\" hold {}", needed, entry.end - entry.begin), file, place);
    return entry;
}

// The ranges must lie end to end from the first byte after the header to the last byte of the file.
void checkRanges(const std::vector<Entry>& entries, std::uint64_t dataBytes, const std::string& file)
{
    std::uint64_t expected = 0;
    for (const Entry& entry : entries) {
        const std::string place = "tensor " + printable(entry.view.name);
        if (entry.end > dataBytes)
            refuse(text("The tensor ends at byte {} of the data, but the file holds only {}", entry.end, dataBytes), file, place, "The file was cut short: fetch it again from its source");
        if (entry.begin < expected)
            refuse(text("The tensor begins at byte {} of the data and overlaps another, which ends at {}", entry.begin, expected), file, place,
                   "Save the weights again, each tensor once (tied weights under one name)");
        if (entry.begin > expected)
            refuse(text("The {} bytes before the tensor belong to none", entry.begin - expected), file, place);
        expected = entry.end;
    }
    if (expected != dataBytes)
        refuse(text("The last {} bytes of the file belong to no tensor", dataBytes - expected), file, "byte " + std::to_string(expected));
}

void readMetadata(std::map<std::string, std::string>& metadata, const Json& value, const std::string& file)
{
    if (!value.is_object())
        refuse("\"__metadata__\" must be an object of strings", file, "__metadata__");
    for (const auto& item : value.items()) {
        if (!item.value().is_string())
            refuse(text("The value of \"{}\" must be a string", printable(item.key())), file, "__metadata__",
                   "Save the file again with the safetensors library");
        metadata.emplace(item.key(), item.value().get<std::string>());
    }
}

} // namespace

SafetensorsFile readSafetensors(std::span<const std::byte> bytes, const std::string& file)
{
    const std::string_view header = headerOf(asCharacters(bytes), file);
    const Json json = parseHeader(header, file);
    SafetensorsFile out;
    std::vector<Entry> entries;
    for (const auto& item : json.items()) {
        if (item.key() == "__metadata__")
            readMetadata(out.metadata, item.value(), file);
        else
            entries.push_back(readEntry(item.key(), item.value(), file));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.begin, a.end, a.view.name) < std::tie(b.begin, b.end, b.view.name);
    });
    const std::span<const std::byte> data = bytes.subspan(8 + header.size());
    checkRanges(entries, data.size(), file);
    for (Entry& entry : entries) {
        entry.view.bytes = data.subspan(entry.begin, entry.end - entry.begin);
        out.tensors.push_back(std::move(entry.view));
    }
    return out;
}

} // namespace heterosis
