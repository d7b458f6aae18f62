// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/hash_files.h"

#include <algorithm>
#include <cerrno>
#include <map>

#include <fcntl.h>
#include <unistd.h>

#include "base/control.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/sha256.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kStep = 16'000'000;

struct Progress {
    Control& control;
    double total;
    double done = 0;
};

// Read, not mapped: a file that shrinks meanwhile is then an error and no signal.
std::string hashFile(const fs::path& path, Progress& progress)
{
    const Descriptor file = openForReading(path);
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    const std::string name = path.filename().string();
    std::vector<std::byte> buffer(std::size_t{1} << 20);
    Sha256 hash;
    std::uint64_t sinceStep = 0;
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failWithErrno("The file cannot be read: {}", path);
        if (got == 0)
            return hash.hex();
        hash.add(std::span(buffer).first(static_cast<std::size_t>(got)));
        progress.done += static_cast<double>(got);
        if ((sinceStep += static_cast<std::uint64_t>(got)) >= kStep) {
            progress.control.step(std::min(1.0, progress.done / std::max(1.0, progress.total)), name);
            sinceStep = 0;
        }
    }
}

} // namespace

std::string hashFiles(const std::vector<fs::path>& files, Control& control)
{
    if (!Sha256::available())
        return {};
    Progress progress{control, 0};
    for (const fs::path& file : files) {
        std::error_code ignored;
        const auto size = fs::file_size(file, ignored);
        progress.total += ignored ? 0 : static_cast<double>(size);
    }
    control.step(0, "SHA-256");
    if (files.size() == 1)
        return hashFile(files.front(), progress);
    std::map<std::string, fs::path> byName;
    for (const fs::path& file : files)
        byName.emplace(file.filename().string(), file);
    Sha256 whole;
    for (const auto& [name, file] : byName)
        whole.add(hashFile(file, progress) + "  " + name + "\n");
    return whole.hex();
}

} // namespace heterosis
