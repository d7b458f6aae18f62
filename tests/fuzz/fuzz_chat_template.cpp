// SPDX-License-Identifier: GPL-3.0-or-later
#include "target.h"
#include "tokenizer/jinja_template.h"

using namespace heterosis;

// A template of any kind is run, not only one that is recognised.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::attempt([&] {
        const JinjaTemplate made(fuzz::textOf(data, size));
        JinjaContext::Scope variables;
        variables["bos_token"] = "<s>";
        variables["eos_token"] = "</s>";
        variables["messages"] = Json::array({{{"role", "system"}, {"content", "S"}}, {{"role", "user"}, {"content", " U "}}, {{"role", "assistant"}, {"content", "A"}}});
        variables["add_generation_prompt"] = true;
        variables["tools"] = nullptr;
        made.render(std::move(variables));
    });
}
