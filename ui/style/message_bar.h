// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include "base/error.h"

class QLabel;
class QToolButton;

namespace heterosis {

// An error or a notice, shown where it happened: what is wrong, where, what to do. Hidden until there is something to say.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showError(const ErrorInfo& error);
    void showNotice(const QString& text);
    void dismiss();
    bool shows() const { return !m_plain.isEmpty(); }
    QString plainText() const { return m_plain; }    // as shown, without markup

protected:
    void changeEvent(QEvent* event) override;

private:
    void display();
    QLabel* m_sign;
    QLabel* m_text;
    QToolButton* m_close;
    ErrorInfo m_error;
    QString m_notice, m_plain;
};

} // namespace heterosis
