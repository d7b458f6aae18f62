// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// For readers that take a file: a folder in memory, one for each process, gone at its end.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace heterosis::fuzz {

class Scratch {
public:
    Scratch()
    {
        std::error_code failed;
        const std::filesystem::path memory = "/dev/shm";
        std::string name = ((std::filesystem::is_directory(memory, failed) ? memory : std::filesystem::temp_directory_path()) / "heterosis-fuzz-XXXXXX").string();
        if (!mkdtemp(name.data()))
            std::abort();
        m_path = name;
    }
    ~Scratch()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    std::filesystem::path write(const std::string& name, std::string_view content) const
    {
        std::ofstream(m_path / name, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
        return m_path / name;
    }

private:
    std::filesystem::path m_path;
};

} // namespace heterosis::fuzz
