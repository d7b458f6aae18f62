// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace heterosis {

// Which pairs of tokens merge, in which order, into what: a flat hash table with linear probing.
class MergeTable {
public:
    struct Merge {
        int left = -1, right = -1;
        int rank = 0; // lower goes first
        int merged = 0;
    };

    explicit MergeTable(std::size_t count);
    void set(const Merge& merge); // the same pair again replaces the earlier one; at most `count` pairs
    const Merge* find(int left, int right) const noexcept
    {
        for (std::size_t at = slotOf(left, right);; at = (at + 1) & m_mask) {
            const Merge& slot = m_slots[at];
            if (slot.left == left && slot.right == right)
                return &slot;
            if (slot.left < 0)
                return nullptr;
        }
    }

private:
    std::size_t slotOf(int left, int right) const noexcept
    {
        // Finaliser of MurmurHash3 (Appleby): every bit of the pair reaches the low ones.
        std::uint64_t x = std::uint64_t{static_cast<std::uint32_t>(left)} << 32 | static_cast<std::uint32_t>(right);
        x = (x ^ x >> 33) * 0xff51afd7ed558ccdULL;
        x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53ULL;
        return static_cast<std::size_t>(x ^ x >> 33) & m_mask;
    }

    std::vector<Merge> m_slots;
    std::size_t m_mask;
};

} // namespace heterosis
