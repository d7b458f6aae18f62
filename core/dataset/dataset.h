// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dataset/example.h"
#include "dataset/rows.h"

namespace heterosis {

class Control;

// 0 or 1: the first bit of the SHA-256 of a row's id, of the row's line where it has none (design.md, score --half).
int halfOf(std::string_view idOrLine);

// Rows that cannot be used: listed up to kMostListed of them, counted all.
struct Problems {
    static constexpr std::size_t kMostListed = 10'000;
    std::vector<ErrorInfo> listed;
    std::size_t count = 0;
    void add(ErrorInfo problem);
    std::vector<std::string> lines() const; // "line 3, field completion: The field is missing. Write ..."; the last says how many more
};

// What reading a whole data file found, without keeping it.
struct DataSummary {
    std::filesystem::path file;
    RowFormat format = RowFormat::Text;
    Shape shape = Shape::Text;
    std::size_t rows = 0;              // that can be used
    Problems problems;                 // the rows that were set aside
    std::size_t duplicates = 0;        // rows whose content an earlier row has
    std::array<std::size_t, 2> halves{};
};

// Reads a data file row by row; `found` is called for each row that can be used, with its half. The shape is the one that most of the first
// kLookedAt rows have, unless it is given. Throws Error where no row can be used, or no shape fits: the message names a line.
inline constexpr std::size_t kLookedAt = 1000;
DataSummary scanData(const std::filesystem::path& file, std::optional<Shape> shape, Control& control,
                     const std::function<void(Example&&, int half)>& found = {});

// A data file in memory.
struct Dataset {
    DataSummary summary;
    std::vector<Example> examples;
    std::vector<int> halves;           // of each example
    static Dataset open(const std::filesystem::path& file, Control& control, std::optional<Shape> shape = std::nullopt);
};

// Rows of `train` whose content is in `valid` too, as pairs of lines.
struct Overlap {
    std::size_t count = 0;
    std::vector<std::pair<std::size_t, std::size_t>> lines; // the first 1000
};
Overlap overlapOf(const std::filesystem::path& train, const std::filesystem::path& valid, Control& control);

// Which examples are for validation: `share` of them (at least one of each kind where there are two), drawn by the seed. Equal contents
// always fall on one side. The draw of a row depends on its content and the seed alone, not on its place in the file.
std::vector<bool> validationShare(const std::vector<Example>& examples, double share, std::uint64_t seed);

} // namespace heterosis
