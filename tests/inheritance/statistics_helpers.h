// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "helpers.h"

#include "inheritance/statistics.h"

namespace heterosis::test {

inline bool isLayersMatrix(const Part& part) { return part.shape.size() == 2 && part.part.find('.') != std::string::npos; }

// X^T X of drawn inputs, per token. Inputs below `idle` never move.
inline std::vector<float> drawnGram(std::int64_t n, unsigned seed, std::int64_t idle = 0)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const std::int64_t tokens = n + 7;
    std::vector<double> sum(std::size_t(n * n), 0.0), x(std::size_t(n), 0.0);
    for (std::int64_t token = 0; token < tokens; ++token) {
        const double common = normal(random);
        for (std::int64_t i = 0; i < n; ++i) {
            x[std::size_t(i)] = i < idle ? 0 : normal(random) + common;
        }
        for (std::int64_t i = 0; i < n * n; ++i) {
            sum[std::size_t(i)] += x[std::size_t(i / n)] * x[std::size_t(i % n)] / double(tokens);
        }
    }
    return {sum.begin(), sum.end()};
}

using Drawn = std::map<std::string, std::pair<std::vector<std::int64_t>, std::vector<float>>>; // by tensor: shape and numbers

inline Drawn drawn(const ModelMap& map, StatisticsKind kind, unsigned seed, std::int64_t idle = 0)
{
    Drawn all;
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    for (const Part& part : map.parts) {
        if (kind == StatisticsKind::Fisher) {
            std::vector<float> values(std::size_t(map.checkpoint->find(part.tensor)->elements()), 0.0f);
            for (float& value : values) {
                const float gradient = 1e-4f * normal(random);
                value = random() % 9 == 0 ? 0 : gradient * gradient;
            }
            all[part.tensor] = {part.shape, std::move(values)};
        } else if (isLayersMatrix(part)) {
            const std::int64_t n = part.shape[std::size_t(1 - part.rowAxis)];
            all[part.tensor] = {{n, n}, drawnGram(n, unsigned(random()), idle)};
        }
    }
    return all;
}

inline void writeStatistics(const fs::path& file, const Drawn& numbers, StatisticsKind kind, const std::map<std::string, std::string>& metadata = {})
{
    std::vector<TensorPlan> plan;
    for (const auto& [tensor, value] : numbers) {
        plan.push_back({statisticsName(kind, tensor), Dtype::F32, value.first});
    }
    SafetensorsWriter writer(file, plan, metadata);
    for (const TensorPlan& next : writer.order()) {
        writer.write(std::as_bytes(std::span(numbers.at(next.name.substr(next.name.find('/') + 1)).second)));
    }
    writer.finish();
}

// Other ones for each parent.
inline std::vector<std::shared_ptr<const Statistics>> drawnStatistics(const Parents& parents, StatisticsKind kind, const fs::path& folder)
{
    static int number = 0;
    NoControl quiet;
    std::vector<std::shared_ptr<const Statistics>> all;
    unsigned seed = 100;
    for (const auto& map : parents.all()) {
        const fs::path file = folder / ("통계 " + std::to_string(number++) + ".safetensors");
        writeStatistics(file, drawn(*map, kind, ++seed), kind);
        all.push_back(Statistics::open({{file, ""}}, *map, quiet));
    }
    return all;
}

} // namespace heterosis::test
