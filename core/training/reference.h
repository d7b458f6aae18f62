// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "base/control.h"
#include "base/json.h"
#include "inheritance/subject.h"
#include "model/voice.h"
#include "training/lesson.h"
#include "training/settings.h"

namespace heterosis {

// The model that a run of preferences or of its own answers stays near to: the one that the run file names, else the subject as it
// was. It is opened when it is first asked.
class Reference {
public:
    Reference(const TrainingSettings& settings, const Subject& subject, const ComputeChoice& compute) : m_settings(settings), m_subject(subject), m_compute(compute) {}

    Voice& voice(Control& control);
    // What it says of the answers; each text is asked once.
    void judge(std::vector<MicroBatch>& batches, Control& control);
    // How far `speaker` has gone from it: the mean of k3 (losses.h) over the tokens of answers that are drawn at temperature 1.
    Json divergence(Voice& speaker, const std::vector<std::vector<int>>& prompts, SpeakOptions options, Control& control);

private:
    double logpOf(const Lesson& lesson, Control& control);

    const TrainingSettings& m_settings;
    const Subject& m_subject;
    ComputeChoice m_compute;
    std::unique_ptr<Voice> m_voice;
    std::map<std::vector<int>, double> m_asked;
};

} // namespace heterosis
