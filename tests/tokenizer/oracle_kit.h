// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/json.h"

namespace heterosis {

// The oracle kit beside the repository; empty where it is absent, and said so.
inline std::filesystem::path oracles(const std::string& what)
{
    const std::filesystem::path path = std::filesystem::path(HETEROSIS_SHARED) / "oracles" / what;
    if (std::filesystem::exists(path))
        return path;
    MESSAGE("skipped: the oracle kit is absent: ", path.string());
    return {};
}

// A folder that goes with the test.
class TemporaryFolder {
public:
    TemporaryFolder()
        : m_path(std::filesystem::temp_directory_path() / ("heterosis 토큰 test " + std::to_string(std::random_device()())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path write(const std::string& name, const std::string& content) const
    {
        std::ofstream(m_path / name, std::ios::binary) << content;
        return m_path / name;
    }

private:
    std::filesystem::path m_path;
};

} // namespace heterosis
