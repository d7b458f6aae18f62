// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/studbook_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <cmath>
#include <limits>

#include "studbook/studbook_words.h"

namespace heterosis {

void StudbookTableModel::setHerd(std::shared_ptr<const Herd> herd)
{
    beginResetModel();
    m_herd = std::move(herd);
    endResetModel();
}

int StudbookTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !m_herd ? 0 : int(m_herd->members.size()); }

int StudbookTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstJudge + (m_herd ? int(m_herd->judges.size()) : 0);
}

QVariant StudbookTableModel::text(const Herd::Member& member, int column) const
{
    switch (column) {
    case Id: return StudbookWords::name(member);
    case Origin: return StudbookWords::origin(member.origin);
    case RunNumber: return member.run ? QVariant(QString::number(*member.run)) : QVariant();
    case Generation: return member.generation ? QVariant(QString::number(*member.generation)) : QVariant();
    case Parents: {
        QStringList names;
        for (const int parent : member.parents)
            names << StudbookWords::name(m_herd->members[std::size_t(parent)]);
        return names.join(QStringLiteral(" × "));
    }
    case Fitness: return member.fitness ? StudbookWords::number(*member.fitness) : QStringLiteral("–");
    case Verdicts:
        if (member.verdicts.pass + member.verdicts.fail == 0)
            return {};
        return QStringLiteral("✓ %1 ✗ %2").arg(member.verdicts.pass).arg(member.verdicts.fail);
    default: return StudbookWords::number(member.values[std::size_t(column - FirstJudge)]);
    }
}

QVariant StudbookTableModel::sortValue(const Herd::Member& member, int column) const
{
    constexpr double kNone = -std::numeric_limits<double>::max();
    switch (column) {
    case Id: return qlonglong(member.id);
    case Origin: return QString::fromStdString(member.origin);
    case RunNumber: return qlonglong(member.run.value_or(-1));
    case Generation: return member.generation.value_or(-1);
    case Parents: return member.parents.empty() ? -1 : member.parents.front();
    case Fitness: return member.fitness.value_or(kNone);
    case Verdicts: return qlonglong(member.verdicts.pass - member.verdicts.fail);
    default: {
        const double value = member.values[std::size_t(column - FirstJudge)];
        return std::isfinite(value) ? value : kNone;
    }
    }
}

QVariant StudbookTableModel::data(const QModelIndex& index, int role) const
{
    if (!m_herd || !index.isValid())
        return {};
    const Herd::Member& member = m_herd->members[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(member, index.column());
    case SortRole: return sortValue(member, index.column());
    case IdRole: return qlonglong(member.id);
    case Qt::ToolTipRole: return StudbookWords::describe(*m_herd, index.row());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Fitness || index.column() >= FirstJudge ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

QVariant StudbookTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id: return tr("Individual");
    case Origin: return tr("Origin");
    case RunNumber: return tr("Run");
    case Generation: return tr("Generation");
    case Parents: return tr("Parents");
    case Fitness: return tr("Fitness");
    case Verdicts: return tr("Verdicts");
    default: return StudbookWords::judge(*m_herd, std::size_t(section - FirstJudge));
    }
}

void StudbookTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

StudbookTable::StudbookTable(QWidget* parent) : QTableView(parent), m_model(new StudbookTableModel(this)), m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("studbookTable"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(StudbookTableModel::SortRole);
    setModel(m_sorted);
    setSortingEnabled(true);
    sortByColumn(StudbookTableModel::Fitness, Qt::DescendingOrder);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultSectionSize(92);
    for (const int narrow : {StudbookTableModel::Fitness, StudbookTableModel::Verdicts, StudbookTableModel::Generation})
        setColumnWidth(narrow, 78);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (now.isValid() && !m_quiet)
            Q_EMIT pointed(idAt(now));
    });
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& at) { Q_EMIT opened(idAt(at)); });
}

IndividualId StudbookTable::idAt(const QModelIndex& index) const { return index.data(StudbookTableModel::IdRole).toLongLong(); }

void StudbookTable::setHerd(std::shared_ptr<const Herd> herd)
{
    const QModelIndex before = currentIndex();
    const IndividualId current = before.isValid() ? idAt(before) : 0;
    m_quiet = true;
    m_model->setHerd(std::move(herd));
    m_quiet = false;
    if (current)
        setCurrent(current);
}

void StudbookTable::setCurrent(IndividualId id)
{
    if (const QModelIndex now = currentIndex(); now.isValid() && idAt(now) == id)
        return;
    const QModelIndexList found = m_model->match(m_model->index(0, 0), StudbookTableModel::IdRole, qlonglong(id), 1, Qt::MatchExactly);
    if (found.isEmpty())
        return;
    m_quiet = true;
    const QModelIndex row = m_sorted->mapFromSource(found.first());
    setCurrentIndex(row);
    scrollTo(row);
    m_quiet = false;
}

std::vector<IndividualId> StudbookTable::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<IndividualId> ids;
    for (const QModelIndex& row : rows)
        ids.push_back(idAt(row));
    return ids;
}

void StudbookTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(idAt(currentIndex()));
        return;
    }
    QTableView::keyPressEvent(event);
}

void StudbookTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_model->retranslate();
    QTableView::changeEvent(event);
}

} // namespace heterosis
