// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>

#include "tokenizer/gguf_vocabulary.h"

namespace heterosis {

// The tokenizer and chat template of a checkpoint (a folder, or a GGUF file) as a GGUF file has them, filled up to `rows` tokens,
// the rows of the embedding. Byte-level BPE and SentencePiece BPE; its pre-tokenizer is found by trying which of those that
// llama.cpp knows splits texts alike. Throws Error where llama.cpp has no counterpart, so that nothing is written that would read
// texts differently.
GgufVocabulary ggufVocabularyOf(const std::filesystem::path& path, std::size_t rows);

// As metadata, every key that the struct holds.
class GgufMetadata;
void addVocabulary(const GgufVocabulary& vocabulary, GgufMetadata& metadata);

} // namespace heterosis
