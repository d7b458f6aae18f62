// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_sources.h"

#include "base/error.h"
#include "checkpoint/tensor.h"

namespace heterosis {

namespace {

const TensorView* viewOf(const ModelMap& map, const Part& part)
{
    const TensorView* view = map.checkpoint->find(part.tensor);
    if (!view || !isBlendable(view->dtype) || view->dtype == Dtype::F64) {
        throw Error({.message = text("The tensor {} is missing, or of a type that cannot be blended", part.tensor),
                     .file = map.checkpoint->path().string(),
                     .place = part.tensor,
                     .remedy = text("Convert the model to bfloat16, float16 or float32 first")});
    }
    return view;
}

} // namespace

std::vector<const TensorView*> viewsOf(const std::vector<std::shared_ptr<const ModelMap>>& maps, const TensorPlace& place)
{
    std::vector<const TensorView*> views;
    for (std::size_t i = 0; i < place.parts.size(); ++i) {
        views.push_back(viewOf(*maps[place.slice->sources[i].model], *place.parts[i]));
    }
    return views;
}

Dtype promoted(const std::vector<const TensorView*>& views)
{
    Dtype type = views.front()->dtype;
    for (const TensorView* view : views) {
        if (view->dtype != type) {
            type = Dtype::F32;
        }
    }
    return type;
}

} // namespace heterosis
