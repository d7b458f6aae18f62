// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <algorithm>
#include <span>
#include <vector>

#include "model/gates.h"

namespace heterosis {

// Which rows of a pass belong to which child: those of child k are begins[k] to begins[k + 1].
struct ChildRows {
    std::vector<std::int64_t> begins{0};

    std::int64_t children() const { return std::int64_t(begins.size()) - 1; }
    std::int64_t rows() const { return begins.back(); }
    std::int64_t childOf(std::int64_t row) const { return std::upper_bound(begins.begin(), begins.end(), row) - begins.begin() - 1; }
    void set(std::span<const std::int64_t> counts);
    ChildRows part(std::int64_t from, std::int64_t count) const;  // of the rows from, from + 1, ...
    at::Tensor childOfEach(const at::Device& device) const;       // int64 [rows]
};

// The coefficients of a part for all children, one axis long ("rows": the part's outputs, "columns": its inputs).
class GateTable {
public:
    // A stretch of the axis that one gate rules.
    struct Stretch {
        std::int64_t begin = 0, end = 0;
        const Gate* gate = nullptr;
    };
    // stretches[k]: those of child k for this part, in order; all on the same axis (Whole fits to either). length: of the axis.
    GateTable(std::vector<std::vector<Stretch>> stretches, std::int64_t length, std::int64_t sources, bool columns);

    std::int64_t children() const noexcept { return std::int64_t(m_children.size()); }
    std::int64_t length() const noexcept { return m_length; }
    std::int64_t sources() const noexcept { return m_sources; }
    bool columns() const noexcept { return m_columns; }
    bool uses(std::int64_t source) const { return m_used[std::size_t(source)] != 0; } // by any child with a coefficient other than 0
    std::span<const Stretch> stretches(std::int64_t child) const { return m_children[std::size_t(child)]; }
    // The coefficients of a source at the places from begin to end, all within a stretch.
    void fill(const Stretch& stretch, std::int64_t source, std::int64_t begin, std::int64_t end, float* coefficients) const;
    // At a single place, e.g. a token of an embedding.
    float at(std::int64_t child, std::int64_t source, std::int64_t place) const;
    // float32 [children, length], on the CPU
    at::Tensor dense(std::int64_t source) const;

private:
    std::vector<std::vector<Stretch>> m_children;
    std::int64_t m_length, m_sources;
    bool m_columns;
    std::vector<char> m_used;
};

} // namespace heterosis
