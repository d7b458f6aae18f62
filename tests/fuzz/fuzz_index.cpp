// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_files.h"
#include "scratch.h"
#include "target.h"

using namespace heterosis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Scratch folder;
    static const auto shard = folder.write("model-00001-of-00002.safetensors", "shard");
    static const auto other = folder.write("model-00002-of-00002.safetensors", "shard");
    const auto index = folder.write("model.safetensors.index.json", fuzz::textOf(data, size));
    return fuzz::attempt([&] { findWeightFiles(index.parent_path()); });
}
