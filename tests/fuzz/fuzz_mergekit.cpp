// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_config.h"
#include "scratch.h"
#include "target.h"

using namespace heterosis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::Scratch folder;
    const auto file = folder.write("merge.yaml", fuzz::textOf(data, size));
    return fuzz::attempt([&] { readMergekitStages(file, file.parent_path(), file.parent_path() / "stages"); });
}
