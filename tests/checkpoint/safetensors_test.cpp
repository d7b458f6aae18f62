// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include <doctest/doctest.h>

#include "base/control.h"
#include "base/error.h"
#include "base/files.h"
#include "base/temporary.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/safetensors.h"
#include "checkpoint/safetensors_writer.h"
#include "checkpoint/tensor_values.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

std::string lengthPrefixed(const std::string& header, const std::string& data = {})
{
    std::string out(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        out[i] = static_cast<char>(header.size() >> (8 * i) & 0xFF);
    return out + header + data;
}

SafetensorsFile read(const std::string& bytes) { return readSafetensors(std::as_bytes(std::span(bytes)), "a.safetensors"); }

std::span<const std::byte> bytesOf(const std::string& text) { return std::as_bytes(std::span(text)); }

} // namespace

TEST_CASE("what is written is what is read, aligned, sorted and hashed")
{
    const TemporaryFolder folder;
    const fs::path path = folder / "가중치.safetensors";
    const std::vector<TensorPlan> plan{{"b", Dtype::BF16, {3}}, {"z\"한글", Dtype::F32, {2, 2}}, {"a", Dtype::F32, {}}, {"e", Dtype::F32, {0, 5}}, {"i", Dtype::I64, {1}}};
    const std::map<std::string, std::string> metadata{{"heterosis.recipe", "{\"한\":1}\n"}};
    SafetensorsWriter writer(path, plan, metadata);
    std::string names;
    for (const TensorPlan& tensor : writer.order())
        names += tensor.name + " ";
    CHECK(names == "i a e z\"한글 b ");
    const std::string data = "iiiiiiii" "aaaa" "0123456789abcdef" "bbbbbb";
    writer.write(bytesOf(data.substr(0, 9)));
    writer.write(bytesOf(data.substr(9)));
    CHECK_THROWS_AS(writer.write(bytesOf("x")), Error);
    const std::string hash = writer.finish();

    const auto checkpoint = Checkpoint::open(path);
    NoControl control;
    CHECK(checkpoint->sha256(control) == hash);
    CHECK(checkpoint->sha256(control) == hash);
    CHECK(fs::file_size(path) == writer.fileBytes());
    CHECK(fs::file_size(path) == SafetensorsWriter::sizeOf(plan, metadata));
    CHECK(checkpoint->tensors().size() == 5);
    REQUIRE(checkpoint->find("z\"한글"));
    CHECK(std::memcmp(checkpoint->find("z\"한글")->bytes.data(), "0123456789abcdef", 16) == 0);
    CHECK(checkpoint->find("a")->shape.empty());
    CHECK(checkpoint->find("e")->elements() == 0);
    CHECK(checkpoint->find("nothing") == nullptr);
    CHECK(reinterpret_cast<std::uintptr_t>(checkpoint->find("i")->bytes.data()) % 64 == 0);
    const MappedFile file(path);
    CHECK(readSafetensors(file.bytes(), "x").metadata == std::map<std::string, std::string>{{"format", "pt"}, {"heterosis.recipe", "{\"한\":1}\n"}});
}

TEST_CASE("a writer that is given up leaves no file, one that is short refuses to finish")
{
    const TemporaryFolder folder;
    {
        SafetensorsWriter writer(folder / "a.safetensors", {{"w", Dtype::F32, {4}}});
        writer.write(bytesOf("0123"));
        CHECK_THROWS_AS(writer.finish(), Error);
        CHECK(fs::exists(folder / "a.safetensors"));
    }
    CHECK_FALSE(fs::exists(folder / "a.safetensors"));
    folder.write("there.safetensors", "an original");
    CHECK_THROWS_AS(SafetensorsWriter(folder / "there.safetensors", {}), Error);
    CHECK(readTextFile(folder / "there.safetensors") == "an original");
    CHECK_THROWS_AS(SafetensorsWriter(folder / "b.safetensors", {{"w", Dtype::F32, {4}}, {"w", Dtype::F32, {4}}}), Error);
}

TEST_CASE("every cut of a good file and every flipped byte of its header is read or refused, never worse")
{
    const std::string good = lengthPrefixed(R"({"a":{"dtype":"F16","shape":[2,1],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[3],"data_offsets":[4,7]}})", "0123456");
    CHECK(read(good).tensors.size() == 2);
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_THROWS_AS(read(good.substr(0, size)), Error);
    for (std::size_t at = 0; at < good.size() - 7; ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
            try {
                for (const TensorView& tensor : read(bad).tensors)
                    CHECK(tensor.bytes.size() <= 7);
            } catch (const Error&) {
            }
        }
}

TEST_CASE("deep headers, sub-byte types and odd ranges")
{
    std::string deep = "{\"a\":";
    for (int i = 0; i < 20000; ++i)
        deep += "[";
    CHECK_THROWS_WITH_AS(read(lengthPrefixed(deep)), doctest::Contains("nested deeper"), Error);
    CHECK(read(lengthPrefixed(R"({"a":{"dtype":"F4","shape":[4],"data_offsets":[0,2]}})", "xx")).tensors[0].bytes.size() == 2);
    CHECK_THROWS_WITH_AS(read(lengthPrefixed(R"({"a":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}})", "x")), doctest::Contains("whole bytes"), Error);
    CHECK(read(lengthPrefixed("{}        ")).tensors.empty());
    CHECK_THROWS_AS(read(lengthPrefixed("{}", "x")), Error);
    CHECK_THROWS_AS(read(lengthPrefixed(std::string("{}\0\0", 4))), Error);
}

TEST_CASE("numbers as inspect shows them")
{
    const auto shown = [](Dtype dtype, const std::string& bytes) {
        const TensorView view{"t", dtype, {static_cast<std::int64_t>(bytes.size()) * 8 / bitsOf(dtype)}, bytesOf(bytes)};
        return writeJson(valuesOf(view).value_or(nullptr), -1);
    };
    CHECK(shown(Dtype::F16, std::string("\x00\x3C\x00\x7C\x00\xFE\x01\x00", 8)) == "[1.0,\"Infinity\",\"NaN\",5.960464477539063e-08]");
    CHECK(shown(Dtype::BF16, std::string("\x80\x3F\x80\xFF", 4)) == "[1.0,\"-Infinity\"]");
    CHECK(shown(Dtype::F8E4M3, std::string("\x7E\x7F\x01", 3)) == "[448.0,\"NaN\",0.001953125]");
    CHECK(shown(Dtype::F8E5M2, std::string("\x7B\x7C", 2)) == "[57344.0,\"Infinity\"]");
    CHECK(shown(Dtype::I64, std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 16)) == "[\"9223372036854775807\",-2]");
    CHECK(shown(Dtype::Bool, std::string("\x01\x00", 2)) == "[true,false]");
    CHECK(shown(Dtype::F4, "xx") == "null");
    CHECK(dtypeOfWord("torch.bfloat16") == Dtype::BF16);
    for (const char* name : {"BOOL", "F8_E4M3FNUZ", "U64", "F6_E2M3"})
        CHECK(nameOf(*dtypeNamed(name)) == name);
}
