// SPDX-License-Identifier: GPL-3.0-or-later
// What data say of the genes: arrows on the map, auto-EQ on the equalizer, with widgets alone and in a real window.
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

#include "equalizer/equalizer_view.h"
#include "equalizer/gene_map.h"
#include "equalizer/tuning_bar.h"
#include "style/colours.h"
#include "tst_equalizer_family.h"
#include "tst_window_kit.h"

using namespace heterosis;

namespace {

const GeneId kQuery3{3, Region::Query};
const GeneId kKey4{4, Region::Key};

QImage shot(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_RGB32);
    widget.render(&image);
    return image;
}

event::Sensed sensedAt(const EqualizerModel& model)
{
    event::Sensed sensed{model.genome(), 2.5, {}};
    for (const GeneId gene : model.genes())
        sensed.genes[gene] = {0, 0};
    sensed.genes[kQuery3] = {-0.4, 0.1}; // more of B, weaker
    sensed.genes[kKey4] = {0.1, 0};
    return sensed;
}

}

class TestEqualizerTuning : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<EqualizerModel> m_model;
    std::unique_ptr<EqualizerView> m_view;
    TuningBar* bar() { return m_view->tuning(); }
    QToolButton* button(const char* name) { return bar()->findChild<QToolButton*>(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase() { Colours::setDark(true); }

    void init()
    {
        m_model = std::make_unique<EqualizerModel>();
        m_view = std::make_unique<EqualizerView>(m_model.get());
        m_view->resize(1200, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_model->setFamily(madeUpFamily(12));
        m_view->map()->setOverview(false);
        QCoreApplication::processEvents();
    }

    void arrowsAreDrawnWhereTheDataPulls()
    {
        const QImage before = shot(*m_view->map());
        m_model->setSensitivity(sensedAt(*m_model));
        QCOMPARE(m_model->pull({kQuery3}).x, 0.4);
        const QImage after = shot(*m_view->map());
        const QRect cell = m_view->map()->rectOf(kQuery3).toRect();
        QVERIFY(before.copy(cell) != after.copy(cell));
        const QRect silent = m_view->map()->rectOf({5, Region::Value}).toRect();
        QCOMPARE(before.copy(silent), after.copy(silent));
        QVERIFY(m_view->map()->describeCell(m_view->map()->grid().cellAt(0, 0)).contains(QStringLiteral("pulls")));
        QVERIFY(bar()->legend().contains(QStringLiteral("2.500")));
        QVERIFY(button("hideArrows")->isVisible());
        button("hideArrows")->click();
        QVERIFY(!m_model->sensitivity());
        QCOMPARE(shot(*m_view->map()).copy(cell), before.copy(cell));
        QVERIFY(bar()->legend().isEmpty());
    }

    void aMovedEqualizerIsSaidSo()
    {
        m_model->setSensitivity(sensedAt(*m_model));
        const QString fresh = bar()->legend();
        m_model->nudge({kKey4}, 0.1, 0);
        QVERIFY(bar()->legend().contains(QStringLiteral("before")));
        m_model->undo();
        QCOMPARE(bar()->legend(), fresh);
        m_model->setFamily(madeUpFamily(6));
        QVERIFY(!m_model->sensitivity());
    }

    void aTunedGenomeIsOneStepAndLockedGenesStay()
    {
        m_model->setLocked({kKey4}, true);
        QSignalSpy wanted(bar(), &TuningBar::tuneWanted);
        bar()->tune("data.txt");
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted[0][1].value<std::set<GeneId>>() == std::set<GeneId>{kKey4});
        QVERIFY(bar()->isBusy());
        QVERIFY(!button("tuneButton")->isEnabled());
        QVERIFY(button("cancelTuning")->isVisible());
        bar()->showProgress(3, 60, 2.25, 12);
        QVERIFY(bar()->legend().contains(QStringLiteral("3")) && bar()->legend().contains(QStringLiteral("2.250")));
        QCOMPARE(bar()->findChild<QProgressBar*>()->value(), 3);
        const Genome before = m_model->genome();
        const int steps = m_model->undoStack()->index();
        Genome tuned = before;
        for (auto& [id, allele] : tuned.alleles)
            allele = {.ratio = 0.25, .second = 0.9};
        bar()->showTuned({tuned, 2.5, 2.0, true});
        QVERIFY(!bar()->isBusy());
        QCOMPARE(m_model->allele(kQuery3).ratio, 0.25);
        QCOMPARE(m_model->allele(kQuery3).second, 0.9);
        QCOMPARE(m_model->allele(kKey4).ratio, before.alleles.at(kKey4).ratio);
        QVERIFY(m_model->isLocked(kKey4));
        QCOMPARE(m_model->undoStack()->index(), steps + 1);
        QVERIFY(bar()->legend().contains(QStringLiteral("2.000")));
        m_model->undo();
        QCOMPARE(m_model->genome(), before);
        QVERIFY(bar()->legend().isEmpty());
    }

    void whatFailsOrIsStoppedChangesNothing()
    {
        const Genome before = m_model->genome();
        QSignalSpy cancelled(bar(), &TuningBar::cancelWanted);
        bar()->sense("data.txt");
        button("cancelTuning")->click();
        QCOMPARE(cancelled.size(), 1);
        bar()->showEnd();
        QVERIFY(!bar()->isBusy() && button("senseButton")->isEnabled());
        Genome late = before;
        late.alleles[kQuery3].ratio = 0.9;
        bar()->showTuned({late, 2.5, 2.0, true}); // of what was open before
        QCOMPARE(m_model->genome(), before);
        bar()->tune("data.txt");
        bar()->showTuned({before, 2.5, 2.5, false});
        QCOMPARE(m_model->genome(), before);
        QVERIFY(bar()->legend().contains(QStringLiteral("2.500")));
    }

    void theDemoFamilyIsTunedInTheWindow()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        TuningBar* tuning = window->equalizerView().tuning();
        QFile stories(QStringLiteral(HETEROSIS_SOURCE "/resources/demo/data/ko_stories.valid.txt")), some(window.file(QStringLiteral("이야기.txt")));
        QVERIFY(stories.open(QIODevice::ReadOnly) && some.open(QIODevice::WriteOnly));
        for (int line = 0; line < 8; ++line)
            some.write(stories.readLine());
        some.close();
        const std::filesystem::path data = toPath(some.fileName());
        tuning->sense(data);
        QVERIFY(QTest::qWaitFor([&] { return !tuning->isBusy(); }, kPatience));
        QVERIFY(window->equalizer().sensitivity().has_value());
        QVERIFY(window->equalizer().pull(window->equalizer().genes()).x > 0); // Korean is B's
        tuning->sense("nowhere.txt");
        QVERIFY(QTest::qWaitFor([&] { return !tuning->isBusy(); }, kPatience));
        QVERIFY(window->parents().messages().shows());
        const Genome before = window->equalizer().genome();
        tuning->tune(data);
        QVERIFY(QTest::qWaitFor([&] { return tuning->legend().contains(QStringLiteral("step")); }, kPatience));
        window->bridge().cancelTuning();
        QVERIFY(QTest::qWaitFor([&] { return !tuning->isBusy(); }, kPatience));
        QCOMPARE(window->equalizer().genome(), before);
    }
};

QTEST_MAIN(TestEqualizerTuning)
#include "tst_equalizer_tuning.moc"
