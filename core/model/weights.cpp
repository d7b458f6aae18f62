// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/weights.h"

#include <cstring>
#include <set>

#include "model/adapted.h"
#include "model/compute.h"

namespace heterosis {
namespace {

bool aligned(const void* address, std::uintptr_t boundary) { return reinterpret_cast<std::uintptr_t>(address) % boundary == 0; }

// The source's own bytes as a tensor; nothing ever writes to it. Bytes at an odd place of a file are first copied to a place
// where elements of that type may lie.
at::Tensor wrap(const TensorView& view, at::ScalarType type)
{
    const std::byte* data = view.bytes.data();
    if (aligned(data, c10::elementSize(type)))
        return at::from_blob(const_cast<std::byte*>(data), view.shape, at::TensorOptions(type));
    at::Tensor copy = at::empty(view.shape, at::TensorOptions(type));
    std::memcpy(copy.data_ptr(), data, view.bytes.size());
    return copy;
}

} // namespace

Weights::Weights(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, at::Device device, at::ScalarType type, Fill fill)
    : m_map(std::move(map)), m_source(std::move(source)), m_device(device), m_type(type), m_slots(m_map->parts.size())
{
    m_map->requireSpeech();
    for (int i = 0; fill == Fill::Now && i < int(m_slots.size()); ++i)
        refresh(i);
}

void Weights::refresh(int index) { fill(index); }

void Weights::drop(std::string_view name)
{
    if (const Part* part = m_map->part(name))
        m_slots[std::size_t(part - m_map->parts.data())] = {};
}

void Weights::fill(int index) const
{
    const Part& part = m_map->parts.at(std::size_t(index));
    const TensorView* view = m_source->find(part.tensor);
    if (!view || view->shape != part.shape)
        throw Error({.message = view ? text("Tensor {} has another shape than the model's family asks for", part.tensor)
                                     : text("Tensor {} is missing", part.tensor),
                     .remedy = text("Open the model again.")});
    const at::ScalarType stored = scalarTypeOf(view->dtype);
    if (view->bytes.size() != std::size_t(view->elements()) * c10::elementSize(stored))
        throw Error({.message = text("Tensor {} does not have the bytes that its shape asks for", part.tensor)});
    Slot& slot = m_slots[std::size_t(index)];
    if (m_device.is_cpu() && stored == m_type && aligned(view->bytes.data(), kAlignment)) {
        slot = {wrap(*view, stored), false};
        return;
    }
    if (!slot.own)
        slot = {at::empty(part.shape, at::TensorOptions(m_type).device(m_device)), true};
    slot.tensor.copy_(wrap(*view, stored));
}

void Weights::refresh(std::span<const GeneId> genes)
{
    std::set<int> parts; // a fused tensor belongs to three
    for (const GeneId& id : genes) {
        const Gene* gene = m_map->gene(id);
        if (!gene)
            throw Error({.message = text("The model has no gene {}", id.text())});
        for (const GenePiece& piece : gene->pieces)
            parts.insert(piece.part);
    }
    for (const int part : parts)
        refresh(part);
}

const at::Tensor* Weights::find(std::string_view name) const
{
    const Part* part = m_map->part(name);
    if (!part)
        return nullptr;
    const auto index = std::size_t(part - m_map->parts.data());
    if (!m_slots[index].tensor.defined())
        fill(int(index));
    return &m_slots[index].tensor;
}

const at::Tensor& Weights::at(std::string_view name) const
{
    if (const at::Tensor* tensor = find(name))
        return *tensor;
    throw Error({.message = text("The model has no part {}", std::string(name))});
}

std::pair<at::Tensor, at::Tensor> Weights::lowRank(std::string_view name) const
{
    const Part* part = m_map->part(name);
    const auto* unmerged = dynamic_cast<const UnmergedModel*>(m_source.get());
    const LowRank* found = part && unmerged ? unmerged->lowRank(part->tensor) : nullptr;
    if (!found)
        return {};
    const auto turned = [&](const TensorView& view) { return wrap(view, scalarTypeOf(view.dtype)).to(m_device, at::kFloat).t().contiguous(); };
    return {turned(found->a).to(m_type), turned(found->b).mul_(found->scale).to(m_type)};
}

bool Weights::transposed(std::string_view name) const
{
    const Part* part = m_map->part(name);
    return part && part->rowAxis == 1;
}

} // namespace heterosis
