// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/partial_directory.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <span>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/files.h"
#include "base/atomic_steps.h"
#include "base/stable_random.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestName = 200; // with what is added, a file system's 255 bytes are not reached
constexpr const char* kFirstLine = "heterosis-partial 1 ";

std::string hiddenName(const std::string& name)
{
    if (name.size() <= kLongestName)
        return "." + name + ".heterosis-partial";
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(fnv1a(name)));
    return "." + std::string(digits) + ".heterosis-partial";
}

fs::path folderOf(const fs::path& target) { return target.parent_path() / hiddenName(target.filename().string()); }

void makeDirectory(const fs::path& path)
{
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST)
        failToWrite("The folder cannot be made: {}", path);
}

enum class Lock { Taken, Busy, Gone };

// Of the journal at `path`, unless it was removed between being opened and being locked. A file system without locks: taken.
Lock lockOf(const Descriptor& journal, const fs::path& path)
{
    if (::flock(journal.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return Lock::Busy;
    struct stat opened {}, there {};
    const bool same = ::fstat(journal.get(), &opened) == 0 && ::stat(path.c_str(), &there) == 0 && opened.st_ino == there.st_ino
        && opened.st_dev == there.st_dev;
    return same ? Lock::Taken : Lock::Gone;
}

// Whole lines; one that a kill cut short does not count.
std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
        lines.push_back(text.substr(at, end - at));
    return lines;
}

} // namespace

PartialDirectory::PartialDirectory(fs::path target, const std::string& digest, bool fresh) : m_target(wholePath(target))
{
    refuseOccupied(m_target);
    makeParents(m_target);
    m_folder = folderOf(m_target);
    m_content = m_folder / "content";
    open();
    try {
        takeUp(digest, fresh);
    } catch (...) {
        m_kept = true; // what could not be read or written is left as it is
        throw;
    }
}

void PartialDirectory::open()
{
    const fs::path journal = m_folder / "journal";
    for (;;) {
        makeDirectory(m_folder);
        m_journal = Descriptor(::open(journal.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666));
        if (m_journal.get() < 0 && errno == ENOENT)
            continue; // another one removed the folder just now
        if (m_journal.get() < 0)
            failToWrite("The file cannot be made: {}", journal);
        switch (lockOf(m_journal, journal)) {
        case Lock::Taken: return;
        case Lock::Gone: break;
        case Lock::Busy:
            throw Error({.message = "Another export is being written to this place", .file = m_target.string(),
                         .remedy = "Wait until it is done, or choose another name"});
        }
    }
}

void PartialDirectory::takeUp(const std::string& digest, bool fresh)
{
    const std::string first = kFirstLine + digest;
    const std::string text = readTextFile(m_folder / "journal");
    m_lines = linesOf(text);
    const bool same = !fresh && !digest.empty() && !m_lines.empty() && m_lines.front() == first && fs::is_directory(m_content);
    if (same) {
        m_lines.erase(m_lines.begin());
        if (!text.ends_with('\n'))
            note(""); // ends the line that was cut short
        return;
    }
    m_lines.clear();
    std::error_code ignored;
    fs::remove_all(m_content, ignored);
    if (::ftruncate(m_journal.get(), 0) != 0)
        failToWrite("The file cannot be written: {}", m_folder / "journal");
    makeDirectory(m_content);
    note(first);
}

PartialDirectory::~PartialDirectory()
{
    std::error_code ignored;
    if (!m_kept)
        fs::remove_all(m_folder, ignored);
}

void PartialDirectory::note(const std::string& line)
{
    const std::string whole = line + "\n"; // at once: a kill leaves it out or cuts it short, and nothing else
    writeAll(m_journal, std::as_bytes(std::span(whole)), m_folder / "journal");
}

void PartialDirectory::commit()
{
    refuseOccupied(m_target);
    syncTree(m_content);
    if (::rename(m_content.c_str(), m_target.c_str()) != 0)
        failToWrite("The folder cannot be put in its place: {}", m_target);
    syncDirectory(m_target.parent_path());
}

void PartialDirectory::remove(const fs::path& target)
{
    const fs::path folder = folderOf(wholePath(target)), path = folder / "journal";
    const Descriptor journal(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    std::error_code ignored;
    if (journal.get() >= 0 && lockOf(journal, path) == Lock::Taken)
        fs::remove_all(folder, ignored);
    else if (journal.get() < 0)
        ::rmdir(folder.c_str()); // a kill between the last two removals leaves it empty; anything in it keeps it
}

} // namespace heterosis
