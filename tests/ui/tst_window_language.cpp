// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QAction>
#include <QLabel>
#include <QMenuBar>
#include <QToolButton>

#include "bridge/translate_error.h"

using namespace heterosis;

class TestWindowLanguage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void switchesAtOnce()
    {
        WindowUnderTest window;
        auto* open = window->findChild<QAction*>(QStringLiteral("actionOpen"));
        QCOMPARE(open->text(), QStringLiteral("&Open parents…"));
        QTest::mouseClick(window->findChild<QToolButton*>(QStringLiteral("otherLanguage")), Qt::LeftButton);
        QTRY_COMPARE(open->text(), QStringLiteral("부모 열기(&O)…"));
        QCOMPARE(window->menuBar()->actions().constFirst()->text(), QStringLiteral("파일(&F)"));
        const auto labels = window->parents().findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text() == QStringLiteral("부모"); }));
        QTest::mouseClick(window->findChild<QToolButton*>(QStringLiteral("otherLanguage")), Qt::LeftButton);
        QTRY_COMPARE(open->text(), QStringLiteral("&Open parents…"));
    }

    void speaksTheCoresSentences()
    {
        WindowUnderTest window;
        const ErrorInfo error{.message = text("Tensor {} is missing", "wte.weight"), .file = "model.safetensors"};
        QCOMPARE(translateError(error).message, QStringLiteral("Tensor wte.weight is missing"));
        window->setLanguage(QStringLiteral("ko"));
        const QString korean = translateError(error).message;
        QVERIFY(korean.contains(QStringLiteral("wte.weight")));
        QVERIFY(korean != QStringLiteral("Tensor wte.weight is missing"));
    }

    void aShownErrorFollowsTheLanguage()
    {
        WindowUnderTest window;
        window->openModels({.a = toPath(window.file(QStringLiteral("없는 모델")))});
        MessageBar& messages = window->parents().messages();
        QTRY_VERIFY_WITH_TIMEOUT(messages.shows(), kPatience);
        const QString english = messages.plainText();
        window->setLanguage(QStringLiteral("ko"));
        QTRY_VERIFY(messages.plainText() != english);
    }

    void isRemembered()
    {
        WindowUnderTest window;
        window->setLanguage(QStringLiteral("ko"));
        window.close();
        window.restart(QString());
        QCOMPARE(window->findChild<QAction*>(QStringLiteral("actionQuit"))->text(), QStringLiteral("끝내기(&Q)"));
    }
};

QTEST_MAIN(TestWindowLanguage)
#include "tst_window_language.moc"
