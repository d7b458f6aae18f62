// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/selection.h"

#include <algorithm>
#include <bit>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <thread>

#include "inheritance/operators/loops.h"

namespace heterosis::operators {

namespace {

constexpr int kDigits = 1 << 16;
constexpr std::size_t kLanes = 4; // tables that are filled in turn: equal values would wait for each other's counts

struct Table {
    std::vector<std::uint32_t> counts[kLanes];
};

// The keys of each chunk, on all threads.
void eachKeys(const Operands& operands, Deltas deltas, const Measure& measure,
              const std::function<void(const Chunk&, std::span<std::uint32_t> keys)>& body)
{
    eachChunk(operands, deltas, true, [&](const Chunk& chunk) {
        const auto count = std::size_t(chunk.count);
        const auto values = std::make_unique_for_overwrite<float[]>(count);
        const auto keys = std::make_unique_for_overwrite<std::uint32_t[]>(count);
        measure(chunk, values.get());
        loops::keys(values.get(), keys.get(), chunk.count);
        body(chunk, {keys.get(), count});
    });
}

// How many elements have each digit; `digits` makes a chunk's keys to them, kDigits: does not count. Integers: the order of adding
// is free.
std::vector<std::int64_t> histogram(const Operands& operands, Deltas deltas, const Measure& measure,
                                    const std::function<void(std::span<std::uint32_t> keys)>& digits)
{
    std::vector<std::int64_t> counts(kDigits, 0);
    std::mutex mutex;
    std::map<std::thread::id, Table> tables; // each thread's own
    eachKeys(operands, deltas, measure, [&](const Chunk&, std::span<std::uint32_t> keys) {
        digits(keys);
        Table* table = nullptr;
        {
            const std::lock_guard lock(mutex);
            table = &tables[std::this_thread::get_id()];
        }
        std::uint32_t* lane[kLanes];
        for (std::size_t i = 0; i < kLanes; ++i) {
            table->counts[i].resize(kDigits + 1);
            lane[i] = table->counts[i].data();
        }
        std::size_t i = 0;
        for (; i + kLanes <= keys.size(); i += kLanes) {
            for (std::size_t k = 0; k < kLanes; ++k) {
                ++lane[k][keys[i + k]];
            }
        }
        for (; i < keys.size(); ++i) {
            ++lane[0][keys[i]];
        }
    });
    for (const auto& [thread, table] : tables) {
        for (const auto& lane : table.counts) {
            for (std::size_t i = 0; i < counts.size(); ++i) {
                counts[i] += lane[i];
            }
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
    const auto lower = histogram(operands, deltas, measure, [high](std::span<std::uint32_t> keys) {
        loops::lowDigits(keys.data(), high, keys.data(), std::int64_t(keys.size()));
    });
    const auto low = descend(lower, place);
    return {high << 16 | std::uint32_t(low), place, lower[low]};
}

std::vector<std::int64_t> upperHalves(const Operands& operands, Deltas deltas, const Measure& measure)
{
    return histogram(operands, deltas, measure, [](std::span<std::uint32_t> keys) {
        std::transform(keys.begin(), keys.end(), keys.begin(), [](std::uint32_t key) { return key >> 16; });
    });
}

float valueOf(std::uint32_t key)
{
    return key == 0xFFFFFFFFu ? std::bit_cast<float>(0x7FC00000u) : std::bit_cast<float>(key >> 31 ? key & 0x7FFFFFFFu : ~key);
}

// The index of the n-th element (in the order of the index) that has this key: the equal ones of each chunk are counted, and
// only the chunk that holds it is looked through.
std::int64_t indexOf(const Operands& operands, Deltas deltas, const Measure& measure, const Place& place, std::int64_t n)
{
    struct Equal {
        std::int64_t first, count;
    };
    std::vector<Equal> chunks;
    std::mutex mutex;
    eachKeys(operands, deltas, measure, [&](const Chunk& chunk, std::span<const std::uint32_t> keys) {
        const std::int64_t equal = loops::countEqual(keys.data(), place.key, chunk.count);
        if (equal > 0) {
            const std::lock_guard lock(mutex);
            chunks.push_back({chunk.first, equal});
        }
    });
    std::sort(chunks.begin(), chunks.end(), [](const Equal& a, const Equal& b) { return a.first < b.first; });
    auto holder = chunks.begin();
    for (; n >= holder->count; ++holder) {
        n -= holder->count;
    }
    std::int64_t index = 0;
    oneChunk(operands, deltas, true, holder->first, [&](const Chunk& chunk) {
        std::vector<float> values(std::size_t(chunk.count), 0.0f);
        std::vector<std::uint32_t> keys(values.size());
        measure(chunk, values.data());
        loops::keys(values.data(), keys.data(), chunk.count);
        auto at = keys.begin();
        for (std::int64_t left = n; left >= 0; --left) {
            at = std::find(at, keys.end(), place.key) + 1;
        }
        index = chunk.first + (at - keys.begin()) - 1;
    });
    return index;
}

} // namespace

void Selected::keep(std::int64_t first, std::int64_t count, const float* values, std::uint8_t* kept) const
{
    if (nothing) {
        std::fill_n(kept, count, std::uint8_t(0));
        return;
    }
    const auto here = [&](std::int64_t index) { return std::int32_t(std::clamp<std::int64_t>(index - first, -1, count)); };
    loops::keepBetween(values, {low, high, here(lowFirst), here(lowLast), here(highFirst), here(highLast)}, kept, count);
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
