// SPDX-License-Identifier: GPL-3.0-or-later
#include "seeds.h"

#include <algorithm>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/gguf_writer.h"
#include "checkpoint/safetensors_writer.h"
#include "scratch.h"

namespace heterosis::fuzz {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLargestSeed = 1 << 16;

std::string safetensors()
{
    const Scratch folder;
    const fs::path file = folder.write("gone", "").parent_path() / "model.safetensors";
    SafetensorsWriter writer(file, {{"a", Dtype::F32, {2, 3}}, {"b", Dtype::BF16, {4}}}, {{"k", "v"}});
    const std::string numbers(24 + 8, '\1');
    writer.write(std::as_bytes(std::span(numbers)));
    writer.finish();
    return readTextFile(file);
}

std::string gguf()
{
    const Scratch folder;
    const fs::path file = folder.write("gone", "").parent_path() / "model.gguf";
    GgufMetadata metadata;
    metadata.text("general.architecture", "llama");
    for (const char* key : {"block_count", "context_length", "embedding_length", "feed_forward_length", "attention.head_count"})
        metadata.whole(std::string("llama.") + key, key[0] == 'b' ? 1 : 32);
    metadata.number("llama.attention.layer_norm_rms_epsilon", 1e-5f);
    metadata.text("tokenizer.ggml.model", "gpt2");
    metadata.text("tokenizer.ggml.pre", "llama-bpe");
    const std::vector<std::string> tokens{"<|end|>", "a", "b", "ab"}, merges{"a b"};
    metadata.texts("tokenizer.ggml.tokens", tokens);
    metadata.wholes("tokenizer.ggml.token_type", std::vector<std::int32_t>{3, 1, 1, 1});
    metadata.texts("tokenizer.ggml.merges", merges);
    metadata.whole("tokenizer.ggml.eos_token_id", 0);
    metadata.flag("tokenizer.ggml.add_eos_token", true);
    GgufWriter writer(file, metadata, {{"token_embd.weight", ggufFormat(8), {4, 32}}, {"blk.0.attn_q.weight", ggufFormat(1), {32, 32}}, {"blk.0.attn_norm.weight", ggufFormat(0), {32}}});
    for (const std::size_t bytes : {4 * 34, 2048, 128}) {
        const std::string numbers(bytes, '\1');
        writer.write(std::as_bytes(std::span(numbers)));
    }
    writer.finish();
    return readTextFile(file);
}

// A dictionary of one tensor, as torch.save pickles it (protocol 2).
std::string pickle()
{
    std::string out = "\x80\x02}q\x01(X\x01";
    out += std::string("\0\0\0a", 4) + "ctorch._utils\n_rebuild_tensor_v2\n((X" + std::string("\x07\0\0\0storage", 11) + "ctorch\nFloatStorage\nX" + std::string("\x01\0\0\0\x30", 5);
    out += "X" + std::string("\x03\0\0\0cpu", 7) + "K\x06tQK" + std::string("\0", 1) + "K\x02K\x03\x86K\x03K\x01\x86\x89" + "ccollections\nOrderedDict\n)RtRu.";
    return out;
}

std::string piece(std::string_view text, char type)
{
    std::string inside = "\n" + std::string(1, static_cast<char>(text.size())) + std::string(text) + "\x15" + std::string("\0\0\x80\xBF", 4) + "\x18" + type;
    return "\n" + std::string(1, static_cast<char>(inside.size())) + inside;
}

std::vector<std::string> made(std::string_view target)
{
    if (target == "safetensors")
        return {safetensors()};
    if (target == "gguf")
        return {gguf()};
    if (target == "torch")
        return {pickle()};
    if (target == "index")
        return {R"({"metadata":{"total_size":8},"weight_map":{"a":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"}})"};
    if (target == "sentencepiece")
        return {piece("<unk>", 2) + piece("<s>", 3) + piece("\xE2\x96\x81H", 1) + piece("e", 1) + piece("l", 1) + piece("lo", 4)};
    if (target == "tokenizer_json")
        return {R"({"version":"1.0","added_tokens":[{"id":3,"content":"<s>","special":true}],"normalizer":{"type":"NFC"},"pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"\\p{N}{1,3}|(?i:'s)|[^\\s]+"},"behavior":"Isolated","invert":false},{"type":"ByteLevel","add_prefix_space":true,"use_regex":false}]},"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[],"special_tokens":{"<s>":{"id":"<s>","ids":[3],"tokens":["<s>"]}}},"decoder":{"type":"ByteLevel"},"model":{"type":"BPE","vocab":{"H":0,"e":1,"He":2},"merges":["H e"],"ignore_merges":true}})",
                R"({"normalizer":{"type":"Sequence","normalizers":[{"type":"NFKC"},{"type":"Lowercase"},{"type":"Replace","pattern":{"String":"l"},"content":"L"}]},"pre_tokenizer":{"type":"Metaspace","replacement":"_","prepend_scheme":"always"},"decoder":{"type":"Metaspace"},"model":{"type":"Unigram","unk_id":0,"vocab":[["<unk>",0.0],["_he",-1.5],["l",-2.0]],"byte_fallback":true}})",
                R"({"normalizer":{"type":"BertNormalizer"},"pre_tokenizer":{"type":"BertPreTokenizer"},"decoder":{"type":"WordPiece","prefix":"##","cleanup":true},"model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{"[UNK]":0,"hel":1,"##lo":2}}})"};
    if (target == "chat_template")
        return {"{{ bos_token }}{% for m in messages %}{% if loop.first and m['role'] != 'system' %}{{ 'x' }}{% elif loop.index0 % 2 == 0 %}{{ m.role | upper }}{% else %}{{- '<|' + m['role'] + '|>\\n' ~ m['content'] | trim + eos_token }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ 'a' }}{% endif %}",
                "{% set ns = namespace(x=false, n=0) %}{%- for m in messages[1:] %}{% set ns.n = ns.n + 1 %}{{ raise_exception('no') if ns.n > 5 }}{{ m | tojson }}{% endfor %}{{ messages | length }}{{ 'a,b'.split(',')[0] }}{{ messages[0].content.strip() is defined }}"};
    if (target == "recipe")
        return {R"({"heterosis":1,"parents":[{"path":"a"},{"path":"b","sha256":"00"}],"original":{"path":"o"},"operator":"uniform","grain":"share","seed":7,"dtype":"bfloat16","genes":{"*.*":{"ratio":0.5,"strength":1.5},"0-3.query":{"ratio":0.25},"2.*":{"density":1},"embed":{"weights":[0.5,0.5]}},"options":{}})"};
    if (target == "peft")
        return {R"({"peft_type":"LORA","base_model_name_or_path":"base","r":8,"lora_alpha":16,"use_rslora":false,"target_modules":["q_proj","v_proj"],"rank_pattern":{"layers.0.self_attn.q_proj":4},"alpha_pattern":{".*v_proj":2},"layers_to_transform":[0,2],"layers_pattern":"layers","modules_to_save":["lm_head"],"bias":"none","fan_in_fan_out":false})",
                R"({"peft_type":"LORA","r":4,"target_modules":".*\\.(q|k)_proj$","exclude_modules":"lm_head","use_dora":true})"};
    if (target == "mergekit")
        return {"models:\n  - model: a\n    parameters:\n      weight: [0.1, 0.9]\n  - model: {model: {path: b}}\n    parameters:\n      weight:\n        - filter: mlp\n          value: 0.5\n        - value: 1\nmerge_method: linear\ndtype: bfloat16\ntokenizer_source: union\n",
                "slices:\n  - sources:\n      - model: a\n        layer_range: [0, 4]\n  - sources:\n      - {model: b, layer_range: [2, 4]}\nmerge_method: passthrough\ntokenizer:\n  source: base\n  tokens:\n    \"<s>\": {source: a, force: true}\n",
                "name: one\nmerge_method: ties\nbase_model: a\nmodels: [{model: b, parameters: {density: 0.5, weight: 1}}]\nparameters: {normalize: true, int8_mask: false}\n---\nmerge_method: slerp\nbase_model: one\nmodels: [{model: one}, {model: c}]\nparameters: {t: 0.5}\n"};
    return {};
}

