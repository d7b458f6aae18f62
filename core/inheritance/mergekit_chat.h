// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>

#include "inheritance/mergekit_tensor.h"

namespace heterosis {

// The Jinja of the file's chat_template: the one that most of the models have ("auto"), one of the names that mergekit knows, or
// what the file writes itself. Nothing where the child keeps its tokenizer's own. Throws Error for what is none of these.
std::optional<std::string> mergedChatTemplate(const MergeMaterial& material);

} // namespace heterosis
