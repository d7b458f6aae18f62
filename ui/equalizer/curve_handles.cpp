// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/curve_handles.h"

#include <algorithm>

namespace heterosis {

std::vector<CurveHandle> handlesOf(const Curves& curves, const std::vector<Region>& scope)
{
    std::vector<CurveHandle> handles;
    for (const auto& [region, curve] : curves) {
        const bool inScope = std::find(scope.begin(), scope.end(), region) != scope.end();
        std::vector<bool> taken(handles.size()); // two equal nodes of one region stay two handles
        for (int i = 0; i < int(curve.nodes.size()); ++i) {
            std::size_t match = 0;
            while (match < taken.size()
                   && (taken[match] || handles[match].node != curve.nodes[i] || handles[match].inScope != inScope
                       || (!inScope && handles[match].group != groupOf(region))))
                ++match;
            if (match < taken.size()) {
                taken[match] = true;
                handles[match].refs.emplace_back(region, i);
            } else {
                handles.push_back({curve.nodes[i], {{region, i}}, groupOf(region), inScope});
            }
        }
    }
    std::stable_sort(handles.begin(), handles.end(), [](const CurveHandle& a, const CurveHandle& b) {
        return a.inScope != b.inScope ? a.inScope : a.node.layer < b.node.layer;
    });
    return handles;
}

Curves withHandle(const Curves& curves, const CurveHandle& handle, std::optional<Node> to)
{
    Curves changed;
    for (const auto& [region, index] : handle.refs) {
        Curve& curve = changed.try_emplace(region, curves.at(region)).first->second;
        if (to)
            curve.nodes[index] = *to;
        else
            curve.nodes.erase(curve.nodes.begin() + index);
    }
    return changed;
}

Curves withNode(const Curves& curves, const std::vector<Region>& scope, const Node& node)
{
    Curves changed;
    for (const Region region : scope)
        if (const auto found = curves.find(region); found != curves.end() && found->second.nodes.size() < Curve::kMaxNodes)
            changed.emplace(region, found->second).first->second.nodes.push_back(node);
    return changed;
}

std::vector<CurveLine> linesOf(const Curves& curves)
{
    std::vector<CurveLine> lines;
    for (const auto& [region, curve] : curves) {
        const auto same = std::find_if(lines.begin(), lines.end(), [&, r = region, c = &curve](const CurveLine& line) {
            return line.group == groupOf(r) && line.curve == *c;
        });
        if (same != lines.end())
            same->regions.push_back(region);
        else
            lines.push_back({curve, {region}, groupOf(region)});
    }
    return lines;
}

} // namespace heterosis
