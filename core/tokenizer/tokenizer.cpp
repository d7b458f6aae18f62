// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/tokenizer.h"

#include <utility>

#include "base/error.h"
#include "tokenizer/gpt2_files.h"
#include "tokenizer/tokenizer_json.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

const Text Readable = "Byte-level BPE is read: tokenizer.json, or vocab.json with merges.txt";

[[noreturn]] void refuseKind(const fs::path& file)
{
    if (file.extension() == ".model")
        throw Error({.message = "SentencePiece tokenizers are not read yet by this version", .file = file.string(), .remedy = Readable});
    throw Error({.message = "WordPiece vocabularies are not read yet by this version", .file = file.string(), .remedy = Readable});
}

std::shared_ptr<const Tokenizer> openFile(const fs::path& file)
{
    const std::string name = file.filename().string();
    if (file.extension() == ".model" || name == "vocab.txt")
        refuseKind(file);
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
            refuseKind(path / name);
    throw Error({.message = "The folder holds no tokenizer", .file = path.string(),
        .remedy = "Put tokenizer.json, or vocab.json with merges.txt, into it"});
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
    : m_tokenizer(std::move(tokenizer)), m_skipSpecial(skipSpecial)
{
}

std::string StreamDecoder::push(int id)
{
    if (m_skipSpecial && m_tokenizer->isSpecial(id))
        return {};
    const std::string bytes = m_tokenizer->bytesOf(id);
    if (bytes.empty()) // an id outside the vocabulary
        return {};
    if (!m_first)
        m_pending += m_tokenizer->joiner();
    m_first = false;
    m_pending += bytes;
    return takeWholeUtf8(m_pending);
}

std::string StreamDecoder::finish()
{
    m_first = true;
    return lossyUtf8(std::exchange(m_pending, {}));
}

} // namespace heterosis
