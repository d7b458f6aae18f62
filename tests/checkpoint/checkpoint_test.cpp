// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <thread>

#include <doctest/doctest.h>

#include "base/control.h"
#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "base/temporary.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/safetensors_writer.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

// One tensor of 8 bytes whose bytes are all `value`.
void writeTensor(const fs::path& path, const std::string& name, char value)
{
    fs::create_directories(path.parent_path());
    SafetensorsWriter writer(path, {{name, Dtype::F32, {2}}});
    const std::string data(8, value);
    writer.write(std::as_bytes(std::span(data)));
    writer.finish();
}

void writeShards(const TemporaryFolder& folder, const std::string& map = R"({"a":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"})")
{
    writeTensor(folder / "model-00001-of-00002.safetensors", "a", 'A');
    writeTensor(folder / "model-00002-of-00002.safetensors", "b", 'B');
    folder.write("model.safetensors.index.json", "{\"metadata\":{\"total_size\":16},\"weight_map\":" + map + "}");
}

std::string refusalOf(const fs::path& path)
{
    try {
        Checkpoint::open(path);
    } catch (const Error& error) {
        CHECK_FALSE(error.info().remedy.empty());
        return error.what();
    }
    FAIL("accepted: " << path.string());
    return {};
}

struct CancelAt final : Control {
    int left;
    explicit CancelAt(int steps) : left(steps) {}
    void step(double, std::string_view) override
    {
        if (left-- == 0)
            throw Cancelled();
    }
};

bool contains(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

} // namespace

TEST_CASE("shards with an index are one checkpoint, and its hash is that of sha256sum's lines")
{
    const TemporaryFolder folder;
    writeShards(folder);
    folder.write("config.json", "{\"model_type\":\"x\"}");
    for (const fs::path& path : {folder.path(), folder / "model.safetensors.index.json", folder / ""}) {
        const auto checkpoint = Checkpoint::open(path);
        CHECK(checkpoint->tensors().size() == 2);
        CHECK(checkpoint->problems().empty());
        CHECK(checkpoint->weightBytes() == 16);
        CHECK(checkpoint->config().has_value());
        CHECK(checkpoint->directory() == folder.path());
    }
    const auto checkpoint = Checkpoint::open(folder.path());
    CHECK(checkpoint->name() == folder.path().filename().string());
    NoControl control;
    Sha256 lines;
    for (int i = 1; i <= 2; ++i) {
        const std::string name = "model-0000" + std::to_string(i) + "-of-00002.safetensors";
        lines.add(Checkpoint::open(folder / name)->sha256(control) + "  " + name + "\n");
    }
    CHECK(checkpoint->sha256(control) == lines.hex());
}

TEST_CASE("an index is held against its shards both ways")
{
    const TemporaryFolder folder;
    writeShards(folder);
    writeTensor(folder / "model-00003-of-00003.safetensors", "c", 'C');
    CHECK(contains(Checkpoint::open(folder.path())->problems().at(0).str(), "model-00003-of-00003.safetensors"));
    fs::remove(folder / "model-00003-of-00003.safetensors");

    folder.write("model.safetensors.index.json", R"({"metadata":{"total_size":5},"weight_map":{"a":"model-00001-of-00002.safetensors"}})");
    const auto part = Checkpoint::open(folder.path());
    CHECK(part->tensors().size() == 1);
    CHECK(part->problems().size() == 2); // the stray shard, the wrong size

    for (const char* name : {"../x.safetensors", "/x.safetensors", "..", ".", "", "a/b.safetensors", "..\\\\x.safetensors", "C:x.safetensors", "x\\u0000.safetensors"}) {
        folder.write("model.safetensors.index.json", std::string(R"({"weight_map":{"a":")") + name + "\"}}");
        CHECK(contains(refusalOf(folder.path()), "not opened"));
    }
    fs::remove(folder / "model.safetensors.index.json");
    CHECK(contains(refusalOf(folder.path()), "index.json"));
}

