// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpers.h"

#include "base/atomic_file.h"
#include "inheritance/token_table.h"

using namespace heterosis;
using namespace heterosis::test;

TEST_CASE("a vocabulary of the older kind brings its added tokens from a file of their own")
{
    TemporaryDirectory folder;
    const std::string turn = "<|the assistant's turn begins here|>";
    writeFileAtomically(folder / "vocab.json", R"({"a": 0, "b": 1})");
    writeFileAtomically(folder / "added_tokens.json", "{\"" + turn + "\": 2, \"<|it ends here, and nothing else does|>\": 3, \"unread\": \"x\"}");
    const TokenTable table = TokenTable::read(folder.path());
    CHECK(table.count() == 4);
    CHECK(table.idOf(turn) == 2);
    REQUIRE(table.added().size() == 2);
    CHECK(table.added().at(2).at("content") == turn);
    CHECK_FALSE(table.idOf("unread"));
}
