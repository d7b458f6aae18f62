// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/hash_cache.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kSettled = 2 * kSecond;
constexpr std::uintmax_t kLargest = 1 << 20; // some six thousand files; then it begins anew

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec; }

// Empty where there is no home.
fs::path cacheFile()
{
    const auto from = [](const char* name) {
        const char* value = std::getenv(name);
        return fs::path(value ? value : "");
    };
    if (const fs::path cache = from("XDG_CACHE_HOME"); cache.is_absolute())
        return cache / "heterosis" / "sha256";
    const fs::path home = from("HOME");
    return home.is_absolute() ? home / ".cache" / "heterosis" / "sha256" : fs::path();
}

// One line: this, a space, the sum.
std::string keyOf(const FileIdentity& file)
{
    std::string key;
    for (const auto number : {std::int64_t(file.device), std::int64_t(file.inode), std::int64_t(file.size), file.modifiedNs, file.changedNs})
        key += std::to_string(number) + " ";
    return key;
}

bool isSum(const std::string& text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos; }

} // namespace

FileIdentity identityOf(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        failWithErrno("The file cannot be read: {}", "");
    return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::string knownHash(const FileIdentity& file)
{
    std::ifstream in(cacheFile());
    const std::string key = keyOf(file);
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key))
            if (std::string sum = line.substr(key.size()); isSum(sum))
                return sum;
    return {};
}

void keepHash(const FileIdentity& file, const std::string& sha256)
{
    timespec now {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const fs::path path = cacheFile();
    if (path.empty() || !isSum(sha256) || nanoseconds(now) - std::max(file.changedNs, file.modifiedNs) < kSettled)
        return;
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    if (const auto size = fs::file_size(path, ignored); !ignored && size > kLargest)
        fs::remove(path, ignored);
    const Descriptor out(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    const std::string line = keyOf(file) + sha256 + "\n"; // at once, so that programs that append together do not mix their lines
    if (out.get() >= 0 && ::write(out.get(), line.data(), line.size()) < 0)
        return;
}

} // namespace heterosis
