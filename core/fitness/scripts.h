// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

namespace heterosis {

// Letters of a text by script. Signs, digits and spaces are no letters.
struct Letters {
    std::size_t hangul = 0, latin = 0, others = 0;
};
Letters lettersOf(std::string_view text) noexcept; // valid UTF-8

} // namespace heterosis
