// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/chart.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSvgGenerator>

#include "base/error.h"
#include "base/files.h"
#include "bridge/paths.h"
#include "equalizer/plot_library.h"
#include "style/colours.h"

namespace heterosis {

namespace {

constexpr double kFineness = 2; // pixels of a PNG for each of the screen's

QByteArray drawing(Chart& chart, const QSize& size)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    {
        QCPPainter painter(&generator);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.fillRect(QRect(QPoint(), size), Colours::current().panel);
        chart.paintOn(painter, size);
    }
    return bytes.data();
}

QByteArray picture(Chart& chart, const QSize& size)
{
    QImage image(size * kFineness, QImage::Format_RGB32);
    image.setDevicePixelRatio(kFineness);
    image.fill(Colours::current().panel);
    {
        QCPPainter painter(&image);
        chart.paintOn(painter, size);
    }
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    image.save(&bytes, "PNG");
    return bytes.data();
}

} // namespace

void saveChart(Chart& chart, const QSize& size, const QString& file)
{
    const QString kind = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (kind == QLatin1String("svg"))
        bytes = drawing(chart, size);
    else if (kind == QLatin1String("png"))
        bytes = picture(chart, size);
    else if (kind == QLatin1String("csv"))
        bytes = chart.csv().toUtf8();
    else
        throw Error({.message = text("A chart is saved as .svg, .png or .csv"), .file = file.toStdString(), .place = {},
                     .remedy = text("Choose a file name that ends in one of them")});
    writeFileAtomically(toPath(file), std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

void stylePlot(QCustomPlot& plot)
{
    const Colours& colours = Colours::current();
    QFont small = plot.font();
    small.setPixelSize(11);
    plot.setBackground(QBrush(colours.panel));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(colours.line));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(colours.dim);
        axis->setTickLabelFont(small);
        axis->setLabelColor(colours.dim);
        axis->setLabelFont(small);
        axis->setTickLabelPadding(4);
        axis->setLabelPadding(3);
        axis->grid()->setPen(QPen(colours.line, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot.xAxis->grid()->setVisible(false);
    plot.axisRect()->setMinimumMargins(QMargins(8, 8, 14, 4));
    plot.legend->setFont(small);
    plot.legend->setTextColor(colours.dim);
    plot.legend->setBrush(colours.panel);
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setIconSize(18, 10);
}

} // namespace heterosis
