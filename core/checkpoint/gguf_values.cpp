// SPDX-License-Identifier: GPL-3.0-or-later
// What a GGUF file's metadata and tensors say, read out of the bytes that gguf.cpp found.
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "base/parallel.h"
#include "checkpoint/accidents.h"
#include "checkpoint/gguf.h"
#include "checkpoint/tensor_values.h"

namespace heterosis {

namespace {

using Type = GgufValue::Type;

template <class T> T load(std::span<const std::byte> bytes, std::size_t index)
{
    T value;
    std::memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
    return value;
}

std::optional<std::int64_t> wholeAt(Type type, std::span<const std::byte> bytes, std::size_t i)
{
    switch (type) {
    case Type::U8: return load<std::uint8_t>(bytes, i);
    case Type::I8: return load<std::int8_t>(bytes, i);
    case Type::U16: return load<std::uint16_t>(bytes, i);
    case Type::I16: return load<std::int16_t>(bytes, i);
    case Type::U32: return load<std::uint32_t>(bytes, i);
    case Type::I32: return load<std::int32_t>(bytes, i);
    case Type::I64: return load<std::int64_t>(bytes, i);
    case Type::U64: {
        const auto value = load<std::uint64_t>(bytes, i);
        return std::in_range<std::int64_t>(value) ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

// 1e-5f is 1e-05 and not 9.99999974e-06, as the configuration that the file was made from said.
double asWritten(float value)
{
    char digits[64] = {};
    const auto end = std::to_chars(digits, digits + sizeof digits - 1, value);
    *end.ptr = '\0';
    return std::strtod(digits, nullptr);
}

std::optional<double> numberAt(Type type, std::span<const std::byte> bytes, std::size_t i)
{
    if (type == Type::F32)
        return std::isfinite(load<float>(bytes, i)) ? asWritten(load<float>(bytes, i)) : load<float>(bytes, i);
    if (type == Type::F64)
        return load<double>(bytes, i);
    const auto whole = wholeAt(type, bytes, i);
    return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

template <class Read> auto listOf(const GgufValue* value, Read read)
{
    std::vector<typename decltype(read(Type::U8, std::span<const std::byte>(), 0))::value_type> out;
    for (std::uint64_t i = 0; value && value->type == Type::Array && i < value->count; ++i) {
        const auto one = read(value->element, value->bytes, i);
        if (!one)
            return decltype(out){};
        out.push_back(*one);
    }
    return out;
}

} // namespace

std::int64_t GgufTensor::elements() const noexcept
{
    std::int64_t count = 1;
    for (std::int64_t size : shape)
        count *= size;
    return count;
}

TensorView GgufTensor::plainView() const { return {name, *format->plain, shape, bytes}; }

const GgufValue* GgufFile::value(std::string_view key) const
{
    const auto found = metadata.find(key);
    return found == metadata.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> GgufFile::whole(std::string_view key) const
{
    const GgufValue* found = value(key);
    if (!found || found->type != Type::Array)
        return found ? wholeAt(found->type, found->bytes, 0) : std::nullopt;
    const auto list = wholes(key);
    const bool equal = std::all_of(list.begin(), list.end(), [&](std::int64_t one) { return one == list.front(); });
    return !list.empty() && equal ? std::optional(list.front()) : std::nullopt;
}

std::optional<double> GgufFile::number(std::string_view key) const
{
    const GgufValue* found = value(key);
    return found && found->type != Type::Array ? numberAt(found->type, found->bytes, 0) : std::nullopt;
}

std::optional<bool> GgufFile::flag(std::string_view key) const
{
    const GgufValue* found = value(key);
    return found && found->type == Type::Bool ? std::optional(std::to_integer<int>(found->bytes[0]) != 0) : std::nullopt;
}

std::optional<std::string_view> GgufFile::text(std::string_view key) const
{
    const GgufValue* found = value(key);
    return found && found->type == Type::String ? std::optional(asCharacters(found->bytes)) : std::nullopt;
}

std::vector<std::string_view> GgufFile::texts(std::string_view key) const
{
    std::vector<std::string_view> out;
    const GgufValue* found = value(key);
    if (!found || found->type != Type::Array || found->element != Type::String)
        return out;
    std::size_t at = 0; // the lengths were checked when the file was read
    for (std::uint64_t i = 0; i < found->count; ++i) {
        const auto length = load<std::uint64_t>(found->bytes.subspan(at), 0);
        out.push_back(asCharacters(found->bytes.subspan(at + 8, length)));
        at += 8 + length;
    }
    return out;
}

std::vector<std::int64_t> GgufFile::wholes(std::string_view key) const { return listOf(value(key), wholeAt); }

std::vector<double> GgufFile::numbers(std::string_view key) const { return listOf(value(key), numberAt); }

bool hasNonFinite(const GgufTensor& tensor)
{
    if (tensor.format->plain)
        return hasNonFinite(tensor.plainView());
    if (!tensor.format->decode)
        return false;
    std::atomic<bool> found{false};
    const std::int64_t blocks = tensor.elements() / tensor.format->elements;
    parallelFor(0, blocks, 1 << 10, [&](std::int64_t begin, std::int64_t end) {
        float values[256];
        bool here = false;
        for (std::int64_t i = begin; i < end; ++i) {
            decodeGgufBlocks(*tensor.format, tensor.bytes.data() + i * tensor.format->bytes, 1, values);
            here |= std::any_of(values, values + tensor.format->elements, [](float x) { return !std::isfinite(x); });
        }
        if (here)
            found = true;
    });
    return found;
}

} // namespace heterosis
