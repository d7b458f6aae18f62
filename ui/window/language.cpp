// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace heterosis {

Language::Language(QObject* parent) : QObject(parent) {}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

QString Language::ofSystem() { return QLocale::system().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en"); }

void Language::choose(const QString& code)
{
    const QString chosen = code == QLatin1String("ko") ? code : QStringLiteral("en");
    if (chosen == m_code)
        return;
    m_code = chosen;
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(QLocale(chosen));
    // Qt's own words first: ours are asked before them, as they were installed later.
    if (m_qt.load(QStringLiteral("qtbase_") + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/translations/heterosis_") + chosen))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace heterosis
