// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <filesystem>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "dataset/model_text.h"
#include "inheritance/export.h"
#include "inheritance/statistics.h"
#include "model/voice.h"
#include "temporary.h"
#include "training/gathering.h"

using namespace heterosis;
namespace fs = std::filesystem;

namespace {

NoControl quiet;
const ComputeChoice kFloat {"cpu", Dtype::F32};

std::shared_ptr<const ModelMap> mapOf(const fs::path& path) { return ModelMap::of(Checkpoint::open(path)); }

// The demo family's English parent in float32: Conv1D matrices, a tied head.
struct Fixture {
    Temporary temporary;
    fs::path model = temporary.path / "model";
    std::shared_ptr<const ModelMap> map;
    std::string one = R"({"prompt": "What does the cat eat?", "completion": "The cat eats a fish."})",
                two = R"({"prompt": "Who sings?", "completion": "The bird sings in the morning."})";

    Fixture()
    {
        setThreads(1);
        exportCheckpoint(*mapOf(fs::path(HETEROSIS_SOURCE) / "resources/demo/parent-english"), model, {.dtype = Dtype::F32}, quiet);
        map = mapOf(model);
    }
    ~Fixture() { setThreads(0); }

    fs::path data(const std::string& name, const std::string& content) const
    {
        writeFileAtomically(temporary.path / name, content + "\n");
        return temporary.path / name;
    }
    Gathered run(StatisticsKind kind, const fs::path& data, const std::string& out) const
    {
        return gather(map, {.kind = kind, .data = data, .context = 64, .compute = {.device = "cpu"}}, temporary.path / out, quiet);
    }
    std::shared_ptr<const Statistics> open(const std::string& out) const { return Statistics::open({{temporary.path / out, ""}}, *map, quiet); }
};

const float* floats(const TensorView* view) { return reinterpret_cast<const float*>(view->bytes.data()); }

// log p of all but the first token, with one weight of the model moved.
double logLikelihood(const Fixture& f, const std::vector<int>& ids, const std::string& tensor, std::int64_t weight, float by)
{
    const TensorView& view = *f.map->checkpoint->find(tensor);
    const fs::path moved = f.temporary.path / "moved";
    fs::remove_all(moved);
    fs::copy(f.model, moved);
    std::string bytes = readTextFile(moved / "model.safetensors");
    const std::string_view whole(reinterpret_cast<const char*>(view.bytes.data()), view.bytes.size());
    float& value = reinterpret_cast<float*>(bytes.data() + bytes.find(whole))[weight]; // data starts on a 64-byte boundary
    value += by;
    fs::remove(moved / "model.safetensors");
    writeFileAtomically(moved / "model.safetensors", bytes);
    const auto map = mapOf(moved);
    Voice voice(map, map->checkpoint, kFloat);
    std::vector<std::size_t> of;
    for (std::size_t i = 1; i < ids.size(); ++i) {
        of.push_back(i);
    }
    double sum = 0;
    for (const float logp : voice.logprobs(ids, of, quiet)) {
        sum += double(logp);
    }
    return sum;
}

} // namespace

TEST_CASE("fisher: squares of the slopes of the log likelihood, of Conv1D and tied tensors too")
{
    const Fixture f;
    const Gathered done = f.run(StatisticsKind::Fisher, f.data("text.txt", "The cat sits on the table and looks at the bird."), "f.safetensors");
    CHECK(done.examples == 1);
    CHECK(done.tensors == f.map->parts.size());
    const auto fisher = f.open("f.safetensors");
    fisher->requireModel(done.modelSha256);
    const ModelText text(f.model, f.map->config.bos, f.map->config.eos);
    std::vector<int> ids = text.plain("The cat sits on the table and looks at the bird.");
    ids.push_back(text.eos());
    ids.resize(std::min<std::size_t>(ids.size(), 64));
    CHECK(done.tokens == ids.size() - 1);
    for (const char* part : {"token_embedding", "0.qkv.weight", "2.attention_output.weight", "3.up.bias", "5.down.weight", "final_norm.weight"}) {
        CAPTURE(part);
        const std::string& tensor = f.map->part(part)->tensor;
        const TensorView* view = fisher->find(StatisticsKind::Fisher, tensor);
        REQUIRE(view);
        REQUIRE(view->shape == f.map->part(part)->shape);
        const std::int64_t most = std::max_element(floats(view), floats(view) + view->elements()) - floats(view);
        const float by = 4e-3f;
        const double slope = (logLikelihood(f, ids, tensor, most, by) - logLikelihood(f, ids, tensor, most, -by)) / (2 * double(by));
        CHECK(double(floats(view)[most]) == doctest::Approx(slope * slope).epsilon(0.02));
    }
}

