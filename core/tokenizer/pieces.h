// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

// A text on its way to ids: pieces of one buffer, each a word for the model or an added token that was found already.
struct Piece {
    std::size_t begin = 0, end = 0;
    int id = -1; // >= 0: an added token, not touched again
};

struct Pieces {
    std::string text;
    std::vector<Piece> list;

    std::string_view view(const Piece& piece) const { return std::string_view(text).substr(piece.begin, piece.end - piece.begin); }
    void add(std::string_view piece, int id = -1)
    {
        list.push_back({text.size(), text.size() + piece.size(), id});
        text += piece;
    }
};

} // namespace heterosis
