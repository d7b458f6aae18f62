// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/bert_files.h"

#include <algorithm>

#include "base/files.h"
#include "tokenizer/library_normalizers.h"
#include "tokenizer/pipeline.h"
#include "tokenizer/special_tokens.h"
#include "tokenizer/utf8.h"
#include "tokenizer/wordpiece.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(Text message, const fs::path& file, std::size_t line)
{
    throw Error({.message = std::move(message), .file = file.string(), .place = line > 0 ? "line " + std::to_string(line) : std::string(),
        .remedy = "Fetch the vocabulary again from its source"});
}

Vocabulary readLines(const fs::path& file)
{
    const std::string content = readTextFile(file);
    Vocabulary out;
    std::size_t number = 0;
    for (std::size_t at = 0; at < content.size(); ++number) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        std::string token = content.substr(at, end - at);
        at = end + 1;
        if (token.ends_with('\r'))
            token.pop_back();
        if (lossyUtf8(token) != token)
            fail("The token is not valid UTF-8", file, number + 1);
        if (number > static_cast<std::size_t>(MaxTokenId))
            fail("The vocabulary has too many lines", file, number + 1);
        out.add(std::move(token), static_cast<int>(number));
    }
    if (number == 0)
        fail("The vocabulary is empty", file, 0);
    return out;
}

} // namespace

std::shared_ptr<const Tokenizer> openBertFiles(const fs::path& file)
{
    const fs::path directory = file.parent_path();
    Vocabulary vocabulary = readLines(file);
    const Json configJson = readBeside(directory, "tokenizer_config.json");
    const JsonNode config(configJson, (directory / "tokenizer_config.json").string());
    PipelineParts parts;
    parts.addedTokens = readSpecialTokens(directory, config, vocabulary);
    addSpecialTokens({"[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]"}, vocabulary, parts.addedTokens);
    BertNormalizerOptions normal;
    normal.lowercase = config.flag("do_lower_case", true);
    normal.ideographs = config.flag("tokenize_chinese_chars", true);
    normal.stripAccents = config.flag("strip_accents", normal.lowercase);
    parts.normalizer = makeBertNormalizer(normal);
    parts.preTokenizer = PreTokenizer::bert();
    parts.frame = {namedToken(config, "cls_token", "[CLS]", vocabulary), namedToken(config, "sep_token", "[SEP]", vocabulary)};
    WordPieceOptions options;
    if (const auto unknown = config.child("unk_token"))
        options.unknown = unknown->value().is_object() ? unknown->string("content") : unknown->asString();
    parts.decoder = Decoder::wordPiece(options.continuingPrefix, true);
    parts.model = std::make_unique<WordPiece>(std::move(vocabulary), std::move(options));
    return std::make_shared<Pipeline>(std::move(parts));
}

} // namespace heterosis
