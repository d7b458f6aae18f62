// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/mergekit_tensor.h"
#include "inheritance/model_writer.h"

namespace heterosis {

// Puts into `model` what lies beside a merge's weights: the donor's config.json and small files, the tokenizer of the file's
// choice, its chat template. Files of the names `written` are left out: the caller writes them.
void addMergedFiles(const MergeMaterial& material, std::optional<Dtype> changedTo, const std::vector<std::string>& written, OutputModel& model);

} // namespace heterosis
