// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QMimeData;
class QPushButton;
class QToolButton;

namespace heterosis {

// One file that is chosen, dropped or taken away again. The button says its name.
class FilePick : public QWidget {
    Q_OBJECT
public:
    explicit FilePick(const QString& objectName, QWidget* parent = nullptr);
    void setTexts(const QString& nothing, const QString& title, const QString& filter); // what the button says without a file; of the file dialog
    void setFile(const QString& file);      // "": none
    const QString& file() const { return m_file; }
    void choose();                          // by the dialog

Q_SIGNALS:
    void changed();                         // by a hand

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void take(const QString& file);
    void display();
    QPushButton* m_name;
    QToolButton* m_clear;
    QString m_file, m_nothing, m_title, m_filter;
};

// The one local file of a drag from a file manager; empty where there is none, or it is a folder.
QString droppedFile(const QMimeData* data);

} // namespace heterosis
