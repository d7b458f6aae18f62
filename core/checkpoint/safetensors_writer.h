// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checkpoint/tensor.h"

namespace heterosis {

struct TensorPlan {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t bytes() const; // throws Error where the product does not fit
};

// Writes a safetensors file as a stream: the header first, from the plan, then each tensor's bytes in order(), so that no
// more than one tensor is ever in memory. The data starts on a 64-byte boundary (the header is padded with spaces), tensors
// are sorted by dtype alignment (wide first), then by name. The file is new: where one of that name exists, Error is thrown.
// Destroyed before finish(), the file is removed.
class SafetensorsWriter {
public:
    // metadata is written beside {"format": "pt"}, without which some readers refuse the file.
    SafetensorsWriter(std::filesystem::path path, std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata = {});
    ~SafetensorsWriter();
    SafetensorsWriter(const SafetensorsWriter&) = delete;
    SafetensorsWriter& operator=(const SafetensorsWriter&) = delete;

    const std::vector<TensorPlan>& order() const noexcept; // what write() expects next, one after the other
    std::uint64_t fileBytes() const noexcept;              // the file's whole size, header included
    // The next bytes of the data; a tensor may come in pieces, and a piece may span tensors. Throws Error on a full disk.
    void write(std::span<const std::byte> bytes);
    // Throws Error unless every byte of the plan was written. fsync; returns the file's SHA-256 ("" in a minimal build).
    std::string finish();

    // What such a file will take on the disk, header included; no file is made.
    static std::uint64_t sizeOf(std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
