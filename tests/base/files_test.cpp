// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "base/temporary.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

std::size_t entries(const fs::path& folder) { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())); }

} // namespace

TEST_CASE("a mapped file notices that it was changed, replaced or removed")
{
    const TemporaryFolder folder;
    const fs::path path = folder.write("weights 가중치.bin", "0123456789");
    const MappedFile file(path);
    CHECK(file.bytes().size() == 10);
    CHECK(static_cast<char>(file.bytes()[3]) == '3');
    CHECK_NOTHROW(file.checkUnchanged());
    folder.write("weights 가중치.bin", "01234");
    CHECK_THROWS_AS(file.checkUnchanged(), Error);
    fs::remove(path);
    CHECK_THROWS_AS(file.checkUnchanged(), Error);

    CHECK(MappedFile(folder.write("empty", "")).bytes().empty());
    CHECK_THROWS_AS(MappedFile(folder / "missing"), Error);
    CHECK_THROWS_AS(MappedFile(folder.path()), Error);
}

TEST_CASE("a pipe is refused instead of waited for")
{
    const TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK_THROWS_AS(readTextFile(folder / "pipe"), Error);
    CHECK_THROWS_AS(MappedFile(folder / "pipe"), Error);
}

TEST_CASE("a text file is bounded")
{
    const TemporaryFolder folder;
    CHECK(readTextFile(folder.write("a.txt", std::string("a\0b", 3))) == std::string("a\0b", 3));
    CHECK_THROWS_WITH_AS(readTextFile(folder / "a.txt", 2), doctest::Contains("at most"), Error);
}

TEST_CASE("a file is written whole, keeps its permissions and leaves nothing beside it")
{
    const TemporaryFolder folder;
    const fs::path path = folder / "new folder/설정.json";
    writeFileAtomically(path, "one");
    ::chmod(path.c_str(), 0600);
    writeFileAtomically(path, "two");
    CHECK(readTextFile(path) == "two");
    CHECK((fs::status(path).permissions() & fs::perms::mask) == fs::perms(0600));
    CHECK(entries(path.parent_path()) == 1);

    fs::create_symlink(path, folder / "link");
    writeFileAtomically(folder / "link", "three");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(readTextFile(path) == "three");

    fs::create_directory(folder / "occupied");
    CHECK_THROWS_AS(writeFileAtomically(folder / "occupied", "four"), Error);
    CHECK(entries(folder.path()) == 3);
    CHECK_NOTHROW(writeFileAtomically(folder / std::string(250, 'n'), "a name as long as a file system allows"));
}

TEST_CASE("a folder appears whole or not at all")
{
    const TemporaryFolder folder;
    const fs::path target = folder / "child 아이";
    {
        AtomicDirectory writing(target);
        writeFileAtomically(writing.path() / "sub/model", "weights");
        CHECK_FALSE(fs::exists(target));
    }
    CHECK(entries(folder.path()) == 0);
    {
        AtomicDirectory writing(target / "");
        writeFileAtomically(writing.path() / "sub/model", "weights");
        writing.commit();
    }
    CHECK(readTextFile(target / "sub/model") == "weights");
    CHECK(entries(folder.path()) == 1);
    CHECK_THROWS_WITH_AS(AtomicDirectory{target}, doctest::Contains("nothing is overwritten"), Error);

    fs::create_directory(folder / "empty");
    AtomicDirectory onto(folder / "empty");
    writeFileAtomically(onto.path() / "model", "weights");
    onto.commit();
    CHECK(fs::exists(folder / "empty/model"));
}

TEST_CASE("a target that was filled meanwhile is not overwritten")
{
    const TemporaryFolder folder;
    AtomicDirectory writing(folder / "child");
    writeFileAtomically(writing.path() / "model", "new");
    folder.write("child/model", "somebody else's");
    CHECK_THROWS_AS(writing.commit(), Error);
    CHECK(readTextFile(folder / "child/model") == "somebody else's");
}

TEST_CASE("SHA-256 of FIPS 180-4's examples")
{
    Sha256 abc, two;
    abc.add("abc");
    two.add("abcdbcdecdefdefgefghfghighij");
    two.add("hijkijkljklmklmnlmnomnopnopq");
    CHECK(abc.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(two.hex() == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("sizes, names and free space for people")
{
    CHECK(humanBytes(999) == "999 B");
    CHECK(humanBytes(12'800'000) == "12.8 MB");
    CHECK(humanBytes(999'999) == "1.0 MB");
    CHECK(humanBytes(1'200'000'000) == "1.2 GB");
    CHECK(printable("a\x01\xFFz") == "a \xEF\xBF\xBDz");
    CHECK(printable("가나다", 7) == "가나...");
    const TemporaryFolder folder;
    CHECK(freeSpace(folder / "not/yet/there") > 0);
    CHECK(fs::exists(resourceDirectory() / "families" / "gpt2.json"));
}
