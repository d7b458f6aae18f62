// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tokenizer/jinja_expression.h"

namespace heterosis {

// The part of Jinja2 that chat templates are written in: text, {{ }}, if, for, set. Macros are stepped over; whatever else a template
// really comes to do ends in an Error, and so does one that works for too long or puts out too much.
class JinjaTemplate {
public:
    explicit JinjaTemplate(std::string_view source); // throws Error
    std::string render(JinjaContext::Scope variables) const; // throws Error

private:
    struct Node {
        JinjaPart part;
        std::vector<Node> body, otherwise; // of for and if; otherwise may hold one more "if" for elif
    };
    class Parser;
    class Renderer;

    std::vector<Node> m_nodes;
};

} // namespace heterosis
