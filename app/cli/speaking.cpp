// SPDX-License-Identifier: GPL-3.0-or-later
#include "speaking.h"

#include <array>
#include <limits>

#include "adapted.h"
#include "base/error.h"

namespace heterosis::cli {

std::vector<Option> speechOptions(std::vector<Option> own)
{
    const std::vector<Option> shared{
        {"--prompt", "P", "the text that is continued"},
        {"--ids", "1,2,3", "the same as token ids"},
        {"--chat", "", "put the prompt through the tokenizer's chat template"},
        {"--max-new", "N", "at most so many new tokens (64)"},
        {"--temperature", "T", "0: always the likeliest token (1)"},
        {"--top-k", "K", "only the K likeliest (0: all)"},
        {"--top-p", "P", "only the likeliest that together reach P (1)"},
        {"--min-p", "P", "only those with at least P of the likeliest one's probability (0)"},
        {"--typical-p", "P", "locally typical sampling (1: off)"},
        {"--repetition-penalty", "R", "above 1: what was said becomes less likely (1)"},
        {"--no-repeat-ngram", "N", "never say N tokens in a row twice (0: off)"},
        {"--seed", "S", "of the draws (0)"},
        {"--ignore-eos", "", "go on after the end of the text"},
        kBaseOption,
        {"--path", "P", "auto, realised, or gated: an adapter that is not merged"},
    };
    own.insert(own.end(), shared.begin(), shared.end());
    return own;
}

SamplerSettings samplerSettings(const Args& args)
{
    SamplerSettings settings;
    settings.repetitionPenalty = args.number("--repetition-penalty", 1);
    settings.noRepeatNgram = int(args.integer("--no-repeat-ngram", 0, 0, std::numeric_limits<int>::max()));
    settings.temperature = args.number("--temperature", 1);
    settings.topK = int(args.integer("--top-k", 0, 0, std::numeric_limits<int>::max()));
    settings.topP = args.number("--top-p", 1);
    settings.minP = args.number("--min-p", 0);
    settings.typicalP = args.number("--typical-p", 1);
    settings.seed = args.seed("--seed", 0);
    return settings;
}

int maxNew(const Args& args) { return int(args.integer("--max-new", 64, 1, std::numeric_limits<int>::max())); }

void checkPath(const Args& args) { args.word("--path", {"auto", "realised", "gated"}); }

#ifdef HETEROSIS_MINIMAL

TextBridge::TextBridge(const std::filesystem::path&, bool chat)
    : m_chat(chat), m_reason("This build has no tokenizer")
{
}

bool TextBridge::available() const noexcept { return false; }

std::vector<int> TextBridge::encode(const std::string&) const
{
    throw Error({.message = text("This build has no tokenizer"), .remedy = text("Give token ids with --ids")});
}

std::string TextBridge::decode(const std::vector<int>&) const { return {}; }
std::string TextBridge::tokenText(int) const { return {}; }

#else

TextBridge::TextBridge(const std::filesystem::path& directory, bool chat) : m_chat(chat)
{
    try {
        m_tokenizer = Tokenizer::open(directory);
    } catch (const Error& error) {
        m_reason = error.what();
        return;
    }
    if (!chat)
        return;
    m_template = ChatTemplate::open(directory);
    if (!m_template)
        throw Error({.message = text("This checkpoint has no chat template"), .file = directory.string(),
                     .remedy = text("Leave out --chat to give the prompt as plain text")});
    for (const auto& token : m_template->endTokens())
        if (const auto id = m_tokenizer->idOf(token))
            m_endIds.push_back(*id);
}

bool TextBridge::available() const noexcept { return m_tokenizer != nullptr; }

std::vector<int> TextBridge::encode(const std::string& prompt) const
{
    if (!m_tokenizer)
        throw Error({.message = text("There is no tokenizer for a text prompt: {}", m_reason), .remedy = text("Give token ids with --ids")});
    if (m_chat) // the template spells its special tokens itself
        return m_tokenizer->encode(m_template->apply({{"user", prompt}}), {.special = false, .parseSpecial = true});
    return m_tokenizer->encode(prompt, {.special = true, .parseSpecial = true});
}

std::string TextBridge::decode(const std::vector<int>& ids) const { return m_tokenizer ? m_tokenizer->decode(ids, true) : std::string(); }

std::string TextBridge::tokenText(int id) const { return m_tokenizer ? m_tokenizer->decode(std::array{id}) : std::string(); }

#endif

Speaker Speaker::open(const std::string& path, Call& call)
{
    Subject subject = Subject::open(onBase(call.args, path), call.console);
    subject.map->requireSpeech();
    std::string way = choosePath(call.args, subject);
    const auto compute = call.choose(subject.map->config);
    TextBridge bridge(subject.tokenizer, call.args.has("--chat"));
    auto voice = std::make_unique<Voice>(subject.map, subject.source, compute);
    return {std::move(subject), std::move(bridge), std::move(voice), std::move(way)};
}

std::vector<int> Speaker::promptIds(const Args& args) const
{
    if (args.exactlyOne({"--prompt", "--ids"}) == "--prompt")
        return bridge.encode(args.text("--prompt", ""));
    if (args.has("--chat"))
        throw UsageError("--chat takes a text (--prompt), not ids");
    return *args.ids("--ids");
}

} // namespace heterosis::cli
