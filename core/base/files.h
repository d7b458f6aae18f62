// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace heterosis {

class Control;

// Size, times and inode of a file: compared at each use to notice that an original was changed behind our back.
struct FileStamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modifiedNs = 0;
    bool operator==(const FileStamp&) const = default;
};

// A file mapped read-only (PROT_READ, MAP_PRIVATE, opened O_RDONLY): costs address space until it is touched.
class MappedFile {
public:
    explicit MappedFile(const std::filesystem::path& path); // throws Error
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::filesystem::path& path() const noexcept { return m_path; }
    std::span<const std::byte> bytes() const noexcept { return {m_data, m_size}; }
    const FileStamp& stamp() const noexcept { return m_stamp; }
    // Throws Error if the file on disk is no longer the one that was mapped (truncation would raise SIGBUS).
    void checkUnchanged() const;

private:
    std::filesystem::path m_path;
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
    FileStamp m_stamp;
};

std::string readTextFile(const std::filesystem::path& path, std::uint64_t maxBytes = std::uint64_t{1} << 30);

// Writes a file whole or not at all: temporary name beside the target, fsync, rename, fsync of the directory.
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

// A directory that appears whole or not at all under `target`: files are written into path() (a hidden sibling of the
// target), commit() syncs and renames. Destroyed without commit(), the temporary directory is removed.
class AtomicDirectory {
public:
    // Throws Error if target exists and is not an empty directory.
    explicit AtomicDirectory(std::filesystem::path target);
    ~AtomicDirectory();
    AtomicDirectory(const AtomicDirectory&) = delete;
    AtomicDirectory& operator=(const AtomicDirectory&) = delete;
    const std::filesystem::path& path() const noexcept { return m_temporary; }
    void commit();

private:
    std::filesystem::path m_target, m_temporary;
    bool m_committed = false;
};

// Bytes that an ordinary user can still write where `path` lies (the nearest existing ancestor is asked).
std::uint64_t freeSpace(const std::filesystem::path& path);

// Where resources/ lies: $HETEROSIS_RESOURCES, else beside the installed program (../share/heterosis), else the source
// tree that the program was built from. Throws Error if there is none.
std::filesystem::path resourceDirectory();

// Bytes for people: "12.8 MB", "1.2 GB" (powers of 1000).
std::string humanBytes(std::uint64_t bytes);

} // namespace heterosis
