// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/files.h"
#include "base/temporary.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/torch_file.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kit = fs::path(HETEROSIS_SHARED) / "oracles";

template <class T> std::string packed(T value) { return {reinterpret_cast<const char*>(&value), sizeof value}; }

// A zip archive of stored entries.
std::string archive(const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string out, directory;
    for (const auto& [name, content] : entries) {
        const std::string sizes = packed(std::uint32_t(content.size())) + packed(std::uint32_t(content.size())) + packed(std::uint16_t(name.size())) + packed(std::uint16_t{0});
        directory += packed(std::uint32_t{0x02014b50}) + std::string(4, '\0') + std::string(12, '\0') + sizes + std::string(10, '\0') + packed(std::uint32_t(out.size())) + name;
        out += packed(std::uint32_t{0x04034b50}) + std::string(14, '\0') + sizes + name + content;
    }
    return out + directory + packed(std::uint32_t{0x06054b50}) + std::string(4, '\0') + packed(std::uint16_t(entries.size())) + packed(std::uint16_t(entries.size()))
        + packed(std::uint32_t(directory.size())) + packed(std::uint32_t(out.size())) + packed(std::uint16_t{0});
}

std::string word(const std::string& text) { return "X" + packed(std::uint32_t(text.size())) + text; }
std::string small(int value) { return std::string("K") + char(value); }

// name: tensor of float32 in storage 0 of `held` numbers.
std::string tensor(const std::string& name, int held, int offset, std::vector<int> shape, std::vector<int> strides)
{
    std::string out = word(name) + "ctorch._utils\n_rebuild_tensor_v2\n((" + word("storage") + "ctorch\nFloatStorage\n" + word("0") + word("cpu") + small(held) + "tQ" + small(offset);
    for (const auto& list : {shape, strides}) {
        out += "(";
        for (int value : list)
            out += small(value);
        out += "t";
    }
    return out + "\x89" "ccollections\nOrderedDict\n)RtR";
}

std::string saved(const std::string& items, const std::string& storage)
{
    return archive({{"m/data.pkl", "\x80\x02}(" + items + "u."}, {"m/byteorder", "little"}, {"m/data/0", storage}});
}

TorchFile read(const std::string& bytes) { return readTorch(std::as_bytes(std::span(bytes)), "a.bin"); }

std::vector<float> floats(const TensorView& view)
{
    std::vector<float> out(view.bytes.size() / 4);
    if (!out.empty()) // memcpy takes no null pointer, not even for nothing
        std::memcpy(out.data(), view.bytes.data(), view.bytes.size());
    return out;
}

std::string numbers(int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += packed(float(i));
    return out;
}

} // namespace

