// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checkpoint/gguf.h"

namespace heterosis {

// What a GGUF file says of its tokenizer, the keys tokenizer.ggml.* and tokenizer.chat_template
// (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
struct GgufVocabulary {
    enum class TokenType { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };

    std::string model, pre;              // "gpt2", "llama", "t5", "bert"; "smollm", "default", "" where there is none
    std::vector<std::string> tokens;     // by id
    std::vector<TokenType> types;        // as many
    std::vector<float> scores;           // as many, or none
    std::vector<std::string> merges;     // "a b"
    std::string charsmap;                // SentencePiece's precompiled_charsmap
    // "bos", "eos", "eot", "unknown", "separator", "padding", "cls", "mask" -> id, which is one of the tokens
    std::map<std::string, int, std::less<>> special;
    // Keys that are there or not: "add_bos_token", "add_eos_token", "add_sep_token", "add_space_prefix",
    // "remove_extra_whitespaces", "normalizer.lowercase", "normalizer.strip_accents".
    std::map<std::string, bool, std::less<>> flags;
    std::optional<std::string> chatTemplate;

    bool flag(std::string_view name, bool otherwise) const;
    std::optional<int> id(std::string_view name) const;
    const std::string* token(std::string_view name) const; // the text of a special token
};

// Throws Error where the file has no tokenizer, or one whose parts do not belong together.
GgufVocabulary readGgufVocabulary(const GgufFile& gguf, const std::string& file);
GgufVocabulary readGgufVocabulary(const std::filesystem::path& file);
bool hasGgufVocabulary(const std::filesystem::path& file); // false too where it is no GGUF file

// The GGUF file that a path means: the file itself, or the only one of a folder without any other weights or tokenizer.
std::optional<std::filesystem::path> ggufFileOf(const std::filesystem::path& path);

} // namespace heterosis
