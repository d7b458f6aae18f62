// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>

#include "base/descriptor.h"

namespace heterosis {

// The right to write into a workspace: an advisory lock (flock) on a file in it, which the system takes back when its holder ends, however
// it ends.
class WorkspaceLock {
public:
    // Nothing where another one holds it. Throws Error where the file cannot be made.
    static std::optional<WorkspaceLock> take(const std::filesystem::path& directory);

private:
    explicit WorkspaceLock(Descriptor file) : m_file(std::move(file)) {}
    Descriptor m_file;
};

} // namespace heterosis
