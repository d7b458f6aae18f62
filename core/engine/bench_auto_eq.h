// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/control.h"
#include "base/json.h"
#include "model/voice.h"

namespace heterosis {

struct AutoEqBench {
    std::filesystem::path a, b;
    std::optional<std::filesystem::path> original;
    std::filesystem::path data;
    int steps = 60, evaluations = 2000;   // of gradient descent; of CMA-ES at most
    std::size_t texts = 4;
    std::int64_t context = 64;            // tokens of a text
    std::uint64_t seed = 1;
};

// A hidden genome of A and B (a ratio of each gene, 0.1 to 0.9) teaches by its own probabilities on the texts. Auto-EQ
// and CMA-ES look for it from the middle, by the divergence from what it says; CMA-ES until its evaluations are spent. The row compares
// how many evaluations each took to the lowest loss that CMA-ES reached. Beside it both curves and the errors of the genomes.
Json benchAutoEq(const AutoEqBench& bench, const ComputeOptions& compute, Control& control);

} // namespace heterosis
