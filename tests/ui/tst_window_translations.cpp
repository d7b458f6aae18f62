// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <QtTest>

// Every visible string has a Korean word, every place (%1, {}) is kept, and the catalogues know every sentence of the source.
class TestWindowTranslations : public QObject {
    Q_OBJECT

    struct Message {
        QString context, source;
        QStringList translations;
        bool unfinished = false, plural = false;
    };

    static QString sourceFile(const char* path) { return QStringLiteral(HETEROSIS_SOURCE "/") + QLatin1String(path); }

    static QList<Message> messagesOf(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        QList<Message> messages;
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                messages << Message{.context = context, .plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
            else if (xml.name() == QLatin1String("source"))
                messages.back().source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                messages.back().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
                if (!messages.back().plural)
                    messages.back().translations << xml.readElementText();
            } else if (xml.name() == QLatin1String("numerusform"))
                messages.back().translations << xml.readElementText();
        }
        return messages;
    }

    // Sorted: another language may need them in another order, except the core's {}, which have no numbers.
    static QStringList placesOf(const QString& text)
    {
        static const QRegularExpression places(QStringLiteral("%\\d|%n|\\{\\}"));
        QStringList found;
        for (auto it = places.globalMatch(text); it.hasNext();)
            found << it.next().captured();
        found.sort();
        return found;
    }

private Q_SLOTS:
    void nothingIsUnfinished_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("ko") << sourceFile("translations/heterosis_ko.ts");
        QTest::newRow("en") << sourceFile("translations/heterosis_en.ts");
    }

    void nothingIsUnfinished()
    {
        QFETCH(QString, file);
        const QList<Message> messages = messagesOf(file);
        QVERIFY(!messages.isEmpty());
        for (const Message& message : messages) {
            const QByteArray name = (message.context + QStringLiteral(": ") + message.source).toUtf8();
            QVERIFY2(!message.unfinished && !message.translations.isEmpty(), name.constData());
            for (const QString& translation : message.translations) {
                QVERIFY2(!translation.isEmpty(), name.constData());
                if (!message.plural)
                    QCOMPARE(placesOf(translation), placesOf(message.source));
            }
        }
    }

    void everyCoreSentenceIsCollected()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("python3 is not there");
        QProcess check;
        check.start(python, {sourceFile("tools/collect_core_texts.py"), QStringLiteral("--check")});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAllStandardError().constData());
    }

    void everyStringIsInTheCatalogue()
    {
        const QString update = QStringLiteral("/usr/lib/qt6/bin/lupdate");
        if (!QFile::exists(update))
            QSKIP("lupdate is not there");
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh_ko.ts"));
        QProcess run;
        run.start(update, {sourceFile("ui"), sourceFile("app/desktop"), sourceFile("translations/core_texts.h"), sourceFile("translations/qt_texts.h"),
                           QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-ts"), fresh});
        QVERIFY(run.waitForFinished(60'000));
        QSet<QString> known;
        for (const Message& message : messagesOf(sourceFile("translations/heterosis_ko.ts")))
            known << message.context + QLatin1Char('\n') + message.source;
        for (const Message& message : messagesOf(fresh))
            QVERIFY2(known.contains(message.context + QLatin1Char('\n') + message.source), qPrintable(message.context + QStringLiteral(": ") + message.source));
    }
};

QTEST_GUILESS_MAIN(TestWindowTranslations)
#include "tst_window_translations.moc"
