// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/zip_archive.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/error.h"
#include "base/printable.h"
#include "checkpoint/accidents.h"

namespace heterosis {

namespace {

constexpr std::uint32_t kEnd = 0x06054b50, kEnd64 = 0x06064b50, kLocator64 = 0x07064b50, kCentral = 0x02014b50, kLocal = 0x04034b50;
constexpr std::size_t kEndBytes = 22, kLocatorBytes = 20, kEnd64Bytes = 56, kCentralBytes = 46, kLocalBytes = 30;
constexpr std::size_t kMaxComment = 65535;

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place,
                         Text remedy = "The file was cut short or is damaged: fetch it again from its source")
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

template <class T> T load(std::span<const std::byte> bytes, std::uint64_t at) // the caller has checked the range
{
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

struct Directory {
    std::uint64_t begin = 0, size = 0, entries = 0;
};

Directory directoryOf(std::span<const std::byte> bytes, const std::string& file)
{
    if (bytes.size() < kEndBytes)
        refuse(text("The file has only {} bytes, too few for a zip archive", bytes.size()), file, "byte 0");
    const std::size_t last = bytes.size() - kEndBytes, first = last > kMaxComment ? last - kMaxComment : 0;
    std::size_t end = last;
    while (load<std::uint32_t>(bytes, end) != kEnd) {
        if (end-- == first)
            refuse("The archive has no directory at its end", file, "byte " + std::to_string(bytes.size()));
    }
    Directory out{load<std::uint32_t>(bytes, end + 16), load<std::uint32_t>(bytes, end + 12), load<std::uint16_t>(bytes, end + 10)};
    if (end >= kLocatorBytes && load<std::uint32_t>(bytes, end - kLocatorBytes) == kLocator64) {
        const auto at = load<std::uint64_t>(bytes, end - kLocatorBytes + 8);
        if (at > bytes.size() || bytes.size() - at < kEnd64Bytes || load<std::uint32_t>(bytes, at) != kEnd64)
            refuse("The archive's large directory is not where it should be", file, "byte " + std::to_string(end - kLocatorBytes));
        out = {load<std::uint64_t>(bytes, at + 48), load<std::uint64_t>(bytes, at + 40), load<std::uint64_t>(bytes, at + 32)};
    }
    if (out.begin > bytes.size() || out.size > bytes.size() - out.begin)
        refuse("The archive's directory lies beyond the file's end", file, "byte " + std::to_string(end));
    return out;
}

struct Entry {
    std::string name;
    std::uint64_t packed = 0, size = 0, at = 0;
    std::uint16_t flags = 0, method = 0;
};

// Sizes and places of 4 GB and more stand in an extra field, in this order, each only where its short field is all ones.
void readExtra64(Entry& entry, std::span<const std::byte> extra, const std::string& file, const std::string& place)
{
    while (extra.size() >= 4) {
        const auto kind = load<std::uint16_t>(extra, 0), size = load<std::uint16_t>(extra, 2);
        if (size > extra.size() - 4u)
            return;
        std::span<const std::byte> field = extra.subspan(4, size);
        for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.at})
            if (kind == 1 && *value == 0xFFFFFFFF) {
                if (field.size() < 8)
                    refuse("The sizes of a large entry are cut short", file, place);
                *value = load<std::uint64_t>(field, 0);
                field = field.subspan(8);
            }
        extra = extra.subspan(4u + size);
    }
}

// Names are never used as paths, but one that climbs out shows that the archive means harm.
void checkName(const std::string& name, const std::string& file)
{
    const bool climbs = name == ".." || name.starts_with("../") || name.find("/../") != std::string::npos || name.ends_with("/..");
    if (name.empty() || climbs || name.front() == '/' || name.find('\\') != std::string::npos || name.find('\0') != std::string::npos)
        refuse(text("The archive has an entry named \"{}\", which would lie outside of it; nothing was unpacked", printable(name)), file, "directory",
               "Fetch the model from a source that you trust");
}

std::span<const std::byte> contentOf(const Entry& entry, std::span<const std::byte> bytes, const std::string& file)
{
    const std::string place = "entry " + printable(entry.name);
    if (entry.flags & 1)
        refuse("The entry is encrypted", file, place, "Fetch the model in safetensors format");
    if (entry.method != 0 || entry.packed != entry.size)
        refuse("The entry is compressed, which weights saved by torch never are; it was not unpacked", file, place, "Fetch the model in safetensors format");
    if (entry.at > bytes.size() || bytes.size() - entry.at < kLocalBytes || load<std::uint32_t>(bytes, entry.at) != kLocal)
        refuse("The entry is not where the archive's directory says", file, place);
    const std::uint64_t begin = entry.at + kLocalBytes + load<std::uint16_t>(bytes, entry.at + 26) + load<std::uint16_t>(bytes, entry.at + 28);
    if (begin > bytes.size() || entry.size > bytes.size() - begin)
        refuse(text("The entry needs {} bytes, but the file ends before", entry.size), file, place);
    return bytes.subspan(begin, entry.size);
}

} // namespace

std::map<std::string, std::span<const std::byte>, std::less<>> readZip(std::span<const std::byte> bytes, const std::string& file)
{
    const Directory directory = directoryOf(bytes, file);
    std::span<const std::byte> rest = bytes.subspan(directory.begin, directory.size);
    std::map<std::string, std::span<const std::byte>, std::less<>> out;
    for (std::uint64_t i = 0; i < directory.entries; ++i) { // each takes 46 bytes or more, so the file bounds the loop
        const std::string place = "directory, entry " + std::to_string(i);
        if (rest.size() < kCentralBytes || load<std::uint32_t>(rest, 0) != kCentral)
            refuse("The archive's directory is damaged", file, place);
        const std::size_t name = load<std::uint16_t>(rest, 28), extra = load<std::uint16_t>(rest, 30), comment = load<std::uint16_t>(rest, 32);
        if (rest.size() - kCentralBytes < name + extra + comment)
            refuse("The archive's directory is cut short", file, place);
        Entry entry{std::string(asCharacters(rest.subspan(kCentralBytes, name))), load<std::uint32_t>(rest, 20), load<std::uint32_t>(rest, 24),
                    load<std::uint32_t>(rest, 42), load<std::uint16_t>(rest, 8), load<std::uint16_t>(rest, 10)};
        readExtra64(entry, rest.subspan(kCentralBytes + name, extra), file, place);
        checkName(entry.name, file);
        if (!out.emplace(entry.name, contentOf(entry, bytes, file)).second)
            refuse(text("The entry \"{}\" is there twice", printable(entry.name)), file, place);
        rest = rest.subspan(kCentralBytes + name + extra + comment);
    }
    return out;
}

} // namespace heterosis
