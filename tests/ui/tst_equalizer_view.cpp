// SPDX-License-Identifier: GPL-3.0-or-later
// The real widgets, driven by mouse and keyboard.
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

#include "equalizer/curve_plot.h"
#include "equalizer/curves_view.h"
#include "equalizer/equalizer_view.h"
#include "equalizer/gene_map.h"
#include "equalizer/pad_panel.h"
#include "equalizer/value_spin.h"
#include "equalizer/xy_pad.h"
#include "style/colours.h"
#include "tst_equalizer_family.h"

using namespace heterosis;

namespace {

constexpr int kLayers = 12;
const GeneId kQuery3{3, Region::Query};
const GeneId kKey4{4, Region::Key};

void turnWheel(QWidget* widget, const QPointF& at, int clicks, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, 120 * clicks}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void drag(QWidget* widget, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(widget, Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 4; ++i)
        QTest::mouseMove(widget, from + (to - from) * i / 4);
    QTest::mouseRelease(widget, Qt::LeftButton, modifiers, to);
}

}

class TestEqualizerView : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<EqualizerModel> m_model;
    std::unique_ptr<EqualizerView> m_view;

    GeneMap* map() { return m_view->map(); }
    XyPad* pad() { return m_view->pad()->pad(); }
    CurvePlot* plot() { return m_view->curves()->plot(); }
    double ratio(GeneId gene) { return m_model->allele(gene).ratio; }
    QPoint centre(GeneId gene) { return map()->rectOf(gene).center().toPoint(); }
    int steps() { return m_model->undoStack()->index(); }
    void addNode(double layer, double value)
    {
        QTest::mouseDClick(plot(), Qt::LeftButton, {}, plot()->toPixel(layer, value).toPoint());
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, plot()->toPixel(layer, value).toPoint());
    }

