// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/translate_error.h"

#include <QCoreApplication>

namespace heterosis {

QString translated(const Text& text)
{
    if (text.empty())
        return {};
    const QString pattern = QCoreApplication::translate("core", text.pattern().c_str());
    return QString::fromStdString(text.fill(pattern.toStdString()));
}

namespace {

// Core sentences come with and without a full stop; joined ones need it.
QString sentence(QString text)
{
    if (!text.isEmpty() && !QStringLiteral(".!?…").contains(text.back()))
        text += QLatin1Char('.');
    return text;
}

} // namespace

QString translated(const Finding& finding)
{
    QString line = finding.remedy.empty() ? translated(finding.message) : sentence(translated(finding.message)) + QLatin1Char(' ') + sentence(translated(finding.remedy));
    return finding.place.empty() ? line : QString::fromStdString(finding.place) + QStringLiteral(": ") + line;
}

QString ShownError::plain() const
{
    QStringList parts;
    for (const QString& part : {sentence(message), where, sentence(remedy)})
        if (!part.isEmpty())
            parts << part;
    return parts.join(QLatin1Char('\n'));
}

QString ShownError::html() const
{
    QString html = QStringLiteral("<b>%1</b>").arg(sentence(message).toHtmlEscaped());
    if (remedy.isEmpty() && where.isEmpty())
        html = message.toHtmlEscaped();
    if (!remedy.isEmpty())
        html += QStringLiteral("<br>%1").arg(sentence(remedy).toHtmlEscaped());
    if (!where.isEmpty())
        html += QStringLiteral("<br><small>%1</small>").arg(where.toHtmlEscaped());
    return html.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

ShownError translateError(const ErrorInfo& error)
{
    QStringList where;
    for (const std::string& part : {error.file, error.place})
        if (!part.empty())
            where << QString::fromStdString(part);
    return {translated(error.message), where.join(QStringLiteral(": ")), translated(error.remedy)};
}

} // namespace heterosis
