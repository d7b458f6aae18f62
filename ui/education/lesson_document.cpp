// SPDX-License-Identifier: GPL-3.0-or-later
// The form's settings as RUN.json says them, and back.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QSpinBox>

#include <algorithm>

#include "education/file_pick.h"
#include "education/lesson_form.h"
#include "education/lesson_kinds.h"
#include "education/rate_spin.h"

namespace heterosis {

namespace {

constexpr std::int64_t kMeasurements = 20; // of the held-back rows in a run

void choose(QComboBox* box, const std::string& value)
{
    if (const int index = box->findData(QString::fromStdString(value)); index >= 0)
        box->setCurrentIndex(index);
}

QString word(const Json& object, const char* key) { return QString::fromStdString(object.value(key, std::string())); }

Json suite(const FilePick& file, const QSpinBox& half)
{
    Json suite{{"norms", file.file().toStdString()}};
    if (half.value() >= 0)
        suite["half"] = half.value();
    return suite;
}

} // namespace

void LessonForm::addPace(Json& run) const
{
    const bool byEpochs = chosen(m_paceUnit) == "epochs";
    if (byEpochs)
        run["epochs"] = m_pace->value();
    else
        run["steps"] = std::int64_t(m_pace->value());
    run["batch"] = m_batch->value();
    run["accumulate"] = m_accumulate->value();
    if (m_context->value() > 0)
        run["context"] = m_context->value();
    run["lr"] = m_rate->value();
    run["schedule"] = chosen(m_schedule);
    run["warmup"] = m_warmup->value();
    run["weight_decay"] = m_decay->value();
    run["clip"] = m_clip->value();
    run["precision"] = chosen(m_precision);
    run["recompute"] = m_recompute->isChecked();
    run["save_every"] = m_saveMinutes->value() * 60;
    run["seed"] = m_seed->value();
}

void LessonForm::addMethod(Json& run) const
{
    const std::string how = method();
    run["method"] = how == "genes" ? "full" : how;
    if (how == "genes") {
        run["genes"] = Json::object();
        for (const auto& [gene, multiplier] : m_multipliers)
            if (multiplier != 1)
                run["genes"][gene.text()] = multiplier;
    }
    if (isAdapter(how))
        run["lora"] = {{"r", m_rank->value()}, {"alpha", m_alpha->value()}, {"dropout", m_dropout->value()}};
}

void LessonForm::addReward(Json& run) const
{
    run["reward"] = asksRater() ? Json(chosen(m_rater)) : suite(*m_norms, *m_half);
    run["kl"] = m_kl->value();
}

Json LessonForm::document(const std::string& subject) const
{
    const TrainingSettings kindOf = ofKind(kind());
    Json run{{"kind", kind()}, {"subject", subject}};
    addMethod(run);
    addPace(run);
    if (kindOf.explores())
        addReward(run);
    if (needsData())
        run["data"] = Json::array({{{"file", m_file->file().toStdString()}}});
    addMeasuring(run);
    if (kind() == "sft") {
        run["packing"] = m_packing->isChecked();
        run["loss_on"] = chosen(m_lossOn);
    }
    if (kindOf.prefers() && !kindOf.rates())
        run["beta"] = m_beta->value();
    if ((kind() == "dpo" || kind() == "ipo") && m_keepLikely->value() > 0)
        run["rpo_alpha"] = m_keepLikely->value();
    return run;
}

// Held-back rows, a general text and a norm suite.
void LessonForm::addMeasuring(Json& run) const
{
    const TrainingSettings kindOf = ofKind(kind());
    const std::string measured = kindOf.explores() ? (asksRater() ? "file" : "nothing") : chosen(m_measureOn);
    const bool measures = measured == "share" || (measured == "file" && !m_valid->file().isEmpty());
    if (measures)
        run["valid"] = measured == "share" ? Json(m_share->value() / 100.0) : Json(m_valid->file().toStdString());
    if (!m_general->file().isEmpty())
        run["general"] = m_general->file().toStdString();
    if (!kindOf.rates() && !m_proof->file().isEmpty())
        run["proof"] = suite(*m_proof, *m_proofHalf);
    if (kind() != "sft" || !measures)
        return;
    if (m_patience->value() > 0)
        run["patience"] = m_patience->value();
    run["measure_every"] = std::max<std::int64_t>(1, m_estimated / kMeasurements);
}

void LessonForm::setReward(const Json& run)
{
    const Json reward = run.value("reward", Json::object());
    choose(m_rewardBy, reward.is_string() ? "model" : "norms");
    m_kl->setValue(run.value("kl", 0.05));
    if (reward.is_string()) {
        const QString model = QString::fromStdString(reward.get<std::string>());
        if (m_rater->findData(model) < 0)
            m_rater->insertItem(std::max(0, m_rater->count() - 1), QFileInfo(model).fileName(), model);
        m_rater->setCurrentIndex(m_rater->findData(model));
        return;
    }
    m_norms->setFile(word(reward, "norms"));
    m_half->setValue(reward.value("half", -1));
}

void LessonForm::setMeasuring(const Json& run)
{
    const bool share = run.contains("valid") && run["valid"].is_number(), file = run.contains("valid") && run["valid"].is_string();
    choose(m_measureOn, share ? "share" : file ? "file" : "nothing");
    if (share)
        m_share->setValue(int(run["valid"].get<double>() * 100 + 0.5));
    m_valid->setFile(file ? word(run, "valid") : QString());
    m_general->setFile(word(run, "general"));
    const Json proof = run.value("proof", Json::object());
    m_proof->setFile(word(proof, "norms"));
    m_proofHalf->setValue(proof.value("half", -1));
}

void LessonForm::setDocument(const Json& run)
{
    const QSignalBlocker quiet(this);
    choose(m_kind, run.value("kind", std::string("sft")));
    choose(m_method, run.contains("genes") ? std::string("genes") : run.value("method", std::string("full")));
    if (run.contains("data") && !run["data"].empty())
        m_file->setFile(QString::fromStdString(run["data"][0]["file"].get<std::string>()));
    setReward(run);
    setMeasuring(run);
    choose(m_paceUnit, run.contains("steps") ? "steps" : "epochs");
    m_pace->setValue(run.contains("steps") ? run["steps"].get<double>() : run.value("epochs", 1.0));
    m_rate->setValue(run.value("lr", isAdapter(method()) ? kAdapterRate : kFullRate));
    m_rateTouched = true;
    choose(m_schedule, run.value("schedule", std::string("cosine")));
    m_warmup->setValue(run.value("warmup", 0));
    m_batch->setValue(run.value("batch", 8));
    m_accumulate->setValue(run.value("accumulate", 1));
    m_context->setValue(run.value("context", 0));
    m_seed->setValue(int(std::min<std::uint64_t>(run.value("seed", std::uint64_t{0}), 2'000'000'000)));
    choose(m_precision, run.value("precision", std::string("float32")));
    choose(m_lossOn, run.value("loss_on", std::string("responses")));
    m_decay->setValue(run.value("weight_decay", 0.0));
    m_clip->setValue(run.value("clip", 1.0));
    m_beta->setValue(run.value("beta", 0.1));
    m_keepLikely->setValue(run.value("rpo_alpha", 0.0));
    m_saveMinutes->setValue(int(run.value("save_every", 300.0) / 60));
    m_patience->setValue(run.value("patience", 0));
    m_packing->setChecked(run.value("packing", false));
    m_recompute->setChecked(run.value("recompute", false));
    const Json lora = run.value("lora", Json::object());
    m_rank->setValue(lora.value("r", 16));
    m_alpha->setValue(int(lora.value("alpha", 32.0)));
    m_dropout->setValue(lora.value("dropout", 0.0));
    adapt();
}

} // namespace heterosis
