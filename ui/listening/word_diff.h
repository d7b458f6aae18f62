// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>

namespace heterosis {

struct TextRange {
    int start = 0, length = 0;
    bool operator==(const TextRange&) const = default;
};

// Words of `text` (parted by white space) that are not in the longest common subsequence of words with `reference`; neighbours are joined.
QList<TextRange> wordsThatDiffer(const QString& text, const QString& reference);

} // namespace heterosis