// Folders and endings of the kit that hold what a target reads.
std::vector<std::pair<std::string_view, std::string_view>> placesOf(std::string_view target)
{
    if (target == "safetensors")
        return {{"bad/safetensors", ""}};
    if (target == "gguf")
        return {{"bad/gguf", ""}, {"gguf/blocks", ".gguf"}};
    if (target == "torch")
        return {{"bad/pickle", ""}};
    if (target == "index")
        return {{"bad/index", ".json"}};
    if (target == "sentencepiece")
        return {{"bad/tokenizer-files", ".model"}, {"tokenizers/small-sp-bpe", ".model"}, {"tokenizers/small-sp-unigram", ".model"}};
    if (target == "tokenizer_json")
        return {{"bad/tokenizer", ""}, {"tokenizers", "tokenizer.json"}};
    if (target == "jsonl")
        return {{"bad/jsonl", ""}};
    if (target == "peft")
        return {{"lora", "adapter_config.json"}};
    if (target == "mergekit")
        return {{"merges", ".yaml"}, {"merges", ".yml"}};
    return {};
}

} // namespace

std::vector<std::string> seedsOf(std::string_view target, const fs::path& kit)
{
    auto seeds = made(target);
    for (const auto& [folder, ending] : placesOf(target)) {
        std::error_code failed;
        std::vector<fs::path> files;
        for (fs::recursive_directory_iterator it(kit / folder, failed), end; !failed && it != end; it.increment(failed))
            if (it->is_regular_file() && it->path().string().ends_with(ending) && it->file_size() <= kLargestSeed)
                files.push_back(it->path());
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files)
            seeds.push_back(readTextFile(file));
    }
    return seeds;
}

} // namespace heterosis::fuzz
