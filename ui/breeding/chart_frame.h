// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <vector>

#include "base/error.h"
#include "studbook/chart.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace heterosis {

// A panel with one chart, or a choice of several, and a way out of the window for what it shows.
class ChartFrame : public QWidget {
    Q_OBJECT
public:
    explicit ChartFrame(const QString& objectName, QWidget* parent = nullptr);
    // `tools`: what stands in the head while this chart is shown; may be nothing.
    template <class Widget> void add(Widget* chart, QWidget* tools = nullptr) { addChart(chart, chart, tools); }
    void addPlain(QWidget* content);            // nothing that could be saved
    void setTitles(const QStringList& titles);  // in the order of adding
    void showChart(int index);
    int shown() const;
    void save(const QString& file);             // throws Error

Q_SIGNALS:
    void failed(const heterosis::ErrorInfo& error);
    void chartShown(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addChart(QWidget* widget, Chart* chart, QWidget* tools);
    void askForFile();
    void adapt();
    void retranslate();
    QComboBox* m_choice;
    QLabel* m_title;
    QToolButton* m_save;
    QHBoxLayout* m_head;
    QStackedWidget* m_pages;
    std::vector<Chart*> m_charts;               // null: cannot be saved
    std::vector<QWidget*> m_tools;
};

} // namespace heterosis
