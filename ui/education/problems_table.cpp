// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/problems_table.h"

#include <QHeaderView>

#include <algorithm>

#include "bridge/translate_error.h"

namespace heterosis {

namespace {

constexpr std::size_t kShown = 2000;
enum Column { Line, Field, Wrong, Remedy, Columns };

// "line 7, field completion" -> {7, completion}
std::pair<QString, QString> placeOf(const ErrorInfo& problem)
{
    const QString place = QString::fromStdString(problem.place);
    const auto comma = place.indexOf(QLatin1Char(','));
    QString line = comma < 0 ? place : place.left(comma), field = comma < 0 ? QString() : place.mid(comma + 1).trimmed();
    line.remove(QStringLiteral("line "));
    if (field.startsWith(QLatin1String("field ")))
        field.remove(0, 6);
    return {line, field};
}

} // namespace

ProblemsTable::ProblemsTable(QWidget* parent) : QTableWidget(0, Columns, parent)
{
    setObjectName(QStringLiteral("dataProblems"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(true);
    verticalHeader()->hide();
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : {Wrong, Remedy})
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    setColumnWidth(Line, 46);
    setColumnWidth(Field, 80);
    setTabKeyNavigation(false);
}

void ProblemsTable::setProblems(const std::vector<ErrorInfo>& problems)
{
    setRowCount(int(std::min(problems.size(), kShown)));
    for (int i = 0; i < rowCount(); ++i) {
        const ErrorInfo& problem = problems[std::size_t(i)];
        const auto [line, field] = placeOf(problem);
        const QStringList cells{line, field, translated(problem.message), translated(problem.remedy)};
        for (int column = 0; column < Columns; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            setItem(i, column, item);
        }
    }
    resizeRowsToContents();
}

void ProblemsTable::retranslate()
{
    setHorizontalHeaderLabels({tr("Line"), tr("Field"), tr("What is wrong"), tr("What to do")});
    setAccessibleName(tr("Rows that were set aside"));
}

} // namespace heterosis
