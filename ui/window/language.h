// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTranslator>

namespace heterosis {

// The language of the window: "ko" or "en". A change is seen at once: every widget gets LanguageChange and speaks again.
class Language : public QObject {
    Q_OBJECT
public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;
    QString code() const { return m_code; }
    void choose(const QString& code);           // unknown codes give English
    static QString ofSystem();

private:
    QString m_code;
    QTranslator m_own, m_qt;
};

} // namespace heterosis
