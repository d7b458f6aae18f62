// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

// Element types as safetensors names them.
enum class Dtype { Bool, F4, F6E2M3, F6E3M2, U8, I8, F8E5M2, F8E4M3, F8E8M0, F8E4M3Fnuz, F8E5M2Fnuz, I16, U16, F16, BF16, I32, U32, F32, C64, F64, I64, U64 };

int bitsOf(Dtype dtype) noexcept;
std::string_view nameOf(Dtype dtype) noexcept;                       // "BF16"
std::optional<Dtype> dtypeNamed(std::string_view name) noexcept;     // "BF16" -> Dtype::BF16
bool isBlendable(Dtype dtype) noexcept;                              // F32, F16, BF16 (and F64): the ones that weights are mixed in
std::optional<Dtype> dtypeOfWord(std::string_view word) noexcept;    // "bfloat16", "torch.float32", "float16" as configs and recipes say
std::string_view wordOf(Dtype dtype) noexcept;                       // Dtype::BF16 -> "bfloat16"

// Makes a tensor's bytes when they are first asked for (a file's quantised blocks, a layout that is turned round) and keeps
// them as long as it lives. Safe from any thread.
class BytesMaker {
public:
    virtual ~BytesMaker() = default;
    virtual const std::byte* bytes() const = 0; // on a 64-byte boundary; throws Error where the memory does not suffice
};

// A tensor's bytes: a span of memory that is there, or one that is made by the first look at its data.
class TensorBytes {
public:
    TensorBytes() = default;
    TensorBytes(std::span<const std::byte> bytes) : m_data(bytes.data()), m_size(bytes.size()) {}
    TensorBytes(const std::byte* data, std::size_t size) : m_data(data), m_size(size) {}
    TensorBytes(const BytesMaker& maker, std::size_t size) : m_maker(&maker), m_size(size) {}

    const std::byte* data() const { return m_maker ? m_maker->bytes() : m_data; }
    std::size_t size() const noexcept { return m_size; } // makes nothing
    bool empty() const noexcept { return m_size == 0; }
    bool isMade() const noexcept { return m_maker; } // the first look takes time and memory
    const std::byte* begin() const { return data(); }
    const std::byte* end() const { return data() + m_size; }

private:
    const std::byte* m_data = nullptr;
    const BytesMaker* m_maker = nullptr;
    std::size_t m_size = 0;
};

// A named tensor somewhere in memory (mapped file or a child's buffer): row-major, shape outermost dimension first.
struct TensorView {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    TensorBytes bytes;

    std::int64_t elements() const noexcept;
};

// Anything that gives tensors by name: an opened checkpoint, a child realised in memory.
class TensorSource {
public:
    virtual ~TensorSource() = default;
    virtual const std::vector<TensorView>& tensors() const = 0;
    virtual const TensorView* find(std::string_view name) const = 0; // nullptr where there is none
};

} // namespace heterosis
