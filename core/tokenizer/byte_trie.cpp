// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/byte_trie.h"

#include <algorithm>

namespace heterosis {

ByteTrie::ByteTrie(std::vector<std::pair<std::string_view, int>> keys) : m_nodes(1), m_bytes(1)
{
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    struct Range { // the keys below a node
        std::size_t begin, end, depth;
    };
    std::vector<Range> ranges = {{0, keys.size(), 0}};
    for (std::size_t node = 0; node < ranges.size(); ++node) {
        auto [at, end, depth] = ranges[node];
        for (; at < end && keys[at].first.size() == depth; ++at)
            if (depth > 0)
                m_nodes[node].id = keys[at].second;
        m_nodes[node].first = static_cast<std::uint32_t>(m_nodes.size());
        while (at < end) {
            const char byte = keys[at].first[depth];
            const std::size_t from = at;
            while (at < end && keys[at].first[depth] == byte)
                ++at;
            ranges.push_back({from, at, depth + 1});
            m_nodes.emplace_back();
            m_bytes.push_back(static_cast<unsigned char>(byte));
            ++m_nodes[node].count;
        }
    }
}

std::uint32_t ByteTrie::child(std::uint32_t node, unsigned char byte) const
{
    const auto begin = m_bytes.begin() + m_nodes[node].first, end = begin + m_nodes[node].count;
    const auto found = std::lower_bound(begin, end, byte);
    return found != end && *found == byte ? static_cast<std::uint32_t>(found - m_bytes.begin()) : 0;
}

std::size_t ByteTrie::longestPrefixOf(std::string_view text) const
{
    std::size_t longest = 0;
    prefixesOf(text, [&](int, std::size_t length) { longest = length; });
    return longest;
}

} // namespace heterosis
