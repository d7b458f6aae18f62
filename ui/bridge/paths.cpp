// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/paths.h"

#include <QFile>
#include <QLocale>

namespace heterosis {

std::filesystem::path toPath(const QString& text) { return QFile::encodeName(text).toStdString(); }
QString fromPath(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

QString shownBytes(std::uint64_t bytes)
{
    return QLocale::c().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat).replace(QLatin1String("kB"), QLatin1String("KB"));
}

} // namespace heterosis
