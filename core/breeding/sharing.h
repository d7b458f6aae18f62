// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/control.h"
#include "base/json.h"
#include "breeding/judging.h"
#include "breeding/run_settings.h"

namespace heterosis::breeding {

// A run whose children are judged by several programs, on one machine or many, through a folder that all of them see (docs/formats.md,
// Distributed runs): DIR/task.json says what is to be judged, DIR/results/I.json what worker I has judged of it. Both are written whole
// or not at all.

// A round of a generation: whose items are asked, and in which batches.
struct SharedTask {
    RunSettings settings;
    Json machine;                            // path, device, dtype, threads, memory: the run's own, so that everybody comes to the same numbers
    std::vector<std::string> sums;           // SHA-256 of the parents, then of the original
    std::size_t from = 0, to = 0;            // units of the panel
    struct Batch {
        std::string id;                      // "run.generation.round.place"
        std::vector<Genes> children;
    };
    std::vector<Batch> batches;

    Json json() const;
    static SharedTask of(const Json& document, const std::filesystem::path& file);
    static std::string idOf(const Json& document);
};

// The run's side.
class Sharing {
public:
    explicit Sharing(std::filesystem::path folder, std::chrono::seconds patience) : m_folder(std::move(folder)), m_patience(patience) {}

    // Puts the task there and takes results until every batch has one: taken() is called once for each, in whatever order they come. Where no
    // result has come for as long as the patience lasts, the run judges the next batch itself.
    void judge(const SharedTask& task, const std::function<void(std::size_t batch, const BatchValues& values)>& taken,
               const std::function<BatchValues(std::size_t batch)>& itself, Control& control);
    void finish() const;                     // workers that wait go home

private:
    std::filesystem::path m_folder;
    std::chrono::seconds m_patience;
};

struct WorkerCall {
    std::filesystem::path folder;
    std::size_t share = 1, shares = 1;       // 1 .. shares
    bool wait = false;                       // for the next tasks, until the run has come to its end
    std::function<void(const Text& line)> log = {};
};

// Judges every batch whose place leaves share - 1 over `shares`, writes results/SHARE.json after each one, and gives the ids of those that are
// done. Throws Error (no task there, other models than the run's), Cancelled.
std::vector<std::string> work(const WorkerCall& call, Control& control);

} // namespace heterosis::breeding
