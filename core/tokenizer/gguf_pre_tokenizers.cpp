// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/gguf_pre_tokenizers.h"

#include <algorithm>

namespace heterosis {

namespace {

using Split = GgufPreTokenizer::Split;

// The patterns as the models' own tokenizer.json have them.
constexpr const char* kGpt2 = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S))";
constexpr const char* kLlama3 = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kQwen2 = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kQwen35 = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kTekken = R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kGpt4o = R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kSeedCoder = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kBailing = R"('(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+)";

Json isolated(const char* pattern) { return {{"type", "Split"}, {"pattern", {{"Regex", pattern}}}, {"behavior", "Isolated"}, {"invert", false}}; }

Json byteLevel(bool useRegex) { return {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", useRegex}}; }

Json sequence(Json parts) { return {{"type", "Sequence"}, {"pretokenizers", std::move(parts)}}; }

} // namespace

const std::vector<GgufPreTokenizer>& ggufPreTokenizers()
{
    static const std::vector<GgufPreTokenizer> table = [] {
        std::vector<GgufPreTokenizer> out;
        const auto add = [&](GgufPreTokenizer like, std::initializer_list<std::string_view> names) {
            for (const std::string_view name : names) {
                like.name = name;
                out.push_back(like);
            }
        };
        add({{}, Split::Gpt2}, {"gpt-2", "phi-2", "jina-es", "jina-de", "gigachat", "jina-v2-es", "jina-v2-de", "a.x-4.0", "mellum", "modern-bert",
            "exaone4", "mpt", "olmo", "jais", "trillion", "granite-docling"});
        add({{}, Split::Gpt2, false, false, true}, {"roberta-bpe", "jina-v1-en", "jina-v2-code"});
        add({{}, Split::Digits}, {"smollm", "starcoder", "refact", "command-r", "codeshell", "exaone", "minerva-7b", "mellum2"});
        add({{}, Split::Llama3, true, true}, {"llama-bpe", "llama3", "llama-v3", "falcon3", "falcon-h1", "pixtral", "midm-2.0", "lfm2", "jina-v5-nano"});
        add({{}, Split::Llama3}, {"smaug-bpe", "dbrx", "chatglm-bpe"});
        add({{}, Split::Llama3, true}, {"glm4", "glm5"});
        add({{}, Split::Qwen2, false, false, false, true}, {"qwen2", "deepseek-r1-qwen", "megrez"});
        add({{}, Split::Qwen2}, {"stablelm2", "kormo", "f2llmv2", "hunyuan", "solar-open", "grok-2"});
        add({{}, Split::Qwen35, false, false, false, true}, {"qwen35"});
        add({{}, Split::Tekken, true, true}, {"tekken"});
        add({{}, Split::Gpt4o}, {"gpt-4o", "llama4", "kanana2"});
        add({{}, Split::SeedCoder}, {"seed-coder"});
        add({{}, Split::Bailing}, {"bailingmoe", "bailingmoe2", "llada-moe"});
        add({{}, Split::Default}, {"default"});
        return out;
    }();
    return table;
}

const GgufPreTokenizer* ggufPreTokenizer(std::string_view name)
{
    const auto& table = ggufPreTokenizers();
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.name == (name.empty() ? "default" : name); });
    return found == table.end() ? nullptr : &*found;
}

Json preTokenizerJson(const GgufPreTokenizer& pre)
{
    const auto one = [](const char* pattern) { return sequence(Json::array({isolated(pattern), byteLevel(false)})); };
    switch (pre.split) {
    case Split::Gpt2: return byteLevel(true);
    case Split::Digits: return sequence(Json::array({Json{{"type", "Digits"}, {"individual_digits", true}}, byteLevel(true)}));
    case Split::Llama3: return one(kLlama3);
    case Split::Qwen2: return one(kQwen2);
    case Split::Qwen35: return one(kQwen35);
    case Split::Tekken: return one(kTekken);
    case Split::Gpt4o: return one(kGpt4o);
    case Split::SeedCoder: return one(kSeedCoder);
    case Split::Bailing: return one(kBailing);
    case Split::Default: break;
    }
    return sequence(Json::array({isolated(R"([\p{P}\$\+<=>\^~\|]+)"), isolated(kGpt2), isolated(R"(\p{N}+)"), isolated("[0-9][0-9][0-9]"), byteLevel(false)}));
}

} // namespace heterosis
