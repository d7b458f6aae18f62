// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <atomic>
#include <cstdio>
#include <string>

#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

void refuseOccupied(const fs::path& target)
{
    std::error_code failed;
    if (fs::exists(fs::symlink_status(target, failed)))
        throw Error({.message = "There is already something under this name; nothing is overwritten", .file = target.string(), .remedy = "Choose a new name"});
}

} // namespace

AtomicFile::AtomicFile(fs::path target)
{
    static std::atomic<unsigned> count{0};
    std::error_code failed;
    m_target = fs::absolute(target, failed).lexically_normal();
    if (!m_target.has_filename())
        m_target = m_target.parent_path();
    refuseOccupied(m_target);
    fs::create_directories(m_target.parent_path(), failed);
    if (failed)
        throw Error({.message = text("The folder cannot be made: {}", failed.message()), .file = m_target.parent_path().string(),
                     .remedy = "Choose a folder that you may write to"});
    m_temporary = m_target.parent_path() / (".heterosis-" + std::to_string(::getpid()) + "-file-" + std::to_string(count++) + ".part");
}

AtomicFile::~AtomicFile()
{
    std::error_code ignored;
    if (!m_committed)
        fs::remove(m_temporary, ignored);
}

void AtomicFile::commit()
{
    refuseOccupied(m_target);
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        failWithErrno("The file cannot be put in its place: {}", m_target);
    m_committed = true;
    syncDirectory(m_target.parent_path());
}

} // namespace heterosis
