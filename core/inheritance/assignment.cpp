// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/assignment.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace heterosis {

namespace {

constexpr std::uint32_t kFree = 0xFFFFFFFFu;
constexpr int kRounds = 20; // of exchanges, at most

// Costs are minus the values. `price` of columns and the rows' own prices keep every reduced cost at 0 or above.
class ShortestPaths {
public:
    ShortestPaths(const std::vector<float>& value, std::size_t n)
        : m_value(value), m_n(n), m_rowOf(n, kFree), m_columnOf(n, kFree), m_rowPrice(n, 0.0), m_price(n, 0.0)
    {
    }

    std::vector<std::uint32_t> run(Control& control)
    {
        takeBest();
        for (std::size_t row = 0; row < m_n; ++row) {
            if (row % 64 == 0) {
                control.step(-1, "assignment");
            }
            if (m_columnOf[row] == kFree) {
                augment(row);
            }
        }
        return m_columnOf;
    }

private:
    double cost(std::size_t row, std::size_t column) const { return -double(m_value[row * m_n + column]); }

    // Each row its best column, where that is still free.
    void takeBest()
    {
        for (std::size_t row = 0; row < m_n; ++row) {
            std::size_t best = 0;
            for (std::size_t column = 1; column < m_n; ++column) {
                best = cost(row, column) < cost(row, best) ? column : best;
            }
            m_rowPrice[row] = cost(row, best);
            if (m_rowOf[best] == kFree) {
                m_rowOf[best] = std::uint32_t(row);
                m_columnOf[row] = std::uint32_t(best);
            }
        }
    }

    // Dijkstra from a row without a column to the nearest free column; the prices then follow the path's lengths.
    void augment(std::size_t start)
    {
        constexpr double far = std::numeric_limits<double>::infinity();
        std::vector<double> distance(m_n, far);
        std::vector<std::uint32_t> before(m_n, kFree); // the row from which a column is reached
        std::vector<char> done(m_n, 0);
        std::vector<std::size_t> order;
        std::size_t row = start, last = m_n;
        double length = 0;
        while (last == m_n) {
            std::size_t nearest = m_n;
            for (std::size_t column = 0; column < m_n; ++column) {
                if (done[column]) {
                    continue;
                }
                const double way = length + cost(row, column) - m_rowPrice[row] - m_price[column];
                if (way < distance[column]) {
                    distance[column] = way;
                    before[column] = std::uint32_t(row);
                }
                if (nearest == m_n || distance[column] < distance[nearest]) {
                    nearest = column;
                }
            }
            length = distance[nearest];
            done[nearest] = 1;
            if (m_rowOf[nearest] == kFree) {
                last = nearest;
            } else {
                order.push_back(nearest);
                row = m_rowOf[nearest];
            }
        }
        m_rowPrice[start] += length;
        for (const std::size_t column : order) {
            m_rowPrice[m_rowOf[column]] += length - distance[column];
            m_price[column] -= length - distance[column];
        }
        for (std::size_t column = last; column != m_n;) { // back along the path
            const std::uint32_t taker = before[column];
            const std::uint32_t given = m_columnOf[taker];
            m_columnOf[taker] = std::uint32_t(column);
            m_rowOf[column] = taker;
            column = taker == start ? m_n : given;
        }
    }

    const std::vector<float>& m_value;
    std::size_t m_n;
    std::vector<std::uint32_t> m_rowOf, m_columnOf;
    std::vector<double> m_rowPrice, m_price;
};

// Rows in the order of how much their best column stands out take the best one that is left.
std::vector<std::uint32_t> greedy(const std::vector<float>& value, std::size_t n)
{
    std::vector<float> best(n), lead(n);
    for (std::size_t row = 0; row < n; ++row) {
        float first = -std::numeric_limits<float>::infinity(), second = first;
        for (std::size_t column = 0; column < n; ++column) {
            const float x = value[row * n + column];
            second = std::max(second, std::min(first, x));
            first = std::max(first, x);
        }
        best[row] = first;
        lead[row] = first - second;
    }
    std::vector<std::uint32_t> order(n), columnOf(n);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return lead[x] > lead[y]; });
    std::vector<char> taken(n, 0);
    for (const std::uint32_t row : order) {
        std::size_t choice = n;
        for (std::size_t column = 0; column < n; ++column) {
            if (!taken[column] && (choice == n || value[row * n + column] > value[row * n + choice])) {
                choice = column;
            }
        }
        taken[choice] = 1;
        columnOf[row] = std::uint32_t(choice);
    }
    return columnOf;
}

void exchange(const std::vector<float>& value, std::size_t n, std::vector<std::uint32_t>& columnOf, Control& control)
{
    const auto at = [&](std::size_t row, std::uint32_t column) { return double(value[row * n + column]); };
    bool better = true;
    for (int round = 0; better && round < kRounds; ++round) {
        better = false;
        for (std::size_t x = 0; x < n; ++x) {
            if (x % 64 == 0) {
                control.step(-1, "assignment");
            }
            for (std::size_t y = x + 1; y < n; ++y) {
                const double now = at(x, columnOf[x]) + at(y, columnOf[y]), then = at(x, columnOf[y]) + at(y, columnOf[x]);
                if (then > now) {
                    std::swap(columnOf[x], columnOf[y]);
                    better = true;
                }
            }
        }
    }
}

} // namespace

Assignment assignment(const std::vector<float>& value, std::size_t n, Control& control, std::size_t exactUpTo)
{
    if (n <= exactUpTo) {
        return {ShortestPaths(value, n).run(control), true};
    }
    Assignment out {greedy(value, n), false};
    exchange(value, n, out.columnOf, control);
    return out;
}

} // namespace heterosis
