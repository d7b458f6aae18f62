// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/selection.h"

#include <algorithm>
#include <bit>
#include <mutex>

namespace heterosis::operators {

namespace {

// Integers in the order of the floats; -0 is 0, and every NaN comes last.
std::uint32_t keyOf(float value)
{
    if (value != value) {
        return 0xFFFFFFFFu;
    }
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0f);
    return bits >> 31 ? ~bits : bits | 0x80000000u;
}

// How many elements have each value of `digit`, among those for which it is not negative.
template <class Digit>
std::vector<std::int64_t> histogram(const Operands& operands, Deltas deltas, const Measure& measure, Digit digit)
{
    std::vector<std::int64_t> counts(1 << 16, 0);
    std::mutex mutex;
    // A chunk has fewer elements than the table has entries: only what it touches is added. Integers: the order is free.
    eachChunk(operands, deltas, true, [&](const Chunk& chunk) {
        std::vector<float> values(std::size_t(chunk.count), 0.0f);
        measure(chunk, values.data());
        std::vector<int> digits;
        digits.reserve(values.size());
        for (const float value : values) {
            const int d = digit(keyOf(value));
            if (d >= 0) {
                digits.push_back(d);
            }
        }
        const std::lock_guard lock(mutex);
        for (const int d : digits) {
            ++counts[std::size_t(d)];
        }
    });
    return counts;
}

struct Place {
    std::uint32_t key = 0;
    std::int64_t among = 0; // the place among the equal ones, in the order of the index
    std::int64_t equal = 0; // how many are equal
};

std::size_t descend(const std::vector<std::int64_t>& counts, std::int64_t& place)
{
    std::size_t digit = 0;
    while (place >= counts[digit]) {
        place -= counts[digit++];
    }
    return digit;
}

Place placeOf(const Operands& operands, Deltas deltas, const Measure& measure, const std::vector<std::int64_t>& upper, std::int64_t place)
{
    const auto high = std::uint32_t(descend(upper, place));
    const auto lower = histogram(operands, deltas, measure, [high](std::uint32_t key) { return key >> 16 == high ? int(key & 0xFFFFu) : -1; });
    const auto low = descend(lower, place);
    return {high << 16 | std::uint32_t(low), place, lower[low]};
}

std::vector<std::int64_t> upperHalves(const Operands& operands, Deltas deltas, const Measure& measure)
{
    return histogram(operands, deltas, measure, [](std::uint32_t key) { return int(key >> 16); });
}

float valueOf(std::uint32_t key)
{
    return key == 0xFFFFFFFFu ? std::bit_cast<float>(0x7FC00000u) : std::bit_cast<float>(key >> 31 ? key & 0x7FFFFFFFu : ~key);
}

// The index of the n-th element (in the order of the index) that has this key.
std::int64_t indexOf(const Operands& operands, Deltas deltas, const Measure& measure, const Place& place, std::int64_t n)
{
    std::vector<std::int64_t> found;
    std::mutex mutex;
    eachChunk(operands, deltas, true, [&](const Chunk& chunk) {
        std::vector<float> values(std::size_t(chunk.count), 0.0f);
        measure(chunk, values.data());
        for (std::int64_t i = 0; i < chunk.count; ++i) {
            if (keyOf(values[std::size_t(i)]) == place.key) {
                const std::lock_guard lock(mutex);
                found.push_back(chunk.first + i);
            }
        }
    });
    std::nth_element(found.begin(), found.begin() + n, found.end());
    return found[std::size_t(n)];
}

} // namespace

bool Selected::holds(float value, std::int64_t index) const
{
    if (nothing) {
        return false;
    }
    const std::uint32_t key = keyOf(value), lowest = keyOf(low), highest = keyOf(high);
    const bool above = key > lowest || (key == lowest && index >= lowFirst && index <= lowLast);
    const bool below = key < highest || (key == highest && index >= highFirst && index <= highLast);
    return above && below;
}

Selected select(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t from, std::int64_t to, Ties ties)
{
    from = std::max<std::int64_t>(from, 0);
    to = std::min(to, operands.count);
    if (from >= to) {
        return {.nothing = true};
    }
    const auto upper = upperHalves(operands, deltas, measure);
    const Place low = placeOf(operands, deltas, measure, upper, from), high = placeOf(operands, deltas, measure, upper, to - 1);
    Selected selected {.low = valueOf(low.key), .high = valueOf(high.key), .lowLast = operands.count, .highLast = operands.count};
    const bool forward = ties == Ties::Forward;
    if (low.among > 0) { // the first equal ones are left out (backward: the last)
        const std::int64_t edge = indexOf(operands, deltas, measure, low, forward ? low.among : low.equal - 1 - low.among);
        (forward ? selected.lowFirst : selected.lowLast) = edge;
    }
    if (high.among + 1 < high.equal) { // the last equal ones are left out (backward: the first)
        const std::int64_t edge = indexOf(operands, deltas, measure, high, forward ? high.among : high.equal - 1 - high.among);
        (forward ? selected.highLast : selected.highFirst) = edge;
    }
    return selected;
}

float valueAt(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t place)
{
    return valueOf(placeOf(operands, deltas, measure, upperHalves(operands, deltas, measure), place).key);
}

} // namespace heterosis::operators
