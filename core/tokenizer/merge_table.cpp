// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/merge_table.h"

#include <bit>

namespace heterosis {

MergeTable::MergeTable(std::size_t count) : m_slots(std::bit_ceil(2 * count + 2)), m_mask(m_slots.size() - 1) {}

void MergeTable::set(const Merge& merge)
{
    std::size_t at = slotOf(merge.left, merge.right);
    while (m_slots[at].left >= 0 && !(m_slots[at].left == merge.left && m_slots[at].right == merge.right))
        at = (at + 1) & m_mask;
    m_slots[at] = merge;
}

} // namespace heterosis
