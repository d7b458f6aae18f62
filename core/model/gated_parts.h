// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/gate_table.h"
#include "model/packed_matrix.h"
#include "model/parts.h"

namespace heterosis {

// The models that children are mixed from, and their matrices side by side as one product needs them. Lasts while children come and go.
class GateSources {
public:
    explicit GateSources(const ModelMap& map) : m_map(map) {}
    std::vector<std::unique_ptr<Weights>> weights; // in the order of Gate::mixes

    const ModelMap& map() const noexcept { return m_map; }
    bool packs() const;   // else every source multiplies with its own matrix where it lies
    // Rows from to to of a source's matrix, [out, in].
    at::Tensor matrix(std::size_t source, const std::string& name, std::int64_t from, std::int64_t to) const;
    std::int64_t outputs(const std::string& name) const;
    // Matrices of one width side by side, of the sources that `table` uses, in pieces of at most so many rows of a source: [source, matrix, out],
    // or [out, source * in] where the table's coefficients are those of inputs.
    const std::vector<PackedMatrix>& packed(const std::vector<std::string>& matrices, const GateTable& table, std::int64_t most);

private:
    struct Kept {
        std::vector<bool> used;
        bool columns = false;
        std::vector<PackedMatrix> pieces;
    };
    const ModelMap& m_map;
    std::map<std::vector<std::string>, Kept> m_kept;
};

// K children of the same sources as one model (design.md, idea 1): y = sum over p of coefficient[row] * (W_p x), so every matrix product
// is one over the sources' weights, whatever K is, and no child's matrix exists. A coefficient on inputs (attention-output and down at
// the grain of heads) scales x instead. Embeddings mix after the look-up; norms and biases are small and are realised for each child.
//
// Keeps references to the arguments. `rows` says of each pass whose rows they are.
std::unique_ptr<const Parts> gatedParts(GateSources& sources, const std::vector<ChildGates>& children, const ChildRows& rows);

} // namespace heterosis
