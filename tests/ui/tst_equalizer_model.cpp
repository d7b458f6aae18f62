// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include <limits>

#include "equalizer/equalizer_model.h"
#include "tst_equalizer_family.h"

using namespace heterosis;

namespace {
constexpr int kLayers = 12;
const GeneId kQuery3{3, Region::Query};
const GeneId kQuery4{4, Region::Query};
const GeneId kDown9{9, Region::Down};

Curve bell(double layer, double value, double width, double baseline = 0.5)
{
    return {baseline, {{layer, value, width}}};
}
}

class TestEqualizerModel : public QObject {
    Q_OBJECT
private:
    EqualizerModel m_model;
    double ratio(GeneId gene) { return m_model.allele(gene).ratio; }
    double second(GeneId gene) { return m_model.allele(gene).second; }

private Q_SLOTS:
    void init() { m_model.setFamily(madeUpFamily(kLayers)); }

    void startsAtThePlainBlend()
    {
        const Genome genome = m_model.genome();
        QCOMPARE(int(genome.alleles.size()), kLayers * 8 + 2);
        for (const auto& [gene, allele] : genome.alleles)
            QCOMPARE(allele, (Allele{0.5, 1}));
        QVERIFY(m_model.window()["offsets"].empty());
    }

    void aNodeIsPassedThroughAtItsCentre()
    {
        const Curve curve = bell(3, 0.9, 2);
        QCOMPARE(curve.at(3), 0.9);
        QCOMPARE(curve.at(5), 0.5 + 0.4 * std::exp(-0.5)); // one width away: exp(-1/2) of the height
        QVERIFY(std::abs(curve.at(30) - 0.5) < 1e-12);
    }

    void ratioIsCurvePlusOffset()
    {
        m_model.select({kQuery3});
        m_model.moveBy(0.1, 0);
        m_model.setCurves({{Region::Query, bell(3, 0.8, 2)}});
        QCOMPARE(ratio(kQuery3), 0.9);
        QCOMPARE(m_model.offset(kQuery3), 0.1);
        QVERIFY(!m_model.followsCurve(kQuery3));
        QVERIFY(m_model.followsCurve(kQuery4));
        m_model.resetTo(Reset::Curve);
        QCOMPARE(ratio(kQuery3), 0.8);
        QVERIFY(m_model.followsCurve(kQuery3));
    }

    void aBellsFarTailMovesNothing()
    {
        const Genome before = m_model.genome();
        m_model.setCurves({{Region::Up, bell(10, 0.9, 0.5)}});
        for (const GeneId gene : differing(before, m_model.genome())) {
            QCOMPARE(gene.region, Region::Up);
            QVERIFY(gene.layer >= 7);
        }
    }

    void lockedGenesNeverMove()
    {
        m_model.select({kQuery3, kQuery4});
        m_model.set(0.7, 1.3);
        m_model.setLocked({kQuery3}, true);
        m_model.setCurves({{Region::Query, bell(3, 1.2, 3)}});
        QCOMPARE(m_model.allele(kQuery3), (Allele{0.7, 1.3}));
        QVERIFY(ratio(kQuery4) > 1.0);
        m_model.moveBy(0.2, 0.2);
        m_model.set(0.1, 0.1);
        m_model.paint({kQuery3}, 0.0);
        m_model.scaleBy(2);
        m_model.smooth();
        m_model.mirror();
        for (const Reset which : {Reset::Original, Reset::A, Reset::B, Reset::Even, Reset::Curve})
            m_model.resetTo(which);
        QCOMPARE(m_model.allele(kQuery3), (Allele{0.7, 1.3}));
        m_model.setLocked({kQuery3}, false); // its offset took up what the curve did: it stays, and follows from now on
        QCOMPARE(m_model.allele(kQuery3), (Allele{0.7, 1.3}));
        m_model.setCurves({{Region::Query, Curve{}}});
        QCOMPARE(ratio(kQuery3), 0.0); // 0.7 + (0.5 - 1.2)
    }

    void oneGestureIsOneUndoStep()
    {
        const Genome start = m_model.genome();
        QSignalSpy changes(&m_model, &EqualizerModel::genomeChanged);
        m_model.selectRow(Region::Query);
        m_model.beginGesture(QStringLiteral("drag"));
        for (int i = 1; i <= 10; ++i)
            m_model.moveBy(0.03 * i, 0.02 * i);
        m_model.endGesture();
        QCOMPARE(changes.count(), 10);
        QCOMPARE(m_model.undoStack()->count(), 1);
        QCOMPARE(ratio(kQuery3), 0.8);
        QCOMPARE(second(kQuery3), 1.2);
        m_model.undo();
        QCOMPARE(m_model.genome(), start);
        m_model.redo();
        QCOMPARE(ratio(kQuery3), 0.8);
    }

