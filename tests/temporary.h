// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

// A directory for one test, with a name that trips careless path handling; gone afterwards.
struct Temporary {
    std::filesystem::path path;
    Temporary()
    {
        std::string name = (std::filesystem::temp_directory_path() / "heterosis 시험 XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary directory");
        path = name;
    }
    ~Temporary()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
};
