// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>

#include "base/parallel.h"
#include "breeding/breed_run.h"
#include "breeding/breeding_room.h"
#include "breeding/chart_frame.h"
#include "breeding/judge_table.h"
#include "breeding/run_form.h"
#include "breeding/run_panel.h"
#include "breeding/share_box.h"
#include "education/file_pick.h"
#include "export/export_dialog.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_table.h"
#include "window/rooms.h"

using namespace heterosis;

// Runs of more than two parents, and of parents and children that go to school, in the real window.
class TestBreedingParents : public QObject {
    Q_OBJECT

    static bool shows(WindowUnderTest& window)
    {
        window->rooms().show(Room::Breed);
        return QTest::qWaitFor([&] { return window->breeding().desk().herd() && window->breeding().isSettled(); }, kPatience);
    }
    // A small run on one text; the rest as the form has it.
    static void settle(WindowUnderTest& window)
    {
        RunForm& form = window->breeding().view().panel().form();
        Json document = form.document();
        document.erase("report");
        document["baseline"] = document["racing"] = false;
        document["elite"] = document["immigrants"] = 1;
        document["finalists"] = 1;
        document["judges"] = Json::array({{{"judge", "text"}, {"file", window.textFile(QStringLiteral("글.txt"), 6).toStdString()}}});
        form.setDocument(document, {});
        form.findChild<QSpinBox*>(QStringLiteral("runPopulation"))->setValue(6);
        form.findChild<QSpinBox*>(QStringLiteral("runGenerations"))->setValue(1);
    }
    static bool raises(WindowUnderTest& window)
    {
        BreedRun& run = window->breeding().run();
        QSignalSpy finished(&run, &BreedRun::finished);
        QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        if (run.state() != BreedRun::State::Running)
            return false;
        return QTest::qWaitFor([&] { return finished.count() == 1; }, 3 * kPatience) && shows(window);
    }
    static bool offers(WindowUnderTest& window, const char* box, const char* value)
    {
        auto* combo = window->findChild<QComboBox*>(QLatin1String(box));
        const int index = combo->findData(QLatin1String(value));
        return index >= 0 && static_cast<QStandardItemModel*>(combo->model())->item(index)->isEnabled();
    }

    // The fittest may be a founder, who has no genome: the row of the next one that was bred.
    static int rowOfBred(const StudbookTable& table, int from)
    {
        const QAbstractItemModel& rows = *table.model();
        while (from < rows.rowCount() && rows.index(from, StudbookTableModel::Generation).data().toString().isEmpty())
            ++from;
        return from;
    }

private Q_SLOTS:
    void initTestCase() { setThreads(1); }

    void threeParentsAreCrossed()
    {
        const auto demo = resourceDirectory() / "demo";
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        QVERIFY(shows(window));
        QVERIFY(offers(window, "runStrategy", "auto-eq"));
        QVERIFY(offers(window, "runOperator", "slerp"));
        RunForm& form = window->breeding().view().panel().form();
        QVERIFY(form.document().contains("ratio"));
        auto* shares = form.findChild<ShareBox*>();
        QVERIFY(shares->isHidden());

        window->openModels({.a = demo / "parent-english", .b = demo / "parent-korean", .original = demo / "original", .more = {demo / "original"}});
        QVERIFY(window.settles());
        QVERIFY(shows(window));
        QVERIFY(form.findChild<QLabel*>(QStringLiteral("runParents"))->text().count(QStringLiteral("×")) == 2);
        QVERIFY(!offers(window, "runStrategy", "auto-eq"));
        QVERIFY(!offers(window, "runOperator", "slerp"));
        form.findChild<QAbstractButton*>(QStringLiteral("runMore"))->click();
        QVERIFY(!shares->isHidden());
        form.findChild<QDoubleSpinBox*>(QStringLiteral("runShareC"))->setValue(0.5);
        settle(window);
        const Json document = form.document();
        QCOMPARE(document["parents"].size(), std::size_t(3));
        QVERIFY(document["share"] == Json({1.0, 1.0, 0.5}));
        QVERIFY(!document.contains("ratio"));
        picture(*window, QStringLiteral("three-parents-form"));
        QVERIFY2(raises(window), qPrintable(window->breeding().view().panel().messages().plainText()));
        window->breeding().view().charts().showChart(2);
        picture(*window, QStringLiteral("three-parents-charts"));

        // The fittest comes to the equalizer with a share of each of the three.
        StudbookTable& table = window->breeding().view().table();
        const Genome before = window->equalizer().genome();
        table.setFocus();
        const int fittest = rowOfBred(table, 0);
        table.setCurrentIndex(table.model()->index(fittest, 0));
        QTRY_VERIFY_WITH_TIMEOUT(window->equalizer().genome() != before, kPatience);
        QCOMPARE(window->equalizer().genome().alleles.begin()->second.weights.size(), std::size_t(3));
        // With two of them open it brings the third one along.
        window->openDemo();
        QVERIFY(window.settles());
        QTRY_VERIFY_WITH_TIMEOUT(window->equalizer().genome().alleles.begin()->second.weights.size() != 3, kPatience);
        table.setCurrentIndex(table.model()->index(rowOfBred(table, fittest + 1), 0));
        QTRY_COMPARE_WITH_TIMEOUT(window->equalizer().genome().alleles.begin()->second.weights.size(), std::size_t(3), kPatience);
    }

