// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "inheritance/operator_table.h"
#include "inheritance/recipe.h"

namespace heterosis {

class Control;
struct Parents;

// What was gathered of one parent over the user's data (training/statistics_run.h), in safetensors files: "fisher/NAME" for each tensor
// NAME of the model, of its shape; "gram/NAME" for the matrix NAME of each linear layer, [inputs, inputs]. Any of the blendable types.
class Statistics {
public:
    // Throws Error: no statistics in a file, tensors that the model has not or has in another shape, a kind in two files, other bytes
    // than the recipe's SHA-256 says.
    static std::shared_ptr<const Statistics> open(const std::vector<RecipeFile>& files, const ModelMap& map, Control& control);

    bool has(StatisticsKind kind) const;
    const TensorView* find(StatisticsKind kind, const std::string& tensor) const; // null where there is none
    const std::vector<std::shared_ptr<const Checkpoint>>& files() const noexcept { return m_files; }
    // Throws Error where they were gathered of a model with another SHA-256.
    void requireModel(const std::string& sha256) const;

private:
    void add(const RecipeFile& file, const ModelMap& map, Control& control);
    std::vector<std::shared_ptr<const Checkpoint>> m_files;
    std::vector<std::string> m_models; // SHA-256 of the model as each file names it; "" where it does not
};

// The key of a statistics file's metadata: {"kind", "model": SHA-256, ...} as JSON.
inline constexpr std::string_view kStatisticsKey = "heterosis.statistics";
std::string statisticsName(StatisticsKind kind, const std::string& tensor); // "fisher/NAME", "gram/NAME"

// The kinds that a file holds. Throws Error: it cannot be read.
std::vector<StatisticsKind> statisticsIn(const std::filesystem::path& file);

// Opens the files of each parent (of A, B, ...; fewer lists: the others have none) and gives them to the parents. Throws Error as
// Statistics::open does, and where the parents were put into another order than their own.
void addStatistics(Parents& parents, const std::vector<std::vector<RecipeFile>>& files, Control& control);

// Throws Error where the genome's operators need statistics that a parent does not have.
void requireStatistics(const Parents& parents, const Genome& genome);

} // namespace heterosis
