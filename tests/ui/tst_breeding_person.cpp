// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

#include "base/parallel.h"
#include "breeding/breed_run.h"
#include "breeding/breeding_room.h"
#include "breeding/judge_table.h"
#include "breeding/run_form.h"
#include "breeding/run_panel.h"
#include "breeding/speech_card.h"
#include "breeding/tasting_dialog.h"
#include "studbook/studbook_desk.h"
#include "window/rooms.h"

using namespace heterosis;

// A person as judge in the real window, on the demo family: from Start to a finished run with the verdicts in the studbook, by mouse and keys.
class TestBreedingPerson : public QObject {
    Q_OBJECT

    QMap<QString, QByteArray> m_before;

    static bool ready(WindowUnderTest& window)
    {
        window->openDemo();
        if (!window.settles())
            return false;
        window->rooms().show(Room::Breed);
        return QTest::qWaitFor([&] { return window->breeding().desk().herd() && window->breeding().isSettled(); }, kPatience);
    }
    // A small run: a text and a person judge; everything else as the form has it.
    static void settle(WindowUnderTest& window, int generations)
    {
        RunPanel& panel = window->breeding().view().panel();
        const QString text = window.textFile(QStringLiteral("글.txt"), 4);
        Json document = panel.form().document();
        document.erase("report");
        document["elite"] = document["immigrants"] = 1;
        document["judges"] = Json::array({{{"judge", "text"}, {"file", text.toStdString()}}});
        panel.form().setDocument(document, {});
        auto* add = panel.form().findChild<QToolButton*>(QStringLiteral("addJudge"));
        for (QAction* action : add->menu()->actions())
            if (action->data().toString() == QStringLiteral("person"))
                action->trigger();
        QCOMPARE(panel.form().judges().count(), 2);
        panel.form().findChild<QSpinBox*>(QStringLiteral("runPopulation"))->setValue(6);
        panel.form().findChild<QSpinBox*>(QStringLiteral("runGenerations"))->setValue(generations);
    }
    static TastingDialog* tasting(WindowUnderTest& window) { return window->findChild<TastingDialog*>(); }
    static QString saidBy(WindowUnderTest& window)
    {
        RunPanel& panel = window->breeding().view().panel();
        return panel.messages().plainText() + QLatin1Char('\n') + panel.logText();
    }
    static bool opens(WindowUnderTest& window)
    {
        return QTest::qWaitFor([&] { return tasting(window) && tasting(window)->isVisible() && tasting(window)->isReady(); }, kPatience);
    }
    // As a keyboard does it: to whatever has the focus.
    static void press(WindowUnderTest& window, Qt::Key key)
    {
        TastingDialog* dialog = tasting(window);
        QVERIFY(QTest::qWaitFor([dialog] { return dialog->isReady(); }, kPatience));
        QWidget* focus = dialog->focusWidget();
        QTest::keyClick(focus ? focus : dialog, key);
    }
    static std::size_t verdictsIn(const WindowUnderTest& window)
    {
        return Studbook::open(toPath(window.file(QStringLiteral("workspace"))), Studbook::Access::Read)->verdictsOf(1).size();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = sumsBelow(fromPath(resourceDirectory() / "demo"));
        setThreads(1); // a team of threads is slow on a machine that is busy with other things
    }

