// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <cstdint>
#include <string>
#include <vector>

#include "training/live_answers.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTableWidget;

namespace heterosis {

// What a model says while it learns: a few prompts of the data with the answers of before beside those of now, or, of a run that learns
// from its own answers, one of each step.
class SamplesView : public QWidget {
    Q_OBJECT
public:
    explicit SamplesView(QWidget* parent = nullptr);
    void clear();
    void setAnswers(qlonglong step, const std::vector<heterosis::LiveAnswer>& answers);
    void add(std::int64_t step, const std::string& sample);
    bool isWanted() const;              // the answers to prompts
    void setWanted(bool wanted);
    QTableWidget& table() { return *m_table; }

Q_SIGNALS:
    void wantedChanged(bool wanted);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWhen();
    void retranslate();
    QCheckBox* m_wanted;
    QLabel* m_when;
    QStackedWidget* m_pages;
    QTableWidget* m_table;
    QPlainTextEdit* m_list;
    qlonglong m_step = 0;
};

} // namespace heterosis
