// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapted.h"

#include <algorithm>

namespace heterosis {

UnmergedModel::UnmergedModel(std::shared_ptr<const ModelMap> map) : m_map(std::move(map)), m_tensors(m_map->checkpoint->tensors())
{
    for (const Part& part : m_map->parts) {
        const LowRank* parts = m_map->checkpoint->lowRank(part.tensor);
        if (parts && part.part.ends_with(".weight")) // embeddings, which are looked up, have no such ending
            m_lowRanks.emplace(part.tensor, parts);
    }
    for (TensorView& tensor : m_tensors)
        if (const LowRank* parts = lowRank(tensor.name))
            tensor.bytes = parts->base.bytes;
}

const TensorView* UnmergedModel::find(std::string_view name) const
{
    const auto at = std::lower_bound(m_tensors.begin(), m_tensors.end(), name, [](const TensorView& a, std::string_view n) { return a.name < n; });
    return at != m_tensors.end() && at->name == name ? &*at : nullptr;
}

const LowRank* UnmergedModel::lowRank(std::string_view tensor) const
{
    const auto found = m_lowRanks.find(tensor);
    return found == m_lowRanks.end() ? nullptr : found->second;
}

} // namespace heterosis
