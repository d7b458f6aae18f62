// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "studbook/herd.h"
#include "studbook/zoom_plot.h"

namespace heterosis {

// A plot over one run of a studbook. Click: points at an individual; double click: opens it.
class RunPlot : public ZoomPlot {
    Q_OBJECT
public:
    using ZoomPlot::ZoomPlot;
    void setHerd(std::shared_ptr<const Herd> herd, std::int64_t run);
    void setCurrent(IndividualId id);

Q_SIGNALS:
    void pointed(heterosis::IndividualId id);
    void opened(heterosis::IndividualId id);

protected:
    static constexpr double kNear = 12;                 // pixels: so far from an individual it is still meant
    virtual void fill() = 0;                            // everything, from m_herd and m_run
    virtual int memberAt(const QPointF& at) const = 0;  // -1: nobody near
    virtual void mark() {}                              // the current individual
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    std::shared_ptr<const Herd> m_herd;
    std::int64_t m_run = 0;
    IndividualId m_current = 0;

private:
    void build();
    QPointF m_pressed;
};

// Best, median and the band between the quartiles of each generation; parents and the original as lines.
class FitnessChart final : public RunPlot {
    Q_OBJECT
public:
    using RunPlot::RunPlot;
    QString csv() const override;

protected:
    void fill() override;
    int memberAt(const QPointF& at) const override;
    void mark() override;

private:
    QCPGraph* line(const QString& name, const QPen& pen);
    void drawBaselines();
    std::vector<Herd::Generation> m_generations;
    QCPGraph* m_mark = nullptr;
};

// Any two judges against each other, and those whom nobody beats in both.
class FrontChart final : public RunPlot {
    Q_OBJECT
public:
    using RunPlot::RunPlot;
    void setJudges(std::size_t x, std::size_t y);
    QString csv() const override;

protected:
    void fill() override;
    int memberAt(const QPointF& at) const override;
    void mark() override;

private:
    std::size_t m_x = 0, m_y = 1;
    std::vector<int> m_shown, m_front;
    QCPGraph* m_mark = nullptr;
};

// How far the genomes of a generation lie apart, generation by generation.
class DiversityChart final : public RunPlot {
    Q_OBJECT
public:
    using RunPlot::RunPlot;
    void setDiversity(const std::map<int, double>& diversity);
    QString csv() const override;

protected:
    void fill() override;
    int memberAt(const QPointF&) const override { return -1; }

private:
    std::map<int, double> m_diversity;
};

} // namespace heterosis
