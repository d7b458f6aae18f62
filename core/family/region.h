// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace heterosis {

// What a tensor does in its layer. The order is the order of the equalizer's map rows.
enum class Region { Query, Key, Value, AttentionOutput, Gate, Up, Down, Norm, Embedding, Head };
inline constexpr int kRegions = 10;

std::string_view nameOf(Region region) noexcept;                   // "attention-output": the words of recipes and of the command line
std::optional<Region> regionNamed(std::string_view name) noexcept;

// A gene: one region of one layer. layer 0..L-1, or kEmbed / kHead for what lies before and after the layers.
struct GeneId {
    static constexpr int kEmbed = -1;
    static constexpr int kHead = 1 << 20;
    int layer = 0;
    Region region = Region::Query;

    auto operator<=>(const GeneId&) const = default; // embedding first, head last
    std::string text() const;                        // "3.query", "embed.embedding", "head.norm"
    static std::optional<GeneId> parse(std::string_view text);
};

} // namespace heterosis

template <> struct std::hash<heterosis::GeneId> {
    std::size_t operator()(const heterosis::GeneId& g) const noexcept { return std::size_t(g.layer + 2) * 16 + std::size_t(g.region); }
};
