// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSize>
#include <QString>

class QWidget;

class QCPPainter;
class QCustomPlot;

namespace heterosis {

// Something drawn that can leave the window: as a picture, as a drawing, as numbers.
class Chart {
public:
    virtual ~Chart() = default;
    virtual void paintOn(QCPPainter& painter, const QSize& size) = 0;
    virtual QString csv() const = 0;        // a header line, then a line each; numbers with a decimal point
};

// Writes it as what the file's name says: .svg, .png (twice as fine as on the screen) or .csv. Throws Error.
void saveChart(Chart& chart, const QSize& size, const QString& file);

// Colours, fonts and grid of a plot as the theme has them; to be called again after a change of theme.
void stylePlot(QCustomPlot& plot);

} // namespace heterosis
