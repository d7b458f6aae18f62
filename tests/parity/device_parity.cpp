// SPDX-License-Identifier: GPL-3.0-or-later
// device_parity MODELS_DIRECTORY: holds the first CUDA device to the CPU within 1e-3 in float32, on small random checkpoints.
// Exits 77 (skipped) with a word where there is no such device or no checkpoints. Depends on nothing but core, so that it also
// runs on GPU machines with a minimal build.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "model/voice.h"

using namespace heterosis;

namespace {

constexpr int kSkipped = 77;
constexpr double kTolerance = 1e-3;

double farthest(const std::vector<float>& a, const std::vector<float>& b)
{
    double most = a.size() == b.size() ? 0 : HUGE_VAL;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const double d = std::abs(double(a[i]) - double(b[i]));
        if (!(d <= most))
            most = std::isnan(d) ? HUGE_VAL : d;
    }
    return most;
}

std::vector<int> greedy(Voice& voice, const std::vector<int>& prompt)
{
    NoControl control;
    std::vector<int> ids;
    for (const SpokenToken& token :
         voice.speak(prompt, {.sampling = {.temperature = 0}, .maxNew = 16, .ignoreEos = true}, control).tokens)
        ids.push_back(token.id);
    return ids;
}

bool holds(const std::filesystem::path& directory, const ComputeChoice& device)
{
    const auto map = ModelMap::of(Checkpoint::open(directory));
    Voice here(map, map->checkpoint, {"cpu", Dtype::F32}), there(map, map->checkpoint, device);
    const std::vector<int> ids{1, 5, 9, 2, 33, 77, 8, 120, 4, 61, 200, 17};
    NoControl control;
    const Voice::Logits a = here.logits(ids, true, control), b = there.logits(ids, true, control);
    double most = farthest(a.logits, b.logits);
    for (std::size_t k = 0; k < a.hidden.size(); ++k)
        most = std::max(most, farthest(a.hidden[k], b.hidden[k]));
    const bool same = greedy(here, ids) == greedy(there, ids);
    std::printf("%s: largest difference %.3g, greedy speech %s\n", directory.filename().c_str(), most, same ? "the same" : "DIFFERS");
    return most <= kTolerance && same;
}

} // namespace

int main(int argc, char** argv)
try {
    const std::filesystem::path models = argc > 1 ? argv[1] : "";
    if (!std::filesystem::is_directory(models)) {
        std::puts("skipped: no checkpoints to compare on");
        return kSkipped;
    }
    ComputeChoice device;
    try {
        device = chooseCompute({.device = "cuda", .dtype = "float32"}, {});
    } catch (const Error& e) {
        std::printf("skipped: %s\n", e.what());
        return kSkipped;
    }
    bool all = true;
    for (const char* name : {"gpt2-tied", "gpt2-scale-layer-idx", "llama-gqa-tied-llama3rope", "llama-headdim-bias"})
        all = holds(models / name, device) && all;
    return all ? 0 : 1;
} catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
