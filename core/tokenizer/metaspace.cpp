// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/metaspace.h"

#include <algorithm>

namespace heterosis {

MetaspaceOptions MetaspaceOptions::read(const JsonNode& node)
{
    MetaspaceOptions out;
    out.replacement = node.optionalString("replacement").value_or(out.replacement);
    if (out.replacement.empty())
        node.fail(text("\"{}\" is empty", "replacement"), "Fetch the tokenizer again from its source");
    const std::string scheme = node.optionalString("prepend_scheme").value_or(node.flag("add_prefix_space", true) ? "always" : "never");
    if (scheme != "always" && scheme != "first" && scheme != "never")
        node.fail(text("The prepend scheme \"{}\" is unknown", scheme), "\"always\", \"first\" and \"never\" are read");
    out.prepend = scheme == "always" ? Prepend::Always : scheme == "first" ? Prepend::First : Prepend::Never;
    out.split = node.flag("split", true);
    return out;
}

std::string Metaspace::rewritten(std::string_view piece, bool first) const
{
    std::string out;
    for (const char c : piece) {
        if (c == ' ')
            out += m_options.replacement;
        else
            out += c;
    }
    const bool wanted = m_options.prepend == MetaspaceOptions::Prepend::Always || (m_options.prepend == MetaspaceOptions::Prepend::First && first);
    return wanted && !out.starts_with(m_options.replacement) ? m_options.replacement + out : out;
}

void Metaspace::apply(Pieces& pieces) const
{
    Pieces out;
    out.text.reserve(pieces.text.size() * 2);
    for (const Piece& piece : pieces.list) {
        if (piece.id >= 0) {
            out.add(pieces.view(piece), piece.id);
            continue;
        }
        const std::string text = rewritten(pieces.view(piece), piece.begin == 0 && out.list.empty());
        if (!m_options.split) {
            out.add(text);
            continue;
        }
        for (std::size_t at = 0; at < text.size();) { // each replacement goes with what follows it
            const std::size_t end = std::min(text.find(m_options.replacement, at + 1), text.size());
            out.add(std::string_view(text).substr(at, end - at));
            at = end;
        }
    }
    pieces = std::move(out);
}

} // namespace heterosis
