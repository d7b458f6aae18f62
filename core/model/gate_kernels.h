// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/gate_table.h"

namespace heterosis {

// sum over p of table[child, p, from + column] * outputs[p][row, column] + bias[child, from + column], in float32, rounded once. outputs:
// [rows, columns] each, the last axis dense, undefined where the table does not use the source. bias: float32 [children, length] or undefined.
at::Tensor mixOutputs(const std::vector<at::Tensor>& outputs, const GateTable& table, const ChildRows& rows, const at::Tensor& bias,
                      std::int64_t from = 0);

// x with its columns multiplied for each source that the table uses, one beside the other:
// [rows, used * length], x[row, column] * table[child, source, column].
at::Tensor scaleInputs(const at::Tensor& x, const GateTable& table, const ChildRows& rows);

// Rows of an embedding, mixed for each child: sum over p of table[child, p, token] * embeddings[p][token]. tokens: [rows]. embeddings: undefined
// where the table does not use the source.
at::Tensor mixEmbeddings(const std::vector<at::Tensor>& embeddings, const at::Tensor& tokens, const GateTable& table, const ChildRows& rows);

// RMSNorm or LayerNorm over the last axis of x [..., n], whose rows are those of `rows` (of a query's heads: so many times as many). As
// model/norm.h has them. weight and bias: float32 [children, n]; bias may be undefined.
struct ChildNorm {
    enum class Kind { Layer, Rms, RmsPlusOne } kind = Kind::Rms;
    double eps = 0;
    at::Tensor weight, bias;
    at::Tensor operator()(const at::Tensor& x, const ChildRows& rows) const;
};

} // namespace heterosis
