// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include "equalizer/curve_plot.h"
#include "equalizer/gene_map.h"
#include "equalizer/xy_pad.h"
#include "listening/speech_text.h"

using namespace heterosis;

// The demo family in the real window: a pad point is dragged, a curve node moved, genes selected by keyboard, everything undone;
// the child's speech changes and comes back, letter by letter (greedy).
class TestWindowShape : public QObject {
    Q_OBJECT

    QMap<QString, QByteArray> m_before;
    std::unique_ptr<WindowUnderTest> m_window;

    template <class Widget> Widget* find() const { return (**m_window).findChild<Widget*>(); }

    void undoAll() const
    {
        while ((*m_window)->equalizer().undoStack()->canUndo())
            (*m_window)->equalizer().undo();
    }

    static void drag(QWidget* widget, const QPointF& from, const QPointF& to)
    {
        QTest::mousePress(widget, Qt::LeftButton, {}, from.toPoint());
        for (int i = 1; i <= 8; ++i) {
            const QPointF at = from + (to - from) * i / 8.0;
            QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(widget, &move);
            QTest::qWait(20);
        }
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to.toPoint());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = sumsBelow(fromPath(resourceDirectory() / "demo"));
        QVERIFY(!m_before.isEmpty());
        m_window = std::make_unique<WindowUnderTest>();
        (*m_window)->openDemo();
        QVERIFY(m_window->settles());
    }

    void everybodySpeaks()
    {
        for (const Column column : {Column::Original, Column::A, Column::Child, Column::B}) {
            const SpeechPane& pane = (*m_window)->listening().pane(column);
            QVERIFY(pane.isVisible());
            QVERIFY(!pane.speech().isEmpty());
        }
        // Words of the child that A does not say are marked, and every character knows its token.
        SpeechText& text = (*m_window)->listening().pane(Column::Child).text();
        QTRY_VERIFY(!text.marks().isEmpty());
        const int last = text.tokenAt(int(text.speech().size()) - 1);
        QVERIFY(last >= 0 && last < text.tokens().size());
        QVERIFY(!text.tokens()[last].top.empty());
    }

    void aDragOnThePadChangesTheSpeechAndUndoBringsItBack()
    {
        const QString before = m_window->childSpeech();
        const Genome genome = (*m_window)->equalizer().genome();
        auto* pad = find<XyPad>();
        QVERIFY(pad);
        (*m_window)->equalizer().selectAll();
        const QRectF plot = pad->plotRect();
        const QPointF from = pad->toPixel((*m_window)->equalizer().summary().mean);
        drag(pad, from, {from.x(), plot.top() + plot.height() * 0.15});
        QVERIFY((*m_window)->equalizer().genome() != genome);
        QCOMPARE((*m_window)->equalizer().undoStack()->count(), 1);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech != before; }));
        undoAll();
        QVERIFY((*m_window)->equalizer().genome() == genome);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech == before; }));
    }

    void aCurveNodeMovesItsRegion()
    {
        const Genome genome = (*m_window)->equalizer().genome();
        const QString before = m_window->childSpeech();
        auto* plot = find<CurvePlot>();
        QVERIFY(plot);
        plot->addNode(3, 0.5);
        QVERIFY(plot->current());
        const QPointF from = plot->toPixel(3, 0.5), to = plot->toPixel(3.6, 0.98);
        drag(plot, from, to);
        QVERIFY((*m_window)->equalizer().genome() != genome);
        QVERIFY(m_window->settles());
        undoAll();
        QVERIFY((*m_window)->equalizer().genome() == genome);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech == before; }));
    }

    void genesAreSelectedByKeyboard()
    {
        EqualizerModel& model = (*m_window)->equalizer();
        const QString before = m_window->childSpeech();
        auto* map = find<GeneMap>();
        QVERIFY(map);
        model.selectNone();
        map->setOverview(false);
        map->setFocus();
        QTest::keyClick(map, Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(model.selection().size(), model.genes().size());
        auto* pad = find<XyPad>();
        pad->setFocus();
        const Genome genome = model.genome();
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(pad, Qt::Key_Right);
        QVERIFY(model.genome() != genome);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech != before; }));
        QTest::keyClick(pad, Qt::Key_Z, Qt::ControlModifier);
        undoAll();
        QVERIFY(model.genome() == genome);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech == before; }));
    }

    void theSessionComesBack()
    {
        EqualizerModel& model = (*m_window)->equalizer();
        model.selectAll();
        model.set(0.25, 1.4);
        QVERIFY(m_window->settles());
        QTest::qWait(50);
        QVERIFY(m_window->settles());
        const QString said = m_window->childSpeech();
        const Genome genome = model.genome();
        m_window->close();
        m_window->restart();
        (*m_window)->openLastOrDemo();
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech == said; }));
        QVERIFY((*m_window)->equalizer().genome() == genome);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        QCOMPARE(sumsBelow(fromPath(resourceDirectory() / "demo")), m_before);
    }
};

QTEST_MAIN(TestWindowShape)
#include "tst_window_shape.moc"
