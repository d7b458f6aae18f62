// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/needs.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

#include "base/files.h"
#include "base/memory.h"
#include "training/trainer.h"

namespace heterosis {

namespace {

constexpr double kTimed = 0.06;      // seconds, of each of the two rounds
constexpr double kProducts = 0.55;   // of a step's time; the rest are sums, softmax and the optimizer

// Multiplications and additions of a product of matrices in a second.
double productRate(std::int64_t rows, std::int64_t inner, std::int64_t columns, at::ScalarType type)
{
    using Clock = std::chrono::steady_clock;
    const at::Tensor x = at::ones({rows, inner}, type), w = at::ones({columns, inner}, type);
    double best = 0;
    for (int round = 0; round < 2; ++round) { // the first one warms up
        std::int64_t times = 0;
        const auto began = Clock::now();
        double passed = 0;
        while (passed < kTimed) {
            at::matmul(x, w.t());
            ++times;
            passed = std::chrono::duration<double>(Clock::now() - began).count();
        }
        best = std::max(best, 2.0 * double(rows) * double(inner) * double(columns) * double(times) / passed);
    }
    return best;
}

} // namespace

RunNeeds RunNeeds::of(const ModelMap& map, const TrainingSettings& settings, const std::string& device, const std::filesystem::path& workspace)
{
    RunNeeds needs;
    needs.memory = Trainer::bytesNeeded(map, settings);
    needs.memoryFree = device == "cpu" ? availableMemory() : 0;
    const std::uint64_t numbers = needs.memory / (settings.precision == "bfloat16" ? 20 : 16);
    needs.disk = settings.adapts() ? needs.memory / 4 : numbers * 4 * 7;
    needs.diskFree = freeSpace(workspace);
    return needs;
}

double secondsPerToken(const ModelMap& map, const TrainingSettings& settings)
{
    const ModelConfig& c = map.config;
    double matrices = 0;
    for (const Part& part : map.parts)
        if (part.shape.size() == 2)
            matrices += double(part.shape[0]) * double(part.shape[1]);
    const double context = double(settings.context > 0 ? settings.context : std::min<std::int64_t>(c.context, 1024));
    const double forward = 2 * matrices + 2 * double(c.layers) * context * double(c.width);
    // Backward a full step takes two products for each of the forward's, an adapter's one; preferences ask the reference too.
    const double passes = (settings.adapts() ? 2.0 : 3.0) + (settings.recompute ? 1 : 0) + (settings.prefers() ? 1 : 0);
    const std::int64_t rows = std::clamp<std::int64_t>(settings.batch * std::int64_t(context) / 2, 16, 512);
    const double rate = productRate(rows, c.width, std::max<std::int64_t>(c.mlpWidth, c.width), settings.precision == "bfloat16" ? at::kBFloat16 : at::kFloat);
    return passes * forward / (rate * kProducts);
}

} // namespace heterosis
