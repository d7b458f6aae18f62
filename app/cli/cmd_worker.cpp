// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include <charconv>
#include <cstdio>

#include "breeding/sharing.h"
#include "command.h"

namespace heterosis::cli {

namespace {

std::size_t wholeOf(std::string_view word)
{
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    return fault == std::errc() && end == word.data() + word.size() ? number : 0;
}

Json run(Call& call)
{
    const auto folder = call.args.text("--run");
    if (!folder)
        throw UsageError("worker needs --run DIR: the folder that breed --workers names");
    const std::string share = call.args.text("--share", "1/1");
    const auto slash = std::min(share.find('/'), share.size() - 1);
    breeding::WorkerCall worker{.folder = *folder, .share = wholeOf(std::string_view(share).substr(0, slash)), .shares = wholeOf(std::string_view(share).substr(slash + 1)),
                                .wait = call.args.has("--wait")};
    if (worker.share < 1 || worker.share > worker.shares)
        throw UsageError("--share takes I/N, such as 2/4 for the second of four workers, not '" + share + "'");
    worker.log = [&](const Text& line) {
        call.console.clear();
        std::fprintf(stderr, "%s\n", line.str().c_str());
    };
    const auto done = breeding::work(worker, call.console);
    call.say(std::to_string(done.size()) + " batches judged");
    return {{"done", done}};
}

} // namespace

const Command kWorker{{"worker", "", 0, 0, "judges a share of a breeding run's children, here or on another machine",
                       {{"--run", "DIR", "the folder that the run shares: breed RUN.json --workers DIR"},
                        {"--share", "I/N", "which share of how many, 1/1 if left out"},
                        {"--wait", "", "stays for the next tasks until the run has come to its end"}}},
                      run};

} // namespace heterosis::cli

#endif
