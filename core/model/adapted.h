// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "checkpoint/adapter_merge.h"
#include "family/model_map.h"

namespace heterosis {

// A model with an adapter whose linear layers are not merged: it gives the base's matrices, and a voice adds scale * B (A x) to
// what they multiply (model/linear.h). What is no plain product (DoRA, embeddings, biases, whole modules) is merged as ever.
class UnmergedModel final : public TensorSource {
public:
    explicit UnmergedModel(std::shared_ptr<const ModelMap> map);
    const std::vector<TensorView>& tensors() const override { return m_tensors; }
    const TensorView* find(std::string_view name) const override;
    const LowRank* lowRank(std::string_view tensor) const; // null where the tensor is whole
    std::size_t count() const noexcept { return m_lowRanks.size(); }

private:
    std::shared_ptr<const ModelMap> m_map;
    std::vector<TensorView> m_tensors; // sorted by name
    std::map<std::string, const LowRank*, std::less<>> m_lowRanks;
};

} // namespace heterosis
