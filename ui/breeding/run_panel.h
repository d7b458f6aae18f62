// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "breeding/breed_run.h"
#include "studbook/long_run_panel.h"

class QPlainTextEdit;

namespace heterosis {

class RunForm;

// The left side of the breeding room: a long run of breeding, and what it tells.
class RunPanel : public LongRunPanel {
    Q_OBJECT
public:
    RunPanel(BreedRun& run, StudbookDesk& desk, QWidget* parent = nullptr);
    RunForm& form() { return *m_form; }
    void load(const QString& file) override;
    void save(const QString& file) override;
    // Settings that lie beside the parents, for a workspace in which nothing was begun yet; "": none do.
    void suggest(const QString& file);
    void start();
    QString logText() const;

protected:
    Words words() const override;
    void retranslate() override;

private:
    void takeUp();
    BreedRun& m_run;
    RunForm* m_form;
    QLabel* m_logTitle;
    QPlainTextEdit* m_log;
    QString m_suggested;
};

} // namespace heterosis
