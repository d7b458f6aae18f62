// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace heterosis {

// Keys that begin at a place of a text, shortest first. The children of a node lie side by side, in the order of their bytes.
class ByteTrie {
public:
    // Keys with their ids; of one key that comes twice the later id counts, an empty key is left out.
    explicit ByteTrie(std::vector<std::pair<std::string_view, int>> keys = {});

    // visit(id, length) for every key that is a prefix of text.
    template <class Visit> void prefixesOf(std::string_view text, Visit visit) const
    {
        std::uint32_t node = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            node = child(node, static_cast<unsigned char>(text[i]));
            if (node == 0)
                return;
            if (m_nodes[node].id >= 0)
                visit(m_nodes[node].id, i + 1);
        }
    }
    std::size_t longestPrefixOf(std::string_view text) const;

private:
    struct Node {
        std::uint32_t first = 0, count = 0; // of the children
        int id = -1;
    };
    std::uint32_t child(std::uint32_t node, unsigned char byte) const; // 0: none, the root is nobody's child

    std::vector<Node> m_nodes;
    std::vector<unsigned char> m_bytes; // the byte that leads to a node
};

} // namespace heterosis
