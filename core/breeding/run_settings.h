// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "breeding/genes.h"
#include "breeding/school.h"
#include "breeding/strategy.h"
#include "family/model_map.h"
#include "fitness/judge.h"
#include "inheritance/recipe.h"

namespace heterosis::breeding {

// A judge of a run, and what its value counts for.
struct RunJudge {
    JudgeSpec spec;
    double weight = 1;
    bool larger = true;                          // "goal": "max"
};

// RUN.json (design.md, breed): everything that a run depends on, beside the machine.
struct RunSettings {
    std::vector<std::filesystem::path> parents;  // A, B, ...
    std::optional<std::filesystem::path> original;
    Operator op = Operator::Uniform;
    Grain grain = Grain::Share;
    Json options = Json::object();               // of the operator, as in a recipe
    double share = 0.5;                          // of B
    std::vector<double> shares;                  // of each of more than two parents, instead of share and ratio
    double ratioLow = 0, ratioHigh = 1;
    double strengthLow = 1, strengthHigh = 1;
    StrategySettings strategy;                   // name, population, selection, elite, immigrants, mutation, seed
    int generations = 4;
    std::vector<RunJudge> judges, report;
    bool racing = true;
    bool baseline = false;                       // random search with the same budget beside it, for the report
    bool insist = false;                         // known public test sets may be judges
    std::string path = "auto";                   // auto | gated | realised
    std::optional<Schooling> schooling;
    int maxNew = 64;
    std::size_t finalists = 4;                   // of each generation, scored again as realised children
    Json document;                               // as it was given
    std::filesystem::path directory;             // that its paths are relative to, absolute

    Space space(const ModelMap& map) const;
    Recipe family() const;                       // parents and original, without a gene
    // The recipe of a child; `dtype` where children are computed in another type than the parents are stored in.
    Recipe recipe(const Genes& genes, const ModelMap& map, std::optional<Dtype> dtype) const;
    bool gateable() const;                       // the operator and grain go through coefficients of rows, columns or whole tensors
};

// Reads and checks all of it, the files of judges included. Paths are relative to `directory`. Throws Error.
RunSettings readRunSettings(const Json& document, const std::filesystem::path& directory, const std::string& fileForMessages);
RunSettings readRunSettings(const std::filesystem::path& file);

} // namespace heterosis::breeding
