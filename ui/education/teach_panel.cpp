// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/teach_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "base/files.h"
#include "bridge/paths.h"
#include "education/education_words.h"
#include "education/lesson_form.h"
#include "studbook/studbook_desk.h"
#include "style/message_bar.h"

namespace heterosis {

TeachPanel::TeachPanel(TeachRun& run, StudbookDesk& desk, QWidget* parent)
    : LongRunPanel(run, desk, QStringLiteral("Lesson"), parent), m_run(run), m_form(new LessonForm), m_cutOffBar(new QFrame), m_cutOffText(new QLabel),
      m_estimateText(new QLabel), m_goOn(new QPushButton), m_forget(new QPushButton)
{
    setObjectName(QStringLiteral("teachPanel"));
    m_estimateText->setObjectName(QStringLiteral("lessonEstimate"));
    m_estimateText->setProperty("role", QStringLiteral("dim"));
    m_estimateText->setWordWrap(true);
    m_estimateText->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_estimateText->setMinimumHeight(2 * m_estimateText->fontMetrics().lineSpacing() + 4); // nothing moves when it is reckoned
    buildCutOff();
    lay(m_cutOffBar, m_form, 1, m_estimateText);
    connect(m_goOn, &QPushButton::clicked, this, &TeachPanel::resumeCutOff);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        this->desk().change([id = m_cutOff->id](Studbook& book) { giveUpRun(book, id); });
        setCutOff(std::nullopt);
    });
    retranslate();
}

void TeachPanel::buildCutOff()
{
    m_cutOffBar->setObjectName(QStringLiteral("cutOffBar"));
    m_cutOffBar->setProperty("role", QStringLiteral("message"));
    m_cutOffText->setObjectName(QStringLiteral("cutOffText"));
    m_cutOffText->setWordWrap(true);
    m_goOn->setObjectName(QStringLiteral("resumeCutOff"));
    m_forget->setObjectName(QStringLiteral("forgetCutOff"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_goOn);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(m_cutOffBar);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(m_cutOffText);
    column->addLayout(buttons);
    m_cutOffBar->hide();
}

void TeachPanel::load(const QString& file)
{
    guarded([&] {
        Json run = readJson(toPath(file));
        const TrainingSettings settings = readTrainingSettings(run, toPath(file));
        if (settings.data.empty() && !settings.explores())
            throw Error({.message = text("This run learns batches of ids, which the window does not show"), .file = file.toStdString(), .place = {},
                         .remedy = text("Start it with heterosis-cli finetune")});
        for (std::size_t i = 0; i < settings.data.size(); ++i) // its files keep their meaning
            run["data"][i]["file"] = settings.data[i].file.string();
        if (!settings.valid.empty())
            run["valid"] = settings.valid.string();
        if (!settings.general.empty())
            run["general"] = settings.general.string();
        if (!settings.policy.rewardModel.empty())
            run["reward"] = settings.policy.rewardModel.string();
        if (!settings.policy.norms.empty())
            run["reward"]["norms"] = settings.policy.norms.string();
        if (!settings.norms.file.empty())
            run["proof"]["norms"] = settings.norms.file.string();
        m_form->setDocument(run);
        m_form->chooseLearner(settings.subject.string());
        m_form->setFile(m_form->file());
    });
}

void TeachPanel::save(const QString& file)
{
    guarded([&] { writeFileAtomically(toPath(file), writeJson(m_form->document(m_form->learner() ? m_form->learner()->subject : std::string()))); });
}

void TeachPanel::setEstimate(const std::optional<LessonEstimate>& estimate, bool underWay)
{
    m_estimate = estimate;
    m_underWay = underWay;
    adapt();
}

void TeachPanel::setObstacle(const QString& why)
{
    m_obstacle = why;
    adapt();
}

QString TeachPanel::trouble() const
{
    if (!m_obstacle.isEmpty() || !m_estimate)
        return m_obstacle;
    const auto& needs = m_estimate->needs;
    if (needs.memoryFree > 0 && needs.memory > needs.memoryFree)
        return tr("It does not fit into memory: take a smaller batch, a shorter length, less memory for more time, bfloat16, or LoRA.");
    if (needs.disk > needs.diskFree)
        return tr("It does not fit on the disk: free some space, or choose another workspace.");
    return {};
}

bool TeachPanel::mayStart() const { return m_estimate && trouble().isEmpty(); }

void TeachPanel::showEstimate()
{
    QStringList parts;
    const QString trouble = this->trouble();
    if (m_estimate) {
        const LessonEstimate& e = *m_estimate;
        parts << tr("%n step(s)", nullptr, int(e.steps));
        parts << (e.seconds > 0 ? EducationWords::duration(e.seconds) : tr("time known after the first steps"));
        parts << (e.needs.memoryFree > 0 ? tr("%1 of memory, %2 free").arg(shownBytes(e.needs.memory), shownBytes(e.needs.memoryFree)) : tr("%1 of memory").arg(shownBytes(e.needs.memory)));
        parts << tr("%1 on disk, %2 free").arg(shownBytes(e.needs.disk), shownBytes(e.needs.diskFree));
    }
    QString shown = parts.join(QStringLiteral(" · "));
    if (!trouble.isEmpty())
        shown += (shown.isEmpty() ? QString() : QStringLiteral("\n")) + QStringLiteral("⚠ ") + trouble;
    else if (!m_estimate && m_underWay)
        shown = tr("Reckoning what it takes…");
    m_estimateText->setText(shown);
    m_estimateText->setProperty("role", trouble.isEmpty() ? QStringLiteral("dim") : QStringLiteral("warning"));
    m_estimateText->setStyleSheet(QString()); // looks at the property again
}

QString TeachPanel::estimateText() const { return m_estimateText->text(); }

void TeachPanel::setCutOff(const std::optional<CutOffRun>& run)
{
    m_cutOff = run;
    showCutOff();
}

void TeachPanel::showCutOff()
{
    m_cutOffBar->setVisible(m_cutOff && m_run.state() == TeachRun::State::Idle && desk().writable());
    if (m_cutOff)
        m_cutOffText->setText(m_cutOff->done > 0 ? tr("Run %1 was cut off; %2 of its steps are saved. It goes on there and ends in the same weights.").arg(m_cutOff->id).arg(m_cutOff->done)
                                                 : tr("Run %1 was cut off before its first steps were saved.").arg(m_cutOff->id));
}

void TeachPanel::resumeCutOff()
{
    const CutOffRun run = *m_cutOff;
    guarded([&] {
        m_run.start(run.settings, true);
        setCutOff(std::nullopt);
        if (run.settings.contains("data"))
            m_form->setDocument(run.settings);
    });
}

void TeachPanel::adapt()
{
    LongRunPanel::adapt();
    showEstimate();
    showCutOff();
}

LongRunPanel::Words TeachPanel::words() const
{
    return {.title = tr("Lesson"),
            .workspace = tr("The folder of the studbook, where runs and taught children are kept"),
            .save = tr("Save the settings as RUN.json, which heterosis-cli finetune takes too"),
            .start = tr("Teach in the background; the equalizer stays free"),
            .cancel = tr("Give the run up. Nothing of it is kept")};
}

void TeachPanel::retranslate()
{
    m_goOn->setText(tr("Go on"));
    m_forget->setText(tr("Give it up"));
    LongRunPanel::retranslate();
}

} // namespace heterosis