    void aGestureThatIsGivenUpLeavesNothing()
    {
        const Genome start = m_model.genome();
        m_model.beginGesture(QStringLiteral("drag"));
        m_model.moveBy(0.4, 0.4);
        m_model.cancelGesture();
        QCOMPARE(m_model.genome(), start);
        m_model.beginGesture(QStringLiteral("drag"));
        m_model.moveBy(0.4, 0.4);
        m_model.undo(); // undo in the middle of a drag gives the drag up
        QCOMPARE(m_model.genome(), start);
        QCOMPARE(m_model.undoStack()->count(), 0);
        m_model.beginGesture(QStringLiteral("there and back"));
        m_model.moveBy(0.4, 0.4);
        m_model.moveBy(0, 0);
        m_model.endGesture();
        QCOMPARE(m_model.undoStack()->count(), 0);
    }

    void heldKeysJoinIntoOneStep()
    {
        for (int i = 0; i < 5; ++i) {
            m_model.beginGesture(QStringLiteral("nudge"), 7);
            m_model.nudge({kDown9}, 0.05, 0);
            m_model.endGesture();
        }
        QCOMPARE(m_model.undoStack()->count(), 1);
        QCOMPARE(ratio(kDown9), 0.75);
        m_model.undo();
        QCOMPARE(ratio(kDown9), 0.5);
    }

    void draggingKeepsDifferencesTypingSetsAll()
    {
        m_model.paint({kQuery3}, 0.2);
        m_model.paint({kQuery4}, 0.6);
        m_model.select({kQuery3, kQuery4});
        QCOMPARE(m_model.summary().mean.x, 0.4);
        QVERIFY(qFuzzyCompare(m_model.summary().spread.x, 0.2));
        QCOMPARE(m_model.summary().spread.y, 0.0);
        m_model.moveBy(0.1, 0.5);
        QCOMPARE(ratio(kQuery3), 0.3);
        QCOMPARE(ratio(kQuery4), 0.7);
        m_model.set(0.25, std::nullopt);
        QCOMPARE(ratio(kQuery3), 0.25);
        QCOMPARE(ratio(kQuery4), 0.25);
        QCOMPARE(second(kQuery4), 1.5);
    }

    void aDragAgainstTheWallComesBackUnbent()
    {
        m_model.paint({kQuery3}, 0.2);
        m_model.select({kQuery3, kQuery4});
        m_model.beginGesture(QStringLiteral("drag"));
        m_model.moveBy(1.2, 0);
        QCOMPARE(ratio(kQuery4), 1.5); // the soft range ends here
        QCOMPARE(ratio(kQuery3), 1.4);
        m_model.moveBy(0.1, 0);
        m_model.endGesture();
        QCOMPARE(ratio(kQuery3), 0.3);
        QCOMPARE(ratio(kQuery4), 0.6);
    }

