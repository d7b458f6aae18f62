// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/hash_files.h"

#include <algorithm>
#include <cerrno>
#include <functional>
#include <map>

#include <fcntl.h>
#include <unistd.h>

#include "base/control.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "base/side_thread.h"
#include "checkpoint/hash_cache.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kStep = 16'000'000;

// Read, not mapped: a file that shrinks meanwhile is then an error and no signal.
std::string readAndHash(const Descriptor& file, const fs::path& path, Control& control)
{
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    const double total = static_cast<double>(std::max<std::uint64_t>(1, identityOf(file.get()).size));
    const std::string name = path.filename().string();
    std::vector<std::byte> buffer(std::size_t{1} << 18); // what was copied from the page cache is still near when it is hashed
    Sha256 hash;
    std::uint64_t done = 0, sinceStep = 0;
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failWithErrno("The file cannot be read: {}", path);
        if (got == 0)
            return hash.hex();
        hash.add(std::span(buffer).first(static_cast<std::size_t>(got)));
        done += static_cast<std::uint64_t>(got);
        if ((sinceStep += static_cast<std::uint64_t>(got)) >= kStep) {
            control.step(std::min(1.0, static_cast<double>(done) / total), name);
            sinceStep = 0;
        }
    }
}

std::string hashFile(const fs::path& path, Control& control)
{
    const Descriptor file = openForReading(path);
    const FileIdentity before = identityOf(file.get());
    std::string sum = knownHash(before);
    if (sum.empty()) {
        sum = readAndHash(file, path, control);
        if (identityOf(file.get()) == before)
            keepHash(before, sum);
    }
    return sum;
}

} // namespace

std::string hashFiles(const std::vector<fs::path>& files, Control& control)
{
    if (!Sha256::available())
        return {};
    std::vector<std::string> sums(files.size());
    std::vector<std::function<void(Control&)>> jobs;
    for (std::size_t i = 0; i < files.size(); ++i)
        jobs.push_back([&, i](Control& own) { sums[i] = hashFile(files[i], own); });
    control.step(0, "SHA-256");
    if (files.size() == 1) {
        jobs[0](control);
        return sums[0];
    }
    runBeside(jobs, threads(), "SHA-256", control);
    std::map<std::string, std::string> byName;
    for (std::size_t i = 0; i < files.size(); ++i)
        byName.emplace(files[i].filename().string(), sums[i]);
    Sha256 whole;
    for (const auto& [name, sum] : byName)
        whole.add(sum + "  " + name + "\n");
    return whole.hex();
}

} // namespace heterosis
