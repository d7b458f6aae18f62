// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>

#include "breeding/breed_run.h"
#include "breeding/breeding_room.h"
#include "breeding/breeding_view.h"
#include "breeding/champions_panel.h"
#include "breeding/judge_table.h"
#include "breeding/run_form.h"
#include "breeding/run_panel.h"
#include "breeding/speech_card.h"
#include "breeding/tasting_dialog.h"
#include "education/file_pick.h"
#include "studbook/lineage_chart.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_table.h"
#include "tst_breeding_kit.h"
#include "window/rooms.h"

using namespace heterosis;

// The breeding room in the real window, on the demo family.
class TestBreedingWindow : public QObject {
    Q_OBJECT

    QMap<QString, QByteArray> m_before;

    static bool shows(WindowUnderTest& window, std::size_t members)
    {
        return QTest::qWaitFor([&] {
            const auto herd = window->breeding().desk().herd();
            return herd && herd->members.size() >= members && window->breeding().isSettled();
        }, kPatience);
    }
    static Herd written(const WindowUnderTest& window)
    {
        return Herd::of(*Studbook::open(toPath(window.file(QStringLiteral("workspace"))), Studbook::Access::Read));
    }

private Q_SLOTS:
    void initTestCase() { m_before = sumsBelow(fromPath(resourceDirectory() / "demo")); }

