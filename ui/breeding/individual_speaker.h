// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "engine/workbench.h"
#include "studbook/studbook.h"

namespace heterosis {

class StudbookDesk;

// Lets individuals of the studbook, and checkpoints, answer a prompt, one after the other, all with the same seed. Children of the
// same parents share one realised child and one voice: between two of them only the genes that differ are computed again.
class IndividualSpeaker : public QObject {
    Q_OBJECT
public:
    struct Whom {
        std::optional<IndividualId> id;         // of the studbook
        std::filesystem::path checkpoint;       // else this
    };
    // `name` tells its jobs from another speaker's.
    IndividualSpeaker(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, const QString& name, QObject* parent = nullptr);
    ~IndividualSpeaker() override;

    // What was asked before and is not said yet is dropped. `place`: of the list, comes back with the answer.
    void speak(const std::vector<Whom>& whom, const ListenSettings& settings);
    void stop();

Q_SIGNALS:
    void spoken(int place, const heterosis::Heard& heard);
    void failed(int place, const heterosis::ErrorInfo& error);
    void done();

private:
    struct Voices;
    struct Link;
    Engine& m_engine;
    StudbookDesk& m_desk;
    ComputeOptions m_compute;
    std::string m_key;
    std::uint64_t m_asked = 0;
    std::shared_ptr<Link> m_link;               // what a job that outlives this one tells goes nowhere
    std::shared_ptr<Voices> m_voices;           // the engine's thread alone looks into it
};

} // namespace heterosis
