// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/control.h"
#include "dataset/dataset.h"
#include "scratch.h"
#include "target.h"

using namespace heterosis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Scratch folder;
    const auto file = folder.write("data.jsonl", fuzz::textOf(data, size));
    return fuzz::attempt([&] {
        NoControl control;
        scanData(file, std::nullopt, control).problems.lines();
    });
}
