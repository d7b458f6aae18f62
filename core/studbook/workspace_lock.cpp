// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/workspace_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

namespace heterosis {

std::optional<WorkspaceLock> WorkspaceLock::take(const std::filesystem::path& directory)
{
    const auto path = directory / "studbook.lock";
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (file.get() < 0)
        failWithErrno("The workspace cannot be locked: {}", path);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0)
        return WorkspaceLock(std::move(file));
    if (errno != EWOULDBLOCK)
        failWithErrno("The workspace cannot be locked: {}", path);
    return std::nullopt;
}

} // namespace heterosis
