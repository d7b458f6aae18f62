// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_folder.h"

#include <algorithm>
#include <charconv>

#include "base/files.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWeights = "weights.safetensors";
constexpr const char* kProgress = "progress.json";
constexpr const char* kBest = "best";

void removeAll(const fs::path& path)
{
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

} // namespace

std::vector<std::int64_t> RunFolder::steps() const
{
    std::vector<std::int64_t> found;
    std::error_code fault;
    for (fs::directory_iterator at(m_path, fault), end; !fault && at != end; at.increment(fault)) {
        const std::string name = at->path().filename().string();
        std::int64_t step = 0;
        if (!name.starts_with("state-"))
            continue;
        const auto [stop, wrong] = std::from_chars(name.data() + 6, name.data() + name.size(), step);
        if (wrong == std::errc() && stop == name.data() + name.size())
            found.push_back(step);
    }
    std::sort(found.begin(), found.end());
    return found;
}

void RunFolder::save(const Trainer& trainer, std::int64_t step, const Json& progress, Control& control) const
{
    if (fs::exists(stateOf(step)))
        return;
    const std::vector<std::int64_t> older = steps();
    fs::create_directories(m_path);
    AtomicDirectory state(stateOf(step));
    trainer.save(state.path() / kWeights, true, control);
    writeFileAtomically(state.path() / kProgress, writeJson(progress, -1));
    state.commit();
    for (const std::int64_t old : older)
        removeAll(stateOf(old));
}

std::optional<Json> RunFolder::load(Trainer& trainer, Control& control) const
{
    const std::vector<std::int64_t> all = steps();
    if (all.empty())
        return std::nullopt;
    trainer.load(stateOf(all.back()) / kWeights, control);
    return readJson(stateOf(all.back()) / kProgress);
}

void RunFolder::saveBest(const Trainer& trainer, Control& control) const
{
    fs::create_directories(m_path);
    const fs::path next = m_path / "best-next";
    removeAll(next);
    {
        AtomicDirectory best(next);
        trainer.save(best.path() / kWeights, false, control);
        best.commit();
    }
    removeAll(m_path / kBest);
    fs::rename(next, m_path / kBest);
}

bool RunFolder::loadBest(Trainer& trainer, Control& control) const
{
    const fs::path file = m_path / kBest / kWeights;
    if (!fs::exists(file))
        return false;
    trainer.load(file, control);
    return true;
}

void RunFolder::forgetStates() const
{
    for (const std::int64_t step : steps())
        removeAll(stateOf(step));
    removeAll(m_path / kBest);
    std::vector<fs::path> halves; // of states that a kill kept from becoming whole
    std::error_code fault;
    for (fs::directory_iterator at(m_path, fault), end; !fault && at != end; at.increment(fault))
        if (at->path().filename().string().starts_with(".")) // temporary names
            halves.push_back(at->path());
    for (const fs::path& half : halves)
        removeAll(half);
}

} // namespace heterosis
