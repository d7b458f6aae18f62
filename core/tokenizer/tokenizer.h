// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heterosis {

struct EncodeOptions {
    bool special = true;      // add BOS / what the post-processor adds
    bool parseSpecial = true; // read special tokens inside the text as such; false: as plain text
};

// One text on its way from ids to bytes: what an id gives may depend on the ids before it. A character may come in parts.
class Detokenizer {
public:
    virtual ~Detokenizer() = default;
    virtual std::string push(int id) = 0; // ids outside the vocabulary give nothing
    virtual std::string finish() { return {}; }
};

// Text to ids and back: BPE, Unigram, WordPiece and SentencePiece models. Immutable, safe from any thread.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;
    // A checkpoint's directory, tokenizer.json itself, or a GGUF file. Throws Error (file, place, remedy); a directory without any
    // tokenizer file throws an Error that says so.
    static std::shared_ptr<const Tokenizer> open(const std::filesystem::path& path);

    virtual std::vector<int> encode(std::string_view text, const EncodeOptions& options = {}) const = 0;
    // Always valid UTF-8: a broken sequence becomes U+FFFD, as Rust's from_utf8_lossy does.
    virtual std::string decode(std::span<const int> ids, bool skipSpecial = false) const = 0;
    // For a text that is shown while it is written; broken byte tokens apart it gives what decode() gives.
    virtual std::unique_ptr<Detokenizer> detokenizer(bool skipSpecial) const = 0;
    virtual bool isSpecial(int id) const = 0;
    virtual std::size_t size() const = 0;                         // highest id + 1
    virtual std::optional<int> idOf(std::string_view token) const = 0;
    virtual std::string kind() const = 0;                         // "byte-level BPE", "SentencePiece Unigram", "WordPiece"
};

// Turns a stream of ids into text in whole characters only: bytes of a character that is not complete are kept back.
class StreamDecoder {
public:
    explicit StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer, bool skipSpecial = true);
    std::string push(int id);   // the text that became complete with this id (may be empty)
    std::string finish();       // what was kept back, as U+FFFD

private:
    std::shared_ptr<const Tokenizer> m_tokenizer;
    bool m_skipSpecial;
    std::unique_ptr<Detokenizer> m_text;
    std::string m_pending;
};

// What `inspect` says about one tokenizer file on its own; merges.txt or vocab.json may come without the other.
struct TokenizerFileSummary {
    std::string kind; // the tokenizer's kind, "merges", "vocabulary"
    std::size_t tokens = 0, merges = 0;
};
// Throws Error for a file that cannot be read, or is of a kind that this version does not read.
TokenizerFileSummary summarizeTokenizerFile(const std::filesystem::path& file);

} // namespace heterosis
