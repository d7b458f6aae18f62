// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QPixmap>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "base/files.h"
#include "breeding/tasting_session.h"
#include "bridge/paths.h"
#include "studbook/gene_chart.h"
#include "studbook/lineage_chart.h"
#include "studbook/parallel_chart.h"
#include "studbook/run_charts.h"
#include "studbook/studbook_table.h"
#include "tst_breeding_kit.h"

using namespace heterosis;

// A made-up studbook in its table and charts, driven by mouse and keys.
class TestBreedingCharts : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/heterosis 기르기 XXXXXX")};
    std::shared_ptr<const Herd> m_herd;
    std::int64_t m_run = 0;

    QString file(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        m_run = fillStudbook(toPath(file(QStringLiteral("작업 공간"))), 5, 32, resourceDirectory() / "demo");
        m_herd = std::make_shared<Herd>(Herd::of(*Studbook::open(toPath(file(QStringLiteral("작업 공간"))), Studbook::Access::Read)));
    }

    void theHerdKnowsGenerationsAndKin()
    {
        QCOMPARE(m_herd->members.size(), std::size_t(3 + 5 * 32));
        QCOMPARE(m_herd->levels, 6);
        const auto generations = m_herd->generations(m_run);
        QCOMPARE(generations.size(), std::size_t(5));
        for (const auto& generation : generations) {
            QCOMPARE(generation.members.size(), std::size_t(32));
            QVERIFY(generation.lower <= generation.median && generation.median <= generation.upper && generation.upper <= generation.best);
            QCOMPARE(*m_herd->members[std::size_t(generation.members.front())].fitness, generation.best);
        }
        QCOMPARE(m_herd->judges.size(), std::size_t(2));
        // Nobody of the front is beaten in both, and everybody else by somebody of it.
        std::vector<int> all;
        for (std::size_t i = 3; i < m_herd->members.size(); ++i)
            all.push_back(int(i));
        const auto front = m_herd->front(all, 0, 1, false, true);
        const auto beats = [this](int x, int y) {
            const auto &a = m_herd->members[std::size_t(x)].values, &b = m_herd->members[std::size_t(y)].values;
            return a[0] >= b[0] && a[1] <= b[1] && (a[0] > b[0] || a[1] < b[1]);
        };
        QVERIFY(!front.empty());
        for (const int one : all) {
            const bool beaten = std::any_of(front.begin(), front.end(), [&](int f) { return beats(f, one); });
            QCOMPARE(std::find(front.begin(), front.end(), one) == front.end(), beaten);
        }
    }

    void theTableIsSortedAndOpened()
    {
        StudbookTable table;
        table.resize(700, 300);
        table.setHerd(m_herd);
        table.show();
        const auto fitnessAt = [&](int row) { return table.model()->index(row, StudbookTableModel::Fitness).data(StudbookTableModel::SortRole).toDouble(); };
        for (int row = 1; row < table.model()->rowCount(); ++row)
            QVERIFY(fitnessAt(row - 1) >= fitnessAt(row));
        QSignalSpy pointed(&table, &StudbookTable::pointed), opened(&table, &StudbookTable::opened);
        table.setFocus();
        table.setCurrentIndex(table.model()->index(0, 0));
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(pointed.count(), 2);
        QCOMPARE(opened.count(), 1);
        table.setCurrent(7);
        QCOMPARE(pointed.count(), 2);
        QCOMPARE(table.currentIndex().data(StudbookTableModel::IdRole).toLongLong(), 7);
    }

    void theLineageIsWalkedByMouseAndKeys()
    {
        LineageChart chart;
        chart.resize(900, 320);
        chart.setHerd(m_herd);
        chart.show();
        QSignalSpy pointed(&chart, &LineageChart::pointed), opened(&chart, &LineageChart::opened);
        const auto best = m_herd->members[std::size_t(m_herd->generations(m_run).back().members.front())].id;
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.toPixel(best).toPoint());
        QCOMPARE(chart.current(), best);
        QTest::keyClick(&chart, Qt::Key_Left);
        const int child = m_herd->indexOf(best);
        QCOMPARE(m_herd->indexOf(chart.current()), m_herd->members[std::size_t(child)].parents.front());
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, chart.toPixel(best).toPoint());
        QCOMPARE(opened.count(), 2);
        // What lies under the pointer stays there while the wheel zooms; a drag moves all.
        const QPointF before = chart.toPixel(best);
        chart.zoomAt(before, 2, 2);
        QVERIFY(QLineF(chart.toPixel(best), before).length() < 1e-6);
        const IndividualId chosen = chart.current();
        QTest::mousePress(&chart, Qt::LeftButton, {}, QPoint(300, 150));
        QMouseEvent move(QEvent::MouseMove, QPointF(340, 160), chart.mapToGlobal(QPointF(340, 160)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&chart, &move);
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, QPoint(340, 160));
        QVERIFY(QLineF(chart.toPixel(best), before + QPointF(40, 10)).length() < 1e-6);
        QCOMPARE(chart.current(), chosen);
    }

    void chartsLeaveTheWindow()
    {
        FitnessChart fitness;
        FrontChart front;
        ParallelChart parallel;
        LineageChart lineage;
        fitness.setHerd(m_herd, m_run);
        front.setHerd(m_herd, m_run);
        parallel.setHerd(m_herd, m_run);
        lineage.setHerd(m_herd);
        GeneReader reader;
        const auto book = Studbook::open(toPath(file(QStringLiteral("작업 공간"))), Studbook::Access::Read);
        const auto figures = std::make_shared<GeneFigures>(reader.read(*book, *m_herd, m_run));
        QCOMPARE(figures->diversity.size(), std::size_t(5));
        QVERIFY(figures->diversity.at(0) > figures->diversity.at(4)); // the made-up children draw together
        GeneChart genes;
        genes.setFigures(figures);
        DiversityChart diversity;
        diversity.setHerd(m_herd, m_run);
        diversity.setDiversity(figures->diversity);
        int number = 0;
        for (Chart* chart : std::initializer_list<Chart*>{&fitness, &front, &parallel, &lineage, &genes, &diversity}) {
            const QString name = file(QStringLiteral("도표 %1").arg(++number));
            for (const char* kind : {".svg", ".png", ".csv"})
                saveChart(*chart, QSize(640, 320), name + QLatin1String(kind));
            QFile svg(name + QStringLiteral(".svg")), csv(name + QStringLiteral(".csv"));
            QVERIFY(svg.open(QIODevice::ReadOnly) && csv.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&svg);
            int shapes = 0;
            while (!xml.atEnd())
                shapes += xml.readNext() == QXmlStreamReader::StartElement;
            QVERIFY2(!xml.hasError() && shapes > 10, qPrintable(name));
            svg.seek(0);
            QVERIFY(chart != &fitness || svg.readAll().contains("parent-korean")); // what children have to beat
            const QImage picture(name + QStringLiteral(".png"));
            QCOMPARE(picture.size(), QSize(1280, 640));
            const auto lines = csv.readAll().split('\n');
            QVERIFY2(lines.size() >= 6, qPrintable(name));
            QCOMPARE(lines[1].count(','), lines[0].count(','));
        }
        QVERIFY_THROWS_EXCEPTION(Error, saveChart(fitness, QSize(640, 320), file(QStringLiteral("chart.bmp"))));
    }

    void tenThousandAreDrawnAndListedQuickly()
    {
        const auto place = toPath(file(QStringLiteral("만 마리")));
        fillStudbook(place, 156, 64, resourceDirectory() / "demo");
        QElapsedTimer clock;
        clock.start();
        const auto herd = std::make_shared<Herd>(Herd::of(*Studbook::open(place, Studbook::Access::Read)));
        const auto read = clock.elapsed();
        StudbookTable table;
        table.resize(800, 400);
        table.setHerd(herd);
        table.show();
        table.grab();
        const auto listed = clock.elapsed();
        LineageChart chart;
        chart.resize(1100, 420);
        chart.setHerd(herd);
        QImage canvas(chart.size(), QImage::Format_RGB32);
        const auto frame = [&] {
            QElapsedTimer one;
            one.start();
            chart.render(&canvas);
            return double(one.nsecsElapsed()) / 1e6;
        };
        std::vector<double> whole, zoomed;
        frame();
        for (int i = 0; i < 11; ++i)
            whole.push_back(frame());
        chart.zoomAt(QPointF(500, 100), 6, 8);
        for (int i = 0; i < 11; ++i) {
            chart.zoomAt(QPointF(500, 200), 1.02, 1.02);
            zoomed.push_back(frame());
        }
        std::sort(whole.begin(), whole.end());
        std::sort(zoomed.begin(), zoomed.end());
        qInfo("%zu individuals: read %lld ms, read and listed %lld ms, lineage frame %.1f ms whole, %.1f ms zoomed (medians of 11)", herd->members.size(),
              static_cast<long long>(read), static_cast<long long>(listed), whole[5], zoomed[5]);
        QCOMPARE(herd->members.size(), std::size_t(156 * 64 + 3));
    }

    void aTastingFindsTheBestBlindly()
    {
        // A judge who errs one time in ten: the true best is among the first three nearly always.
        int found = 0;
        constexpr int kTastings = 60;
        for (int seed = 0; seed < kTastings; ++seed) {
            TastingSession session({.contestants = {11, 12, 13, 14, 15, 16, 17, 18}}, 2, std::uint64_t(seed));
            std::mt19937_64 random(std::uint64_t(seed) + 99);
            while (!session.finished()) {
                const auto& shown = session.shown();
                QCOMPARE(shown.size(), std::size_t(2));
                std::size_t better = session.id(shown[0]) > session.id(shown[1]) ? 0 : 1;
                if (random() % 10 == 0)
                    better = 1 - better;
                const auto said = session.pick(better, "p");
                QCOMPARE(said.size(), std::size_t(1));
                QVERIFY(said[0].verdict.pass && said[0].verdict.over && *said[0].verdict.over != said[0].id);
            }
            QCOMPARE(session.tasting().verdicts(), TastingTask::kMostVerdicts);
            const auto order = session.tasting().ranking();
            found += std::any_of(order.begin(), order.begin() + 3, [&](std::size_t one) { return session.id(one) == 18; });
        }
        QVERIFY2(found >= kTastings * 8 / 10, qPrintable(QString::number(found)));
    }
};

QTEST_MAIN(TestBreedingCharts)
#include "tst_breeding_charts.moc"
