// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "base/json.h"

namespace heterosis {

class Control;

// The document of `inspect` for what this room reads: a safetensors or GGUF file, a shard index, a config.json, a model's folder:
// {"path", "kind": "weights"|"config"|"model", "bytes"?, "parameters"?, "sha256"?, "tensors": [{"name", "dtype", "shape", "values"?}],
//  "family"?, "config"?: {sizes}, "genes"?: [{"gene", "tensors", "elements", "label"?}], "problems": [text]}.
// Of a model that is opened by its tensors alone: "family", "genes", "layers" (labels, or how many) and "silence" (why it cannot speak).
// A GGUF file's own tensors are listed (its names, and types like Q4_K), with "gguf": {"version", "keys", "general.architecture" ...};
// "family", "config" and "genes" are of the model that it opens as.
// A PEFT adapter's folder: kind "adapter" (inspect_adapter.h); "BASE+ADAPTER" is a model that says "adapter" too.
// values: the numbers of tensors of up to 4096 elements, integers exact, NaN and infinities as strings, sub-byte and 8-bit
// floats without. Throws Error for what has to be refused.
Json inspectFile(const std::filesystem::path& fileOrDirectory, bool values, Control& control);

} // namespace heterosis
