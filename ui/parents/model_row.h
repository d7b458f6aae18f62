// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QString>

#include <vector>

#include "checkpoint/checkpoint.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;
class QWidget;

namespace heterosis {

// One line of the open dialog: a path, a button that browses, a list of models that lie on this machine.
class ModelRow : public QObject {
    Q_OBJECT
public:
    ModelRow(const QString& label, const QString& placeholder, const QColor& colour, const QString& objectName, QGridLayout* grid, int row, QWidget* dialog);
    QString path() const;
    void setPath(const QString& path);
    void focus();
    // Models of the local Hugging Face cache, and the demo family's.
    void offer(const std::vector<CachedModel>& models);

Q_SIGNALS:
    void changed();

private:
    void browse();
    QLineEdit* m_edit;
    QToolButton* m_known;
    QWidget* m_dialog;
};

} // namespace heterosis