TEST_CASE("fisher is the mean over the examples, and asks for answers alone")
{
    const Fixture f;
    f.run(StatisticsKind::Fisher, f.data("one.jsonl", f.one), "one.safetensors");
    f.run(StatisticsKind::Fisher, f.data("two.jsonl", f.two), "two.safetensors");
    const Gathered both = f.run(StatisticsKind::Fisher, f.data("both.jsonl", f.one + "\n" + f.two), "both.safetensors");
    CHECK(both.examples == 2);
    const auto one = f.open("one.safetensors"), two = f.open("two.safetensors"), mean = f.open("both.safetensors");
    for (const Part& part : f.map->parts) {
        const float *x = floats(one->find(StatisticsKind::Fisher, part.tensor)), *y = floats(two->find(StatisticsKind::Fisher, part.tensor)),
                    *m = floats(mean->find(StatisticsKind::Fisher, part.tensor));
        for (std::int64_t i = 0; i < f.map->checkpoint->find(part.tensor)->elements(); ++i) {
            REQUIRE(double(m[i]) == doctest::Approx((double(x[i]) + double(y[i])) / 2).epsilon(1e-4));
        }
    }
    const Gathered again = f.run(StatisticsKind::Fisher, f.temporary.path / "both.jsonl", "again.safetensors");
    CHECK(again.sha256 == both.sha256);
}

TEST_CASE("gram: products of a layer's inputs with each other, over all tokens")
{
    const Fixture f;
    const std::string line = "The cat sits on the table.";
    const Gathered done = f.run(StatisticsKind::Gram, f.data("text.txt", line), "g.safetensors");
    CHECK(done.tensors == std::size_t(4 * f.map->config.layers)); // the tied head is no linear layer of its own
    const auto grams = f.open("g.safetensors");
    const ModelText text(f.model, f.map->config.bos, f.map->config.eos);
    std::vector<int> ids = text.plain(line);
    ids.push_back(text.eos());
    CHECK(done.tokens == ids.size());
    const auto hidden = Voice(f.map, f.map->checkpoint, kFloat).logits(ids, true, quiet).hidden;
    const auto width = std::size_t(f.map->config.width);
    for (const int layer : {0, 3}) {
        const std::string at = std::to_string(layer) + ".";
        const float *scale = floats(f.map->checkpoint->find(f.map->part(at + "norm1.weight")->tensor)),
                    *shift = floats(f.map->checkpoint->find(f.map->part(at + "norm1.bias")->tensor));
        std::vector<double> sum(width * width, 0.0);
        for (std::size_t token = 0; token < ids.size(); ++token) {
            const float* x = hidden[std::size_t(layer)].data() + token * width;
            double mean = 0, variance = 0;
            for (std::size_t i = 0; i < width; ++i) {
                mean += double(x[i]) / double(width);
            }
            for (std::size_t i = 0; i < width; ++i) {
                variance += (double(x[i]) - mean) * (double(x[i]) - mean) / double(width);
            }
            std::vector<double> normed(width, 0.0);
            for (std::size_t i = 0; i < width; ++i) {
                normed[i] = (double(x[i]) - mean) / std::sqrt(variance + f.map->config.normEps) * double(scale[i]) + double(shift[i]);
            }
            for (std::size_t i = 0; i < sum.size(); ++i) {
                sum[i] += normed[i / width] * normed[i % width] / double(ids.size());
            }
        }
        const TensorView* gram = grams->find(StatisticsKind::Gram, f.map->part(at + "qkv.weight")->tensor);
        REQUIRE(gram);
        for (std::size_t i = 0; i < sum.size(); ++i) {
            REQUIRE(double(floats(gram)[i]) == doctest::Approx(sum[i]).epsilon(1e-3));
        }
    }
    const TensorView* down = grams->find(StatisticsKind::Gram, f.map->part("0.down.weight")->tensor);
    REQUIRE(down);
    CHECK(down->shape == std::vector<std::int64_t> {4 * f.map->config.width, 4 * f.map->config.width});
}

TEST_CASE("statistics never lie beside their model, and nothing is overwritten")
{
    const Fixture f;
    const fs::path data = f.data("one.jsonl", f.one);
    CHECK_THROWS_AS(gather(f.map, {.data = data, .context = 64}, f.model / "fisher.safetensors", quiet), Error);
    f.data("there.safetensors", "mine");
    CHECK_THROWS_AS(f.run(StatisticsKind::Gram, data, "there.safetensors"), Error);
    CHECK(readTextFile(f.temporary.path / "there.safetensors") == "mine\n");
}
