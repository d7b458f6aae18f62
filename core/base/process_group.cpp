// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process_group.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "base/error.h"

extern char** environ;

namespace heterosis {

ProcessGroup::ProcessGroup(const std::vector<std::string>& argv, const Ends& ends)
{
    std::vector<char*> words;
    for (const auto& word : argv)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (ends.in)
        posix_spawn_file_actions_adddup2(&actions, ends.in->get(), STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (ends.out)
        posix_spawn_file_actions_adddup2(&actions, ends.out->get(), STDOUT_FILENO);
    if (ends.err)
        posix_spawn_file_actions_adddup2(&actions, ends.err->get(), STDERR_FILENO);
    if (!ends.directory.empty())
        posix_spawn_file_actions_addchdir_np(&actions, ends.directory.c_str());
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int error = posix_spawnp(&m_pid, words[0], &actions, &attributes, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        m_pid = -1;
        throw Error({.message = text("The command cannot be started: {}", std::strerror(error)), .file = argv.front(), .place = {},
                     .remedy = text("Name a program that is there and may be run")});
    }
}

ProcessGroup::~ProcessGroup()
{
    if (m_pid < 0)
        return;
    kill(-m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
}

std::optional<int> ProcessGroup::ended()
{
    int status = 0;
    if (waitpid(m_pid, &status, WNOHANG) != m_pid)
        return std::nullopt;
    kill(-m_pid, SIGKILL); // what it left behind
    m_pid = -1;
    return status;
}

} // namespace heterosis
