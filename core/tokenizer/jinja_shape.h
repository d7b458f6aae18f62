// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

// What a chat template does, if it does no more than this: for every message some text around its role and content, before
// the first one a default system message, at the end the head of the answer.
struct ChatShape {
    // Pieces of text in the order of output; Role and Content stand for the message's own.
    struct Part {
        enum class Kind { Text, Role, Content } kind = Kind::Text;
        std::string text;
        bool operator==(const Part&) const = default;
    };
    std::vector<Part> message;
    std::string defaultSystem; // put out before a first message that is no system message
    std::string generation;    // put out where an answer is asked for
};

// Reads a template of that shape (Jinja2 with trim_blocks and lstrip_blocks); nullopt for any other.
std::optional<ChatShape> readChatShape(std::string_view source);

} // namespace heterosis
