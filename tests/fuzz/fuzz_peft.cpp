// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/peft_config.h"
#include "scratch.h"
#include "target.h"

using namespace heterosis;

// The settings, and what they say of some modules.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Scratch folder;
    const auto file = folder.write("adapter_config.json", fuzz::textOf(data, size));
    return fuzz::attempt([&] {
        const PeftConfig config(file);
        for (const char* module : {"model.layers.0.self_attn.q_proj", "transformer.h.11.attn.c_attn", "lm_head"})
            if (config.targets(module) && !config.saves(module))
                config.rankOf(module), config.scaleOf(module);
    });
}
