// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace heterosis {

// GPT-2's alphabet: every byte has a printable character, so that any text is a word of a vocabulary of letters
// (openai/gpt-2, encoder.py, bytes_to_unicode).
std::string_view letterOfByte(unsigned char byte) noexcept; // UTF-8 of the letter
std::string toByteLetters(std::string_view bytes);
// Back to bytes; nullopt where a character is no letter of the alphabet.
std::optional<std::string> fromByteLetters(std::string_view letters);

} // namespace heterosis
