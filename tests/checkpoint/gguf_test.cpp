// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstring>
#include <thread>

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/files.h"
#include "base/temporary.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/gguf_tensor.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kit = fs::path(HETEROSIS_SHARED) / "oracles/gguf";

bool kitIsThere()
{
    if (!fs::exists(kit))
        MESSAGE("skipped: no oracle kit at " << kit.string());
    return fs::exists(kit);
}

template <class T> std::string packed(T value) { return {reinterpret_cast<const char*>(&value), sizeof value}; }
std::string packed(const std::string& text) { return packed(std::uint64_t{text.size()}) + text; }

std::string packed(const char* text) { return packed(std::string(text)); }

std::string key(const std::string& name, std::uint32_t type, const std::string& value) { return packed(name) + packed(type) + value; }

std::string tensor(const std::string& name, std::vector<std::uint64_t> sizes, std::uint32_t type, std::uint64_t offset)
{
    std::string out = packed(name) + packed(std::uint32_t(sizes.size()));
    for (std::uint64_t size : sizes)
        out += packed(size);
    return out + packed(type) + packed(offset);
}

std::string file(const std::vector<std::string>& tensors, const std::vector<std::string>& keys, const std::string& data)
{
    std::string out = "GGUF" + packed(std::uint32_t{3}) + packed(std::uint64_t{tensors.size()}) + packed(std::uint64_t{keys.size()});
    for (const auto& one : keys)
        out += one;
    for (const auto& one : tensors)
        out += one;
    out.resize((out.size() + 31) / 32 * 32);
    return out + data;
}

GgufFile read(const std::string& bytes) { return readGguf(std::as_bytes(std::span(bytes)), "a.gguf"); }

std::vector<float> floats(const TensorView& view)
{
    std::vector<float> out(static_cast<std::size_t>(view.elements()));
    for (std::size_t i = 0; i < out.size(); ++i) {
        std::uint16_t bits = 0;
        if (view.dtype == Dtype::BF16) {
            std::memcpy(&bits, view.bytes.data() + i * 2, 2);
            const std::uint32_t wide = std::uint32_t{bits} << 16;
            std::memcpy(&out[i], &wide, 4);
        } else {
            std::memcpy(&out[i], view.bytes.data() + i * 4, 4);
        }
    }
    return out;
}

} // namespace

TEST_CASE("a GGUF is the Hugging Face model that it was made from: names, shapes, layout, numbers, configuration")
{
    if (!kitIsThere())
        return;
    for (const char* family : {"llama", "gpt2"})
        for (const char* type : {"F32", "BF16"}) {
            CAPTURE(family);
            CAPTURE(type);
            const auto got = Checkpoint::open(kit / family / (std::string(type) + ".gguf")), want = Checkpoint::open(kit / family / "hf");
            REQUIRE(got->config());
            CHECK(got->directory() == got->path());
            for (const char* name : {"model_type", "hidden_size", "n_embd", "num_key_value_heads", "rms_norm_eps", "layer_norm_epsilon", "rope_theta", "vocab_size"})
                if (want->config()->contains(name))
                    CHECK((*got->config())[name] == (*want->config())[name]);
            REQUIRE(got->tensors().size() == want->tensors().size());
            const double step = std::string(type) == "F32" ? 0 : 0x1p-8;
            for (std::size_t t = 0; t < want->tensors().size(); ++t) {
                const TensorView &a = got->tensors()[t], &b = want->tensors()[t];
                CHECK(a.name == b.name);
                REQUIRE(a.shape == b.shape);
                const auto x = floats(a), y = floats(b);
                bool same = true;
                for (std::size_t i = 0; i < x.size(); ++i)
                    same = same && std::abs(x[i] - y[i]) <= step * std::abs(y[i]);
                CHECK_MESSAGE(same, a.name);
            }
        }
}

