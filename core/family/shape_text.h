// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace heterosis {

// "[309, 36]"
inline std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string out = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        out.append(i ? ", " : "").append(std::to_string(shape[i]));
    return out + "]";
}

} // namespace heterosis
