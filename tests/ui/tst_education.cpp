// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_education_kit.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTextBrowser>

#include "base/parallel.h"
#include "breeding/breeding_room.h"
#include "education/data_page.h"
#include "education/education_room.h"
#include "education/lesson_charts.h"
#include "education/lesson_form.h"
#include "education/problems_table.h"
#include "education/proof_page.h"
#include "education/rate_spin.h"
#include "education/run_page.h"
#include "education/teach_panel.h"
#include "engine/education.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_table.h"
#include "window/rooms.h"

using namespace heterosis;

// The education room in the real window, on the demo family: from a dropped file to the child on the equalizer.
class TestEducation : public QObject {
    Q_OBJECT

    QMap<QString, QByteArray> m_before;
    QUrl m_opened;

public Q_SLOTS:
    void takeUrl(const QUrl& url) { m_opened = url; }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = sumsBelow(fromPath(resourceDirectory() / "demo"));
        setThreads(1); // a team of threads is slow on a machine that is busy with other things
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    }

    void aDroppedFileIsShownAsTheModelReadsIt()
    {
        WindowUnderTest window;
        QVERIFY(ready(window));
        DataPage& data = window->education().view().data();
        drop(*window, write(window.file(QStringLiteral("대화 one.jsonl")), conversations(30)));
        QVERIFY(window.settles());
        QVERIFY2(data.summary().contains(QStringLiteral("OpenAI messages")), qPrintable(data.summary()));
        QVERIFY2(data.summary().contains(QStringLiteral("27 row")), qPrintable(data.summary()));
        QVERIFY(data.summary().contains(QStringLiteral("2 were set aside")));
        QVERIFY2(data.preview().contains(QStringLiteral("<|user|>How many boats are in bay 0?<|end|>")), qPrintable(data.preview()));
        QCOMPARE(data.problems().rowCount(), 2);
        QCOMPARE(data.problems().item(0, 0)->text(), QStringLiteral("31"));
        QCOMPARE(data.problems().item(0, 1)->text(), QStringLiteral("messages"));
        QVERIFY(!data.problems().item(1, 3)->text().isEmpty());
        QVERIFY(data.lengths().csv().contains(QLatin1Char(',')));
        QVERIFY2(window->education().view().panel().estimateText().contains(QStringLiteral("step")), qPrintable(window->education().view().panel().estimateText()));
        // Another share, another seed: the rows are drawn anew.
        set<QSpinBox>(*window, "validShare", 50);
        QVERIFY(window.settles());
        QVERIFY2(data.summary().contains(QStringLiteral("15 are held back")), qPrintable(data.summary()));
        // A file that cannot be learned says why and what to do.
        drop(*window, write(window.file(QStringLiteral("strange.jsonl")), "{\"colour\": \"red\"}\n"));
        QVERIFY(window.settles());
        QVERIFY2(data.summary().contains(QStringLiteral("cannot be learned")), qPrintable(data.summary()));
        QVERIFY(!window->findChild<QPushButton*>(QStringLiteral("startLesson"))->isEnabled());
    }

    void theKindFollowsTheData()
    {
        WindowUnderTest window;
        QVERIFY(ready(window));
        DataPage& data = window->education().view().data();
        const QString file = window.file(QStringLiteral("pairs.jsonl"));
        data.writeExample(Shape::Preferences, file);
        QVERIFY(window->education().view().panel().messages().plainText().contains(file));
        window->education().openData(file);
        QVERIFY(window.settles());
        QCOMPARE(window->education().view().panel().form().kind(), std::string("dpo"));
        QVERIFY(data.preview().contains(QStringLiteral("chosen")) && data.preview().contains(QStringLiteral("rejected")));
        choose(*window, "lessonKind", "sft");
        QVERIFY(window.settles());
        QVERIFY(window->education().view().panel().estimateText().contains(QStringLiteral("cannot learn")));
        QVERIFY(!window->findChild<QPushButton*>(QStringLiteral("startLesson"))->isEnabled());
        data.writeExample(Shape::Kto, file);
        window->education().openData(file);
        QVERIFY(window.settles());
        QCOMPARE(window->education().view().panel().form().kind(), std::string("kto"));
    }

    void settingsAreWrittenAndRead()
    {
        WindowUnderTest window;
        QVERIFY(ready(window));
        window->education().openData(write(window.file(QStringLiteral("rows.jsonl")), conversations(10)));
        QVERIFY(window.settles());
        LessonForm& form = window->education().view().panel().form();
        choose(*window, "lessonMethod", "dora");
        auto* rate = window->education().view().findChild<RateSpin*>(QStringLiteral("rate"));
        QCOMPARE(rate->value(), 2e-4); // an adapter's, as long as nobody chose another
        rate->stepBy(1);
        QCOMPARE(rate->value(), 3e-4);
        rate->stepBy(-2);
        QCOMPARE(rate->value(), 1.5e-4);
        set<QSpinBox>(*window, "rank", 4);
        const Json before = form.document("someone");
        QCOMPARE(before["lora"]["r"].get<int>(), 4);
        form.setDocument(before);
        QVERIFY(form.document("someone") == before);
        // By genes: the equalizer's strengths are multipliers.
        window->equalizer().selectAll();
        window->equalizer().set(std::nullopt, 0.0);
        window->equalizer().selectRow(Region::Query);
        window->equalizer().set(std::nullopt, 2.0);
        choose(*window, "lessonMethod", "genes");
        const Json genes = form.document("someone")["genes"];
        QCOMPARE(genes["0.query"].get<double>(), 2.0);
        QCOMPARE(genes["0.key"].get<double>(), 0.0);
        QVERIFY(window.settles());
    }

    void fromADroppedFileToTheEqualizer_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("method");
        QTest::newRow("en, all weights") << QStringLiteral("en") << QStringLiteral("full");
        QTest::newRow("ko, LoRA") << QStringLiteral("ko") << QStringLiteral("lora");
    }

    void fromADroppedFileToTheEqualizer()
    {
        QFETCH(QString, language);
        QFETCH(QString, method);
        WindowUnderTest window;
        window.restart(language);
        QVERIFY(ready(window));
        EducationView& view = window->education().view();
        drop(*window, write(window.file(QStringLiteral("rows.jsonl")), conversations(16)));
        choose(*window, "lessonMethod", qPrintable(method));
        set<RateSpin>(*window, "rate", 3e-3);
        set<QSpinBox>(*window, "warmup", 1);
        choose(*window, "paceUnit", "steps");
        set<QDoubleSpinBox>(*window, "pace", 6);
        QVERIFY(window.settles());
        picture(*window, QStringLiteral("data-") + language);
        TeachRun& run = window->education().run();
        QSignalSpy finished(&run, &TeachRun::finished), stepped(&run, &TeachRun::stepped);
        press(*window, "startLesson");
        QCOMPARE(view.shown(), EducationView::Page::Run);
        QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 2 || finished.count() == 1, kPatience);
        // The equalizer stays free while it learns.
        window->rooms().show(Room::Shape);
        window->equalizer().selectAll();
        window->equalizer().set(0.2, 1.1);
        QVERIFY(window.settles());
        window->rooms().show(Room::Educate);
        QTRY_VERIFY2_WITH_TIMEOUT(finished.count() == 1, qPrintable(view.panel().messages().plainText()), kPatience * 2);
        QTRY_COMPARE_WITH_TIMEOUT(view.shown(), EducationView::Page::Proof, kPatience);
        QCOMPARE(view.run().loss().count(0), std::size_t(6));
        QVERIFY(view.run().loss().count(2) > 0); // measured on the held-back rows
        QVERIFY(view.run().speed().count(0) > 0);
        ProofPage& proof = view.proof();
        picture(*window, QStringLiteral("proof-") + language);
        view.show(EducationView::Page::Run);
        picture(*window, QStringLiteral("run-") + language);
        view.show(EducationView::Page::Proof);
        QVERIFY2(proof.verdict().startsWith(QStringLiteral("✓")), qPrintable(proof.verdict()));
        QCOMPARE(proof.scores().rowCount(), 2);
        QVERIFY(proof.answers().rowCount() > 0);
        QVERIFY(!proof.answers().item(0, 2)->text().isEmpty());
        press(*window, "openReport");
        QTRY_VERIFY_WITH_TIMEOUT(m_opened.toLocalFile().endsWith(QStringLiteral("report.html")) && QFile::exists(m_opened.toLocalFile()), kPatience);
        const IndividualId child = proof.child();
        QVERIFY(child > 0);
        press(*window, "toEqualizer");
        QTRY_COMPARE_WITH_TIMEOUT(window->rooms().shown(), Room::Shape, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(window->parents().messages().plainText().contains(QStringLiteral("#%1").arg(child)), kPatience);
        QVERIFY(window.settles());
        QCOMPARE(window->equalizer().family().plane, Plane::Strength);
        QVERIFY(!window.childSpeech().isEmpty());
        // At strength 0 nothing of the education is left: the child says what the original says.
        window->equalizer().selectAll();
        window->equalizer().set(0.0, 0.0);
        QVERIFY(window.settles());
        QTRY_COMPARE_WITH_TIMEOUT(window.childSpeech(), window->listening().pane(Column::Original).speech(), kPatience);
    }

    void aRunThatWasCutOffIsOffered()
    {
        WindowUnderTest window;
        QVERIFY(ready(window));
        drop(*window, write(window.file(QStringLiteral("rows.jsonl")), conversations(30)));
        choose(*window, "paceUnit", "steps");
        set<QDoubleSpinBox>(*window, "pace", 400);
        QVERIFY(window.settles());
        QSignalSpy stepped(&window->education().run(), &TeachRun::stepped);
        press(*window, "startLesson");
        QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > 3, kPatience);
        // Pause and go on, by the buttons.
        press(*window, "pauseLesson");
        QTRY_COMPARE_WITH_TIMEOUT(window->education().run().state(), TeachRun::State::Paused, kPatience);
        const auto paused = stepped.count();
        press(*window, "pauseLesson");
        QTRY_VERIFY_WITH_TIMEOUT(stepped.count() > paused + 2, kPatience);
        // Closing asks first, and "stay" stays.
        QTimer::singleShot(50, [&] {
            if (auto* question = QApplication::activeModalWidget())
                QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("stayOpen")), Qt::LeftButton);
        });
        window->close();
        QVERIFY(window->isVisible());
        QTimer::singleShot(50, [&] {
            if (auto* question = QApplication::activeModalWidget())
                QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("pauseAndClose")), Qt::LeftButton);
        });
        window.close();
        window.restart();
        QVERIFY(ready(window));
        TeachPanel& panel = window->education().view().panel();
        QTRY_VERIFY_WITH_TIMEOUT(panel.cutOff().has_value(), kPatience);
        QVERIFY(panel.findChild<QWidget*>(QStringLiteral("cutOffBar"))->isVisible());
        QVERIFY(panel.cutOff()->done > 3);
        picture(*window, QStringLiteral("cut-off"));
        const std::int64_t done = panel.cutOff()->done;
        press(*window, "resumeCutOff");
        RunPage& page = window->education().view().run();
        QTRY_VERIFY_WITH_TIMEOUT(page.loss().count(0) > std::size_t(done) + 1, kPatience);
        QCOMPARE(panel.form().file(), window.file(QStringLiteral("rows.jsonl")));
        // Given up: it is not offered again.
        press(*window, "cancelLesson");
        QTRY_COMPARE_WITH_TIMEOUT(window->education().run().state(), TeachRun::State::Idle, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page.logText().contains(QStringLiteral("Cancelled")), kPatience);
        window->education().run().disconnect();
        window.close();
        window.restart();
        QVERIFY(ready(window));
        QVERIFY(!window->education().view().panel().cutOff());
    }

    void everythingIsReachedByKeysAndHasAName()
    {
        WindowUnderTest window;
        QVERIFY(ready(window));
        drop(*window, write(window.file(QStringLiteral("rows.jsonl")), conversations(10)));
        QVERIFY(window.settles());
        window->findChild<QAction*>(QStringLiteral("actionEducate"))->trigger();
        QCOMPARE(window->findChild<QAction*>(QStringLiteral("actionEducate"))->shortcut(), QKeySequence(QStringLiteral("Alt+3")));
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("ko")}) {
            window->setLanguage(language);
            for (QWidget* widget : window->education().view().findChildren<QWidget*>()) {
                const bool control = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget)
                    || qobject_cast<QTableWidget*>(widget) || qobject_cast<QTextBrowser*>(widget) || qobject_cast<QPlainTextEdit*>(widget) || qobject_cast<ZoomPlot*>(widget);
                if (!control || widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<QAbstractItemView*>(widget->parentWidget())
                    || qobject_cast<MessageBar*>(widget->parentWidget())) // whose sign has a name while it shows something
                    continue;
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                const QString name = !widget->accessibleName().isEmpty() ? widget->accessibleName() : button ? button->text() : QString();
                QVERIFY2(name.size() > 1, qPrintable(widget->objectName() + QStringLiteral(" in ") + language));
                if (!qobject_cast<QToolButton*>(widget))
                    QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
            }
        }
    }

    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(sumsBelow(fromPath(resourceDirectory() / "demo")), m_before);
    }
};

QTEST_MAIN(TestEducation)
#include "tst_education.moc"
