// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "education/teach_run.h"

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace heterosis {

class DataPage;
class ProofPage;
class RunPage;
class StudbookDesk;
class TeachPanel;

// The education room: the lesson and its buttons on the left; on the right its data, the run, and the proof of what was learned.
class EducationView : public QWidget {
    Q_OBJECT
public:
    enum class Page { Data, Run, Proof };
    EducationView(TeachRun& run, StudbookDesk& desk, QWidget* parent = nullptr);
    TeachPanel& panel() { return *m_panel; }
    DataPage& data() { return *m_data; }
    RunPage& run() { return *m_run; }
    ProofPage& proof() { return *m_proof; }
    void show(Page page);
    Page shown() const;
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);
    using QWidget::show;

Q_SIGNALS:
    void dropped(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslate();
    TeachPanel* m_panel;
    DataPage* m_data;
    RunPage* m_run;
    ProofPage* m_proof;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    QSplitter* m_columns;
};

} // namespace heterosis
