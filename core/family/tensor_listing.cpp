// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/tensor_listing.h"

#include "base/control.h"
#include "base/printable.h"
#include "checkpoint/tensor_values.h"

namespace heterosis {

std::string nonFiniteProblem(const std::string& tensor)
{
    return "tensor " + printable(tensor) + " holds NaN or infinite numbers; a child that takes it would speak nonsense";
}

Json listTensors(std::span<const TensorView> tensors, bool values, Json& problems, Control& control)
{
    Json out = Json::array();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const TensorView& tensor = tensors[i];
        control.step(double(i) / double(tensors.size()), tensor.name);
        Json entry{{"name", tensor.name}, {"dtype", nameOf(tensor.dtype)}, {"shape", tensor.shape}};
        if (values && tensor.elements() <= kListedElements)
            if (auto listed = valuesOf(tensor))
                entry["values"] = std::move(*listed);
        if (hasNonFinite(tensor))
            problems.push_back(nonFiniteProblem(tensor.name));
        out.push_back(std::move(entry));
    }
    return out;
}

} // namespace heterosis
