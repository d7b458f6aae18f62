// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace heterosis {

// Kinds of characters as BERT's normaliser and pre-tokenizer have them. The reference's tables stand on Unicode 8.0, and a
// vocabulary was trained on what they gave: characters that are newer are letters there, whatever they are called today.
bool isBertControl(char32_t c) noexcept;     // Cc, Cf, Co but tab, line feed, carriage return
bool isBertMark(char32_t c) noexcept;        // Mn
bool isBertPunctuation(char32_t c) noexcept; // P and all of ASCII's signs
bool isBertIdeograph(char32_t c) noexcept;   // the blocks that the reference splits into characters

} // namespace heterosis
