// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/control.h"
#include "inheritance/operator_table.h"
#include "model/voice.h"

namespace heterosis {

// Statistics of one model over the user's data, for the operators that weigh parents by them (inheritance/statistics.h).
struct Gathering {
    StatisticsKind kind = StatisticsKind::Fisher;
    std::filesystem::path data;         // texts, or answers in any of the shapes that fine-tuning reads
    std::size_t items = 0;              // examples, from the first on; 0: all
    std::int64_t context = 0;           // tokens of an example at most; 0: the model's, 1024 at most
    ComputeOptions compute;
};

struct Gathered {
    std::filesystem::path out;
    std::size_t examples = 0, tensors = 0;
    std::uint64_t tokens = 0, bytes = 0; // tokens whose likelihood was asked (Fisher), that were read (Gram)
    std::string sha256, modelSha256;
    std::vector<std::string> problems;   // rows that were set aside
};

// Fisher: of each weight the mean over the examples of the squared gradient of the example's log likelihood, with the labels that the
// data has (the empirical Fisher information, not that of labels which the model draws). Gram: of the inputs X of each linear layer
// X^T X / tokens, over all tokens. Computed in float32. An example is a row of answers, or a window of texts.
// The file is whole or not there, and never in the model's folder. Throws Error, Cancelled.
Gathered gather(std::shared_ptr<const ModelMap> map, const Gathering& wish, const std::filesystem::path& out, Control& control);

} // namespace heterosis
