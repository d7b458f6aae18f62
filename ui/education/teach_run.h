// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/json.h"
#include "studbook/background_run.h"
#include "training/live_answers.h"
#include "training/trainer.h"

namespace heterosis {

// A run of fine-tuning. Pausing saves the state; resumed, it ends in the same weights. One that is cancelled is given up: nothing of it
// is kept but its row.
class TeachRun : public BackgroundRun {
    Q_OBJECT
public:
    TeachRun(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, QObject* parent = nullptr);
    ~TeachRun() override;

    // The document lies beside the studbook as finetune.json, so that the command line can go on with the run. Throws Error.
    void start(const Json& document, bool resume);
    const Json& document() const { return m_document; }
    void listen(bool on) { *m_listening = on; } // now and then, to what it says by now; also while it goes

Q_SIGNALS:
    void began(qlonglong run, qlonglong steps, const heterosis::Json& done);
    void stepped(const heterosis::TrainedStep& step);
    void measured(qlonglong step, double loss);
    void heard(qlonglong step, const std::vector<heterosis::LiveAnswer>& answers);

private:
    void begin(bool resume) override;
    void note(const TrainedStep& step);
    void ended(End end, const ErrorInfo* error) override;
    void leftPaused() override { giveUp(); }
    void giveUp();
    Json m_document;
    std::filesystem::path m_file;
    std::shared_ptr<std::atomic<bool>> m_listening = std::make_shared<std::atomic<bool>>(false);
    std::int64_t m_steps = 0, m_after = 0; // m_after: runs up to this one are others'
    std::deque<double> m_seconds;       // of the last steps
};

} // namespace heterosis
