// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checkpoint/gguf_blocks.h"

namespace heterosis {

// A value of the metadata, as a view into the file: arrays of a hundred thousand tokens cost nothing until they are asked for.
struct GgufValue {
    enum class Type : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, String, Array, U64, I64, F64 };
    Type type = Type::U8;
    Type element = Type::U8;            // of an array
    std::uint64_t count = 0;            // of an array's elements
    std::span<const std::byte> bytes;   // the number, the string's characters, or the array's elements as they are packed
};

struct GgufTensor {
    std::string name;
    const GgufFormat* format = nullptr;
    std::vector<std::int64_t> shape;    // outermost dimension first; the file has them the other way round
    std::span<const std::byte> bytes;

    std::int64_t elements() const noexcept;
    std::int64_t columns() const noexcept { return shape.empty() ? 1 : shape.back(); }
    // As a tensor of that name where the numbers are stored plainly; format->plain must hold.
    TensorView plainView() const;
};

// A GGUF file, versions 2 and 3, little endian (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
struct GgufFile {
    std::uint32_t version = 0;
    std::map<std::string, GgufValue, std::less<>> metadata;
    std::vector<GgufTensor> tensors;    // in the file's order; views into the bytes that were read

    const GgufValue* value(std::string_view key) const; // nullptr where there is none
    // Nothing where the key is missing or of another kind; an array of equal numbers counts as one number.
    std::optional<std::int64_t> whole(std::string_view key) const;
    std::optional<double> number(std::string_view key) const; // a float32 as the shortest decimal that means it
    std::optional<bool> flag(std::string_view key) const;
    std::optional<std::string_view> text(std::string_view key) const;
    std::vector<std::string_view> texts(std::string_view key) const;  // an array of strings, else nothing
    std::vector<std::int64_t> wholes(std::string_view key) const;     // an array of whole numbers, else nothing
    std::vector<double> numbers(std::string_view key) const;          // an array of floats, else nothing
};

bool startsAsGguf(std::span<const std::byte> bytes) noexcept;

// Throws Error that names the fault: another format, a count or length that does not fit into the file, a type that does not
// exist, a tensor whose shape, place or size is wrong. Allocates no more than a few times the header's length.
GgufFile readGguf(std::span<const std::byte> bytes, const std::string& file);

// Whether a tensor of floats or blocks holds a NaN or an infinity. Runs in parallel; false for types that are not read.
bool hasNonFinite(const GgufTensor& tensor);

} // namespace heterosis
