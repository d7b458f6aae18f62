// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A fuzz target: feeds bytes to one reader. A refusal is an Error; anything else that comes out is a finding. libFuzzer calls it
// in a clang build (preset fuzz), fuzz_smoke in every other.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace heterosis::fuzz {

inline std::span<const std::byte> bytesOf(const std::uint8_t* data, std::size_t size) { return std::as_bytes(std::span(data, size)); }
inline std::string_view textOf(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

template <class Read> int attempt(Read read)
{
    try {
        read();
    } catch (const Error&) {
    }
    return 0;
}

} // namespace heterosis::fuzz
