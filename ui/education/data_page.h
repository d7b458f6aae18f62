// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <memory>
#include <optional>

#include "base/error.h"
#include "engine/education_data.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace heterosis {

class ChartFrame;
class LengthChart;
class ProblemsTable;

// What a data file holds: its shape in words, its rows as the model reads them, how long they are, and which were set aside and why.
class DataPage : public QWidget {
    Q_OBJECT
public:
    explicit DataPage(QWidget* parent = nullptr);
    void setAnswer(std::shared_ptr<const DataAnswer> answer);   // null: no file yet
    void setFailure(const QString& file, const ErrorInfo& error); // nothing of it can be used
    void setReading(const QString& file);
    const DataAnswer* answer() const { return m_answer.get(); }
    QString summary() const;
    QString preview() const;
    ProblemsTable& problems() { return *m_problems; }
    LengthChart& lengths() { return *m_lengths; }
    void writeExample(Shape shape, const QString& file);        // throws Error
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void fileWanted();                                          // the user wants to choose one
    void exampleWritten(const QString& file);
    void failed(const heterosis::ErrorInfo& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildInvitation();
    QWidget* buildPanel(QLabel* title, QWidget* content, QWidget* beside = nullptr);
    void display();
    void showSummary();
    void showRows();
    void showProblems();
    void askForExample(Shape shape);
    void saveProblems();
    void fillExamples();
    void retranslate();
    std::shared_ptr<const DataAnswer> m_answer;
    QString m_file;
    std::optional<ErrorInfo> m_error;
    bool m_reading = false;
    QStackedWidget* m_pages;
    QLabel *m_invitation, *m_invitationDetail, *m_headline, *m_details, *m_warnings, *m_rowsTitle, *m_problemsTitle, *m_legend;
    QPushButton* m_choose;
    QToolButton *m_example, *m_exampleToo, *m_saveProblems;
    QTextBrowser* m_rows;
    LengthChart* m_lengths;
    ChartFrame* m_lengthFrame;
    ProblemsTable* m_problems;
    QSplitter *m_columns, *m_right;
};

} // namespace heterosis
