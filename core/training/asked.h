// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <span>
#include <vector>

#include "training/lesson.h"

namespace heterosis {

// Of texts that lie one after the other in the rows: the rows whose token has a label behind it, these labels, and whose they are.
struct Asked {
    std::vector<std::int64_t> rows, labels, texts;
    std::vector<const float*> taught; // of each row what a teacher thinks; empty where no text has one
};

inline Asked askedOf(std::span<const Lesson* const> texts)
{
    Asked asked;
    std::int64_t first = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Lesson& text = *texts[i];
        for (std::size_t t = 1; t < text.labels.size(); ++t)
            if (text.labels[t] != kNoLabel) {
                asked.rows.push_back(first + std::int64_t(t) - 1);
                asked.labels.push_back(text.labels[t]);
                asked.texts.push_back(std::int64_t(i));
            }
        first += std::int64_t(text.ids.size());
    }
    return asked;
}

inline at::Tensor indices(const std::vector<std::int64_t>& values, at::Device device) { return at::tensor(values, at::TensorOptions(at::kLong)).to(device); }

} // namespace heterosis
