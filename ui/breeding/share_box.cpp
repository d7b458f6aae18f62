// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/share_box.h"

#include <QDoubleSpinBox>
#include <QGridLayout>

#include "equalizer/parent_colours.h"
#include "inheritance/recipe.h"

namespace heterosis {

namespace {

constexpr int kColumns = 2;

} // namespace

ShareBox::ShareBox(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("runShares"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    for (std::size_t i = 0; i < kMostParents; ++i) {
        auto* box = new QDoubleSpinBox;
        box->setObjectName(QStringLiteral("runShare%1").arg(parentName(i)));
        box->setRange(0, 100);
        box->setSingleStep(0.1);
        box->setValue(1);
        box->setPrefix(parentName(i) + QStringLiteral("  "));
        box->setMinimumWidth(64);
        connect(box, &QDoubleSpinBox::valueChanged, this, &ShareBox::changed);
        grid->addWidget(box, int(i) / kColumns, int(i) % kColumns);
        m_boxes.push_back(box);
    }
    setParents(kMostParents);
}

void ShareBox::setParents(std::size_t count)
{
    m_count = count;
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setVisible(i < count);
}

std::vector<double> ShareBox::shares() const
{
    std::vector<double> shares;
    for (std::size_t i = 0; i < std::min(m_count, m_boxes.size()); ++i)
        shares.push_back(m_boxes[i]->value());
    return shares;
}

void ShareBox::setShares(const std::vector<double>& shares)
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setValue(i < shares.size() ? shares[i] : 1);
}

void ShareBox::retranslate()
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setAccessibleName(tr("Share of parent %1").arg(parentName(i)));
}

} // namespace heterosis
