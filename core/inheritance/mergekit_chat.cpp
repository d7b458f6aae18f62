// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_chat.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/files.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxBytes = 1u << 20;

// Our own wording of the conventions that these names stand for; rendered as transformers does (trim_blocks, lstrip_blocks) they
// give what mergekit's give, but for the stray white space of its exaone.
const std::map<std::string, std::string>& knownTemplates()
{
    static const std::map<std::string, std::string> templates {
        {"chatml", R"({%- for message in messages -%}
    {{- '<|im_start|>' ~ message.role ~ '\n' ~ message.content ~ '<|im_end|>\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{- '<|im_start|>assistant\n' -}}
{%- endif -%}
)"},
        {"llama3", R"({%- for message in messages -%}
    {%- if loop.first -%}
        {{- bos_token -}}
    {%- endif -%}
    {{- '<|start_header_id|>' ~ message.role ~ '<|end_header_id|>\n\n' ~ message.content | trim ~ '<|eot_id|>' ~ '\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{- '<|start_header_id|>assistant<|end_header_id|>\n\n' -}}
{%- endif -%}
)"},
        {"mistral", R"({{- bos_token -}}
{%- set start = namespace(text='', skip=0) -%}
{%- if messages[0].role == 'system' -%}
    {%- set start.text = messages[0].content ~ '\n\n' -%}
    {%- set start.skip = 1 -%}
{%- endif -%}
{%- for message in messages[start.skip:] -%}
    {%- if message.role != ('user' if loop.index0 % 2 == 0 else 'assistant') -%}
        {{- raise_exception('The roles have to be user and assistant in turns, after a system message at most') -}}
    {%- elif message.role == 'user' -%}
        {{- ' [INST] ' ~ (start.text if loop.first else '') ~ message.content ~ ' [/INST]' -}}
    {%- else -%}
        {{- ' ' ~ message.content ~ eos_token -}}
    {%- endif -%}
{%- endfor -%}
)"},
        {"exaone", R"({%- for message in messages -%}
    {%- if loop.first and message.role != 'system' -%}
        {{- '[|system|][|endofturn|]\n' -}}
    {%- endif -%}
    {{- '[|' ~ message.role ~ '|]' ~ message.content ~ ('\n' if message.role == 'user' else '[|endofturn|]\n') -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{- '[|assistant|]' -}}
{%- endif -%}
)"},
        {"alpaca", R"({%- set system = messages | selectattr('role', 'equalto', 'system') | list -%}
{{- (system[-1].content | trim if system else '') ~ '\n\n' -}}
{%- set heads = {'user': 'Instruction', 'assistant': 'Response', 'user_context': 'Input'} -%}
{%- for message in messages -%}
    {%- if message.role in heads -%}
        {{- '### ' ~ heads[message.role] ~ ':\n' ~ message.content | trim ~ ('' if loop.last else '\n\n') -}}
    {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt and messages[-1].role != 'assistant' -%}
    {{- '### Response:\n' -}}
{%- endif -%}
)"}};
    return templates;
}

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

// Of a model's files; of several templates the one called "default". "" where there is none.
std::string templateOf(const fs::path& directory)
{
    std::error_code fault;
    if (fs::exists(directory / "chat_template.jinja", fault)) {
        return trimmed(readTextFile(directory / "chat_template.jinja", kMaxBytes));
    }
    if (!fs::exists(directory / "tokenizer_config.json", fault)) {
        return {};
    }
    const Json config = readJson(directory / "tokenizer_config.json");
    const Json own = config.is_object() && config.contains("chat_template") ? config.at("chat_template") : Json();
    if (own.is_array()) {
        for (const Json& one : own) {
            if (one.is_object() && one.contains("name") && one.at("name") == Json("default") && one.contains("template") && one.at("template").is_string()) {
                return trimmed(one.at("template").get<std::string>());
            }
        }
    }
    return own.is_string() ? trimmed(own.get<std::string>()) : std::string();
}

// The first of those that most models have.
std::optional<std::string> commonTemplate(const MergeMaterial& material)
{
    std::vector<std::pair<std::string, int>> counts;
    for (const auto& map : material.maps) {
        const std::string own = templateOf(map->checkpoint->directory());
        const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.first == own; });
        if (known != counts.end()) {
            ++known->second;
        } else if (!own.empty()) {
            counts.emplace_back(own, 1);
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

} // namespace

std::optional<std::string> mergedChatTemplate(const MergeMaterial& material)
{
    const std::string& wanted = material.config.chatTemplate;
    if (wanted.empty()) {
        return {};
    }
    if (wanted == "auto") {
        return commonTemplate(material);
    }
    if (const auto known = knownTemplates().find(wanted); known != knownTemplates().end()) {
        return known->second;
    }
    if (wanted.size() < 20 || wanted.find('{') == std::string::npos) {
        throw Error({.message = text("{} is no chat template", wanted),
                     .file = material.file,
                     .place = "line " + std::to_string(material.config.chatTemplateLine),
                     .remedy = text("Write auto, alpaca, chatml, exaone, llama3 or mistral, or the template itself")});
    }
    return wanted;
}

} // namespace heterosis
