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

// A named tensor somewhere in memory (mapped file or a child's buffer): row-major, shape outermost dimension first.
struct TensorView {
    std::string name;
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;

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
