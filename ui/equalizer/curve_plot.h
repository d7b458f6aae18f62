// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "equalizer/curve_handles.h"
#include "equalizer/frame_joiner.h"
#include "equalizer/plot_library.h"

namespace heterosis {

enum class Spectrum { All, Scope, None };

// The curves over the layers with their nodes as handles, and the parents' distance behind them like a spectrum analyser. Only the
// layers of the plot that changed are drawn again. Mouse and keyboard: curve_plot_input.cpp.
class CurvePlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit CurvePlot(EqualizerModel* model, QWidget* parent = nullptr);

    const std::vector<Region>& scope() const { return m_scope; }
    void setScope(const std::vector<Region>& regions);
    void setSpectrum(Spectrum spectrum);
    void setBeyond(bool on); // shows the whole soft range, not only A to B
    bool showsBeyond() const { return m_beyond; }

    const std::vector<CurveHandle>& handles() const { return m_handles; }
    const CurveHandle* current() const;       // the handle that keys act on
    void setCurrentNode(const Node& node);    // moves the current handle there, one undo step
    QPointF toPixel(double layer, double value) const;
    QString describe(const CurveHandle& handle) const; // "MLP · layer 24 · ratio 0.92 · width 3.4"

    void addNode(double layer, double value);
    void removeCurrent();

    QSize sizeHint() const override { return {760, 190}; }
    QSize minimumSizeHint() const override { return {280, 110}; }

Q_SIGNALS:
    void scopeChanged();
    void currentChanged(); // another handle, or it moved
    void editRequested();  // a double click on a handle: somebody wants to type
    void beyondChanged(bool on);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    friend class HandleLayer;
    struct Drag {
        Curves base;        // as they were at its begin
        CurveHandle handle; // its refs point into base
        QPointF grab;       // from the handle to the mouse
        Node node;          // where it is now
        bool fresh = false; // was added by this very gesture
    };

    void build();          // everything, for another family or theme
    void scheduleUpdate(); // curves and handles, once a frame
    void updateCurves();
    void updateSpectrum();
    void updateAxes();
    void drawHandles(QCPPainter* painter) const;
    void drawHandle(QCPPainter* painter, const CurveHandle& handle, bool current) const;
    void drawLabel(QCPPainter* painter, const CurveHandle& handle) const;

    Curves curves() const;
    bool beyondNeeded() const;
    int handleAt(const QPointF& position) const; // -1: none near
    void makeCurrent(int handle);
    void chooseHandle(int handle); // also widens the scope to a handle of other regions
    Node limited(Node node) const;
    void startDrag(const CurveHandle& handle, const QPointF& position, bool fresh);
    void dragTo(const QPointF& position);
    void endDrag(bool keep);
    void edit(const CurveHandle& handle, std::optional<Node> to, const QString& text, int join = 0);
    bool nodeKey(QKeyEvent* event);
    void widen(const CurveHandle& handle, double factor, int join);
    bool stepHandle(int by);
    void announce();

    EqualizerModel* m_model;
    QCPLayer *m_curveLayer, *m_handleLayer;
    QCPBars* m_bars;
    std::vector<QCPGraph*> m_lines;
    QCPGraph* m_offsets; // genes that have left their curve
    std::vector<Region> m_scope;
    std::vector<CurveHandle> m_handles;
    std::optional<Node> m_current;
    int m_hover = -1;
    bool m_beyond = false;
    bool m_beyondByItself = true; // until somebody has closed it by hand
    Spectrum m_spectrum = Spectrum::All;
    std::optional<Drag> m_drag;
    QTimer m_update, m_spectrumUpdate;
    FrameJoiner m_joiner;
    Burst m_keys, m_wheel;
};

} // namespace heterosis