TEST_CASE("what is no model says what it is")
{
    const TemporaryFolder folder;
    CHECK(contains(refusalOf(folder / "missing"), "no such file"));
    CHECK(contains(refusalOf(folder.path()), "no model weights"));
    folder.write("pytorch_model.bin", "x");
    CHECK(contains(refusalOf(folder.path()), "pytorch_model.bin"));
    fs::create_symlink(folder / "gone", folder / "model.safetensors");
    CHECK_THROWS_AS(Checkpoint::open(folder.path()), Error);
    fs::create_symlink(folder / "loop", folder / "loop");
    CHECK_THROWS_AS(Checkpoint::open(folder / "loop"), Error);
    CHECK_THROWS_AS(Checkpoint::open(""), Error);
    folder.write("config.json", "{");
    fs::remove(folder / "model.safetensors");
    writeTensor(folder / "model.safetensors", "a", 'A');
    CHECK(contains(refusalOf(folder.path()), "config.json"));
}

TEST_CASE("a file of another name takes no config from its neighbours; a folder's only file is its weights")
{
    const TemporaryFolder folder;
    writeTensor(folder / "child.safetensors", "a", 'A');
    folder.write("config.json", "{}");
    CHECK_FALSE(Checkpoint::open(folder / "child.safetensors")->config().has_value());
    CHECK(Checkpoint::open(folder.path())->config().has_value());
    writeTensor(folder / "other.safetensors", "a", 'A');
    CHECK(contains(refusalOf(folder.path()), "2 safetensors files"));
}

TEST_CASE("the Hugging Face cache: links are followed, models named, broken entries left out")
{
    const TemporaryFolder folder;
    const fs::path repository = folder / "hub/models--org--small-모델", snapshot = repository / "snapshots/0123abcd";
    writeTensor(repository / "blobs/77aa", "a", 'A');
    folder.write("hub/models--org--small-모델/blobs/88bb", "{\"model_type\":\"x\"}");
    fs::create_directories(snapshot);
    fs::create_symlink("../../blobs/77aa", snapshot / "model.safetensors");
    fs::create_symlink("../../blobs/88bb", snapshot / "config.json");
    fs::create_directories(folder / "hub/models--org--empty/snapshots/1");
    folder.write("hub/models--org--file", "no folder");

    ::setenv("HF_HUB_CACHE", (folder / "hub").c_str(), 1);
    const auto models = cachedModels();
    ::setenv("HF_HUB_CACHE", (folder / "nowhere").c_str(), 1);
    CHECK(cachedModels().empty());
    ::unsetenv("HF_HUB_CACHE");
    REQUIRE(models.size() == 1);
    CHECK(models[0].name == "org/small-모델");
    const auto checkpoint = Checkpoint::open(models[0].directory);
    CHECK(checkpoint->name() == "org/small-모델");
    CHECK(checkpoint->config().has_value());
    CHECK(checkpoint->find("a"));
}

TEST_CASE("a hash can be cancelled, is kept, and is refused when the file was changed")
{
    const TemporaryFolder folder;
    writeTensor(folder / "model.safetensors", "a", 'A');
    const auto checkpoint = Checkpoint::open(folder.path());
    CancelAt at(0);
    CHECK_THROWS_AS(checkpoint->sha256(at), Cancelled);
    std::string hashes[4];
    std::vector<std::thread> team;
    for (std::string& hash : hashes)
        team.emplace_back([&hash, &checkpoint] {
            NoControl control;
            hash = checkpoint->sha256(control);
        });
    for (std::thread& one : team)
        one.join();
    CHECK(hashes[0].size() == 64);
    for (const std::string& hash : hashes)
        CHECK(hash == hashes[0]);
    CancelAt never(0);
    CHECK(checkpoint->sha256(never) == hashes[0]);
    folder.write("model.safetensors", readTextFile(folder / "model.safetensors") + "x");
    CHECK_THROWS_AS(checkpoint->sha256(never), Error);
    CHECK_THROWS_AS(checkpoint->checkUnchanged(), Error);
}
