// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <vector>

class QDoubleSpinBox;

namespace heterosis {

// A share for each of more than two parents; only their proportion counts.
class ShareBox : public QWidget {
    Q_OBJECT
public:
    explicit ShareBox(QWidget* parent = nullptr);
    void setParents(std::size_t count);
    std::vector<double> shares() const;             // one a parent
    void setShares(const std::vector<double>& shares);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    std::vector<QDoubleSpinBox*> m_boxes;           // of as many parents as there may be
    std::size_t m_count = 0;
};

} // namespace heterosis
