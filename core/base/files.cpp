// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

FileStamp stampOf(const struct stat& status)
{
    return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
            std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

} // namespace

MappedFile::MappedFile(const fs::path& path) : m_path(path)
{
    const Descriptor file = openForReading(path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0)
        failWithErrno("The file cannot be read: {}", path);
    m_stamp = stampOf(status);
    m_size = static_cast<std::size_t>(status.st_size);
    if (m_size == 0)
        return; // mmap refuses a length of 0; an empty span is right
    void* data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (data == MAP_FAILED)
        failWithErrno("The file cannot be mapped into memory: {}", path);
    m_data = static_cast<const std::byte*>(data);
}

MappedFile::~MappedFile()
{
    if (m_data)
        ::munmap(const_cast<std::byte*>(m_data), m_size);
}

void MappedFile::checkUnchanged() const
{
    struct stat status {};
    const bool there = ::stat(m_path.c_str(), &status) == 0;
    if (!there || stampOf(status) != m_stamp)
        throw Error({.message = there ? Text("The file was changed since it was opened") : Text("The file is no longer there"), .file = m_path.string(),
                     .remedy = "Open the model again"});
}

std::string readTextFile(const fs::path& path, std::uint64_t maxBytes)
{
    const Descriptor file = openForReading(path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0)
        failWithErrno("The file cannot be read: {}", path);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > maxBytes)
        throw Error({.message = text("The file is {} large; at most {} are read", humanBytes(size), humanBytes(maxBytes)), .file = path.string(),
                     .remedy = "Check that this is the right file"});
    std::string content(size, '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t got = ::read(file.get(), content.data() + done, content.size() - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failWithErrno("The file cannot be read: {}", path);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    content.resize(done);
    return content;
}

std::uint64_t freeSpace(const fs::path& path)
{
    std::error_code ignored;
    fs::path at = fs::absolute(path, ignored);
    while (!fs::exists(at, ignored) && at.has_relative_path())
        at = at.parent_path();
    struct statvfs status {};
    if (::statvfs(at.c_str(), &status) != 0)
        failWithErrno("The free space of the disk cannot be asked: {}", at);
    return std::uint64_t{status.f_bavail} * status.f_frsize;
}

fs::path resourceDirectory()
{
    std::error_code ignored;
    std::vector<fs::path> places;
    if (const char* given = std::getenv("HETEROSIS_RESOURCES"); given && *given)
        places.emplace_back(given);
    else {
        const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
        if (!program.empty())
            places.push_back(program.parent_path().parent_path() / "share" / "heterosis");
        places.emplace_back(HETEROSIS_SOURCE_RESOURCES);
    }
    for (const fs::path& place : places)
        if (fs::is_directory(place / "families", ignored))
            return place;
    throw Error({.message = "The folder with the program's families and demo models is missing", .file = places.front().string(),
                 .remedy = "Install the program again, or name the folder in HETEROSIS_RESOURCES"});
}

std::string humanBytes(std::uint64_t bytes)
{
    static constexpr const char* units[] = {"kB", "MB", "GB", "TB", "PB", "EB"};
    if (bytes < 1000)
        return std::to_string(bytes) + " B";
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; value >= 999.95 && unit + 1 < std::size(units); ++unit)
        value /= 1000;
    char out[32];
    std::snprintf(out, sizeof out, "%.1f %s", value, units[unit]);
    return out;
}

} // namespace heterosis
