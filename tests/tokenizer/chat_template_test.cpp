// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "oracle_kit.h"
#include "tokenizer/chat_template.h"

using namespace heterosis;

namespace {

ChatTemplate openTemplate(const std::string& source)
{
    TemporaryFolder folder;
    folder.write("chat_template.jinja", source);
    return *ChatTemplate::open(folder.path());
}

} // namespace

TEST_CASE("ChatML prompts are the reference's to the character")
{
    const auto folder = oracles("tokenizers/smollm2");
    if (folder.empty())
        return;
    const auto chat = ChatTemplate::open(folder);
    REQUIRE(chat);
    CHECK(chat->name() == "ChatML");
    CHECK(chat->endTokens() == std::vector<std::string>{"<|im_end|>"});
    const Json kit = readJson(folder / "chat_cases.json");
    for (const Json& c : kit["cases"]) {
        std::vector<ChatMessage> messages;
        for (const Json& m : c["messages"])
            messages.push_back({m["role"].get<std::string>(), m["content"].get<std::string>()});
        CHECK(chat->apply(messages, c["add_generation_prompt"].get<bool>()) == c["text"].get<std::string>());
    }
}

TEST_CASE("the demo family talks in its own template")
{
    const auto chat = ChatTemplate::open(std::filesystem::path(HETEROSIS_SOURCE) / "resources/demo/original");
    REQUIRE(chat);
    CHECK(chat->name() == "demo");
    CHECK(chat->apply({{"user", "안녕"}}) == "<|user|>안녕<|end|><|assistant|>");
    CHECK(chat->apply({{"user", "a"}, {"assistant", "b"}}, false) == "<|user|>a<|end|><|assistant|>b<|end|>");
    CHECK(chat->endTokens() == std::vector<std::string>{"<|end|>"});
}

TEST_CASE("ChatML is known in other spellings, and its system message is read from it")
{
    const auto spread = openTemplate("{%- for m in messages -%}\n"
                                     "    {%- if loop.first and m.role != \"system\" %}\n"
                                     "        {{- '<|im_start|>system\\nBe kind.<|im_end|>\\n' -}}\n"
                                     "    {%- endif %}\n"
                                     "    {{- '<|im_start|>' ~ m.role ~ '\\n' ~ m[\"content\"] ~ '<|im_end|>\\n' -}}\n"
                                     "{%- endfor -%}\n"
                                     "{%- if add_generation_prompt -%}\n"
                                     "    {{- '<|im_start|>assistant\\n' -}}\n"
                                     "{%- endif -%}\n");
    CHECK(spread.name() == "ChatML");
    CHECK(spread.apply({{"user", "x"}})
        == "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nx<|im_end|>\n<|im_start|>assistant\n");
    CHECK(spread.apply({{"system", "s"}}, false) == "<|im_start|>system\ns<|im_end|>\n");
}

TEST_CASE("what is not exactly known is never guessed")
{
    const std::string head = "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\n' + m['content'] + ";
    const std::string tail = "}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";
    CHECK(openTemplate(head + "'<|im_end|>\n'" + tail).known());
    CHECK_FALSE(openTemplate(head + "'<|im_end|>'" + tail).known());
    CHECK_FALSE(openTemplate(head + "'<|im_end|>\n' + eos_token" + tail).known());
    CHECK(openTemplate("{% set x = 1 %}" + head + "'<|im_end|>\n'" + tail).known()); // does the same
    CHECK_FALSE(openTemplate(head + "'<|im_end|>\n'" + tail + "{{ unheard_of() }}").known());
    for (const char* odd : {"", "{{", "{% for", "{{ 'a }}", "[INST] {{ messages[0].content }}", "{# #}", "{{ '\\", "{%-%}"}) {
        const auto chat = openTemplate(odd);
        CHECK_FALSE(chat.known());
        CHECK(chat.source() == odd);
        CHECK_THROWS_AS(chat.apply({{"user", "x"}}), Error);
    }
}

TEST_CASE("the known kinds write Jinja's prompts to the character, others are told apart")
{
    const Json kit = readJson(std::filesystem::path(HETEROSIS_SOURCE) / "tests/tokenizer/data/chat_templates.json");
    for (const Json& entry : kit) {
        CAPTURE(entry["label"].get<std::string>());
        Json config{{"chat_template", entry["template"]}, {"eos_token", {{"content", entry["eos_token"]}}}};
        if (entry.contains("bos_token"))
            config["bos_token"] = entry["bos_token"];
        TemporaryFolder folder;
        folder.write("tokenizer_config.json", config.dump());
        const auto chat = ChatTemplate::open(folder.path());
        REQUIRE(chat);
        CHECK(chat->name() == entry["kind"].get<std::string>());
        CHECK(chat->known() == !chat->endTokens().empty());
        for (const Json& c : entry["cases"]) {
            std::vector<ChatMessage> messages;
            for (const Json& m : c["messages"])
                messages.push_back({m["role"].get<std::string>(), m["content"].get<std::string>()});
            const bool generation = c["add_generation_prompt"].get<bool>();
            if (c["text"].is_null())
                CHECK_THROWS_AS(chat->apply(messages, generation), Error);
            else
                CHECK(chat->apply(messages, generation) == c["text"].get<std::string>());
        }
    }
}

TEST_CASE("a template that would work for ever, or fill the memory, is an unknown one, and soon")
{
    const std::string loop = "{% for a in messages[0]['content'].split('') %}{% endfor %}";
    const std::string twice = "{% for a in [1,1,1,1,1,1,1,1] %}{% for b in [1,1,1,1,1,1,1,1] %}{% set s = s + s %}{% endfor %}{% endfor %}";
    std::string deep, nested, alternatives = "{% if a %}";
    for (int i = 0; i < 10'000; ++i) {
        deep += "{% if true %}";
        nested += "(";
        alternatives += "{% elif a %}";
    }
    std::string work = "x";
    for (int i = 0; i < 12; ++i)
        work = "{% for a in [1,1,1,1,1,1,1,1] %}" + work + "{% endfor %}";
    for (const std::string& odd : {loop, "{% set s = 'x' %}" + twice, "{% set ns = namespace(s='xx') %}{% for a in '"
             + std::string(100, 'y') + "'.split('y') %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
             deep, "{{ " + nested + " }}", alternatives + "{% endif %}", work})
        CHECK_FALSE(openTemplate(odd).known());
}

TEST_CASE("of named templates the default one is taken")
{
    TemporaryFolder folder;
    CHECK_FALSE(ChatTemplate::open(folder.path()));
    folder.write("tokenizer_config.json", R"({"chat_template": [{"name": "tool_use", "template": "t"}, {"name": "default", "template": "d"}]})");
    CHECK(ChatTemplate::open(folder.path())->source() == "d");
}
