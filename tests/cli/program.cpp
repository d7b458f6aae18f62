// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

// Reads both pipes until the program closes them.
void drain(int out, int err, Outcome& outcome, pid_t child, std::chrono::milliseconds interruptAfter)
{
    std::array<pollfd, 2> pipes{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    const auto begun = std::chrono::steady_clock::now();
    bool interrupted = interruptAfter.count() == 0;
    for (int open = 2; open > 0;) {
        poll(pipes.data(), pipes.size(), 5);
        if (!interrupted && std::chrono::steady_clock::now() - begun >= interruptAfter) {
            kill(child, SIGINT);
            interrupted = true;
        }
        for (std::size_t i = 0; i < pipes.size(); ++i) {
            if (!(pipes[i].revents & (POLLIN | POLLHUP)))
                continue;
            std::array<char, 4096> buffer;
            const auto n = read(pipes[i].fd, buffer.data(), buffer.size());
            if (n > 0) {
                (i ? outcome.err : outcome.out).append(buffer.data(), std::size_t(n));
            } else {
                close(pipes[i].fd);
                pipes[i].fd = -1;
                --open;
            }
        }
    }
}

pid_t started(const std::vector<std::string>& words, int out, int err)
{
    std::vector<std::string> all{HETEROSIS_CLI};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : all)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    return child;
}

} // namespace

Outcome cli(const std::vector<std::string>& words, std::chrono::milliseconds interruptAfter)
{
    std::array<int, 2> out, err;
    if (pipe2(out.data(), O_CLOEXEC) != 0 || pipe2(err.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = started(words, out[1], err[1]);
    close(out[1]);
    close(err[1]);
    Outcome outcome;
    drain(out[0], err[0], outcome, child, interruptAfter);
    int status = 0;
    waitpid(child, &status, 0);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

bool cliKilled(const std::vector<std::string>& words, std::chrono::milliseconds after)
{
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    const pid_t child = started(words, nowhere, nowhere);
    close(nowhere);
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}