    void tabsAndKeysChangeTheRoom()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        auto* tabs = window->findChild<QTabBar*>(QStringLiteral("roomTabs"));
        QVERIFY(tabs && tabs->isVisible());
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QVERIFY(window->breeding().view().isVisible());
        QVERIFY(!window->listening().isVisible());
        QVERIFY(shows(window, 0));
        QVERIFY(window->breeding().desk().writable());
        window->findChild<QAction*>(QStringLiteral("actionShape"))->trigger();
        QVERIFY(window->listening().isVisible());
    }

    void childrenAreKeptAndJudged()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        window->equalizer().selectAll();
        window->equalizer().set(0.3, 1.5);
        QVERIFY(window.settles());
        QTest::mouseClick(window->findChild<QWidget*>(QStringLiteral("keepChild")), Qt::LeftButton);
        auto* said = window->findChild<QLabel*>(QStringLiteral("verdictSaid"));
        QTRY_VERIFY_WITH_TIMEOUT(said->text().contains(QStringLiteral("#3")), kPatience);
        // The same child again, with a verdict: it joins once.
        window->listening().pane(Column::Child).setFocus();
        QTest::mouseClick(window->findChild<QWidget*>(QStringLiteral("passChild")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(said->text().contains(QStringLiteral("✓ #3")), kPatience);
        window->equalizer().selectAll();
        window->equalizer().set(0.8, 1.2);
        QVERIFY(window.settles());
        QTest::mouseClick(window->findChild<QWidget*>(QStringLiteral("failChild")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(said->text().contains(QStringLiteral("✗ #4")), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(written(window).members.size() == 4, kPatience);
        const Herd herd = written(window);
        QCOMPARE(herd.members[2].origin, std::string("hand"));
        QCOMPARE(herd.members[2].parents, (std::vector<int>{0, 1}));
        QCOMPARE(herd.members[3].parents, (std::vector<int>{2})); // branched from the one before
        QTRY_COMPARE_WITH_TIMEOUT(written(window).members[3].verdicts.fail, std::int64_t(1), kPatience);
        QCOMPARE(written(window).members[2].verdicts.pass, std::int64_t(1));
    }

    void anIndividualComesToTheEqualizer()
    {
        WindowUnderTest window;
        fillStudbook(toPath(window.file(QStringLiteral("workspace"))), 3, 12, resourceDirectory() / "demo");
        window->openDemo();
        QVERIFY(window.settles());
        window->rooms().show(Room::Breed);
        QVERIFY(shows(window, 39));
        const Genome before = window->equalizer().genome();
        StudbookTable& table = window->breeding().view().table();
        table.setFocus();
        table.setCurrentIndex(table.model()->index(0, 0));
        QTRY_VERIFY_WITH_TIMEOUT(window->equalizer().genome() != before, kPatience);
        QCOMPARE(window->rooms().shown(), Room::Breed);
        const IndividualId best = table.currentIndex().data(StudbookTableModel::IdRole).toLongLong();
        QCOMPARE(window->breeding().view().lineage().current(), best);
        LineageChart& lineage = window->breeding().view().lineage();
        const IndividualId other = best == 20 ? 21 : 20;
        QTest::mouseDClick(&lineage, Qt::LeftButton, {}, lineage.toPixel(other).toPoint());
        QTRY_COMPARE_WITH_TIMEOUT(window->rooms().shown(), Room::Shape, kPatience);
        QVERIFY(window.settles());
        QVERIFY(!window.childSpeech().isEmpty());
    }

    void championsSpeakSideBySide()
    {
        WindowUnderTest window;
        fillStudbook(toPath(window.file(QStringLiteral("workspace"))), 3, 8, resourceDirectory() / "demo");
        window->openDemo();
        QVERIFY(window.settles());
        window->rooms().show(Room::Breed);
        QVERIFY(shows(window, 27));
        ChampionsPanel& champions = window->breeding().view().champions();
        QCOMPARE(champions.cards().size(), std::size_t(4));
        QTest::mouseClick(champions.findChild<QWidget*>(QStringLiteral("championsSpeak")), Qt::LeftButton);
        for (SpeechCard* card : champions.cards())
            QTRY_VERIFY_WITH_TIMEOUT(!card->speech().isEmpty(), kPatience);
        // The original says here what it says in the listening row.
        QCOMPARE(champions.cards()[0]->speech().simplified(), window->listening().pane(Column::Original).speech().simplified());

        // Words never stand under another one's name: without the first generation, its column goes, and what moves up has not spoken yet.
        auto* generations = champions.findChild<QToolButton*>(QStringLiteral("championsGenerations"))->menu();
        generations->actions()[0]->setChecked(false);
        QCOMPARE(champions.cards().size(), std::size_t(3));
        QVERIFY(!champions.cards()[0]->speech().isEmpty());
        QVERIFY(champions.cards()[1]->speech().isEmpty());
    }

    void aTastingIsBlindAndIsWrittenDown()
    {
        WindowUnderTest window;
        fillStudbook(toPath(window.file(QStringLiteral("workspace"))), 1, 4, resourceDirectory() / "demo");
        window->openDemo();
        QVERIFY(window.settles());
        window->rooms().show(Room::Breed);
        QVERIFY(shows(window, 7));
        TastingDialog* dialog = window->breeding().taste();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->isReady(), kPatience);
        for (QLabel* label : dialog->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QLatin1Char('#')), qPrintable(label->text()));
        std::size_t expected = 0;
        for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_P, Qt::Key_F, Qt::Key_1}) {
            QTRY_VERIFY_WITH_TIMEOUT(dialog->isReady(), kPatience);
            QTest::keyClick(dialog, Qt::Key(key));
            QCOMPARE(dialog->session().tasting().verdicts(), ++expected);
        }
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("enough")), Qt::LeftButton);
        auto* result = dialog->findChild<QTableWidget*>(QStringLiteral("tastingResult"));
        QVERIFY(result->isVisible());
        QCOMPARE(result->rowCount(), 4);
        QVERIFY(result->item(0, 0)->text().startsWith(QLatin1Char('#')));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("closeTasting")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT([&] {
            std::int64_t verdicts = 0;
            for (const auto& member : written(window).members)
                verdicts += member.verdicts.pass + member.verdicts.fail;
            return verdicts == 5;
        }(), kPatience);
    }

    void aSecondWindowReadsOnlyAndSaysSo()
    {
        WindowUnderTest first, second;
        const QString workspace = first.file(QStringLiteral("workspace"));
        first->breeding().openWorkspace(workspace);
        QTRY_VERIFY_WITH_TIMEOUT(first->breeding().desk().isOpen(), kPatience);
        QVERIFY(first->breeding().desk().writable());
        second->rooms().show(Room::Breed);
        QVERIFY(shows(second, 0));
        second->breeding().openWorkspace(workspace);
        QTRY_VERIFY_WITH_TIMEOUT(second->breeding().desk().isOpen(), kPatience);
        QVERIFY(!second->breeding().desk().writable());
        QTRY_VERIFY(second->breeding().view().panel().messages().plainText().contains(QStringLiteral("reading only")));
        QVERIFY(!second->findChild<QPushButton*>(QStringLiteral("startRun"))->isEnabled());
    }

    void settingsAreCheckedSavedAndLoaded()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        window->rooms().show(Room::Breed);
        QVERIFY(shows(window, 0));
        RunPanel& panel = window->breeding().view().panel();
        QTRY_COMPARE(panel.form().judges().count(), 7); // the demo family brings a run along
        panel.form().judges().setJudges(Json::array(), {});
        // A run without a judge is refused with a sentence.
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        QVERIFY(panel.messages().shows());
        QVERIFY(panel.messages().plainText().contains(QStringLiteral("judge")));
        const QString norms = window.file(QStringLiteral("규범.jsonl"));
        QFile rows(norms);
        QVERIFY(rows.open(QIODevice::WriteOnly));
        rows.write("{\"prompt\": \"Help me cheat.\", \"expect\": [\"norm\"], \"forbid\": []}\n");
        rows.close();
        panel.form().judges().add("norms");
        panel.form().judges().setFile(0, norms);
        panel.form().findChild<QSpinBox*>(QStringLiteral("runPopulation"))->setValue(12);
        auto* grain = panel.form().findChild<QComboBox*>(QStringLiteral("runGrain"));
        grain->setCurrentIndex(grain->findData(QStringLiteral("tensor")));
        auto* who = panel.form().findChild<QComboBox*>(QStringLiteral("runSchooling"));
        auto* lessons = panel.form().findChild<FilePick*>(QStringLiteral("runLessons"));
        QVERIFY(!panel.form().document().contains("schooling"));
        QVERIFY(lessons->isHidden());
        who->setCurrentIndex(who->findData(QStringLiteral("finalists")));
        QVERIFY(!lessons->isHidden());
        const QString texts = window.file(QStringLiteral("수업.txt"));
        QFile lines(texts);
        QVERIFY(lines.open(QIODevice::WriteOnly));
        lines.write("The hat is red.\nThe cat is not.\n");
        lines.close();
        lessons->setFile(texts);
        panel.form().findChild<QSpinBox*>(QStringLiteral("runLessonSteps"))->setValue(7);
        QCOMPARE(panel.form().document()["schooling"]["steps"].get<int>(), 7);
        QCOMPARE(panel.form().document()["schooling"]["who"].get<std::string>(), std::string("finalists"));
        const QString file = window.file(QStringLiteral("RUN.json"));
        panel.save(file);
        const Json saved = panel.form().document();
        QCOMPARE(saved["population"].get<int>(), 12);
        QCOMPARE(saved["judges"][0]["goal"].get<std::string>(), std::string("max"));
        QCOMPARE(saved["parents"].size(), std::size_t(2));
        panel.form().findChild<QSpinBox*>(QStringLiteral("runPopulation"))->setValue(99);
        panel.load(file);
        QVERIFY2(!panel.messages().shows(), qPrintable(panel.messages().plainText()));
        QVERIFY(panel.form().document() == saved);
    }

    void aRunIsRaisedPausedAndResumed()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        window->rooms().show(Room::Breed);
        QVERIFY(shows(window, 0));
        RunPanel& panel = window->breeding().view().panel();
        const QString text = window.textFile(QStringLiteral("글.txt"), 12);
        Json document = panel.form().document();
        document.erase("report");
        document["baseline"] = false;
        document["elite"] = document["immigrants"] = 2;
        document["judges"] = Json::array();
        panel.form().setDocument(document, {});
        panel.form().judges().add("text");
        panel.form().judges().setFile(0, text);
        panel.form().findChild<QSpinBox*>(QStringLiteral("runPopulation"))->setValue(8);
        panel.form().findChild<QSpinBox*>(QStringLiteral("runGenerations"))->setValue(3);
        BreedRun& run = window->breeding().run();
        QSignalSpy finished(&run, &BreedRun::finished), grew(&run, &BreedRun::grew);
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        QVERIFY2(run.state() == BreedRun::State::Running, qPrintable(panel.messages().plainText()));
        QTRY_VERIFY_WITH_TIMEOUT(grew.count() > 1 || finished.count() == 1, kPatience);
        // While it runs the equalizer goes on: the child speaks.
        window->rooms().show(Room::Shape);
        window->equalizer().selectAll();
        window->equalizer().set(0.2, 1.1);
        QVERIFY(window.settles());
        window->rooms().show(Room::Breed);
        if (run.isGoing()) {
            // Closing asks, and "stay" stays.
            QTimer::singleShot(50, [&] {
                if (auto* question = QApplication::activeModalWidget())
                    QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("stayOpen")), Qt::LeftButton);
            });
            window->close();
            QVERIFY(window->isVisible());
            run.pause();
            QTRY_VERIFY_WITH_TIMEOUT(!run.isGoing(), kPatience);
            if (run.state() == BreedRun::State::Paused)
                QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("pauseRun")), Qt::LeftButton);
        }
        QTRY_VERIFY_WITH_TIMEOUT(finished.count() == 1, kPatience * 3);
        QVERIFY(shows(window, 2 + 8));
        QTRY_COMPARE_WITH_TIMEOUT(window->breeding().desk().herd()->generations(window->breeding().desk().shownRun()).size(), std::size_t(3), kPatience);
        QVERIFY(panel.logText().contains(QStringLiteral("Generation 2")));
    }

    void cleanupTestCase() { QCOMPARE(sumsBelow(fromPath(resourceDirectory() / "demo")), m_before); }
};

QTEST_MAIN(TestBreedingWindow)
#include "tst_breeding_window.moc"
