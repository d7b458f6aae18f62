// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

#include "parents/parents_panel.h"
#include "style/message_bar.h"
#include "window/main_window.h"

namespace heterosis {

namespace {

constexpr int kLook = 100, kCalm = 600; // milliseconds: between two looks; how long it must stay settled

void waitFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

bool settles(MainWindow& window, int longestWait)
{
    QElapsedTimer since, calm;
    since.start();
    calm.start();
    while (since.elapsed() < longestWait) {
        waitFor(kLook);
        if (!window.isSettled())
            calm.restart();
        else if (calm.elapsed() >= kCalm)
            return true;
        if (window.parents().messages().shows() && calm.elapsed() > longestWait / 2)
            return false;
    }
    return false;
}

} // namespace

int takeScreenshot(MainWindow& window, const ScreenshotOptions& options)
{
    const bool settled = settles(window, options.longestWait);
    if (!settled)
        std::fprintf(stderr, "%s\n", window.parents().messages().shows() ? qPrintable(window.parents().messages().plainText())
                                                                         : "The window was still at work when the picture was taken.");
    if (!window.grab().save(options.file)) {
        std::fprintf(stderr, "%s: the picture cannot be written there.\n", qPrintable(options.file));
        return 1;
    }
    std::printf("%s\n", qPrintable(options.file));
    return settled ? 0 : 1;
}

} // namespace heterosis
