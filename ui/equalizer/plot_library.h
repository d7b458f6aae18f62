// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// QCustomPlot's header is written with Qt's keywords, which are switched off here (they are ordinary words elsewhere).
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