TEST_CASE("every quantised format that is read gives the reference's numbers")
{
    if (!kitIsThere())
        return;
    const MappedFile mapped(kit / "blocks/blocks.gguf");
    const GgufFile gguf = readGguf(mapped.bytes(), "blocks.gguf");
    const auto expected = Checkpoint::open(kit / "blocks/expected.safetensors");
    int checked = 0;
    for (const GgufTensor& one : gguf.tensors) {
        CAPTURE(one.name);
        const TensorView* want = expected->find(one.name.substr(one.name.find('.') + 1));
        if (!one.format->readable() || !want)
            continue;
        const GgufDerived derived(one, GgufLayout::Same, 1);
        const auto x = floats({one.name, derived.dtype(), one.shape, TensorBytes(derived, derived.size())}), y = floats(*want);
        double most = 0, far = 0;
        for (std::size_t i = 0; i < y.size(); ++i) {
            most = std::max(most, double(std::abs(y[i])));
            far = std::max(far, double(std::abs(x[i] - y[i])));
        }
        CHECK(far <= 1e-6 * most);
        ++checked;
    }
    CHECK(checked == 10);
    CHECK_THROWS_WITH_AS(Checkpoint::open(kit / "blocks/blocks.gguf"), doctest::Contains("is not read"), Error); // IQ4_NL and others
}

TEST_CASE("bytes are made once, for all threads, on a boundary of 64")
{
    const std::string q8 = packed(std::uint16_t{0x3800}) + std::string(32, '\x04'); // scale 0.5
    const TemporaryFolder folder;
    const fs::path path = folder.write("only.gguf", file({tensor("w", {32, 2}, 8, 0)}, {}, q8 + q8));
    const auto checkpoint = Checkpoint::open(folder.path());
    CHECK(checkpoint->configFault());
    const TensorView* view = checkpoint->find("w");
    REQUIRE(view);
    CHECK(view->shape == std::vector<std::int64_t>{2, 32});
    CHECK(view->dtype == Dtype::F32);
    CHECK(view->bytes.size() == 256);
    const std::byte *one = nullptr, *two = nullptr;
    std::thread other([&] { one = view->bytes.data(); });
    two = TensorView(*view).bytes.data();
    other.join();
    CHECK(one == two);
    CHECK(reinterpret_cast<std::uintptr_t>(one) % 64 == 0);
    CHECK(floats(*view) == std::vector<float>(64, 2.0f));
    folder.write("second.gguf", "GGUF");
    CHECK_THROWS_WITH_AS(Checkpoint::open(folder.path()), doctest::Contains("2 GGUF files"), Error);
}

TEST_CASE("metadata: kinds, arrays, numbers as they were written")
{
    const std::string words = packed(std::uint32_t{8}) + packed(std::uint64_t{2}) + packed("a") + packed("한");
    const std::string same = packed(std::uint32_t{5}) + packed(std::uint64_t{2}) + packed(std::int32_t{4}) + packed(std::int32_t{4});
    const std::string bytes = file({}, {key("f", 6, packed(1e-5f)), key("u", 10, packed(~std::uint64_t{0})), key("s", 8, packed("word")), key("b", 7, "\x01"),
                                           key("w", 9, words), key("n", 9, same)}, "");
    const GgufFile gguf = read(bytes);
    CHECK(gguf.number("f") == 1e-5);
    CHECK_FALSE(gguf.whole("f"));
    CHECK_FALSE(gguf.whole("u"));
    CHECK(gguf.text("s") == "word");
    CHECK(gguf.flag("b") == true);
    CHECK(gguf.texts("w") == std::vector<std::string_view>{"a", "한"});
    CHECK(gguf.whole("n") == 4);
    CHECK(gguf.wholes("n") == std::vector<std::int64_t>{4, 4});
    CHECK(gguf.wholes("w").empty());
    CHECK_FALSE(gguf.whole("missing"));
}

TEST_CASE("every cut of a good GGUF and every flipped bit of it is read or refused, never worse")
{
    const std::string words = packed(std::uint32_t{8}) + packed(std::uint64_t{2}) + packed("aa") + packed("b");
    const std::string good = file({tensor("w", {32}, 8, 0), tensor("v", {2, 1}, 0, 64)}, {key("general.alignment", 4, packed(std::uint32_t{32})), key("t", 9, words)},
                                  std::string(72, '\x01'));
    CHECK(read(good).tensors.size() == 2);
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_THROWS_AS(read(good.substr(0, size)), Error);
    for (std::size_t at = 0; at < good.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
            try {
                for (const GgufTensor& one : read(bad).tensors) {
                    CHECK(one.bytes.size() <= 72);
                    hasNonFinite(one);
                }
            } catch (const Error& error) {
                CHECK_FALSE(error.info().remedy.empty());
            }
        }
}
