// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace heterosis {

// Under the listening columns: what a person thinks of the child that speaks there.
class VerdictBar : public QWidget {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget* parent = nullptr);
    void setReady(bool ready, const QString& why);  // `why` not, else ""
    void say(const QString& text);                  // what became of the last verdict

Q_SIGNALS:
    void judged(bool pass);
    void kept();
    void tastingWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QToolButton *m_pass, *m_fail, *m_keep, *m_tasting;
    QLabel* m_said;
    QString m_why;
};

} // namespace heterosis
