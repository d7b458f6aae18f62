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

class Control;

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

    // So many bytes of a file, header included, had this SHA-256.
    struct Mark {
        std::uint64_t bytes = 0;
        std::string sha256;
    };
    // Goes on with a file of the same plan that was left in the middle: up to the last of the ascending marks that its bytes agree
    // with, read again; from the beginning where there is none. keep(true) from the start.
    static SafetensorsWriter resumed(std::filesystem::path path, std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata,
                                     const std::vector<Mark>& marks, Control& control);
    ~SafetensorsWriter();
    SafetensorsWriter(const SafetensorsWriter&) = delete;
    SafetensorsWriter& operator=(const SafetensorsWriter&) = delete;
    SafetensorsWriter(SafetensorsWriter&&) noexcept;

    const std::vector<TensorPlan>& order() const noexcept; // what write() expects next, one after the other
    std::uint64_t fileBytes() const noexcept;              // the file's whole size, header included
    std::size_t tensorsWritten() const noexcept;           // whole ones
    Mark mark() const;                                     // of what was written so far
    void keep(bool kept) noexcept;                         // leave the file there although it is not finished
    // The next bytes of the data; a tensor may come in pieces, and a piece may span tensors. Throws Error on a full disk.
    void write(std::span<const std::byte> bytes);
    // Throws Error unless every byte of the plan was written. fsync; returns the file's SHA-256 ("" in a minimal build).
    std::string finish();

    // What such a file will take on the disk, header included; no file is made.
    static std::uint64_t sizeOf(std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata = {});

private:
    struct Impl;
    explicit SafetensorsWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
