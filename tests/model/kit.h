// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the oracle kit's checkpoints and expected values, and a source whose weights a test may change.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/parallel.h"
#include "checkpoint/checkpoint.h"
#include "family/model_map.h"
#include "model/voice.h"

namespace kit {

// These models are too small for a second thread, and a busy machine makes one wait for the other.
inline const bool kOneThread = (heterosis::setThreads(1), true);

inline std::filesystem::path models() { return std::filesystem::path(HETEROSIS_SHARED) / "oracles" / "models"; }

inline std::filesystem::path references() { return std::filesystem::path(HETEROSIS_SOURCE) / "tests/model/references"; }

inline std::shared_ptr<const heterosis::ModelMap> open(const std::filesystem::path& path)
{
    return heterosis::ModelMap::of(heterosis::Checkpoint::open(path));
}

inline heterosis::Voice voice(const std::shared_ptr<const heterosis::ModelMap>& map)
{
    return heterosis::Voice(map, map->checkpoint, heterosis::chooseCompute({.device = "cpu", .dtype = "float32"}, map->config));
}

inline std::vector<float> floats(const heterosis::TensorView& view)
{
    std::vector<float> out(view.bytes.size() / sizeof(float));
    std::memcpy(out.data(), view.bytes.data(), view.bytes.size());
    return out;
}

// Largest difference; infinity where sizes differ or a value is no number.
inline double farthest(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size())
        return HUGE_VAL;
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double d = std::abs(double(a[i]) - double(b[i]));
        if (!(d <= most))
            most = std::isnan(d) ? HUGE_VAL : d;
    }
    return most;
}

// All tensors of a checkpoint in memory that a test may write to; `offset` bytes behind a 64-byte boundary.
class Editable final : public heterosis::TensorSource {
public:
    explicit Editable(const heterosis::Checkpoint& from, std::size_t offset = 0)
    {
        for (const heterosis::TensorView& view : from.tensors()) {
            auto* bytes = static_cast<std::byte*>(::operator new(view.bytes.size() + offset, std::align_val_t(64)));
            m_buffers.emplace_back(bytes);
            std::memcpy(bytes + offset, view.bytes.data(), view.bytes.size());
            m_views.push_back(view);
            m_views.back().bytes = {bytes + offset, view.bytes.size()};
        }
    }
    const std::vector<heterosis::TensorView>& tensors() const override { return m_views; }
    const heterosis::TensorView* find(std::string_view name) const override
    {
        const auto it = std::find_if(m_views.begin(), m_views.end(), [&](const auto& v) { return v.name == name; });
        return it == m_views.end() ? nullptr : &*it;
    }
    // Scales a gene's whole tensors (float32 ones). Returns the genes that share them (a fused matrix holds three).
    std::vector<heterosis::GeneId> scale(const heterosis::ModelMap& map, const heterosis::GeneId& id, float factor)
    {
        std::vector<int> parts;
        for (const heterosis::GenePiece& piece : map.gene(id)->pieces)
            if (std::find(parts.begin(), parts.end(), piece.part) == parts.end())
                parts.push_back(piece.part);
        for (const int part : parts) {
            const heterosis::TensorView* view = find(map.parts[std::size_t(part)].tensor);
            std::vector<float> values = floats(*view);
            for (float& x : values)
                x *= factor;
            std::memcpy(const_cast<std::byte*>(view->bytes.data()), values.data(), view->bytes.size());
        }
        std::vector<heterosis::GeneId> touched;
        for (const heterosis::Gene& gene : map.genes)
            if (std::any_of(gene.pieces.begin(), gene.pieces.end(),
                            [&](const auto& p) { return std::find(parts.begin(), parts.end(), p.part) != parts.end(); }))
                touched.push_back(gene.id);
        return touched;
    }

private:
    struct Free {
        void operator()(std::byte* p) const { ::operator delete(p, std::align_val_t(64)); }
    };
    std::vector<std::unique_ptr<std::byte, Free>> m_buffers;
    std::vector<heterosis::TensorView> m_views;
};

} // namespace kit
