// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/gpt2_files.h"

#include "base/files.h"
#include "tokenizer/merges.h"
#include "tokenizer/pipeline.h"
#include "tokenizer/special_tokens.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// BOS and EOS around a text, where the configuration asks for them; <s> </s> for RoBERTa. Plain GPT-2 has nothing.
Frame readFrame(const JsonNode& config, const Vocabulary& vocabulary)
{
    const auto idOf = [&](const char* key, const char* otherwise) { return namedToken(config, key, otherwise, vocabulary); };
    if (config.optionalString("tokenizer_class").value_or("").starts_with("Roberta"))
        return {idOf("cls_token", "<s>"), idOf("sep_token", "</s>")};
    Frame frame;
    if (config.flag("add_bos_token", false))
        frame.before = idOf("bos_token", "<|endoftext|>");
    if (config.flag("add_eos_token", false))
        frame.after = idOf("eos_token", "<|endoftext|>");
    return frame;
}

} // namespace

std::shared_ptr<const Tokenizer> openGpt2Files(const fs::path& directory)
{
    const fs::path vocabularyFile = directory / "vocab.json", mergesFile = directory / "merges.txt";
    for (const fs::path& file : {vocabularyFile, mergesFile})
        if (!fs::exists(file))
            throw Error({.message = text("The tokenizer lacks {}", file.filename().string()), .file = directory.string(),
                .remedy = "vocab.json and merges.txt belong together; put both into this folder"});
    const Json vocabularyJson = readJson(vocabularyFile);
    Vocabulary vocabulary = Vocabulary::read(JsonNode(vocabularyJson, vocabularyFile.string()));
    std::vector<std::size_t> lines;
    const Bpe::Pairs merges = parseMergesText(readTextFile(mergesFile), mergesFile.string(), lines);

    const Json configJson = readBeside(directory, "tokenizer_config.json");
    const JsonNode config(configJson, (directory / "tokenizer_config.json").string());
    PipelineParts parts;
    parts.addedTokens = readSpecialTokens(directory, config, vocabulary);
    addSpecialTokens({"<|endoftext|>"}, vocabulary, parts.addedTokens);
    parts.frame = readFrame(config, vocabulary);
    parts.preTokenizer = PreTokenizer::byteLevel(config.flag("add_prefix_space", false), true);
    parts.model = std::make_unique<Bpe>(std::move(vocabulary), merges, BpeOptions{}, mergesFile.string(),
        [&](std::size_t i) { return "line " + std::to_string(lines[i]); });
    parts.decoder = Decoder::byteLevel();
    parts.byteLevel = true;
    return std::make_shared<Pipeline>(std::move(parts));
}

TokenizerFileSummary summarizeMerges(const fs::path& file)
{
    std::vector<std::size_t> lines;
    return {"merges", 0, parseMergesText(readTextFile(file), file.string(), lines).size()};
}

TokenizerFileSummary summarizeVocabulary(const fs::path& file)
{
    const Json json = readJson(file);
    return {"vocabulary", Vocabulary::read(JsonNode(json, file.string())).count(), 0};
}

} // namespace heterosis
