// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer.h"

#include <utility>

#include "base/error.h"
#include "tokenizer/bert_files.h"
#include "tokenizer/gguf_tokenizer.h"
#include "tokenizer/gpt2_files.h"
#include "tokenizer/sentencepiece.h"
#include "tokenizer/tokenizer_json.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

std::shared_ptr<const Tokenizer> openFile(const fs::path& file)
{
    const std::string name = file.filename().string();
    if (file.extension() == ".gguf")
        return makeGgufTokenizer(readGgufVocabulary(file), file.string());
    if (file.extension() == ".model")
        return openSentencePiece(file);
    if (name == "vocab.txt")
        return openBertFiles(file);
    if (name == "vocab.json" || name == "merges.txt")
        return openGpt2Files(file.parent_path());
    return openTokenizerJson(file);
}

} // namespace

std::shared_ptr<const Tokenizer> Tokenizer::open(const fs::path& path)
{
    std::error_code failed;
    if (!fs::exists(path, failed))
        throw Error({.message = "There is no such file or folder", .file = path.string(), .remedy = "Choose a folder that holds a tokenizer"});
    if (!fs::is_directory(path, failed))
        return openFile(path);
    if (fs::exists(path / "tokenizer.json", failed))
        return openTokenizerJson(path / "tokenizer.json");
    if (fs::exists(path / "vocab.json", failed) || fs::exists(path / "merges.txt", failed))
        return openGpt2Files(path);
    for (const char* name : {"tokenizer.model", "vocab.txt"})
        if (fs::exists(path / name, failed))
            return openFile(path / name);
    if (const auto gguf = ggufFileOf(path))
        return openFile(*gguf);
    throw Error({.message = "The folder holds no tokenizer", .file = path.string(),
        .remedy = "Put tokenizer.json, tokenizer.model, vocab.txt, or vocab.json with merges.txt, into it"});
}

TokenizerFileSummary summarizeTokenizerFile(const fs::path& file)
{
    if (file.filename() == "merges.txt")
        return summarizeMerges(file);
    if (file.filename() == "vocab.json")
        return summarizeVocabulary(file);
    const auto tokenizer = openFile(file);
    return {tokenizer->kind(), tokenizer->size(), 0};
}

StreamDecoder::StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer, bool skipSpecial)
    : m_tokenizer(std::move(tokenizer)), m_skipSpecial(skipSpecial), m_text(m_tokenizer->detokenizer(skipSpecial))
{
}

std::string StreamDecoder::push(int id)
{
    m_pending += m_text->push(id);
    return takeWholeUtf8(m_pending);
}

std::string StreamDecoder::finish()
{
    const std::string text = lossyUtf8(std::exchange(m_pending, {}) + m_text->finish());
    m_text = m_tokenizer->detokenizer(m_skipSpecial);
    return text;
}

} // namespace heterosis