    void aSchooledChildIsShapedAgainstItsOriginalAndExported()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        QVERIFY(shows(window));
        settle(window);
        RunForm& form = window->breeding().view().panel().form();
        auto* who = form.findChild<QComboBox*>(QStringLiteral("runSchooling"));
        who->setCurrentIndex(who->findData(QStringLiteral("finalists")));
        form.findChild<FilePick*>(QStringLiteral("runLessons"))->setFile(window.textFile(QStringLiteral("수업.txt"), 6));
        form.findChild<QSpinBox*>(QStringLiteral("runLessonSteps"))->setValue(2);
        Json document = form.document();
        document["insist"] = true; // the lessons are the judge's text
        form.setDocument(document, {});
        picture(*window, QStringLiteral("schooling-form"));
        QVERIFY2(raises(window), qPrintable(window->breeding().view().panel().messages().plainText()));

        const auto schooledIn = [&]() -> IndividualId {
            for (const auto& one : window->breeding().desk().herd()->members)
                if (one.origin == "breed" && !one.checkpoint.empty())
                    return one.id;
            return 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(schooledIn() != 0, kPatience);
        const IndividualId schooled = schooledIn();
        StudbookTable& table = window->breeding().view().table();
        table.setCurrent(schooled);
        QCOMPARE(table.currentIndex().data(StudbookTableModel::IdRole).toLongLong(), qlonglong(schooled));
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window->rooms().shown(), Room::Shape, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(window->parents().messages().plainText().contains(QStringLiteral("#%1").arg(schooled)), kPatience);
        QVERIFY(window.settles());
        QCOMPARE(window->equalizer().family().plane, Plane::Strength);
        picture(*window, QStringLiteral("schooled-shape"));
        const QString taught = window.childSpeech();
        QVERIFY(!taught.isEmpty());
        QCOMPARE(taught, window->listening().pane(Column::A).speech());
        window->equalizer().selectAll();
        window->equalizer().set(0.0, 0.0);
        QVERIFY(window.settles());
        QTRY_COMPARE_WITH_TIMEOUT(window.childSpeech(), window->listening().pane(Column::Original).speech(), kPatience);

        // Half of its education goes out as a model of its own.
        window->equalizer().set(0.0, 0.5);
        QVERIFY(window.settles());
        QTest::qWait(50);
        QVERIFY(window.settles());
        const QString half = window.childSpeech();
        ExportDialog* dialog = window->askForExport();
        const QString target = window.file(QStringLiteral("절반만 배운 아이"));
        dialog->findChild<QLineEdit*>(QStringLiteral("exportTarget"))->setText(target);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLabel*>(QStringLiteral("exportResult"))->text().startsWith(QStringLiteral("✓")), kPatience);
        dialog->close();
        window->openModels({.a = toPath(target)});
        QVERIFY(window.settles());
        QCOMPARE(window.childSpeech(), half);
    }
};

QTEST_MAIN(TestBreedingParents)
#include "tst_breeding_parents.moc"
