// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/error.h"
#include "base/printable.h"
#include "family/fit.h"
#include "family/model_map.h"
#include "family/shape_text.h"

namespace heterosis {

namespace {

constexpr std::size_t kNamed = 5;

[[noreturn]] void refuse(const ModelMap& other, Text message, Text remedy)
{
    throw Error({.message = std::move(message), .file = other.checkpoint->path().string(), .remedy = std::move(remedy)});
}

// Whether two parts have one shape; of parts whose rows are tokens the number of rows may be left out of account.
bool sameShape(const Part& part, const Part& twin, bool besideTokens)
{
    if (part.rowAxis != twin.rowAxis || part.shape.size() != twin.shape.size())
        return false;
    const bool rows = besideTokens && hasTokenRows(part.part) && !part.shape.empty();
    return std::equal(part.shape.begin() + rows, part.shape.end(), twin.shape.begin() + rows);
}

// "model.norm.weight ([36] and [48])", the first five of those that differ.
std::string differences(const ModelMap& a, const ModelMap& other, bool besideTokens)
{
    std::vector<std::string> found;
    for (const Part& part : a.parts) {
        const Part* twin = other.part(part.part);
        if (!twin)
            found.push_back(printable(part.tensor) + " (" + shapeText(part.shape) + ", only in the first)");
        else if (!sameShape(part, *twin, besideTokens))
            found.push_back(printable(part.tensor) + " (" + shapeText(part.shape) + " and " + shapeText(twin->shape) + ")");
    }
    for (const Part& part : other.parts)
        if (!a.part(part.part))
            found.push_back(printable(part.tensor) + " (" + shapeText(part.shape) + ", only in the second)");
    std::string out;
    for (std::size_t i = 0; i < std::min(found.size(), kNamed); ++i)
        out.append(i ? ", " : "").append(found[i]);
    return found.size() > kNamed ? out + " and " + std::to_string(found.size() - kNamed) + " more" : out;
}

void check(const ModelMap& a, const ModelMap& other, bool besideTokens)
{
    const std::string first = a.checkpoint->name(), second = other.checkpoint->name();
    if (a.config.family != other.config.family)
        refuse(other, text("{} is of the family \"{}\" and {} of \"{}\": models of unlike architectures cannot be crossed", first, a.config.family, second, other.config.family),
               "Choose parents of one family");
    const std::string tensors = differences(a, other, besideTokens);
    const Text parents = "Choose parents that were educated from one base";
    if (!besideTokens && a.config.vocabulary != other.config.vocabulary)
        refuse(other, text("The vocabularies differ: {} has {} tokens and {} has {}. Tensors that differ: {}", first, a.config.vocabulary, second, other.config.vocabulary, tensors),
               "Choose parents with one tokenizer");
    struct Size {
        const char* name;
        std::int64_t a, other;
    };
    const ModelConfig &x = a.config, &y = other.config;
    for (const Size& size : {Size{"layers", x.layers, y.layers}, Size{"width", x.width, y.width}, Size{"heads", x.heads, y.heads}, Size{"key-value heads", x.kvHeads, y.kvHeads},
                             Size{"head size", x.headDim, y.headDim}, Size{"MLP width", x.mlpWidth, y.mlpWidth}})
        if (size.a != size.other)
            refuse(other, text("The sizes differ: {} has {} {} and {} has {}. Tensors that differ: {}", first, size.a, size.name, second, size.other, tensors.empty() ? "none" : tensors), parents);
    if (x.tiedHead != y.tiedHead)
        refuse(other, text("One of {} and {} has an output head of its own and the other takes its embedding for it: {}", first, second, tensors),
               "Choose parents that both tie the head to the embedding, or both do not");
    if (!tensors.empty())
        refuse(other, text("The tensors of {} and {} differ: {}", first, second, tensors), parents);
}

} // namespace

bool hasTokenRows(std::string_view part) { return part == "token_embedding" || part == "head.weight" || part == "head.bias" || part == "masked_decoder.weight" || part == "masked_decoder.bias"; }

void checkFit(const ModelMap& a, const ModelMap& other) { check(a, other, false); }
void checkFitBesideTokens(const ModelMap& a, const ModelMap& other) { check(a, other, true); }

} // namespace heterosis
