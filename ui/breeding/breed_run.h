// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/json.h"
#include "breeding/tasting_session.h"
#include "studbook/background_run.h"
#include "studbook/studbook.h"

namespace heterosis {

namespace breeding {
struct RunSettings;
}

// A breeding run. Pausing loses the batch in flight and nothing else; what was raised stays in the studbook when it is cancelled.
class BreedRun : public BackgroundRun {
    Q_OBJECT
public:
    BreedRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent = nullptr);
    ~BreedRun() override;

    // Whom a person is to taste before the run goes on; nothing unless it waits.
    const TastingTask* wanted() const { return state() == State::Paused && m_wanted ? &*m_wanted : nullptr; }
    // What a person said of them. With enough of it the run goes on.
    void take(const std::vector<TastingTask::Said>& said);
    // Reads and checks the document; relative paths stand in `folder`. Throws Error.
    void start(const Json& document, const std::filesystem::path& folder, bool resume);

Q_SIGNALS:
    void bestSoFar(qlonglong id, double fitness);
    void grew();                                            // the studbook has more to show
    void tastingWanted();                                   // a person is to judge: the run waits, paused, for wanted()

private:
    class Listener;
    void begin(bool resume) override;
    void ended(End end, const ErrorInfo* error) override;
    std::shared_ptr<const breeding::RunSettings> m_settings;
    std::optional<TastingTask> m_wanted;
    double m_fraction = -1, m_secondsLeft = -1;
};

} // namespace heterosis
