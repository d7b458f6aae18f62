// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/command_run.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/process_group.h"

namespace heterosis {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostOutput = 1 << 20, kShownFault = 600;
constexpr int kPause = 100; // milliseconds between two steps

struct Pipe {
    Descriptor read, write;
    Pipe()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            failWithErrno("The command cannot be started: {}", "pipe");
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
        fcntl(ends[1], F_SETFL, fcntl(ends[1], F_GETFL) & ~O_NONBLOCK); // the program's end waits as programs expect
    }
};

// What lies in the pipe by now; beyond `most` it is read and dropped, so that the program does not wait.
void drain(const Descriptor& from, std::string& into, std::size_t most, bool keepEnd)
{
    std::array<char, 4096> buffer;
    for (ssize_t got; (got = read(from.get(), buffer.data(), buffer.size())) > 0;) {
        if (keepEnd || into.size() < most)
            into.append(buffer.data(), std::size_t(got));
        if (into.size() > most)
            into = keepEnd ? into.substr(into.size() - most) : into.substr(0, most);
    }
}

} // namespace

std::vector<std::string> filledIn(std::vector<std::string> argv, const std::vector<std::pair<std::string, std::string>>& values)
{
    for (std::string& word : argv) {
        std::string out;
        for (std::size_t at = 0; at < word.size();) { // from left to right: what is filled in is not looked through again
            bool filled = false;
            for (const auto& [key, value] : values)
                if (word.compare(at, key.size(), key) == 0) {
                    out += value;
                    at += key.size();
                    filled = true;
                    break;
                }
            if (!filled)
                out += word[at++];
        }
        word = std::move(out);
    }
    return argv;
}

std::string runCommand(const std::vector<std::string>& argv, const std::filesystem::path& directory, std::chrono::seconds patience, Control& control)
{
    const auto until = Clock::now() + patience;
    Pipe out, err;
    ProcessGroup program(argv, {.out = &out.write, .err = &err.write, .directory = directory});
    out.write = Descriptor();
    err.write = Descriptor();
    std::string said, fault;
    std::optional<int> ended;
    while (!ended) {
        control.step(-1, argv.front());
        std::array<pollfd, 2> waiting{{{out.read.get(), POLLIN, 0}, {err.read.get(), POLLIN, 0}}};
        poll(waiting.data(), waiting.size(), kPause);
        ended = program.ended(); // before the last look at what it wrote
        drain(out.read, said, kMostOutput, false);
        drain(err.read, fault, kShownFault, true);
        if (!ended && ((waiting[0].revents | waiting[1].revents) & POLLHUP))
            usleep(kPause * 1000); // it closed one, and goes on: poll() waits for nothing then
        if (!ended && Clock::now() >= until)
            throw Error({.message = text("The command took longer than {} seconds", patience.count()), .file = argv.front(), .place = {},
                         .remedy = text("Give it more time in the settings, or let it do less")});
    }
    if (const int status = WIFEXITED(*ended) ? WEXITSTATUS(*ended) : 128 + WTERMSIG(*ended); status != 0)
        throw Error({.message = text("The command failed with status {}", status), .file = argv.front(), .place = printable(fault, kShownFault),
                     .remedy = text("Try it by itself in a terminal")});
    return said;
}

} // namespace heterosis
