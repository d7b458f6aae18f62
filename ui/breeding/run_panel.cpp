// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run_panel.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "base/files.h"
#include "breeding/judge_table.h"
#include "breeding/run_form.h"
#include "breeding/run_settings.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "studbook/studbook_desk.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr int kLogLines = 2000;

} // namespace

RunPanel::RunPanel(BreedRun& run, StudbookDesk& desk, QWidget* parent)
    : LongRunPanel(run, desk, QStringLiteral("Run"), parent), m_run(run), m_form(new RunForm), m_logTitle(new QLabel), m_log(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("runPanel"));
    m_logTitle->setProperty("role", QStringLiteral("title"));
    m_log->setObjectName(QStringLiteral("runLog"));
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(kLogLines);
    m_log->setMinimumHeight(60);
    lay(nullptr, m_form, 4, nullptr);
    column().addWidget(m_logTitle);
    column().addWidget(m_log, 1);

    connect(this, &LongRunPanel::startWanted, this, &RunPanel::start);
    connect(&m_run, &BreedRun::logged, this, [this](const QString& line) {
        m_log->appendPlainText(QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
    });
    connect(&desk, &StudbookDesk::opened, this, &RunPanel::takeUp);
    connect(&desk, &StudbookDesk::herdChanged, this, [this] { adapt(); });
    connect(m_form, &RunForm::changed, this, [this] { adapt(); });
    retranslate();
}

void RunPanel::suggest(const QString& file)
{
    m_suggested = file;
    takeUp();
}

// The run that was begun in this workspace comes first, so nothing is taken before the workspace is open: starting it again goes on with it.
void RunPanel::takeUp()
{
    if (m_form->judges().count() > 0 || !desk().isOpen())
        return;
    for (const QString& settings : {fromPath(desk().folder() / "RUN.json"), m_suggested})
        if (QFileInfo::exists(settings))
            return load(settings);
}

void RunPanel::load(const QString& file)
{
    bool others = false;
    guarded([&] {
        const breeding::RunSettings settings = breeding::readRunSettings(toPath(file));
        m_form->setDocument(settings.document, QFileInfo(file).absolutePath());
        adapt();
        others = !m_form->crosses(settings.parents);
    });
    if (others)
        messages().showNotice(tr("The settings name other parents. The run will cross those that are open in the window."));
}

void RunPanel::save(const QString& file)
{
    guarded([&] { writeFileAtomically(toPath(file), writeJson(m_form->document())); });
}

// The settings lie beside the studbook, so that the command line can go on with the run.
void RunPanel::start()
{
    guarded([&] {
        const Json document = m_form->document();
        breeding::readRunSettings(document, desk().folder(), "RUN.json");
        writeFileAtomically(desk().folder() / "RUN.json", writeJson(document));
        showProgress(0, 0);
        m_run.start(document, desk().folder(), true);
    });
}

QString RunPanel::logText() const { return m_log->toPlainText(); }

LongRunPanel::Words RunPanel::words() const
{
    return {.title = tr("Run"),
            .workspace = tr("The folder of the studbook: every individual, its recipe, scores and verdicts"),
            .save = tr("Save the settings as RUN.json, which heterosis-cli breed takes too"),
            .start = tr("Raise the generations in the background. A run of the same settings that was not finished goes on"),
            .cancel = tr("End the run. What was raised stays in the studbook")};
}

void RunPanel::retranslate()
{
    m_logTitle->setText(tr("Log"));
    m_log->setAccessibleName(tr("Log"));
    LongRunPanel::retranslate();
}

} // namespace heterosis
