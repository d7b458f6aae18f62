// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizer/charsmap.h"

namespace heterosis {

// What a tokenizer.model holds, as far as encoding and decoding need it (google/sentencepiece, sentencepiece_model.proto).
struct SentencePieceModel {
    enum class Kind { Unigram = 1, Bpe = 2 };
    enum class PieceType { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
    struct Piece {
        std::string text;
        float score = 0;
        PieceType type = PieceType::Normal;
    };

    Kind kind = Kind::Unigram;
    std::vector<Piece> pieces;
    int unknown = -1, bos = 1, eos = 2; // ids; below 0: none
    std::string unknownSurface = " \u2047 "; // what the unknown piece is decoded to
    bool byteFallback = false;
    bool spaceAsSuffix = false; // treat_whitespace_as_suffix
    bool addDummyPrefix = true, removeExtraSpaces = true, escapeSpaces = true;
    Charsmap charsmap;

    // Throws Error for what is damaged, or of a kind that is not read.
    static SentencePieceModel open(const std::filesystem::path& file);
    static SentencePieceModel read(std::string_view content, const std::string& file); // the file's content, not yet checked
    // What the library demands of a model: one unknown piece, no piece twice or empty, all bytes where bytes fall back.
    void check(const std::string& file);
};

} // namespace heterosis
