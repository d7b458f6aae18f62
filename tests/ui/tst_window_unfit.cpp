// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "parents/open_dialog.h"

using namespace heterosis;

class TestWindowUnfit : public QObject {
    Q_OBJECT

    // The demo's original with one layer more in its config.json: its file then lacks that layer's tensors.
    static QString withAnotherConfig(const WindowUnderTest& window)
    {
        const QString from = fromPath(resourceDirectory() / "demo" / "original"), to = window.file(QStringLiteral("안 맞는 부모"));
        QDir().mkpath(to);
        for (const QString& name : QDir(from).entryList(QDir::Files))
            QFile::copy(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name);
        QFile config(to + QStringLiteral("/config.json"));
        config.setPermissions(config.permissions() | QFile::WriteOwner);
        if (!config.open(QIODevice::ReadOnly))
            return {};
        QByteArray content = config.readAll();
        config.close();
        content.replace("\"n_layer\": 6", "\"n_layer\": 7");
        if (config.open(QIODevice::WriteOnly | QIODevice::Truncate))
            config.write(content);
        return to;
    }

private Q_SLOTS:
    void theDialogNamesTheTensors()
    {
        const QString demo = fromPath(resourceDirectory() / "demo");
        const auto before = sumsBelow(demo);
        WindowUnderTest window;
        const QString unfit = withAnotherConfig(window);
        OpenDialog* dialog = window->askForParents({});
        dialog->findChild<QLineEdit*>(QStringLiteral("pathA"))->setText(demo + QStringLiteral("/parent-english"));
        auto* open = dialog->findChild<QPushButton*>(QStringLiteral("openButton"));
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), kPatience);
        QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("fitText"))->text().isEmpty());
        dialog->findChild<QLineEdit*>(QStringLiteral("pathB"))->setText(unfit);
        auto* messages = dialog->findChild<MessageBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(messages->shows(), kPatience);
        QVERIFY(!open->isEnabled());
        QVERIFY2(messages->plainText().contains(QStringLiteral("h.6.")), qPrintable(messages->plainText()));
        dialog->reject();
        QCOMPARE(sumsBelow(demo), before);
    }

    void parentsOfAnotherSizeAreRefusedInThePanel()
    {
        const QString other = QStringLiteral(HETEROSIS_SHARED "/oracles/models/gpt2-tied");
        if (!QDir(other).exists())
            QSKIP("the oracle kit is not there");
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        const QString said = window.childSpeech();
        window->openModels({.a = resourceDirectory() / "demo" / "parent-english", .b = toPath(other)});
        MessageBar& messages = window->parents().messages();
        QTRY_VERIFY_WITH_TIMEOUT(messages.shows(), kPatience);
        QVERIFY2(messages.plainText().contains(QStringLiteral("weight")), qPrintable(messages.plainText()));
        // What was open still is.
        QVERIFY(window.settles());
        QCOMPARE(window.childSpeech(), said);
    }

    void aBrokenSessionIsSetAside()
    {
        WindowUnderTest window;
        QFile session(window.file(QStringLiteral("session.json")));
        QVERIFY(session.open(QIODevice::WriteOnly));
        session.write("{\"heterosis_session\":1,\"recipe\":");
        session.close();
        window->openLastOrDemo();
        QVERIFY(window.settles());
        QVERIFY(window->parents().messages().shows());
        QCOMPARE(QDir(QFileInfo(session).path()).entryList({QStringLiteral("session.json.broken-*")}).size(), 1);
    }
};

QTEST_MAIN(TestWindowUnfit)
#include "tst_window_unfit.moc"