TEST_CASE("shared, strided and shifted storages give the tensors that were saved")
{
    const std::string bytes = saved(tensor("plain", 12, 0, {3, 4}, {4, 1}) + tensor("turned", 12, 0, {4, 3}, {1, 4}) + tensor("part", 12, 5, {2, 2}, {4, 1})
                                        + tensor("one", 12, 11, {}, {}) + tensor("none", 12, 0, {0, 3}, {3, 1}) + tensor("column", 12, 2, {3, 1}, {4, 9}),
                                    numbers(12));
    const TorchFile file = read(bytes);
    REQUIRE(file.tensors.size() == 6);
    CHECK(floats(file.tensors[0]) == std::vector<float>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    CHECK(floats(file.tensors[1]) == std::vector<float>{0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11});
    CHECK(floats(file.tensors[2]) == std::vector<float>{5, 6, 9, 10});
    CHECK(floats(file.tensors[3]) == std::vector<float>{11});
    CHECK(file.tensors[4].bytes.empty());
    CHECK(floats(file.tensors[5]) == std::vector<float>{2, 6, 10});
    CHECK(file.makers.size() == 3); // the others stay where they are in the file
}

TEST_CASE("what leaves its storage, or asks for more than tensors, is refused by name")
{
    CHECK_THROWS_WITH_AS(read(saved(tensor("w", 12, 9, {2, 2}, {2, 1}), numbers(12))), doctest::Contains("has 12"), Error);
    CHECK_THROWS_WITH_AS(read(saved(tensor("w", 1, 0, {99, 99, 99, 99, 99, 99, 99, 99, 99, 99}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), numbers(1))), doctest::Contains("has 1"), Error);
    CHECK_THROWS_WITH_AS(read(saved(tensor("w", 12, 0, {3}, {1}), numbers(2))), doctest::Contains("has 2"), Error);
    CHECK_THROWS_WITH_AS(read(saved(word("w") + "cos\nsystem\n(" + word("true") + "tR", "")), doctest::Contains("os.system"), Error);
    CHECK_THROWS_WITH_AS(read(saved(word("w") + "(" + word("a") + word("b") + "i__main__\nA\n", "")), doctest::Contains("0x69"), Error); // INST
    CHECK_THROWS_WITH_AS(read(archive({{"../data.pkl", "N."}})), doctest::Contains("outside"), Error);
    CHECK_THROWS_WITH_AS(read(archive({{"data.pkl", "N."}})), doctest::Contains("no dictionary"), Error);
    CHECK_THROWS_WITH_AS(read(archive({{"a/data.pkl", "N."}, {"b/data.pkl", "N."}})), doctest::Contains("more than one"), Error);
    CHECK_THROWS_WITH_AS(read(archive({{"x", ""}})), doctest::Contains("no data.pkl"), Error);
}

TEST_CASE("every cut of a good archive and every flipped bit of it is read or refused, never worse")
{
    const std::string good = saved(tensor("w", 4, 0, {2, 2}, {1, 2}) + tensor("v", 4, 1, {3}, {1}), numbers(4));
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_THROWS_AS(read(good.substr(0, size)), Error);
    for (std::size_t at = 0; at < good.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
            try {
                for (const TensorView& one : read(bad).tensors)
                    CHECK(floats(one).size() <= 4);
            } catch (const Error& error) {
                CHECK_FALSE(error.info().remedy.empty());
            }
        }
}

TEST_CASE("a folder of torch weights, and their shards, are a checkpoint")
{
    const TemporaryFolder folder;
    folder.write("config.json", "{\"model_type\":\"x\"}");
    folder.write("pytorch_model.bin", saved(tensor("w", 4, 0, {4}, {1}), numbers(4)));
    CHECK(Checkpoint::open(folder.path())->config());
    CHECK(floats(*Checkpoint::open(folder / "pytorch_model.bin")->find("w")) == std::vector<float>{0, 1, 2, 3});
    fs::rename(folder / "pytorch_model.bin", folder / "pytorch_model-00001-of-00002.bin");
    folder.write("pytorch_model-00002-of-00002.bin", saved(tensor("v", 4, 1, {2}, {2}), numbers(4)));
    folder.write("pytorch_model.bin.index.json", R"({"weight_map":{"w":"pytorch_model-00001-of-00002.bin","v":"pytorch_model-00002-of-00002.bin"}})");
    const auto shards = Checkpoint::open(folder.path());
    CHECK(shards->tensors().size() == 2);
    CHECK(floats(*shards->find("v")) == std::vector<float>{1, 3});
    folder.write("pytorch_model.bin.index.json", R"({"weight_map":{"w":"config.json"}})");
    CHECK_THROWS_WITH_AS(Checkpoint::open(folder.path()), doctest::Contains("not a torch file"), Error);
}

TEST_CASE("the older format of torch is named")
{
    if (!fs::exists(kit)) {
        MESSAGE("skipped: no oracle kit at " << kit.string());
        return;
    }
    CHECK_THROWS_WITH_AS(Checkpoint::open(kit / "models/gpt2-bin-legacy"), doctest::Contains("1.6"), Error);
    CHECK(Checkpoint::open(kit / "models/gpt2-bin")->tensors().size() > 20);
}
