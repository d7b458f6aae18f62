// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "tokenizer/json_node.h"

namespace heterosis {

// What is put around the ids of one text: BOS, EOS, [CLS] ... [SEP].
struct Frame {
    std::vector<int> before, after;

    // The "post_processor" of a tokenizer.json. Throws Error for kinds that are not read.
    static Frame read(const JsonNode& node);
};

} // namespace heterosis
