// SPDX-License-Identifier: GPL-3.0-or-later
#include "fitness/judged_rows.h"

#include <algorithm>

namespace heterosis {

void failWithoutItems(const JudgeSpec& spec, const std::vector<std::string>& problems)
{
    throw Error({.message = problems.empty() ? text("No row is left for the judge {}", spec.judge)
                                             : text("No row can be used by the judge {}: {}", spec.judge, problems.front()),
                 .file = spec.file.string(), .place = {},
                 .remedy = spec.half ? text("Give more rows, or both halves") : text("Give a file whose rows fit this model")});
}

std::vector<Example> judgedRows(const JudgeSpec& spec, std::initializer_list<Shape> shapes, Control& control, std::vector<std::string>& problems)
{
    std::vector<Example> rows;
    const auto summary = scanData(spec.file, std::nullopt, control, [&](Example&& example, int half) {
        if ((!spec.half || *spec.half == half) && (spec.items == 0 || rows.size() < spec.items))
            rows.push_back(std::move(example));
    });
    if (std::find(shapes.begin(), shapes.end(), summary.shape) == shapes.end()) {
        std::string wanted;
        for (const Shape shape : shapes)
            wanted.append(wanted.empty() ? "" : ", ").append(nameOf(shape));
        throw Error({.message = text("The judge {} reads rows of the shape {}; this file has the shape {}", spec.judge, wanted, nameOf(summary.shape)),
                     .file = spec.file.string(), .place = {}, .remedy = text("Give a file with the fields {}", fieldsOf(*shapes.begin()))});
    }
    for (auto& line : summary.problems.lines())
        problems.push_back(std::move(line));
    if (rows.empty())
        failWithoutItems(spec, problems);
    return rows;
}

} // namespace heterosis
