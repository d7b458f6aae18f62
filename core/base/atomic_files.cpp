// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is whole or not there: a temporary name beside the target, fsync, rename, fsync of the folder.
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_steps.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/files.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// Its length does not grow with the target's name, which may already be as long as a file system allows.
fs::path temporaryBeside(const fs::path& target)
{
    static std::atomic<unsigned> count{0};
    for (;;) {
        const fs::path name = target.parent_path() / (".heterosis-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".part");
        std::error_code ignored;
        if (!fs::exists(fs::symlink_status(name, ignored)))
            return name;
    }
}

class RemovedUnless {
public:
    RemovedUnless(fs::path path, const bool& kept) : m_path(std::move(path)), m_kept(kept) {}
    ~RemovedUnless()
    {
        if (!m_kept)
            ::unlink(m_path.c_str());
    }

private:
    fs::path m_path;
    const bool& m_kept;
};

} // namespace

void makeParents(const fs::path& target)
{
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (error)
        throw Error({.message = text("The folder cannot be made: {}", error.message()), .file = target.parent_path().string(),
                     .remedy = "Choose a folder that you may write to"});
}

fs::path wholePath(const fs::path& path)
{
    std::error_code error;
    fs::path whole = fs::absolute(path, error).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

void refuseOccupied(const fs::path& target)
{
    std::error_code error;
    const fs::file_status status = fs::symlink_status(target, error);
    if (!fs::exists(status))
        return;
    if (fs::is_directory(status) && fs::is_empty(target, error) && !error)
        return;
    throw Error({.message = "There is already something under this name; nothing is overwritten", .file = target.string(),
                 .remedy = "Choose a new folder or an empty one"});
}

void syncTree(const fs::path& directory)
try {
    for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
        if (entry.is_symlink())
            continue;
        if (entry.is_directory())
            syncTree(entry.path());
        else if (entry.is_regular_file())
            syncFile(openForReading(entry.path()), entry.path());
    }
    syncDirectory(directory);
} catch (const fs::filesystem_error& error) {
    throw Error({.message = text("The folder cannot be brought to the disk: {}", error.code().message()), .file = directory.string(),
                 .remedy = "Check the disk and try again"});
}

void writeFileAtomically(const fs::path& path, std::string_view content)
{
    std::error_code ignored;
    fs::path target = wholePath(path);
    if (fs::is_symlink(target, ignored)) // a link stays a link: what it points at is replaced
        target = fs::weakly_canonical(target, ignored);
    makeParents(target);
    const fs::path temporary = temporaryBeside(target);
    bool kept = false;
    Descriptor file = createForWriting(temporary);
    const RemovedUnless guard(temporary, kept);
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0 && ::fchmod(file.get(), status.st_mode & 0777) != 0)
        failWithErrno("The permissions cannot be set: {}", temporary);
    writeAll(file, std::as_bytes(std::span(content)), path);
    syncFile(file, path);
    if (::rename(temporary.c_str(), target.c_str()) != 0)
        failWithErrno("The file cannot be put in its place: {}", path);
    kept = true;
    syncDirectory(target.parent_path());
}

AtomicDirectory::AtomicDirectory(fs::path target) : m_target(wholePath(target))
{
    refuseOccupied(m_target);
    makeParents(m_target);
    m_temporary = temporaryBeside(m_target);
    if (::mkdir(m_temporary.c_str(), 0777) != 0)
        failWithErrno("The folder cannot be made: {}", m_temporary);
}

AtomicDirectory::~AtomicDirectory()
{
    std::error_code ignored;
    if (!m_committed)
        fs::remove_all(m_temporary, ignored);
}

void AtomicDirectory::commit()
{
    refuseOccupied(m_target);
    syncTree(m_temporary);
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        failWithErrno("The folder cannot be put in its place: {}", m_target);
    m_committed = true;
    syncDirectory(m_target.parent_path());
}

} // namespace heterosis
