// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/external_command.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cmath>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/process_group.h"
#include "dataset/byte_lines.h"

namespace heterosis {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::vector<std::string>& argv, Text message, Text remedy)
{
    throw Error({.message = std::move(message), .file = argv.front(), .place = {}, .remedy = std::move(remedy)});
}

// The input as a file in memory: the program may read it as slowly as it likes, or not at all.
Descriptor inputFile(const std::string& input)
{
    Descriptor file(memfd_create("judge", MFD_CLOEXEC));
    if (file.get() < 0)
        failWithErrno("The input of the command cannot be made: {}", "memfd");
    writeAll(file, std::as_bytes(std::span(input)), "memfd");
    if (lseek(file.get(), 0, SEEK_SET) != 0)
        failWithErrno("The input of the command cannot be made: {}", "memfd");
    return file;
}

// The exit status once the program has ended by itself within the time; -1 where it has not, -2 where a signal ended it.
int statusOf(ProcessGroup& program, Clock::time_point until)
{
    std::optional<int> ended;
    while (!(ended = program.ended())) {
        if (Clock::now() >= until)
            return -1;
        usleep(2000);
    }
    return WIFEXITED(*ended) ? WEXITSTATUS(*ended) : -2;
}

std::string readUntil(const Descriptor& from, std::size_t most, Clock::time_point until, const std::vector<std::string>& argv, std::chrono::seconds patience)
{
    std::string all;
    char buffer[4096];
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd waiting{.fd = from.get(), .events = POLLIN, .revents = 0};
        const int ready = left > 0 ? poll(&waiting, 1, int(std::min<std::int64_t>(left, 1000))) : 0;
        if (left <= 0)
            fail(argv, text("The command took longer than {} seconds", patience.count()), text("Give it fewer items, or let it answer faster"));
        if (ready <= 0)
            continue;
        const auto got = read(from.get(), buffer, sizeof buffer);
        if (got == 0)
            return all;
        if (got < 0 && errno != EINTR)
            failWithErrno("The answer of the command cannot be read: {}", argv.front());
        if (got > 0)
            all.append(buffer, std::size_t(got));
        if (all.size() > most)
            fail(argv, text("The command writes far more than one number a line"), text("Write one number for each line of the input and nothing else"));
    }
}

} // namespace

std::vector<double> numbersOfCommand(const std::vector<std::string>& argv, const std::string& input, std::size_t count, std::chrono::seconds patience)
{
    const auto until = Clock::now() + patience;
    const Descriptor in = inputFile(input);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        failWithErrno("The command cannot be started: {}", argv.front());
    const Descriptor out(ends[0]);
    Descriptor theirs(ends[1]);
    ProcessGroup program(argv, {.in = &in, .out = &theirs});
    theirs = Descriptor();
    const std::string answer = readUntil(out, 4096 + 64 * count, until, argv, patience);
    const int status = statusOf(program, until);
    if (status != 0)
        fail(argv, status == -1 ? text("The command took longer than {} seconds", patience.count()) : text("The command failed with status {}", status),
             text("Try it by itself: it is given one JSON object a line"));
    std::vector<double> numbers;
    ByteLines lines(answer);
    for (std::string_view line; lines.next(line);) {
        while (line.starts_with(' ') || line.starts_with('\t'))
            line.remove_prefix(1);
        while (line.ends_with(' ') || line.ends_with('\t'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        double number = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
        if (error != std::errc() || end != line.data() + line.size() || !std::isfinite(number))
            fail(argv, text("Line {} of the command's answer is no number: {}", lines.number(), printable(line, 60)), text("Write one number for each line of the input"));
        numbers.push_back(number);
    }
    if (numbers.size() != count)
        fail(argv, text("The command answered {} numbers to {} lines", numbers.size(), count), text("Write one number for each line of the input"));
    return numbers;
}

} // namespace heterosis
