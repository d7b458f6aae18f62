// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/operators/sphere_means.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace heterosis::operators {

namespace {

Deltas deltasOf(const Operands& operands) { return operands.base ? Deltas::Yes : Deltas::No; }

std::vector<float> scaled(const std::vector<double>& coefficients, double by)
{
    std::vector<float> result;
    for (const double c : coefficients) {
        result.push_back(float(c * by));
    }
    return result;
}

void copyFirst(const Operands& operands, const Output& out)
{
    eachChunk({.inputs = {operands.inputs[0]}, .count = operands.count}, Deltas::No, false,
              [&](const Chunk& chunk) { out.write(chunk.first, chunk.count, chunk.x[0]); });
}

// |sum c x|, summed element by element: the inner products alone would lose a short mean of opposite vectors.
double lengthOf(const Operands& operands, const std::vector<double>& c)
{
    const auto square = sumChunks(operands, deltasOf(operands), 1, [&](const Chunk& chunk, double* out) {
        for (std::int64_t k = 0; k < chunk.count; ++k) {
            double sum = 0;
            for (std::size_t i = 0; i < c.size(); ++i) {
                sum += c[i] * double(chunk.x[i][k]);
            }
            out[0] += sum * sum;
        }
    });
    return std::sqrt(square[0]);
}

// Points on the unit sphere as coefficients over the unit vectors of the inputs, whose inner products are known.
class Sphere {
public:
    using Point = std::vector<double>;
    Sphere(std::vector<double> cosines, std::size_t n) : m_cosines(std::move(cosines)), m_n(n) {}

    double inner(const Point& x, std::size_t unit) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_n; ++i) {
            sum += x[i] * m_cosines[i * m_n + unit];
        }
        return sum;
    }
    double length(const Point& x) const
    {
        double square = 0;
        for (std::size_t i = 0; i < m_n; ++i) {
            square += x[i] * inner(x, i);
        }
        return std::sqrt(std::max(square, 0.0));
    }
    // The mean direction of the vectors from here to each input along the sphere.
    Point tangent(const Point& mean, double tolerance) const
    {
        Point sum(m_n, 0.0);
        for (std::size_t i = 0; i < m_n; ++i) {
            const double cosine = std::clamp(inner(mean, i), -1.0, 1.0), angle = std::acos(cosine);
            if (angle < tolerance || std::sin(angle) < 1e-12) { // there already, or opposite: no direction to go
                continue;
            }
            const double share = angle / std::sin(angle) / double(m_n);
            sum[i] += share;
            for (std::size_t k = 0; k < m_n; ++k) {
                sum[k] -= share * cosine * mean[k];
            }
        }
        return sum;
    }

private:
    std::vector<double> m_cosines;
    std::size_t m_n;
};

Sphere::Point karcherMean(const Sphere& sphere, std::size_t n, const KarcherRule& rule)
{
    Sphere::Point mean(n, 1.0 / double(n));
    const double length = sphere.length(mean);
    for (double& c : mean) {
        c /= length;
    }
    if (length < rule.tolerance) {
        std::fill(mean.begin(), mean.end(), 0.0);
        mean[0] = 1;
    }
    for (int step = 0; step < rule.maxSteps; ++step) {
        const auto tangent = sphere.tangent(mean, rule.tolerance);
        const double far = sphere.length(tangent);
        if (far < rule.tolerance) {
            break;
        }
        for (std::size_t i = 0; i < n; ++i) {
            mean[i] = std::cos(far) * mean[i] + std::sin(far) * tangent[i] / far;
        }
        const double now = sphere.length(mean);
        for (double& c : mean) {
            c /= now > rule.tolerance ? now : 1;
        }
    }
    return mean;
}

} // namespace

void multislerp(const Operands& operands, const MultislerpRule& rule, const Output& out)
{
    const std::size_t n = operands.inputs.size();
    if (n == 1) {
        copyFirst(operands, out);
        return;
    }
    const auto products = gram(operands, deltasOf(operands));
    double total = 0, length = 0, longest = 0;
    for (const float weight : rule.weights) {
        total += weight;
    }
    std::vector<double> weights, units;
    for (std::size_t i = 0; i < n; ++i) {
        const double norm = std::sqrt(products[i * n + i]);
        weights.push_back(rule.normalize ? rule.weights[i] / total : rule.weights[i]);
        units.push_back(weights[i] / (norm + rule.eps));
        length += weights[i] * norm;
        longest = std::max(longest, norm);
    }
    const double mean = lengthOf(operands, units);
    if (mean < rule.eps && n > 2 && longest > rule.eps) {
        throw Error({.message = text("The weighted directions of the models cancel each other, and have no mean"),
                     .remedy = text("Change the weights of multislerp")});
    }
    combine(operands, deltasOf(operands), mean < rule.eps ? scaled(weights, 1) : scaled(units, length / mean), out);
}

void karcher(const Operands& operands, const KarcherRule& rule, const Output& out)
{
    const std::size_t n = operands.inputs.size();
    if (n == 1) {
        copyFirst(operands, out);
        return;
    }
    const auto products = gram(operands, Deltas::No);
    std::vector<std::size_t> valid;
    double length = 0; // the mean one, of all inputs
    for (std::size_t i = 0; i < n; ++i) {
        const double norm = std::sqrt(products[i * n + i]);
        length += norm / double(n);
        if (norm > rule.tolerance) {
            valid.push_back(i);
        }
    }
    std::vector<double> coefficients(n, 0.0);
    if (!valid.empty()) {
        std::vector<double> cosines;
        for (const std::size_t i : valid) {
            for (const std::size_t j : valid) {
                cosines.push_back(products[i * n + j] / std::sqrt(products[i * n + i] * products[j * n + j]));
            }
        }
        const auto mean = karcherMean(Sphere(cosines, valid.size()), valid.size(), rule);
        for (std::size_t i = 0; i < valid.size(); ++i) {
            coefficients[valid[i]] = mean[i] / std::sqrt(products[valid[i] * n + valid[i]]);
        }
    }
    combine(operands, Deltas::No, scaled(coefficients, length), out);
}

} // namespace heterosis::operators
