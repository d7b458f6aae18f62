// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tst_window_kit.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>

#include "education/education_room.h"
#include "education/education_view.h"
#include "window/rooms.h"

namespace heterosis {

inline QString write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

inline QByteArray conversations(int rows)
{
    QByteArray lines;
    for (int i = 0; i < rows; ++i)
        lines += "{\"messages\": [{\"role\": \"user\", \"content\": \"How many boats are in bay " + QByteArray::number(i)
            + "?\"}, {\"role\": \"assistant\", \"content\": \"There are seven boats in the bay.\"}]}\n";
    return lines + "{\"messages\": [{\"role\": \"user\", \"content\": \"?\"}]}\nnot json\n";
}

inline void drop(MainWindow& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    EducationView& view = window.education().view();
    QDragEnterEvent enter(QPoint(300, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&view, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(300, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&view, &event);
}

inline bool ready(WindowUnderTest& window) // the demo family is open, and the room with its studbook
{
    window->openDemo();
    if (!window.settles())
        return false;
    window->rooms().show(Room::Educate);
    return window.settles();
}

inline void choose(MainWindow& window, const char* box, const char* value)
{
    auto* combo = window.education().view().findChild<QComboBox*>(QLatin1String(box));
    QVERIFY2(combo && combo->findData(QLatin1String(value)) >= 0, box);
    combo->setCurrentIndex(combo->findData(QLatin1String(value)));
}

template <class Box, class Value> void set(MainWindow& window, const char* box, Value value)
{
    auto* spin = window.education().view().findChild<Box*>(QLatin1String(box));
    QVERIFY2(spin, box);
    spin->setValue(value);
}

inline void press(MainWindow& window, const char* button)
{
    auto* found = window.education().view().findChild<QPushButton*>(QLatin1String(button));
    QVERIFY2(found && found->isEnabled(), button);
    QTest::mouseClick(found, Qt::LeftButton);
}

} // namespace heterosis
