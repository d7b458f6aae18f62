// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

namespace heterosis {

// A file that appears whole or not at all: something else writes it at path(), a hidden sibling of the target, and commit() gives it
// its name. Destroyed without commit(), what lies there is removed.
class AtomicFile {
public:
    // Throws Error where there is already something under the target's name. Makes the folders above it.
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::filesystem::path& path() const noexcept { return m_temporary; } // nothing is there yet
    void commit(); // the file's bytes must be on the disk; syncs the folder

private:
    std::filesystem::path m_target, m_temporary;
    bool m_committed = false;
};

} // namespace heterosis
