// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace heterosis {

struct Colours;

// What Fusion and the palette cannot say: panels with thin round borders, cards, flat buttons. Widgets opt in with the dynamic
// property "role": panel, card, child-card, title, dim, flat, chip, message.
QString styleSheetOf(const Colours& colours);

} // namespace heterosis
