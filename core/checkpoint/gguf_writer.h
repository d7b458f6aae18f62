// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checkpoint/gguf_blocks.h"

namespace heterosis {

// The key-value pairs of a GGUF file in the order in which they are added
// (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). No key may be added twice.
class GgufMetadata {
public:
    void text(std::string_view key, std::string_view value);
    void flag(std::string_view key, bool value);
    void whole(std::string_view key, std::uint32_t value);
    void number(std::string_view key, float value);
    void texts(std::string_view key, std::span<const std::string> values);
    void wholes(std::string_view key, std::span<const std::int32_t> values);
    void numbers(std::string_view key, std::span<const float> values);
    void octets(std::string_view key, std::string_view bytes);

    std::uint64_t count() const noexcept { return m_count; }
    const std::string& bytes() const noexcept { return m_bytes; }

private:
    void begin(std::string_view key, std::uint32_t type);
    std::string m_bytes;
    std::uint64_t m_count = 0;
};

struct GgufPlan {
    std::string name;
    const GgufFormat* format = nullptr;
    std::vector<std::int64_t> shape; // outermost dimension first; at most 4, and rows fill whole blocks
    std::uint64_t bytes() const;
};

// Writes a GGUF file (version 3, little endian, tensors on 32-byte boundaries) as a stream: the header first, then each tensor's
// bytes in the order of the plan. The file is new: where one of that name exists, Error is thrown. Destroyed before finish(), it
// is removed.
class GgufWriter {
public:
    GgufWriter(std::filesystem::path path, const GgufMetadata& metadata, std::vector<GgufPlan> plan);
    ~GgufWriter();
    GgufWriter(const GgufWriter&) = delete;
    GgufWriter& operator=(const GgufWriter&) = delete;

    std::uint64_t fileBytes() const noexcept; // the file's whole size, header included
    // The next bytes of the tensor whose turn it is; a tensor may come in pieces, a piece belongs to one tensor.
    void write(std::span<const std::byte> bytes);
    // Throws Error unless every byte of the plan was written. fsync; returns the file's SHA-256 ("" in a minimal build).
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
