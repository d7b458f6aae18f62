// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "base/json.h"
#include "checkpoint/tensor.h"

namespace heterosis {

// A tensor's numbers for `inspect`, in row order: floats as they are widened to double, integers exact (beyond 2^53 as
// strings), truth values, "NaN", "Infinity", "-Infinity". Nothing for types without a plain value (sub-byte, complex, scales).
std::optional<Json> valuesOf(const TensorView& tensor);

// How many of a float tensor's numbers are no numbers, infinite, or zero. Nothing for other types. Runs in parallel.
struct NumberCensus {
    std::int64_t nan = 0, infinite = 0, zero = 0;
};
std::optional<NumberCensus> censusOf(const TensorView& tensor);

// Whether a float tensor holds a NaN or an infinity; false for other types. Runs in parallel.
bool hasNonFinite(const TensorView& tensor);

} // namespace heterosis
