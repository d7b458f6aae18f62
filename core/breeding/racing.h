// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace heterosis::breeding {

// Successive halving with confidence bounds: items are judged in growing rounds. At most a share of the children goes on after each, and a
// child whose paired difference to the last of those that would stay is below zero with confidence stops early even so, so that the budget goes to the contenders (after Jamieson and
// Talwalkar, AISTATS 2016; elimination by bounds after Maron and Moore: Hoeffding races, NIPS 1993, with normal bounds).
struct Race {
    std::size_t keep = 1;       // so many reach the end at least
    double confidence = 0.99;   // of each elimination
    double range = 1;           // largest minus smallest value that an item can have
    double share = 1;           // of those that run, at most so many go on: one half is successive halving

    // The first item that each round adds to, and one past the last item: e.g. 0, 8, 16, 32, 64, 100 of 100 items.
    static std::vector<std::size_t> rounds(std::size_t items, std::size_t first = 8);
    // scores[i]: the items that child i has been judged by so far, larger is better, empty where it has stopped before. All that run
    // have the same items. Returns the indices that go on, in order.
    std::vector<std::size_t> survivors(std::span<const std::vector<double>> scores) const;
};

} // namespace heterosis::breeding
