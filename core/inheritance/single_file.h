// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/model_writer.h"

namespace heterosis {

// Writes a model's weights alone, as one safetensors file with the metadata; whole or not there. `out` is the file. Throws Error:
// something of that name exists, too little free space; Cancelled. Fills everything of the result but its parents.
ExportResult writeSingleFile(const OutputModel& model, const std::filesystem::path& out, Control& control);

} // namespace heterosis
