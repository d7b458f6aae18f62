// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/recent.h"

#include <QFileInfo>

#include "bridge/paths.h"

namespace heterosis {

namespace {

constexpr int kKept = 8;
const QString kKey = QStringLiteral("recent");

// A family is the paths of A, B and the original on three lines, further parents below; a recipe is one line.
QString lineOf(const Recent::Entry& entry)
{
    if (const auto* recipe = std::get_if<std::filesystem::path>(&entry))
        return fromPath(*recipe);
    const auto& request = std::get<OpenRequest>(entry);
    const auto line = [](const std::optional<std::filesystem::path>& path) { return path ? fromPath(*path) : QString(); };
    QStringList lines{line(request.a), line(request.b), line(request.original)};
    for (const std::filesystem::path& path : request.more)
        lines << fromPath(path);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void Recent::add(const Entry& entry)
{
    QStringList lines = m_settings.value(kKey).toStringList();
    const QString line = lineOf(entry);
    lines.removeAll(line);
    lines.prepend(line);
    m_settings.setValue(kKey, lines.mid(0, kKept));
}

void Recent::clear() { m_settings.remove(kKey); }

QList<Recent::Entry> Recent::entries() const
{
    QList<Entry> entries;
    for (const QString& line : m_settings.value(kKey).toStringList()) {
        const QStringList paths = line.split(QLatin1Char('\n'));
        if (paths.size() == 1) {
            entries << toPath(line);
            continue;
        }
        OpenRequest request{.a = toPath(paths[0])};
        if (!paths[1].isEmpty())
            request.b = toPath(paths[1]);
        if (!paths.value(2).isEmpty())
            request.original = toPath(paths[2]);
        for (const QString& path : paths.mid(3))
            request.more.push_back(toPath(path));
        entries << request;
    }
    return entries;
}

QString Recent::titleOf(const Entry& entry)
{
    const auto name = [](const std::filesystem::path& path) { return QFileInfo(fromPath(path)).fileName(); };
    if (const auto* recipe = std::get_if<std::filesystem::path>(&entry))
        return name(*recipe);
    const auto& request = std::get<OpenRequest>(entry);
    return request.b ? QStringLiteral("%1 × %2").arg(name(request.a), name(*request.b)) : name(request.a);
}

} // namespace heterosis
