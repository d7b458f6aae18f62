// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractTableModel>
#include <QTableView>

#include <memory>

#include "studbook/herd.h"

class QSortFilterProxyModel;

namespace heterosis {

// Everybody of a studbook, a row each. A cell is worked out when it is shown.
class StudbookTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Id, Fitness, Verdicts, Generation, Parents, Origin, RunNumber, FirstJudge };
    enum Role { SortRole = Qt::UserRole, IdRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setHerd(std::shared_ptr<const Herd> herd);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void retranslate();

private:
    QVariant text(const Herd::Member& member, int column) const;
    QVariant sortValue(const Herd::Member& member, int column) const;
    std::shared_ptr<const Herd> m_herd;
};

// The table: sorted by a click on a head, chosen by mouse or keys, opened by Enter or a double click.
class StudbookTable : public QTableView {
    Q_OBJECT
public:
    explicit StudbookTable(QWidget* parent = nullptr);
    void setHerd(std::shared_ptr<const Herd> herd);
    void setCurrent(IndividualId id);           // without a signal
    std::vector<IndividualId> chosen() const;   // in the order of the rows

Q_SIGNALS:
    void pointed(heterosis::IndividualId id);   // another row became current
    void opened(heterosis::IndividualId id);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    IndividualId idAt(const QModelIndex& index) const;
    StudbookTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    bool m_quiet = false;
};

} // namespace heterosis
