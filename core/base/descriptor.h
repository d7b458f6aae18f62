// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <span>

namespace heterosis {

// Owns a POSIX file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number = -1) noexcept : m_number(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : m_number(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    int get() const noexcept { return m_number; }
    int release() noexcept;

private:
    int m_number;
};

// Read-only, and only what is a regular file: a pipe or a device has no size to bound the reader by.
Descriptor openForReading(const std::filesystem::path& path);
// A new file that must not exist yet.
Descriptor createForWriting(const std::filesystem::path& path);
void writeAll(const Descriptor& file, std::span<const std::byte> bytes, const std::filesystem::path& path);
void syncFile(const Descriptor& file, const std::filesystem::path& path);
void syncDirectory(const std::filesystem::path& directory);

// Throws Error from errno. `pattern` is a literal with one place, for the system's word on what happened.
[[noreturn]] void failWithErrno(const char* pattern, const std::filesystem::path& path);
// The same; a full or failing disk is DiskTrouble.
[[noreturn]] void failToWrite(const char* pattern, const std::filesystem::path& path);

} // namespace heterosis
