// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/tensor.h"

#include <array>

namespace heterosis {

namespace {

struct DtypeRow {
    std::string_view name; // as safetensors spells it
    int bits;
    std::string_view word; // as torch, configs and recipes spell it
};

// In the order of enum Dtype.
constexpr std::array<DtypeRow, 22> table{{{"BOOL", 8, "bool"}, {"F4", 4, "float4_e2m1fn_x2"}, {"F6_E2M3", 6, "float6_e2m3"}, {"F6_E3M2", 6, "float6_e3m2"},
    {"U8", 8, "uint8"}, {"I8", 8, "int8"}, {"F8_E5M2", 8, "float8_e5m2"}, {"F8_E4M3", 8, "float8_e4m3fn"}, {"F8_E8M0", 8, "float8_e8m0fnu"},
    {"F8_E4M3FNUZ", 8, "float8_e4m3fnuz"}, {"F8_E5M2FNUZ", 8, "float8_e5m2fnuz"}, {"I16", 16, "int16"}, {"U16", 16, "uint16"}, {"F16", 16, "float16"},
    {"BF16", 16, "bfloat16"}, {"I32", 32, "int32"}, {"U32", 32, "uint32"}, {"F32", 32, "float32"}, {"C64", 64, "complex64"}, {"F64", 64, "float64"},
    {"I64", 64, "int64"}, {"U64", 64, "uint64"}}};

const DtypeRow& rowOf(Dtype dtype) noexcept { return table[static_cast<std::size_t>(dtype)]; }

} // namespace

int bitsOf(Dtype dtype) noexcept { return rowOf(dtype).bits; }

std::string_view nameOf(Dtype dtype) noexcept { return rowOf(dtype).name; }

std::string_view wordOf(Dtype dtype) noexcept { return rowOf(dtype).word; }

std::optional<Dtype> dtypeNamed(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].name == name)
            return static_cast<Dtype>(i);
    return std::nullopt;
}

std::optional<Dtype> dtypeOfWord(std::string_view word) noexcept
{
    if (word.starts_with("torch."))
        word.remove_prefix(6);
    if (word == "float" || word == "fp32")
        return Dtype::F32;
    if (word == "half" || word == "fp16")
        return Dtype::F16;
    if (word == "bf16")
        return Dtype::BF16;
    if (word == "double")
        return Dtype::F64;
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].word == word)
            return static_cast<Dtype>(i);
    return std::nullopt;
}

bool isBlendable(Dtype dtype) noexcept
{
    return dtype == Dtype::F32 || dtype == Dtype::F16 || dtype == Dtype::BF16 || dtype == Dtype::F64;
}

std::int64_t TensorView::elements() const noexcept
{
    std::int64_t count = 1;
    for (std::int64_t size : shape)
        count *= size;
    return count;
}

} // namespace heterosis
