// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "base/control.h"
#include "base/json.h"
#include "model/voice.h"

namespace heterosis {

// `bench preview`: from a moved slider to the first token and to 40, in its parts (blend, prefill, first token, 40 tokens), for one
// tensor, one layer (first, middle, last) and all layers, beside the plain way (blend everything, run everything), in one run.
// Returns the rows of the bench document (design.md).
Json benchPreview(const std::filesystem::path& a, const std::filesystem::path& b, const ComputeOptions& compute, int promptTokens,
                  int repetitions, Control& control);

} // namespace heterosis
