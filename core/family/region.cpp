// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/region.h"

#include <array>
#include <charconv>

namespace heterosis {

namespace {

constexpr std::array<std::string_view, kRegions> names{"query", "key", "value", "attention-output", "gate", "up", "down", "norm", "embedding", "head"};

} // namespace

std::string_view nameOf(Region region) noexcept { return names[static_cast<std::size_t>(region)]; }

std::optional<Region> regionNamed(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<Region>(i);
    return std::nullopt;
}

std::string GeneId::text() const
{
    const std::string place = layer == kEmbed ? "embed" : layer == kHead ? "head" : std::to_string(layer);
    return place + "." + std::string(nameOf(region));
}

std::optional<GeneId> GeneId::parse(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    const auto region = regionNamed(text.substr(dot + 1));
    const std::string_view place = text.substr(0, dot);
    if (!region)
        return std::nullopt;
    if (place == "embed")
        return GeneId{kEmbed, *region};
    if (place == "head")
        return GeneId{kHead, *region};
    int layer = 0;
    const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), layer);
    const bool whole = error == std::errc() && end == place.data() + place.size() && layer >= 0 && layer < kHead;
    const bool plain = place == "0" || (!place.empty() && place[0] >= '1'); // "03" and "+3" are no second spelling of 3
    return whole && plain ? std::optional(GeneId{layer, *region}) : std::nullopt;
}

} // namespace heterosis
