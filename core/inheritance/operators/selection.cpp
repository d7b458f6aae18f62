// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/selection.h"

#include <algorithm>
#include <bit>
#include <map>
#include <mutex>
#include <thread>

namespace heterosis::operators {

namespace {

// Integers in the order of the floats; -0 is 0, and every NaN comes last.
inline std::uint32_t keyOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0f);
    const std::uint32_t key = bits ^ (std::uint32_t(std::int32_t(bits) >> 31) | 0x80000000u);
    return (bits & 0x7FFFFFFFu) > 0x7F800000u ? 0xFFFFFFFFu : key;
}

constexpr int kNoDigit = 1 << 16;

// How many elements have each value of `digit` (kNoDigit: does not count). Integers: the order of adding is free.
template <class Digit>
std::vector<std::int64_t> histogram(const Operands& operands, Deltas deltas, const Measure& measure, Digit digit)
{
    std::vector<std::int64_t> counts(kNoDigit, 0);
    std::mutex mutex;
    std::map<std::thread::id, std::vector<std::int64_t>> tables; // each thread's own
    eachChunk(operands, deltas, true, [&](const Chunk& chunk) {
        std::vector<std::int64_t>* table = nullptr;
        {
            const std::lock_guard lock(mutex);
            table = &tables[std::this_thread::get_id()];
        }
        table->resize(kNoDigit);
        std::vector<float> values(std::size_t(chunk.count), 0.0f);
        measure(chunk, values.data());
        for (const float value : values) {
            const int counted = digit(keyOf(value));
            if (counted != kNoDigit) {
                ++(*table)[std::size_t(counted)];
            }
        }
    });
    for (const auto& [thread, table] : tables) {
        for (std::size_t i = 0; i < counts.size(); ++i) {
            counts[i] += table[i];
        }
    }
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
    const auto lower = histogram(operands, deltas, measure, [high](std::uint32_t key) { return key >> 16 == high ? int(key & 0xFFFFu) : kNoDigit; });
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
        const auto matches = [&](float value) { return keyOf(value) == place.key; };
        std::vector<std::int64_t> here;
        here.reserve(std::size_t(std::count_if(values.begin(), values.end(), matches)));
        for (std::int64_t i = 0; i < chunk.count && here.size() < here.capacity(); ++i) {
            if (matches(values[std::size_t(i)])) {
                here.push_back(chunk.first + i);
            }
        }
        if (!here.empty()) {
            const std::lock_guard lock(mutex);
            found.insert(found.end(), here.begin(), here.end());
        }
    });
    std::nth_element(found.begin(), found.begin() + n, found.end());
    return found[std::size_t(n)];
}

} // namespace

void Selected::keep(std::int64_t first, std::int64_t count, const float* values, std::uint8_t* kept) const
{
    if (nothing) {
        std::fill_n(kept, count, std::uint8_t(0));
        return;
    }
    const auto here = [&](std::int64_t index) { return std::int32_t(std::clamp<std::int64_t>(index - first, -1, count)); };
    const std::int32_t lowFrom = here(lowFirst), lowTo = here(lowLast), highFrom = here(highFirst), highTo = here(highLast);
    const std::uint32_t lowest = low, highest = high;
    for (std::int32_t i = 0; i < std::int32_t(count); ++i) {
        const std::uint32_t key = keyOf(values[i]);
        const bool above = (key > lowest) | ((key == lowest) & (i >= lowFrom) & (i <= lowTo));
        const bool below = (key < highest) | ((key == highest) & (i >= highFrom) & (i <= highTo));
        kept[i] = std::uint8_t(above & below);
    }
}

Selected select(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t from, std::int64_t to, Ties ties)
{
    from = std::max<std::int64_t>(from, 0);
    to = std::min(to, operands.count);
    if (from >= to) {
        return {.nothing = true};
    }
    Selected selected {.lowLast = operands.count, .highLast = operands.count};
    const auto upper = upperHalves(operands, deltas, measure);
    const bool forward = ties == Ties::Forward;
    if (from > 0) {
        const Place low = placeOf(operands, deltas, measure, upper, from);
        selected.low = low.key;
        if (low.among > 0) { // the first equal ones are left out (backward: the last)
            const std::int64_t edge = indexOf(operands, deltas, measure, low, forward ? low.among : low.equal - 1 - low.among);
            (forward ? selected.lowFirst : selected.lowLast) = edge;
        }
    }
    if (to < operands.count) {
        const Place high = placeOf(operands, deltas, measure, upper, to - 1);
        selected.high = high.key;
        if (high.among + 1 < high.equal) { // the last equal ones are left out (backward: the first)
            const std::int64_t edge = indexOf(operands, deltas, measure, high, forward ? high.among : high.equal - 1 - high.among);
            (forward ? selected.highLast : selected.highFirst) = edge;
        }
    }
    return selected;
}

float valueAt(const Operands& operands, Deltas deltas, const Measure& measure, std::int64_t place)
{
    return valueOf(placeOf(operands, deltas, measure, upperHalves(operands, deltas, measure), place).key);
}

} // namespace heterosis::operators