    void typedValuesGoFurtherThanDrags()
    {
        m_model.select({kQuery3});
        m_model.set(2.5, 3.5);
        QCOMPARE(m_model.allele(kQuery3), (Allele{2.5, 3.5}));
        m_model.moveBy(0.2, 0.2); // no drag leads further out, and none pulls it back
        QCOMPARE(m_model.allele(kQuery3), (Allele{2.5, 3.5}));
        m_model.set(9, std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(m_model.allele(kQuery3), (Allele{3, 3.5}));
    }

    void operationsOnTheSelection()
    {
        m_model.select({kQuery3, kQuery4});
        m_model.set(0.7, 1.2);
        m_model.scaleBy(2);
        QCOMPARE(m_model.allele(kQuery3), (Allele{0.9, 1.4}));
        m_model.mirror();
        QCOMPARE(ratio(kQuery3), 0.1);
        m_model.paint({kQuery4}, 0.7);
        m_model.smooth(); // weights 2 and 1 within the selection
        QCOMPARE(ratio(kQuery3), 0.3);
        QCOMPARE(ratio(kQuery4), 0.5);
        QCOMPARE(m_model.undoStack()->count(), 5);
        QCOMPARE(ratio(kDown9), 0.5);
    }

    void resets_data()
    {
        QTest::addColumn<int>("plane");
        QTest::addColumn<int>("which");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("second");
        const auto row = [](const char* name, Plane plane, Reset which, double r, double s) {
            QTest::newRow(name) << int(plane) << int(which) << r << s;
        };
        row("strength original", Plane::Strength, Reset::Original, 0.8, 0);
        row("strength a", Plane::Strength, Reset::A, 0, 1);
        row("strength b", Plane::Strength, Reset::B, 1, 1);
        row("strength even", Plane::Strength, Reset::Even, 0.5, 1);
        row("density original is a", Plane::Density, Reset::Original, 0, 1);
        row("density b", Plane::Density, Reset::B, 1, 1);
    }
    void resets()
    {
        QFETCH(int, plane);
        QFETCH(int, which);
        QFETCH(double, ratio);
        QFETCH(double, second);
        m_model.setFamily(madeUpFamily(kLayers, Plane(plane)));
        m_model.set(0.8, 0.6);
        m_model.resetTo(Reset(which)); // nothing selected: everything
        for (const auto& [gene, allele] : m_model.genome().alleles)
            QCOMPARE(allele, (Allele{ratio, second}));
        QCOMPARE(m_model.undoStack()->count(), 2);
    }

    void selections()
    {
        m_model.selectRow(Region::Norm);
        QCOMPARE(int(m_model.selection().size()), kLayers + 1);
        m_model.selectBand(-1, -1, Select::Add);
        QVERIFY(m_model.isSelected({GeneId::kEmbed, Region::Embedding}));
        m_model.selectRow(Region::Norm, Select::Toggle);
        QCOMPARE(int(m_model.selection().size()), 1);
        m_model.selectAll();
        QCOMPARE(m_model.selection().size(), m_model.genes().size());
        m_model.select({kQuery3}, Select::Remove);
        QVERIFY(!m_model.isSelected(kQuery3));
        m_model.select({{99, Region::Query}});
        QVERIFY(m_model.selection().empty());
    }

    void windowAndRestoreAreARoundTrip()
    {
        m_model.setCurves({{Region::Query, bell(3.25, 0.8123, 2.5)}, {Region::Down, bell(8, 0.1, 1)}});
        m_model.select({kQuery3, kDown9});
        m_model.moveBy(1.0 / 3, 0.25);
        m_model.setLocked({kDown9}, true);
        const Genome genome = m_model.genome();
        Recipe recipe;
        recipe.window = m_model.window();
        QCOMPARE(int(recipe.window["offsets"].size()), 2);

        EqualizerModel other;
        other.setFamily(madeUpFamily(kLayers));
        other.restore(recipe, genome);
        QCOMPARE(other.genome(), genome);
        QCOMPARE(other.curve(Region::Query), m_model.curve(Region::Query));
        QVERIFY(other.isLocked(kDown9));
        QVERIFY(writeJson(other.window()) == writeJson(recipe.window));
        QCOMPARE(other.undoStack()->count(), 0);
    }

    void allelesWinOverWindowData()
    {
        Recipe recipe;
        recipe.window = parseJson(R"({"curves":{"query":{"baseline":"x","nodes":[{"layer":3,"value":0.9,"width":2},{"layer":true},7]},"nose":{}},
            "offsets":[1,2],"locks":["3.query","99.query","nonsense",4]})",
                                  "test");
        Genome genome = m_model.genome();
        genome.alleles[kQuery3] = {1.0 / 3, 0.77};
        genome.seed = 42;
        m_model.restore(recipe, genome);
        QCOMPARE(m_model.genome(), genome);
        QVERIFY(m_model.isLocked(kQuery3));
        recipe.window = Json::array({1});
        m_model.restore(recipe, genome);
        QCOMPARE(m_model.genome(), genome);
        QVERIFY(!m_model.isLocked(kQuery3));
    }

    void withOneModelTheCurveShapesTheContribution()
    {
        m_model.setFamily(madeUpFamily(kLayers, Plane::Single));
        QVERIFY(!m_model.axes().y);
        QCOMPARE(second(kQuery3), 1.0);
        m_model.setCurves({{Region::Query, bell(3, 1.6, 2, 1)}});
        QCOMPARE(second(kQuery3), 1.6);
        m_model.select({kQuery3});
        m_model.moveBy(0.9, 5); // the plane has no second coordinate
        QCOMPARE(second(kQuery3), 2.0);
        m_model.mirror();
        QCOMPARE(second(kQuery3), 0.0);
        QVERIFY(!m_model.canResetTo(Reset::B));
        m_model.resetTo(Reset::Original);
        QCOMPARE(second(kQuery3), 1.0);
    }

    void distancesAreShownAgainstTheFarEnd()
    {
        QVERIFY(!m_model.heat(kQuery3));
        for (const GeneId gene : m_model.genes())
            m_model.setDistance(madeUpDistance(gene, kLayers));
        QVERIFY(*m_model.heat({8, Region::Query}) > *m_model.heat({1, Region::Query}));
        GeneDistance broken{kQuery3};
        broken.relative = std::numeric_limits<double>::infinity();
        m_model.setDistance(broken);
        QCOMPARE(*m_model.heat(kQuery3), 0.0);
        QCOMPARE(m_model.heat({8, Region::Up}).has_value(), true);
    }
};

QTEST_GUILESS_MAIN(TestEqualizerModel)
#include "tst_equalizer_model.moc"
