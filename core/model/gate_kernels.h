// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <span>
#include <vector>

#include "model/gates.h"

namespace heterosis {

// The coefficients of a part for all children, one axis long ("rows": the part's outputs, "columns": its inputs).
class GateTable {
public:
    // gates[k]: those of child k for this part; all on the same axis (Whole fits to either). length: of the axis.
    GateTable(std::span<const std::vector<const Gate*>> gates, std::int64_t length, std::int64_t sources, bool columns);

    std::int64_t children() const noexcept { return std::int64_t(m_children.size()); }
    std::int64_t length() const noexcept { return m_length; }
    bool columns() const noexcept { return m_columns; }
    bool uses(std::int64_t source) const { return m_used[std::size_t(source)]; } // by any child with a coefficient other than 0
    // The coefficients of a child's one source along the axis.
    void fill(std::int64_t child, std::int64_t source, float* coefficients) const;
    // At single places, e.g. the tokens of an embedding.
    float at(std::int64_t child, std::int64_t source, std::int64_t place) const;
    // Whether one number serves a child's whole axis.
    bool constant(std::int64_t child) const { return m_children[std::size_t(child)].size() == 1 && m_children[std::size_t(child)][0]->chosen.empty(); }
    // float32 [children, length], on the CPU
    at::Tensor dense(std::int64_t source) const;

private:
    const Gate& gateAt(std::int64_t child, std::int64_t place) const;
    std::vector<std::vector<const Gate*>> m_children; // by where they begin
    std::int64_t m_length, m_sources;
    bool m_columns;
    std::vector<char> m_used;
};

// sum over p of table[child, p, column] * outputs[p][row, column] + bias[child, column], in float32, rounded once. outputs: [rows, length]
// each, null where the table does not use the source; the rows are those of the children, one after the other. bias: float32
// [children, length] or empty.
at::Tensor mixOutputs(const std::vector<at::Tensor>& outputs, const GateTable& table, const at::Tensor& bias);

// x with its columns multiplied for one source: x[row, column] * table[child, source, column].
at::Tensor scaleInputs(const at::Tensor& x, const GateTable& table, std::int64_t source);

} // namespace heterosis
