// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

// A part of a Jinja template: text as it stands, or the words of a tag.
struct JinjaWord {
    enum class Kind { Name, Number, Quoted, Sign } kind = Kind::Sign;
    std::string text; // of quoted ones: with the escapes resolved
    bool is(std::string_view word) const { return (kind == Kind::Sign || kind == Kind::Name) && text == word; }
};
struct JinjaPart {
    enum class Kind { Text, Output, Statement } kind = Kind::Text;
    std::string text;
    std::vector<JinjaWord> words;
};

// Splits a template with trim_blocks and lstrip_blocks, as chat templates are meant. Throws Error where a tag or a text in quotes
// does not end.
std::vector<JinjaPart> readJinjaSource(std::string_view source);

} // namespace heterosis
