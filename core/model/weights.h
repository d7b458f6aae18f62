// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <memory>
#include <span>
#include <utility>
#include <span>
#include <vector>

#include "family/model_map.h"

namespace heterosis {

// The parts of a model as tensors of the compute type on the compute device. On the CPU a part whose bytes already have that type
// and start on a 64-byte boundary is used where it lies; every other one is copied to such a boundary. So results depend on the
// values alone: matrix products choose their kernels by alignment.
class Weights {
public:
    enum class Fill { Now, OnDemand };            // OnDemand: each part when it is first asked for, by one thread
    Weights(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, at::Device device, at::ScalarType type, Fill fill = Fill::Now);

    // Null where the model has no such part. Stays valid as long as this object: refresh() renews the tensor behind it.
    const at::Tensor* find(std::string_view part) const;
    const at::Tensor& at(std::string_view part) const;
    bool transposed(std::string_view part) const; // stored [in, out] (Conv1D)
    // What an adapter that is not merged adds to a part's product: (A^T [in, rank], scale B^T [rank, out]); undefined where there is none.
    std::pair<at::Tensor, at::Tensor> lowRank(std::string_view part) const;
    // Lets go of the copy of a part, if there is one. Nobody may hold its tensor; who asks for it again gets a new copy.
    void drop(std::string_view part);
    void refresh(int part);                       // index into ModelMap::parts; its values in the source changed
    void refresh(std::span<const GeneId> genes);  // all tensors of these genes

private:
    void fill(int part) const;
    std::shared_ptr<const ModelMap> m_map;
    std::shared_ptr<const TensorSource> m_source;
    at::Device m_device;
    at::ScalarType m_type;
    struct Slot {
        at::Tensor tensor;
        bool own = false; // else it is the source's memory, which must not be written to
    };
    mutable std::vector<Slot> m_slots; // as ModelMap::parts; undefined tensors are filled when they are asked for
};

inline constexpr std::uintptr_t kAlignment = 64;

} // namespace heterosis
