// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <functional>
#include <memory>
#include <string>

#include "model/weights.h"

namespace heterosis {

// The seam: every matrix product of the transformer, the head's too, goes through this. A plain one multiplies by one matrix.
// Others take its place without the transformer knowing: decode kernels of our own (a packed matrix for one row of x), gated
// children (y = sum of coefficient[row] * (W_parent x), the children of a batch one after the other in the rows of x), adapted
// ones (W x + scale * B (A x)). Each is made by name of its part, e.g. "3.query".
class Linear {
public:
    virtual ~Linear() = default;
    virtual at::Tensor operator()(const at::Tensor& x) const = 0; // [rows, in] -> [rows, out]
    // The outputs in stretches of columns, in order, so that all of a vocabulary need not be there at once.
    using Visit = std::function<void(std::int64_t first, const at::Tensor& outputs)>;
    virtual void inStretches(const at::Tensor& x, const Visit& visit) const { visit(0, (*this)(x)); }
};

// Plain, with what an adapter that is not merged adds to it (model/adapted.h).
// `matrix`: "3.query.weight", "token_embedding" (tied head). Null where the model has no such part. A bias is optional.
std::unique_ptr<const Linear> plainLinear(const Weights& weights, const std::string& matrix, const std::string& bias);
// Of tensors that lie elsewhere; it keeps references to them. bias may be null. transposed: the matrix is [in, out].
std::unique_ptr<const Linear> matrixLinear(const at::Tensor& matrix, const at::Tensor* bias, bool transposed);

} // namespace heterosis
