// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

class QWidget;

namespace heterosis {

// Asks whether a run that goes on may be paused so that the window can close.
bool mayPauseAndClose(QWidget* window, const QString& title, const QString& what);

} // namespace heterosis
