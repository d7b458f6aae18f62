// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QString>

#include <vector>

namespace heterosis {

// A and B have their colours everywhere; C and further parents only on the equalizer.
QColor parentColour(std::size_t parent);
QColor mixedColour(const std::vector<double>& shares); // of two parents as the gene map's ratio
QString parentName(std::size_t parent);                // "A", "B", ...

} // namespace heterosis
