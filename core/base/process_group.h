// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"

namespace heterosis {

// A user's program in a process group of its own (posix_spawn, found by PATH, no shell); what still runs of it when this goes away is ended.
class ProcessGroup {
public:
    struct Ends {
        const Descriptor* in = nullptr;          // null: /dev/null
        const Descriptor* out = nullptr;         // null, and err: as this program's
        const Descriptor* err = nullptr;
        std::filesystem::path directory = {};    // empty: this program's
    };
    // Throws Error: it cannot be started.
    ProcessGroup(const std::vector<std::string>& argv, const Ends& ends);
    ~ProcessGroup();
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    // The status of waitpid() once the program has ended by itself; then what it left behind is ended too. To be asked until it has ended.
    std::optional<int> ended();

private:
    pid_t m_pid = -1;
};

} // namespace heterosis
