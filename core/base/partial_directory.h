// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/descriptor.h"

namespace heterosis {

// A directory that appears whole or not at all under its target, and whose making can go on after a kill. It is filled in
// .NAME.heterosis-partial/content beside the target; a journal there says what it will be (`digest`) and, line by line, how far
// it has come. Destroyed without commit() or keep(), all of it is removed.
class PartialDirectory {
public:
    // What an earlier run left is taken up where its digest is the same and not empty, else removed. Throws Error where the target
    // is anything but an empty directory, and where another process fills it just now.
    PartialDirectory(std::filesystem::path target, const std::string& digest, bool fresh);
    ~PartialDirectory();
    PartialDirectory(const PartialDirectory&) = delete;
    PartialDirectory& operator=(const PartialDirectory&) = delete;

    const std::filesystem::path& content() const noexcept { return m_content; } // to be filled
    const std::vector<std::string>& journal() const noexcept { return m_lines; } // what earlier runs noted
    void note(const std::string& line);
    void keep() noexcept { m_kept = true; }     // for a later run
    void commit();                              // syncs everything, then gives it its name

    // What a killed or failed run left beside the target. Nothing happens where there is none, or where it is being filled.
    static void remove(const std::filesystem::path& target);

private:
    void open();
    void takeUp(const std::string& digest, bool fresh);
    std::filesystem::path m_target, m_folder, m_content;
    Descriptor m_journal;
    std::vector<std::string> m_lines;
    bool m_kept = false;
};

} // namespace heterosis
