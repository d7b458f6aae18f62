// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "checkpoint/tensor.h"

namespace heterosis {

inline constexpr std::uint64_t kMaxSafetensorsHeader = 100'000'000; // the reference reader's limit

// What a safetensors file says of itself: 8 bytes of header length (little endian), a JSON header, then the tensors' bytes
// without holes or overlaps (https://github.com/huggingface/safetensors).
struct SafetensorsFile {
    std::vector<TensorView> tensors; // in the order of the data; views into the bytes that were read
    std::map<std::string, std::string> metadata;
};

// Throws Error that names the fault: a length that does not fit, a header that breaks the format, a tensor whose dtype,
// shape or range is wrong; a Git LFS pointer, a web page, a zip archive or a pickle in its place. Allocates no more than
// a few times the header's length.
SafetensorsFile readSafetensors(std::span<const std::byte> bytes, const std::string& file);

} // namespace heterosis
