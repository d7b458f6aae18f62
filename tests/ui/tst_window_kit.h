// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

#include "base/files.h"
#include "bridge/paths.h"
#include "equalizer/equalizer_model.h"
#include "listening/listening_view.h"
#include "listening/speech_pane.h"
#include "parents/parents_panel.h"
#include "style/message_bar.h"
#include "window/main_window.h"

namespace heterosis {

inline constexpr int kPatience = 60'000; // milliseconds, for a machine that is busy with other things

// SHA-256 of every file of the demo family, to prove that no test and no window wrote to an original.
inline QMap<QString, QByteArray> sumsBelow(const QString& folder)
{
    QMap<QString, QByteArray> sums;
    for (QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (file.open(QIODevice::ReadOnly) && hash.addData(&file))
            sums[file.fileName()] = hash.result().toHex();
    }
    return sums;
}

// For looking at: HETEROSIS_PICTURES names a folder, and whoever wants them in double size sets QT_SCALE_FACTOR.
inline void picture(MainWindow& window, const QString& name, QWidget* part = nullptr)
{
    const QString folder = qEnvironmentVariable("HETEROSIS_PICTURES");
    if (folder.isEmpty())
        return;
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        window.setTheme(theme);
        QTest::qWait(200);
        (part ? part : &window)->grab().save(folder + QStringLiteral("/%1-%2.png").arg(name, nameOf(theme)));
    }
}

// A real window with settings and a session of its own, in a folder with spaces and Hangul in its name.
class WindowUnderTest {
public:
    WindowUnderTest() : m_folder(QDir::tempPath() + QStringLiteral("/heterosis 창 XXXXXX"))
    {
        restart();
    }
    void restart(const QString& language = QStringLiteral("en"))
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(WindowOptions{.settingsFile = file(QStringLiteral("settings.conf")),
                                                              .sessionFile = file(QStringLiteral("session.json")),
                                                              .compute = {.device = "cpu"},
                                                              .language = language, .theme = QStringLiteral("dark")});
        m_window->show();
    }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    // A text of a few lines, to be judged by or learned from; "": it could not be written.
    QString textFile(const QString& name, int lines) const
    {
        QFile text(file(name));
        const QByteArray line("The fox went to the market and came back with a basket of apples for the old man.\n");
        return text.open(QIODevice::WriteOnly) && text.write(line.repeated(lines)) > 0 ? text.fileName() : QString();
    }
    MainWindow* operator->() const { return m_window.get(); }
    MainWindow& operator*() const { return *m_window; }
    void close()
    {
        m_window->close();
        m_window.reset();
    }
    bool settles() const
    {
        return QTest::qWaitFor([this] { return m_window->isSettled(); }, kPatience);
    }
    QString childSpeech() const { return m_window->listening().pane(Column::Child).speech(); }
    // Waits until the child's speech is whole and satisfies `wanted`.
    bool childComesTo(const std::function<bool(const QString&)>& wanted) const
    {
        return QTest::qWaitFor([&] { return m_window->isSettled() && wanted(childSpeech()); }, kPatience);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace heterosis
