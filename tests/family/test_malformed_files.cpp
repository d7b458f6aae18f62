// SPDX-License-Identifier: GPL-3.0-or-later
// The oracle kit's malformed files: each is refused with a message that helps, each good one accepted with its content.
#include <algorithm>
#include <chrono>
#include <cmath>

#include <doctest/doctest.h>

#include "base/control.h"
#include "base/error.h"
#include "base/json.h"
#include "base/temporary.h"
#include "family/inspection.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

const fs::path kit = fs::path(HETEROSIS_SHARED) / "oracles";

fs::path plainCopy(const TemporaryFolder& folder, const fs::path& file, const std::string& kind)
{
    const fs::path at = folder / "a/b"; // deep enough for a name that climbs out
    fs::create_directories(at);
    if (kind == "index") {
        fs::copy(file.parent_path(), at, fs::copy_options::recursive);
        return at;
    }
    const fs::path target = at / (kind == "config" ? "config.json" : kind == "gguf" ? "model.gguf" : kind == "pickle" ? "pytorch_model.bin" : "model.safetensors");
    fs::copy_file(file, target);
    return target;
}

bool same(const Json& got, const Json& want)
{
    if (want.is_boolean())
        return got == want;
    if (want.is_string())
        return (got.is_string() ? got.get<std::string>() : got.dump()) == want.get<std::string>();
    const double x = want.get<double>();
    return got.is_number() && std::abs(got.get<double>() - x) <= 1e-5 * std::abs(x);
}

void checkTensors(const Json& document, const Json& wanted)
{
    for (const auto& item : wanted.items()) {
        const Json* found = nullptr;
        for (const Json& tensor : document["tensors"])
            if (tensor["name"] == item.key())
                found = &tensor;
        REQUIRE_MESSAGE(found, item.key());
        Json shape = item.value().contains("shape") ? item.value()["shape"] : item.value()["shape_gguf"];
        if (!item.value().contains("shape")) // as the file has it, innermost dimension first
            std::reverse(shape.begin(), shape.end());
        CHECK((*found)["shape"] == shape);
        if (item.value().contains("dtype"))
            CHECK((*found)["dtype"] == item.value()["dtype"]);
        REQUIRE((*found).contains("values"));
        REQUIRE((*found)["values"].size() == item.value()["values"].size());
        for (std::size_t i = 0; i < (*found)["values"].size(); ++i)
            CHECK_MESSAGE(same((*found)["values"][i], item.value()["values"][i]), item.key());
    }
}

void checkCase(const Json& one)
{
    const std::string kind = one["kind"], expected = one["expected"];
    CAPTURE(one["file"].get<std::string>());
    const TemporaryFolder folder;
    NoControl control;
    const auto start = std::chrono::steady_clock::now();
    std::string message;
    Json document;
    try {
        document = inspectFile(plainCopy(folder, kit / "bad" / one["file"].get<std::string>(), kind), true, control);
    } catch (const Error& error) {
        message = error.what();
        CHECK(message.size() >= 20);
        CHECK(message.find("report this") == std::string::npos);
        CHECK_FALSE(error.info().file.empty());
        CHECK_FALSE(error.info().remedy.empty());
        MESSAGE(one["file"].get<std::string>() << ": " << error.info().place << ": " << error.info().message.str() << " | " << error.info().remedy.str());
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    if (expected == "accept") {
        CHECK_MESSAGE(message.empty(), message);
        if (message.empty() && one.contains("tensors"))
            checkTensors(document, one["tensors"]);
    } else if (expected == "reject")
        CHECK_MESSAGE(!message.empty(), one["reason"].get<std::string>());
}

} // namespace

TEST_CASE("malformed files of the kit are refused and good ones accepted")
{
    if (!fs::exists(kit)) {
        MESSAGE("skipped: no oracle kit at " << kit.string());
        return;
    }
    const Json manifest = readJson(kit / "bad" / "manifest.json");
    int checked = 0;
    for (const Json& one : manifest["files"]) {
        const std::string kind = one["kind"];
        if (kind == "safetensors" || kind == "index" || kind == "config" || kind == "gguf" || kind == "pickle") {
            checkCase(one);
            ++checked;
        }
    }
    CHECK(checked > 160);
}