    void aRunWaitsForAPersonAndGoesOn_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("ko") << QStringLiteral("ko");
    }
    void aRunWaitsForAPersonAndGoesOn()
    {
        QFETCH(QString, language);
        WindowUnderTest window;
        window.restart(language);
        QVERIFY(ready(window));
        settle(window, 2);
        RunPanel& panel = window->breeding().view().panel();
        BreedRun& run = window->breeding().run();
        QSignalSpy finished(&run, &BreedRun::finished), failed(&run, &BreedRun::failed);
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        QVERIFY2(run.state() == BreedRun::State::Running, qPrintable(panel.messages().plainText()));

        // The run is looked at: its tasting opens by itself, without a name, and the keys are at the answers.
        QVERIFY2(opens(window), qPrintable(saidBy(window)));
        QCOMPARE(run.state(), BreedRun::State::Paused);
        TastingDialog* dialog = tasting(window);
        QCOMPARE(dialog->session().wanted(), std::size_t(12));
        for (QLabel* label : dialog->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QLatin1Char('#')), qPrintable(label->text()));
        picture(*window, QStringLiteral("tasting-") + language, dialog);
        std::size_t expected = 0;
        const auto said = [&](std::size_t more) {
            expected += more;
            QCOMPARE(tasting(window)->session().said().size(), expected);
        };
        press(window, Qt::Key_1), said(1);
        press(window, Qt::Key_2), said(1);
        press(window, Qt::Key_3), said(0); // nobody stands there
        press(window, Qt::Key_0), said(2);
        press(window, Qt::Key_Right);
        press(window, Qt::Key_P), said(1);
        // The mouse: a click on the words points, a button judges.
        auto* card = dialog->findChild<SpeechCard*>(QStringLiteral("tastingCard1"));
        QTest::mouseClick(card->findChild<QTextEdit*>()->viewport(), Qt::LeftButton);
        QCOMPARE(card->property("role").toString(), QStringLiteral("child-card"));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("tastingFail")), Qt::LeftButton);
        said(1);

        // Somebody has to go: what was said is kept, and the run says how much is missing.
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("later")), Qt::LeftButton);
        QTRY_VERIFY(!tasting(window));
        QCOMPARE(run.state(), BreedRun::State::Paused);
        QTRY_VERIFY(panel.messages().plainText().contains(QStringLiteral("6")));
        picture(*window, QStringLiteral("waiting-") + language);
        QTRY_COMPARE_WITH_TIMEOUT(verdictsIn(window), std::size_t(6), kPatience);

        // Later, with three side by side.
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*window));
        QTest::keyClick(&*window, Qt::Key_B);
        QVERIFY2(opens(window), qPrintable(saidBy(window)));
        dialog = tasting(window);
        QCOMPARE(dialog->session().wanted(), std::size_t(6));
        auto* count = dialog->findChild<QComboBox*>(QStringLiteral("sideBySide"));
        count->setFocus();
        QTest::keyClick(count, Qt::Key_Down);
        QTRY_COMPARE(dialog->session().shown().size(), std::size_t(3));
        picture(*window, QStringLiteral("tasting3-") + language, dialog);
        expected = 0;
        press(window, Qt::Key_3), said(2);
        press(window, Qt::Key_1), said(2);
        // Another prompt, which everybody answers.
        auto* prompt = dialog->findChild<QLineEdit*>(QStringLiteral("tastingPrompt"));
        prompt->setFocus();
        prompt->selectAll();
        QTest::keyClicks(prompt, QStringLiteral("Tell me 1 story."));
        said(0); // a digit that is written is no verdict
        QTest::keyClick(prompt, Qt::Key_Return);
        QVERIFY2(opens(window), qPrintable(saidBy(window)));
        press(window, Qt::Key_2), said(2);
        auto* result = dialog->findChild<QTableWidget*>(QStringLiteral("tastingResult"));
        QVERIFY(result->isVisible());
        QCOMPARE(result->rowCount(), 6);
        picture(*window, QStringLiteral("tasted-") + language, dialog);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("closeTasting")), Qt::LeftButton);

        // The run goes on, and waits for its second generation; the fittest so far may stand among them.
        QTRY_VERIFY_WITH_TIMEOUT(run.wanted() == nullptr, kPatience);
        QVERIFY2(opens(window), qPrintable(saidBy(window)));
        QVERIFY(panel.logText().contains(QStringLiteral("1")));
        const std::size_t rest = tasting(window)->session().wanted();
        QVERIFY(rest >= 6 && rest <= 14);
        for (std::size_t i = 0; i < rest; ++i)
            press(window, i % 2 ? Qt::Key_1 : Qt::Key_2);
        QVERIFY(tasting(window)->session().finished());
        QTest::keyClick(tasting(window), Qt::Key_Escape);
        QTRY_VERIFY2_WITH_TIMEOUT(finished.count() == 1, failed.isEmpty() ? "" : "the run failed", kPatience);

        const auto book = Studbook::open(toPath(window.file(QStringLiteral("workspace"))), Studbook::Access::Read);
        QCOMPARE(book->verdictsOf(1).size(), 12 + rest);
        QCOMPARE(book->run(1)->state, std::string("finished"));
        std::size_t scored = 0;
        for (const IndividualSummary& one : book->summaries())
            for (const auto& value : one.values)
                if (value.judge == "person") {
                    QVERIFY(value.value > 0 && value.value < 1);
                    ++scored;
                }
        QVERIFY(scored >= 6);
        QVERIFY(!window->breeding().view().panel().messages().shows());
    }

    void whoShapesIsNotTornAway()
    {
        WindowUnderTest window;
        QVERIFY(ready(window));
        settle(window, 1);
        BreedRun& run = window->breeding().run();
        QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        window->rooms().show(Room::Shape);
        QTRY_VERIFY_WITH_TIMEOUT(run.wanted() != nullptr, kPatience);
        QTRY_VERIFY(window->parents().messages().plainText().contains(QStringLiteral("waits for you")));
        QVERIFY(!tasting(window));
        // Closed while it waits: nothing is asked, nothing is lost, and the same settings go on.
        window.close();
        window.restart();
        QVERIFY(ready(window));
        QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("startRun")), Qt::LeftButton);
        QVERIFY2(window->breeding().run().state() == BreedRun::State::Running, qPrintable(saidBy(window)));
        QVERIFY2(opens(window), qPrintable(saidBy(window)));
        QCOMPARE(tasting(window)->session().wanted(), std::size_t(12));
        // Cancelled while it waits: the tasting that is open says what it can still say.
        QTest::keyClick(tasting(window), Qt::Key_1);
        QTest::mouseClick(tasting(window)->findChild<QPushButton*>(QStringLiteral("later")), Qt::LeftButton);
        QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("cancelRun")), Qt::LeftButton);
        QCOMPARE(window->breeding().run().state(), BreedRun::State::Idle);
        QTRY_COMPARE_WITH_TIMEOUT(verdictsIn(window), std::size_t(1), kPatience);
    }

    void cleanupTestCase() { QCOMPARE(sumsBelow(fromPath(resourceDirectory() / "demo")), m_before); }
};

QTEST_MAIN(TestBreedingPerson)
#include "tst_breeding_person.moc"
