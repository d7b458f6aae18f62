// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/gene_key.h"

#include <algorithm>
#include <charconv>

namespace heterosis {

namespace {

std::optional<int> layerIndex(std::string_view text)
{
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool leadingZero = text.size() > 1 && text[0] == '0';
    if (text.empty() || text[0] == '-' || leadingZero || fault != std::errc() || end != text.data() + text.size() || value >= GeneId::kHead) {
        return {};
    }
    return value;
}

// Labels begin with a capital letter; families see to that.
bool isLabel(std::string_view text)
{
    constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", others = "abcdefghijklmnopqrstuvwxyz0123456789/_";
    return !text.empty() && capitals.find(text[0]) != text.npos
        && std::all_of(text.begin(), text.end(), [&](char c) { return capitals.find(c) != capitals.npos || others.find(c) != others.npos; });
}

bool readLayers(std::string_view text, GeneKey& key)
{
    if (text == "*") {
        return true;
    }
    key.layers = GeneKey::Reach::One;
    if (text == "embed" || text == "head") {
        key.first = key.last = text == "embed" ? GeneId::kEmbed : GeneId::kHead;
        return true;
    }
    const auto dash = text.find('-');
    key.layers = dash == text.npos ? GeneKey::Reach::One : GeneKey::Reach::Range;
    if (isLabel(text.substr(0, dash))) {
        key.firstLabel = text.substr(0, dash);
        key.lastLabel = dash == text.npos ? key.firstLabel : std::string(text.substr(dash + 1));
        return isLabel(key.lastLabel);
    }
    const auto first = layerIndex(text.substr(0, dash));
    const auto last = dash == text.npos ? first : layerIndex(text.substr(dash + 1));
    if (!first || !last || *last < *first) {
        return false;
    }
    key.first = *first;
    key.last = *last;
    return true;
}

} // namespace

std::optional<GeneKey> GeneKey::parse(std::string_view text)
{
    const auto dot = text.find('.');
    GeneKey key;
    if (dot == text.npos || !readLayers(text.substr(0, dot), key)) {
        return {};
    }
    const auto region = text.substr(dot + 1);
    if (region != "*") {
        key.region = regionNamed(region);
        if (!key.region) {
            return {};
        }
    }
    return key;
}

bool GeneKey::resolveLabels(const std::vector<std::string>& labels)
{
    if (firstLabel.empty()) {
        return true;
    }
    const auto from = std::find(labels.begin(), labels.end(), firstLabel), to = std::find(labels.begin(), labels.end(), lastLabel);
    first = int(from - labels.begin());
    last = int(to - labels.begin());
    return from != labels.end() && to != labels.end() && first <= last;
}

bool GeneKey::names(const GeneId& gene) const
{
    const bool layer = layers == Reach::All || (gene.layer >= first && gene.layer <= last);
    return layer && (!region || *region == gene.region);
}

} // namespace heterosis
