// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <optional>

#include "base/control.h"
#include "base/json.h"
#include "training/trainer.h"

namespace heterosis {

// WORKSPACE/runs/ID: the states of a run (state-STEP, whole or not there, the newest two at most) and what it measured before the start.
class RunFolder {
public:
    RunFolder(const std::filesystem::path& workspace, std::int64_t run) : m_path(workspace / "runs" / std::to_string(run)) {}

    const std::filesystem::path& path() const noexcept { return m_path; }
    // progress: steps and whatever else a resume needs.
    void save(const Trainer& trainer, std::int64_t step, const Json& progress, Control& control) const;
    // The newest state, loaded; its progress, or nothing where there is none.
    std::optional<Json> load(Trainer& trainer, Control& control) const;
    void saveBest(const Trainer& trainer, Control& control) const;
    bool loadBest(Trainer& trainer, Control& control) const;
    void forgetStates() const;                 // the run is over

private:
    std::filesystem::path stateOf(std::int64_t step) const { return m_path / ("state-" + std::to_string(step)); }
    std::vector<std::int64_t> steps() const;   // ascending
    std::filesystem::path m_path;
};

} // namespace heterosis
