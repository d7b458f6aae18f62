// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "tokenizer/chat_template.h"

namespace heterosis {

// The shapes of data files that are in use (docs/formats.md has their fields and where each comes from).
enum class Shape { Text, Prompts, Pairs, Alpaca, ShareGpt, Messages, Preferences, Kto, Norms, Choices };
inline constexpr Shape kShapes[] = {Shape::Norms,    Shape::Choices, Shape::Preferences, Shape::Kto,  Shape::Messages,
                                    Shape::ShareGpt, Shape::Alpaca,  Shape::Pairs,       Shape::Text, Shape::Prompts};
std::string_view nameOf(Shape shape) noexcept; // "text", "prompts", "prompt-completion", "alpaca", "sharegpt", "messages", "dpo", "kto", "norms", "choices"
std::optional<Shape> shapeNamed(std::string_view name) noexcept;

// What a row says, in one form for all shapes.
struct Example {
    std::size_t line = 0;
    std::string id;                     // "" where the row has none
    std::string language;               // "lang" or "answer_lang", "" where the row says nothing
    std::string text;                   // Text: the text. Choices: the question
    std::vector<ChatMessage> messages;  // Prompts, Norms, Preferences: the turns before the answer; Pairs, Alpaca, ShareGpt, Messages, Kto: all turns
    std::string chosen, rejected;       // Preferences: the two answers
    bool good = false;                  // Kto: the label
    std::string category;               // Norms
    std::vector<std::string> expect, forbid;
    std::vector<std::string> choices;   // Choices
    std::size_t answer = 0;

    // Everything that a model would see, for duplicates and overlap.
    std::string content() const;
};

// Whether the row's fields make it one of this shape; types and contents are looked at by exampleOf().
bool hasFieldsOf(Shape shape, const Json& row);
// The fields that a row of this shape needs, for messages: "prompt, chosen, rejected".
std::string_view fieldsOf(Shape shape) noexcept;

// Reads one row. Throws Error whose place is "line N, field F" and whose remedy says what to write.
Example exampleOf(Shape shape, const Json& row, std::size_t line);

} // namespace heterosis
