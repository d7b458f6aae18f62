// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "tokenizer/normalizer.h"

namespace heterosis {

// What BERT's vocabularies were trained on (tokenizers, normalizers/bert).
struct BertNormalizerOptions {
    bool cleanText = true;    // no control characters, every white space a plain one
    bool ideographs = true;   // spaces around CJK ideographs
    bool stripAccents = true;
    bool lowercase = true;
    static BertNormalizerOptions read(const JsonNode& node);
};
std::unique_ptr<const Normalizer> makeBertNormalizer(const BertNormalizerOptions& options);

// "Precompiled": a SentencePiece charsmap in base64, applied to grapheme clusters of up to five bytes, else to characters, as
// tokenizers does (not as SentencePiece does).
std::unique_ptr<const Normalizer> readPrecompiled(const JsonNode& node);

} // namespace heterosis
