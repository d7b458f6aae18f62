// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSize>
#include <QString>

namespace heterosis {

class MainWindow;

struct ScreenshotOptions {
    QString file;
    QSize size;
    int longestWait = 0;    // milliseconds
};

// Waits until the family is open and everybody has spoken, renders the window to a PNG, and says where it lies. An exit status.
int takeScreenshot(MainWindow& window, const ScreenshotOptions& options);

} // namespace heterosis
