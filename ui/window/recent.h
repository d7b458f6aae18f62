// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSettings>
#include <QStringList>

#include <variant>

#include "engine/workbench.h"

namespace heterosis {

// The families and recipes that were opened last, newest first.
class Recent {
public:
    using Entry = std::variant<OpenRequest, std::filesystem::path>;    // a path: of a recipe
    explicit Recent(QSettings& settings) : m_settings(settings) {}
    void add(const Entry& entry);
    void clear();
    QList<Entry> entries() const;
    static QString titleOf(const Entry& entry);

private:
    QSettings& m_settings;
};

} // namespace heterosis
