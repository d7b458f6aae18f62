// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/recipe.h"
#include "target.h"

using namespace heterosis;

// What is read is written, and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::attempt([&] {
        const Recipe recipe = parseRecipe(parseJson(fuzz::textOf(data, size), "fuzz"), "/folder", "fuzz");
        parseRecipe(writeRecipe(recipe, "/folder"), "/folder", "fuzz");
    });
}
