// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "family/model_map.h"
#include "inheritance/genome.h"
#include "studbook/herd.h"

namespace heterosis {

// The genes of some of a run's individuals: the fittest of each generation, and enough of the others to measure diversity by.
struct GeneFigures {
    std::int64_t run = 0;
    std::vector<GeneId> genes;                       // sorted: embedding, layers, head
    std::map<int, std::vector<std::vector<Allele>>> fittest; // by generation, best first: an allele for each gene
    std::map<int, double> diversity;                 // by generation
    bool empty() const { return genes.empty(); }
};

// Reads them, and keeps what it has read: an individual's recipe never changes. Used by one thread at a time.
class GeneReader {
public:
    // The genes of individuals whose models are no longer there are passed over.
    GeneFigures read(const Studbook& studbook, const Herd& herd, std::int64_t run);

private:
    const std::vector<Allele>* allelesOf(const Studbook& studbook, IndividualId id);
    std::map<IndividualId, std::vector<Allele>> m_known; // empty: cannot be read
    std::map<std::filesystem::path, std::shared_ptr<const ModelMap>> m_maps;
    std::vector<GeneId> m_genes;
};

} // namespace heterosis
