// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "checkpoint/adapter.h"
#include "export/export_dialog.h"

using namespace heterosis;

class TestWindowExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theExportIsAModelThatSpeaksTheSame()
    {
        const QString demo = fromPath(resourceDirectory() / "demo");
        const auto before = sumsBelow(demo);
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        window->equalizer().selectAll();
        window->equalizer().set(0.4, 1.6);
        QVERIFY(window.settles());
        QTest::qWait(50);
        QVERIFY(window.settles());
        const QString said = window.childSpeech();
        QVERIFY(!said.isEmpty());

        ExportDialog* dialog = window->askForExport();
        QVERIFY(dialog);
        const QString target = window.file(QStringLiteral("내보낸 자식"));
        dialog->findChild<QLineEdit*>(QStringLiteral("exportTarget"))->setText(target);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
        auto* result = dialog->findChild<QLabel*>(QStringLiteral("exportResult"));
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("✓")), kPatience);
        for (const char* name : {"model.safetensors", "config.json", "tokenizer.json", "README.md", "recipe.json"})
            QVERIFY2(QFile::exists(QDir(target).filePath(QLatin1String(name))), name);
        dialog->close();

        // Opened alone, the export stands in pane A and says what the child said: preview and export are the same numbers.
        window->openModels({.a = toPath(target)});
        QVERIFY(window.settles());
        QCOMPARE(window->listening().pane(Column::A).speech(), said);
        QCOMPARE(window.childSpeech(), said);
        QCOMPARE(sumsBelow(demo), before);
    }

    void aLoraOfTheChildStandsOnItsOriginal()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        ExportDialog* dialog = window->askForExport();
        auto* format = dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"));
        auto* rank = dialog->findChild<QSpinBox*>(QStringLiteral("exportRank"));
        auto* target = dialog->findChild<QLineEdit*>(QStringLiteral("exportTarget"));
        QVERIFY(!rank->isVisible());
        format->setCurrentIndex(format->findData(int(ExportFormat::Gguf)));
        QVERIFY(target->text().endsWith(QStringLiteral(".gguf")));
        format->setCurrentIndex(format->findData(int(ExportFormat::Peft)));
        QVERIFY(rank->isVisible());
        QVERIFY(!target->text().contains(QStringLiteral(".gguf")));
        const QString folder = window.file(QStringLiteral("아이의 LoRA"));
        target->setText(folder);
        rank->setValue(4);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
        auto* result = dialog->findChild<QLabel*>(QStringLiteral("exportResult"));
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("✓")), kPatience);
        QVERIFY(result->text().contains(QLatin1Char('%')));
        dialog->close();

        // As B beside the original: the natural use of an adapter.
        const auto original = resourceDirectory() / "demo" / "original";
        window->openModels({.a = original, .b = joinAdapted(original, toPath(folder))});
        QVERIFY(window.settles());
        QVERIFY(!window->listening().pane(Column::B).speech().isEmpty());
    }

    void aFileOfWeightsIsWholeOrNotThere()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        ExportDialog* dialog = window->askForExport();
        auto* format = dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"));
        format->setCurrentIndex(format->findData(int(ExportFormat::Safetensors)));
        const QString file = window.file(QStringLiteral("아이.safetensors"));
        dialog->findChild<QLineEdit*>(QStringLiteral("exportTarget"))->setText(file);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
        auto* result = dialog->findChild<QLabel*>(QStringLiteral("exportResult"));
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("✓")), kPatience);
        QVERIFY(Checkpoint::open(toPath(file))->tensors().size() > 10);
    }

    void aFolderOfAnOriginalIsRefused()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        ExportDialog* dialog = window->askForExport();
        dialog->findChild<QLineEdit*>(QStringLiteral("exportTarget"))->setText(fromPath(resourceDirectory() / "demo" / "original"));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
        auto* messages = dialog->findChild<MessageBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(messages->shows(), kPatience);
    }
};

QTEST_MAIN(TestWindowExport)
#include "tst_window_export.moc"
