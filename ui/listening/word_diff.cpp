// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/word_diff.h"

#include <algorithm>
#include <vector>

namespace heterosis {

namespace {

// A quadratic table is fine for what a pane shows; beyond this many words only the first ones are compared.
constexpr int kMostWords = 600;

std::vector<TextRange> wordsOf(const QString& text)
{
    std::vector<TextRange> words;
    for (int i = 0; i < text.size();) {
        while (i < text.size() && text[i].isSpace())
            ++i;
        const int start = i;
        while (i < text.size() && !text[i].isSpace())
            ++i;
        if (i > start && int(words.size()) < kMostWords)
            words.push_back({start, i - start});
    }
    return words;
}

} // namespace

QList<TextRange> wordsThatDiffer(const QString& text, const QString& reference)
{
    const auto ours = wordsOf(text), theirs = wordsOf(reference);
    const auto same = [&](std::size_t i, std::size_t j) {
        return QStringView(text).mid(ours[i].start, ours[i].length) == QStringView(reference).mid(theirs[j].start, theirs[j].length);
    };
    // longest[i][j]: length of the common subsequence of ours[i..] and theirs[j..].
    const std::size_t columns = theirs.size() + 1;
    std::vector<int> longest((ours.size() + 1) * columns, 0);
    for (std::size_t i = ours.size(); i-- > 0;)
        for (std::size_t j = theirs.size(); j-- > 0;)
            longest[i * columns + j] = same(i, j) ? longest[(i + 1) * columns + j + 1] + 1
                                                  : std::max(longest[(i + 1) * columns + j], longest[i * columns + j + 1]);
    QList<TextRange> ranges;
    const auto add = [&](const TextRange& word, bool joins) {
        if (joins)
            ranges.back().length = word.start + word.length - ranges.back().start;
        else
            ranges << word;
    };
    bool previousDiffers = false;
    for (std::size_t i = 0, j = 0; i < ours.size();) {
        if (j < theirs.size() && same(i, j)) {
            ++i, ++j;
            previousDiffers = false;
        } else if (j < theirs.size() && longest[i * columns + j + 1] >= longest[(i + 1) * columns + j]) {
            ++j;
        } else {
            add(ours[i++], previousDiffers);
            previousDiffers = true;
        }
    }
    return ranges;
}

} // namespace heterosis
