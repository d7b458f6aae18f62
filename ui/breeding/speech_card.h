// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include "base/error.h"
#include "studbook/studbook.h"

class QLabel;
class QTextEdit;

namespace heterosis {

// What one individual answered, under a heading. It is readable, selectable, and can be pointed out.
class SpeechCard : public QFrame {
    Q_OBJECT
public:
    explicit SpeechCard(QWidget* parent = nullptr);
    void setHeading(const QString& heading, const QString& detail = {});
    void invite(const QString& hint);   // to speak: nothing was said yet
    void wait();                        // for an answer to come
    void show(const Heard& heard);
    void show(const ErrorInfo& error);
    QString speech() const;
    using QWidget::show;

Q_SIGNALS:
    void picked();                      // a click on it

protected:
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel *m_heading, *m_detail;
    QTextEdit* m_text;
};

} // namespace heterosis