private Q_SLOTS:
    void initTestCase() { Colours::setDark(true); }

    void init()
    {
        m_model = std::make_unique<EqualizerModel>();
        m_view = std::make_unique<EqualizerView>(m_model.get());
        m_view->resize(1200, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_model->setFamily(madeUpFamily(kLayers));
        map()->setOverview(false);
        QCoreApplication::processEvents();
    }

    void theOverviewIsTheDefaultAndACellIsItsGenes()
    {
        EqualizerView fresh(m_model.get());
        QVERIFY(fresh.map()->isOverview());
        map()->setOverview(true);
        QCOMPARE(int(map()->grid().columns.size()), 4);
        QTest::mouseClick(map(), Qt::LeftButton, {}, centre(kQuery3));
        QCOMPARE(int(m_model->selection().size()), 3 * 4); // layers 3 to 5, or 0 to 2: a quarter of the depth, four regions
        map()->setFocus();
        QTest::keyClick(map(), Qt::Key_Z);
        QVERIFY(!map()->isOverview());
    }

    void everyGeneHasACell()
    {
        for (const bool tied : {true, false}) {
            m_model->setFamily(madeUpFamily(kLayers, Plane::Strength, tied));
            for (const GeneId gene : m_model->genes())
                QCOMPARE(map()->genesAt(map()->rectOf(gene).center()), std::vector<GeneId>{gene});
            map()->setOverview(true);
            std::size_t shown = 0;
            for (const auto& cell : map()->grid().cells)
                shown += cell.genes.size();
            QCOMPARE(shown, m_model->genes().size());
            map()->setOverview(false);
        }
    }

    void mouseSelectsOnTheMap()
    {
        QTest::mouseClick(map(), Qt::LeftButton, {}, centre(kQuery3));
        QCOMPARE(m_model->selection(), std::set<GeneId>{kQuery3});
        QTest::mouseClick(map(), Qt::LeftButton, Qt::ShiftModifier, centre(kKey4));
        QCOMPARE(int(m_model->selection().size()), 4);
        QTest::mouseClick(map(), Qt::LeftButton, Qt::ControlModifier, centre(kKey4));
        QCOMPARE(int(m_model->selection().size()), 3);
        drag(map(), centre({5, Region::Gate}), centre({8, Region::Down}));
        QCOMPARE(int(m_model->selection().size()), 12);
        QTest::mouseClick(map(), Qt::LeftButton, {}, QPoint(10, centre({0, Region::Norm}).y()));
        QCOMPARE(int(m_model->selection().size()), kLayers + 1);
        QTest::mouseClick(map(), Qt::LeftButton, {}, QPoint(centre({7, Region::Key}).x(), 5));
        QCOMPARE(int(m_model->selection().size()), 8);
        QCOMPARE(steps(), 0);
    }

    void keyboardSelectsMovesAndUndoes()
    {
        map()->setFocus();
        QTest::mouseClick(map(), Qt::LeftButton, {}, centre(kQuery3));
        QTest::keyClick(map(), Qt::Key_Right);
        QCOMPARE(m_model->selection(), (std::set<GeneId>{{4, Region::Query}}));
        QTest::keyClick(map(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(int(m_model->selection().size()), 2);
        QTest::keyClick(map(), Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(map(), Qt::Key_Space);
        QCOMPARE(int(m_model->selection().size()), 3);
        QTest::keyClick(map(), Qt::Key_PageUp);
        QCOMPARE(ratio(kKey4), 0.55);
        QTest::keyClick(map(), Qt::Key_1);
        QCOMPARE(ratio(kKey4), 1.0);
        QTest::keyClick(map(), Qt::Key_L);
        QVERIFY(m_model->isLocked(kKey4));
        QTest::keyClick(map(), Qt::Key_0);
        QCOMPARE(ratio(kKey4), 1.0);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(map(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(ratio(kKey4), 0.5);
        QVERIFY(!m_model->isLocked(kKey4));
        QTest::keyClick(map(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_model->selection().size(), m_model->genes().size());
        QTest::keyClick(map(), Qt::Key_Escape);
        QVERIFY(m_model->selection().empty());
    }

    void theCursorReachesEveryColumn()
    {
        map()->setFocus();
        QTest::keyClick(map(), Qt::Key_Home);
        QCOMPARE(map()->cursorGenes(), (std::vector<GeneId>{{GeneId::kEmbed, Region::Embedding}}));
        for (int i = 0; i <= kLayers; ++i)
            QTest::keyClick(map(), Qt::Key_Right);
        QCOMPARE(map()->cursorGenes(), (std::vector<GeneId>{{GeneId::kHead, Region::Norm}}));
        QVERIFY(map()->accessibleDescription().startsWith(QStringLiteral("head norm, ratio 0.50, strength 1.00")));
    }

    void theBrushPaintsAndTheWheelNudges()
    {
        map()->setBrush(true);
        map()->setBrushValue(0.9);
        drag(map(), centre({2, Region::Up}), centre({6, Region::Up}));
        map()->setBrush(false);
        for (int layer = 2; layer <= 6; ++layer)
            QCOMPARE(ratio({layer, Region::Up}), 0.9);
        QCOMPARE(steps(), 1);
        QVERIFY(m_model->selection().empty());
        drag(map(), centre({2, Region::Down}), centre({3, Region::Down}), Qt::AltModifier);
        QCOMPARE(ratio({3, Region::Down}), 0.9);
        for (int i = 0; i < 3; ++i)
            turnWheel(map(), centre(kQuery3), 1);
        QCOMPARE(ratio(kQuery3), 0.65);
        QCOMPARE(steps(), 3); // three turns in a row are one step
        m_model->undo();
        QCOMPARE(ratio(kQuery3), 0.5);
    }

    void escapeGivesAStrokeUp()
    {
        map()->setBrush(true);
        QTest::mousePress(map(), Qt::LeftButton, {}, centre(kQuery3));
        QCOMPARE(ratio(kQuery3), 1.0);
        QTest::keyClick(map(), Qt::Key_Escape);
        QTest::mouseRelease(map(), Qt::LeftButton, {}, centre(kQuery3));
        QCOMPARE(ratio(kQuery3), 0.5);
        QCOMPARE(steps(), 0);
    }

    void thePadMovesTheSelectionFromAnywhere()
    {
        m_model->paint({kQuery3}, 0.3);
        m_model->select({kQuery3, kKey4});
        const QSizeF size = pad()->plotRect().size();
        const QPoint from = pad()->plotRect().center().toPoint() + QPoint(30, 20);
        const QPoint by(int(size.width() / 10), -int(size.height() / 8));
        drag(pad(), from, from + by);
        const double dx = 2.0 * by.x() / size.width(), dy = -2.0 * by.y() / size.height();
        QVERIFY(std::abs(ratio(kQuery3) - (0.3 + dx)) < 1e-5);
        QVERIFY(std::abs(ratio(kKey4) - (0.5 + dx)) < 1e-5);
        QVERIFY(std::abs(m_model->allele(kKey4).second - (1 + dy)) < 1e-5);
        QCOMPARE(steps(), 2);
        m_model->undo();
        QCOMPARE(ratio(kQuery3), 0.3);
        QTest::mousePress(pad(), Qt::LeftButton, {}, from);
        QTest::mouseMove(pad(), from + QPoint(40, 0));
        QVERIFY(ratio(kQuery3) > 0.31); // already while the button is down
        QTest::keyClick(pad(), Qt::Key_Escape);
        QTest::mouseRelease(pad(), Qt::LeftButton, {}, from + QPoint(60, 0));
        QCOMPARE(ratio(kQuery3), 0.3);
        QTest::mouseDClick(pad(), Qt::LeftButton, {}, from);
        QTest::mouseRelease(pad(), Qt::LeftButton, {}, from);
        QCOMPARE(ratio(kQuery3), 0.5);
    }

    void thePadByKeyboard()
    {
        m_model->select({kQuery3});
        pad()->setFocus();
        QTest::keyClick(pad(), Qt::Key_Right);
        QTest::keyClick(pad(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(ratio(kQuery3), 0.56);
        QTest::keyClick(pad(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_model->allele(kQuery3).second, 1.2);
        QTest::keyClick(pad(), Qt::Key_End);
        QCOMPARE(ratio(kQuery3), 1.0);
        turnWheel(pad(), pad()->plotRect().center(), -1);
        QCOMPARE(m_model->allele(kQuery3).second, 1.19);
        QVERIFY(pad()->accessibleDescription().contains(QStringLiteral("strength 1.19")));
    }

    void typedNumbersAreForAll()
    {
        m_model->paint({kQuery3}, 0.1);
        m_model->select({kQuery3, kKey4});
        ValueSpin* spin = m_view->pad()->xSpin();
        QCOMPARE(spin->suffix(), QStringLiteral(" ± 0.20"));
        QTest::keyClick(map(), Qt::Key_F2);
        QVERIFY(spin->hasFocus());
        QTest::keyClick(spin, Qt::Key_Up); // a step keeps them apart
        QCOMPARE(ratio(kQuery3), 0.15);
        QCOMPARE(ratio(kKey4), 0.55);
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("1.75"));
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(ratio(kQuery3), 1.75);
        QCOMPARE(ratio(kKey4), 1.75);
        QVERIFY(spin->suffix().isEmpty());
    }

    void aNodeIsAddedDraggedPulledOffAndRestored()
    {
        addNode(3, 0.9);
        QCOMPARE(steps(), 1);
        QCOMPARE(int(plot()->handles().size()), 1); // of query, key, value and output together
        QCOMPARE(int(plot()->handles().front().refs.size()), 4);
        QVERIFY(std::abs(ratio(kQuery3) - 0.9) < 0.02);
        const QPoint at = plot()->toPixel(plot()->current()->node.layer, plot()->current()->node.value).toPoint();
        const QPoint to = plot()->toPixel(8, 0.2).toPoint();
        drag(plot(), at, to);
        QCOMPARE(steps(), 2);
        QVERIFY(std::abs(ratio({8, Region::Value}) - 0.2) < 0.03);
        QVERIFY(std::abs(ratio(kQuery3) - 0.5) < 0.01);
        const Genome before = m_model->genome();

        QTest::mousePress(plot(), Qt::LeftButton, {}, to);
        QTest::mouseMove(plot(), QPoint(to.x(), -80));
        QTRY_COMPARE(int(m_model->curve(Region::Query).nodes.size()), 0); // pulled off
        QTest::qWait(30);
        QTest::mouseMove(plot(), to + QPoint(0, 10));
        QTRY_COMPARE(int(m_model->curve(Region::Query).nodes.size()), 1); // and back
        QTest::keyClick(plot(), Qt::Key_Escape);
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, to);
        QCOMPARE(m_model->genome(), before);
        QCOMPARE(steps(), 2);
        QTest::keyClick(plot(), Qt::Key_Delete);
        QVERIFY(m_model->curve(Region::Query).nodes.empty());
        m_model->undo();
        QCOMPARE(m_model->genome(), before);
    }

    void nodesByKeyboard()
    {
        plot()->setFocus();
        QTest::keyClick(plot(), Qt::Key_Insert);
        QVERIFY(plot()->current());
        const Node start = plot()->current()->node;
        QTest::keyClick(plot(), Qt::Key_Up);
        QTest::keyClick(plot(), Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(plot(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(plot()->current()->node.value, start.value + 0.26);
        QTest::keyClick(plot(), Qt::Key_Left);
        QCOMPARE(plot()->current()->node.layer, start.layer - 1);
        QTest::keyClick(plot(), Qt::Key_BracketRight);
        QVERIFY(plot()->current()->node.width > start.width);
        QTest::keyClick(plot(), Qt::Key_Insert);
        QCOMPARE(int(plot()->handles().size()), 2);
        plot()->setFocus();
        QTest::keyClick(plot(), Qt::Key_Escape);
        QTest::keyClick(plot(), Qt::Key_Tab);
        QCOMPARE(plot()->current(), &plot()->handles()[0]);
        QTest::keyClick(plot(), Qt::Key_Tab);
        QCOMPARE(plot()->current(), &plot()->handles()[1]);
        QVERIFY(plot()->accessibleDescription().startsWith(QStringLiteral("Node 2 of 2")));
        QTest::keyClick(plot(), Qt::Key_Tab); // behind the last node the focus moves on
        QVERIFY(!plot()->hasFocus());
    }

    void theWheelChangesAWidthAndClickingAnotherCurveTakesItUp()
    {
        addNode(3, 0.8);
        const double width = plot()->current()->node.width;
        turnWheel(plot(), plot()->toPixel(plot()->current()->node.layer, plot()->current()->node.value), 2);
        QVERIFY(plot()->current()->node.width > 1.3 * width);
        plot()->setScope({Region::Down});
        addNode(9, 0.3);
        QCOMPARE(int(m_model->curve(Region::Up).nodes.size()), 0);
        QTest::mouseClick(plot(), Qt::LeftButton, {}, plot()->toPixel(m_model->curve(Region::Key).nodes[0].layer, m_model->curve(Region::Key).nodes[0].value).toPoint());
        QCOMPARE(int(plot()->scope().size()), 4);
        QCOMPARE(m_view->curves()->regionChooser()->currentText(), QStringLiteral("attention"));
    }

    void oneRegionOfAGroupCanLeaveItsNode()
    {
        addNode(3, 0.8);
        plot()->setScope({Region::Query});
        const Node node = m_model->curve(Region::Query).nodes.at(0);
        drag(plot(), plot()->toPixel(node.layer, node.value).toPoint(), plot()->toPixel(node.layer, 0.2).toPoint());
        QVERIFY(m_model->curve(Region::Query).nodes.at(0).value < 0.25);
        QCOMPARE(m_model->curve(Region::Key).nodes.at(0), node);
        QCOMPARE(int(plot()->handles().size()), 2);
    }

    void withOneModelThereIsOneCoordinate()
    {
        m_model->setFamily(madeUpFamily(kLayers, Plane::Single));
        QVERIFY(!m_view->pad()->ySpin()->isVisible());
        m_model->select({kQuery3});
        pad()->setFocus();
        QTest::keyClick(pad(), Qt::Key_Right);
        QTest::keyClick(pad(), Qt::Key_Up);
        QCOMPARE(m_model->allele(kQuery3).second, 1.05);
        addNode(3, 1.7);
        QVERIFY(std::abs(m_model->allele({3, Region::Value}).second - 1.7) < 0.05);
    }

    void actionsForTheEditMenu()
    {
        int named = 0;
        for (const QAction* action : m_view->actions()) {
            named += !action->isSeparator();
            QVERIFY(action->isSeparator() || (!action->text().isEmpty() && !action->shortcut().isEmpty()));
        }
        QVERIFY(named >= 18);
        m_model->select({kQuery3});
        map()->setFocus();
        QTest::keyClick(map(), Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(ratio(kQuery3), 1.0);
        QTest::keyClick(map(), Qt::Key_M);
        QCOMPARE(ratio(kQuery3), 0.0);
        QTest::keyClick(map(), Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(ratio(kQuery3), 0.5);
    }

    void themeAndLanguageChangeWithoutHarm()
    {
        addNode(3, 0.8);
        for (const GeneId gene : m_model->genes())
            m_model->setDistance(madeUpDistance(gene, kLayers));
        Colours::setDark(false);
        QEvent language(QEvent::LanguageChange);
        QApplication::sendEvent(m_view.get(), &language);
        for (QWidget* widget : m_view->findChildren<QWidget*>()) {
            QEvent change(QEvent::LanguageChange);
            QApplication::sendEvent(widget, &change);
        }
        QVERIFY(!m_view->grab().isNull());
        QCOMPARE(int(plot()->handles().size()), 1);
        const QByteArray layout = m_view->saveLayout();
        map()->setOverview(true);
        m_view->restoreLayout(layout);
        QVERIFY(!map()->isOverview());
        m_view->restoreLayout(QByteArray("nonsense"));
        Colours::setDark(true);
    }
};

QTEST_MAIN(TestEqualizerView)
#include "tst_equalizer_view.moc"
