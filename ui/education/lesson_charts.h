// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "base/json.h"
#include "studbook/gene_grid.h"
#include "studbook/zoom_plot.h"

namespace heterosis {

// How long the rows of a data file are, in tokens; what is cut lies behind the line.
class LengthChart final : public ZoomPlot {
    Q_OBJECT
public:
    using ZoomPlot::ZoomPlot;
    void setLengths(std::vector<std::uint32_t> lengths, std::int64_t context);
    QString csv() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Bin {
        double from = 0, count = 0;
    };
    void build();
    std::vector<Bin> bins() const;
    std::vector<std::uint32_t> m_lengths;   // sorted
    std::int64_t m_context = 0;
};

// Numbers over the steps of a run, a line or dots each. It follows the newest step until a hand zooms or pans.
class StepChart final : public ZoomPlot {
    Q_OBJECT
public:
    enum class Look { Line, Faint, Dots };
    explicit StepChart(QWidget* parent = nullptr);
    void setSeries(std::vector<std::pair<QString, Look>> series);   // their data stays
    void setLabel(const QString& y) { m_label = y; }
    void add(std::size_t series, double step, double value);        // not finite: a gap
    void clear();
    std::size_t count(std::size_t series) const { return m_points[series].size(); }
    QString csv() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void follow();
    std::vector<std::pair<QString, Look>> m_series;
    std::vector<std::vector<std::pair<double, double>>> m_points;
    QString m_label;
};

// What learning changed in the weights, gene by gene: the length of the change beside the gene's own.
class ChangeChart final : public GeneGrid {
    Q_OBJECT
public:
    using GeneGrid::GeneGrid;
    void setChanges(const Json& genes);     // a report's [{"gene", "distance", "relative"}]
    QString csv() const override;

protected:
    bool hasCells() const override { return !m_relative.empty(); }
    QString nothing() const override;
    QColor colourOf(std::size_t gene) const override;
    QString figureOf(std::size_t gene) const override;
    QString describe(std::size_t gene) const override;

private:
    std::vector<double> m_relative;
    double m_most = 0;
};

// What was measured before and after, as differences with their intervals: what lies left of the zero line became less.
class DifferenceChart final : public ZoomPlot {
    Q_OBJECT
public:
    explicit DifferenceChart(QWidget* parent = nullptr);
    void setDifferences(const Json& differences);   // a report's [{"judge", "value", "interval"}]
    QString csv() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    Json m_differences = Json::array();
};

} // namespace heterosis
