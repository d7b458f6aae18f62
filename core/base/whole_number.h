// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <limits>
#include <optional>

#include "base/json.h"

namespace heterosis {

// The value of a JSON integer that fits in 64 bits with a sign; nothing for a fraction (2.0 too), a truth value, a string.
inline std::optional<std::int64_t> wholeNumber(const Json& value)
{
    const bool fits = value.is_number_integer()
        && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t(std::numeric_limits<std::int64_t>::max()));
    return fits ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

} // namespace heterosis
