// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/parent_colours.h"

#include <algorithm>
#include <array>

#include "style/colours.h"

namespace heterosis {

QColor parentColour(std::size_t parent)
{
    const Colours& colours = Colours::current();
    if (parent < 2)
        return parent == 0 ? colours.a : colours.b;
    static const std::array<QColor, 6> dark{QColor(0xa7, 0x8b, 0xfa), QColor(0xf4, 0x72, 0xb6), QColor(0xfa, 0xcc, 0x15),
                                            QColor(0x60, 0xa5, 0xfa), QColor(0xa3, 0xa3, 0xa3), QColor(0xf8, 0x71, 0x71)};
    static const std::array<QColor, 6> light{QColor(0x6d, 0x3f, 0xd1), QColor(0xb8, 0x32, 0x7a), QColor(0x85, 0x6a, 0x00),
                                             QColor(0x1d, 0x5f, 0xc2), QColor(0x5f, 0x5f, 0x5f), QColor(0xb4, 0x2b, 0x2b)};
    return (colours.dark ? dark : light)[std::min<std::size_t>(parent - 2, 5)];
}

QColor mixedColour(const std::vector<double>& shares)
{
    if (shares.size() == 2)
        return Colours::current().ofRatio(shares[1]);
    double red = 0, green = 0, blue = 0;
    for (std::size_t parent = 0; parent < shares.size(); ++parent) {
        const QColor colour = parentColour(parent);
        red += shares[parent] * colour.redF();
        green += shares[parent] * colour.greenF();
        blue += shares[parent] * colour.blueF();
    }
    const auto within = [](double value) { return float(std::clamp(value, 0.0, 1.0)); };
    return QColor::fromRgbF(within(red), within(green), within(blue));
}

QString parentName(std::size_t parent)
{
    return QString(QChar(char16_t(u'A' + parent)));
}

} // namespace heterosis
