// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/disk_trouble.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

Text remedyOf(int code)
{
    switch (code) {
    case ENOENT: return "Check the path";
    case EACCES:
    case EPERM: return "Check the permissions of the file and of its folder";
    case ENOSPC:
    case EDQUOT: return "Free some space on the disk, or choose another one";
    case EFBIG: return "Choose smaller files (--shard-size), or another disk";
    case EROFS: return "Choose a folder on a disk that can be written";
    case ENAMETOOLONG: return "Choose a shorter name";
    case ELOOP: return "Remove the symbolic links that point at each other";
    default: return "Check the disk and try again";
    }
}

} // namespace

void failWithErrno(const char* pattern, const fs::path& path)
{
    const int code = errno;
    throw Error({.message = text(pattern, std::generic_category().message(code)), .file = path.string(), .remedy = remedyOf(code)});
}

void failToWrite(const char* pattern, const fs::path& path)
{
    const int code = errno;
    if (code == ENOSPC || code == EDQUOT || code == EFBIG || code == EIO)
        throw DiskTrouble({.message = text(pattern, std::generic_category().message(code)), .file = path.string(), .remedy = remedyOf(code)});
    errno = code;
    failWithErrno(pattern, path);
}

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

int Descriptor::release() noexcept { return std::exchange(m_number, -1); }

Descriptor openForReading(const fs::path& path)
{
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0)
        failWithErrno("The file cannot be opened: {}", path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0)
        failWithErrno("The file cannot be read: {}", path);
    if (S_ISDIR(status.st_mode))
        throw Error({.message = "This is a folder where a file is expected", .file = path.string(), .remedy = "Name a file in it"});
    if (!S_ISREG(status.st_mode))
        throw Error({.message = "This is not an ordinary file", .file = path.string(), .remedy = "Copy its content into a file first"});
    return file;
}

Descriptor createForWriting(const fs::path& path)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.get() < 0)
        failToWrite("The file cannot be made: {}", path);
    return file;
}

void writeAll(const Descriptor& file, std::span<const std::byte> bytes, const fs::path& path)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(file.get(), bytes.data(), std::min(bytes.size(), std::size_t{1} << 30));
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            failToWrite("The file cannot be written: {}", path);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
}

void syncFile(const Descriptor& file, const fs::path& path)
{
    if (::fsync(file.get()) != 0)
        failToWrite("The file cannot be brought to the disk: {}", path);
}

void syncDirectory(const fs::path& directory)
{
    const Descriptor handle(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some network file systems know no fsync of a folder; the rename itself has happened.
    if (handle.get() < 0 || (::fsync(handle.get()) != 0 && errno != EINVAL && errno != ENOTSUP))
        failWithErrno("The folder cannot be brought to the disk: {}", directory);
}

} // namespace heterosis
