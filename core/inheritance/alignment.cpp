// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/alignment.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <numeric>

#include "base/parallel.h"
#include "checkpoint/owned_bytes.h"
#include "inheritance/assignment.h"
#include "inheritance/blend.h"
#include "inheritance/crossover.h"

namespace heterosis {

namespace {

using Order = std::vector<std::uint32_t>; // place i is taken by what stood at order[i]

std::int64_t sizeOf(Dtype type) { return bitsOf(type) / 8; }

Order identity(std::size_t n)
{
    Order order(n);
    std::iota(order.begin(), order.end(), 0u);
    return order;
}

// One axis of a part that is made of units: the places along it, unit after unit. Axis 0 or 1 of the tensor as it is stored.
struct Member {
    int part = 0;
    std::size_t axis = 0;
    Order places;
    bool ofHeads = false;   // several query heads in each unit
};

// The axes of one layer that move together.
struct Bundle {
    int layer = 0;
    std::string units;
    std::size_t count = 0, inner = 1;   // units, and query heads in each of them
    std::vector<Member> members;
};

bool holds(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

void addMembers(const ModelMap& map, const UnitAxes& axes, const Gene& gene, Bundle& bundle)
{
    for (const GenePiece& piece : gene.pieces) {
        const Part& part = map.parts[std::size_t(piece.part)];
        const std::string name = drawName(map, gene, piece);
        const std::string_view bare = std::string_view(name).substr(name.find('.') + 1);
        const auto rowAxis = std::size_t(part.shape.size() < 2 ? 0 : part.rowAxis);
        if (holds(axes.rows, bare)) {
            if (rowsInPart(gene, piece).first == 0) { // else it goes on where the gene's piece before ended
                bundle.members.push_back({piece.part, rowAxis, {}, false});
            }
            for (std::int64_t row = piece.begin; row < piece.end; ++row) {
                bundle.members.back().places.push_back(std::uint32_t(row));
            }
        } else if (part.shape.size() == 2 && holds(axes.columns, bare)) {
            bundle.members.push_back({piece.part, 1 - rowAxis, identity(std::size_t(part.shape[1 - rowAxis])), false});
        }
    }
}

// Query and attention-output have `inner` heads where key and value have one.
void markHeads(Bundle& bundle)
{
    std::size_t least = SIZE_MAX;
    for (const Member& member : bundle.members) {
        least = std::min(least, member.places.size());
    }
    for (Member& member : bundle.members) {
        member.ofHeads = bundle.inner > 1 && member.places.size() == least * bundle.inner;
    }
}

std::vector<Bundle> bundlesOf(const ModelMap& map)
{
    std::vector<Bundle> bundles;
    for (const UnitAxes& axes : map.moves) {
        const bool heads = axes.name == "kvHeads";
        for (int layer = 0; layer < int(map.config.layers); ++layer) {
            Bundle bundle {layer, axes.name, std::size_t(axes.units), heads ? std::size_t(map.config.heads / map.config.kvHeads) : 1, {}};
            for (const Gene& gene : map.genes) {
                if (gene.id.layer == layer) {
                    addMembers(map, axes, gene, bundle);
                }
            }
            markHeads(bundle);
            const bool whole = bundle.count > 0 && std::all_of(bundle.members.begin(), bundle.members.end(), [&](const Member& member) {
                return member.places.size() % bundle.count == 0;
            });
            if (whole && bundle.count * bundle.inner > 1 && !bundle.members.empty()) {
                bundles.push_back(std::move(bundle));
            }
        }
    }
    return bundles;
}

const TensorView& viewOf(const ModelMap& map, const ModelMap& a, int part)
{
    return *map.checkpoint->find(map.part(a.parts[std::size_t(part)].part)->tensor);
}

// All weights of each unit along a member's axis, [units * features].
std::vector<float> featuresOf(const ModelMap& map, const ModelMap& a, const Member& member, std::size_t units)
{
    const TensorView& view = viewOf(map, a, member.part);
    const bool matrix = view.shape.size() > 1;
    const std::int64_t inner = matrix ? view.shape[1] : 1, outer = view.shape[0];
    std::vector<float> all(std::size_t(view.elements()));
    widen(view.bytes.data(), view.dtype, all.data(), view.elements());
    std::vector<float> features;
    features.reserve(member.places.size() * std::size_t(member.axis == 0 ? inner : outer));
    const std::size_t size = member.places.size() / units;
    for (std::size_t unit = 0; unit < units; ++unit) {
        for (std::size_t k = 0; k < size; ++k) {
            const std::int64_t place = member.places[unit * size + k];
            if (member.axis == 0) {
                features.insert(features.end(), all.begin() + place * inner, all.begin() + (place + 1) * inner);
            } else {
                for (std::int64_t row = 0; row < outer; ++row) {
                    features.push_back(all[std::size_t(row * inner + place)]);
                }
            }
        }
    }
    return features;
}

// value[i * n + j] += inner product of x's unit i and y's unit j. Each sum runs over the features in order, in float32.
void addProducts(const std::vector<float>& x, const std::vector<float>& y, std::size_t n, std::vector<float>& value)
{
    constexpr std::size_t kColumns = 32;
    const std::size_t features = x.size() / n;
    std::vector<float> turned(y.size());
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < features; ++k) {
            turned[k * n + j] = y[j * features + k];
        }
    }
    parallelFor(0, std::int64_t(n), 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::size_t at = 0; at < n; at += kColumns) {
            const std::size_t width = std::min(kColumns, n - at);
            for (auto i = std::size_t(begin); i < std::size_t(end); ++i) {
                std::array<float, kColumns> sums {};
                for (std::size_t k = 0; k < features; ++k) {
                    const float a = x[i * features + k];
                    const float* b = turned.data() + k * n + at;
                    for (std::size_t j = 0; j < width; ++j) {
                        sums[j] += a * b[j];
                    }
                }
                for (std::size_t j = 0; j < width; ++j) {
                    value[i * n + at + j] += sums[j];
                }
            }
        }
    });
}

double sumAlong(const std::vector<float>& value, std::size_t n, const Order& order)
{
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += double(value[i * n + order[i]]);
    }
    return sum;
}

// The order of a bundle's units, and of the query heads of all of them.
struct Matching {
    Order units, heads;
    double before = 0, after = 0;
    bool exact = true;
};

class Matcher {
public:
    Matcher(const ModelMap& a, const ModelMap& other, const Bundle& bundle, Control& control)
        : m_bundle(bundle), m_control(control), m_direct(bundle.count * bundle.count, 0.0f)
    {
        const std::size_t heads = bundle.count * bundle.inner;
        for (const Member& member : bundle.members) {
            m_control.step(-1, a.parts[std::size_t(member.part)].tensor);
            const std::size_t n = member.ofHeads ? heads : bundle.count;
            auto& value = member.ofHeads ? m_heads : m_direct;
            value.resize(n * n, 0.0f);
            addProducts(featuresOf(a, a, member, n), featuresOf(other, a, member, n), n, value);
        }
    }

    Matching run()
    {
        const std::size_t n = m_bundle.count, inner = m_bundle.inner, heads = n * inner;
        Matching out {.units = identity(n), .heads = identity(heads)};
        if (!m_heads.empty()) {
            addBestHeads();
        }
        out.before = sumAlong(m_direct0.empty() ? m_direct : m_direct0, n, out.units) + (m_heads.empty() ? 0 : sumAlong(m_heads, heads, out.heads));
        Assignment found = assignment(m_direct, n, m_control);
        out.exact = found.exact;
        out.units = std::move(found.columnOf);
        out.after = sumAlong(m_direct, n, out.units);
        for (std::size_t unit = 0; unit < n; ++unit) {
            const Order within = m_heads.empty() ? identity(inner) : bestHeads(unit, out.units[unit]).columnOf;
            for (std::size_t k = 0; k < inner; ++k) {
                out.heads[unit * inner + k] = std::uint32_t(out.units[unit] * inner + within[k]);
            }
        }
        if (out.after <= out.before + 1e-6 * std::abs(out.before)) { // nothing stands better elsewhere
            out.units = identity(n);
            out.heads = identity(heads);
            out.after = out.before;
        }
        return out;
    }

private:
    std::vector<float> headValues(std::size_t unit, std::size_t other) const
    {
        const std::size_t inner = m_bundle.inner, heads = m_bundle.count * inner;
        std::vector<float> values;
        for (std::size_t i = 0; i < inner; ++i) {
            const auto row = m_heads.begin() + std::ptrdiff_t((unit * inner + i) * heads + other * inner);
            values.insert(values.end(), row, row + std::ptrdiff_t(inner));
        }
        return values;
    }
    Assignment bestHeads(std::size_t unit, std::size_t other) { return assignment(headValues(unit, other), m_bundle.inner, m_control); }

    // A unit may take another one's place with its query heads in their best order.
    void addBestHeads()
    {
        m_direct0 = m_direct;
        for (std::size_t unit = 0; unit < m_bundle.count; ++unit) {
            for (std::size_t other = 0; other < m_bundle.count; ++other) {
                m_direct[unit * m_bundle.count + other] += float(sumAlong(headValues(unit, other), m_bundle.inner, bestHeads(unit, other).columnOf));
            }
        }
    }

    const Bundle& m_bundle;
    Control& m_control;
    std::vector<float> m_direct, m_direct0, m_heads;
};

// Which place along an axis is taken from where, for the whole axis.
struct PartOrder {
    std::array<Order, 2> axes; // empty: as it stands
};

void addOrder(const ModelMap& map, const Bundle& bundle, const Matching& matching, std::map<int, PartOrder>& orders)
{
    for (const Member& member : bundle.members) {
        const Part& part = map.parts[std::size_t(member.part)];
        Order& order = orders[member.part].axes[member.axis];
        if (order.empty()) {
            order = identity(std::size_t(part.shape[member.axis]));
        }
        const Order& units = member.ofHeads ? matching.heads : matching.units;
        const std::size_t size = member.places.size() / units.size();
        for (std::size_t unit = 0; unit < units.size(); ++unit) {
            for (std::size_t k = 0; k < size; ++k) {
                order[member.places[unit * size + k]] = member.places[units[unit] * size + k];
            }
        }
    }
}

// A tensor whose axes are put into another order at first use.
class Reordered final : public BytesMaker {
public:
    Reordered(const TensorView& from, PartOrder order) : m_from(from), m_order(std::move(order)), m_bytes(from.bytes.size()) {}
    const std::byte* bytes() const override
    {
        return m_bytes.made(m_from.name, [this](std::byte* to) { fill(to); });
    }

private:
    void fill(std::byte* to) const
    {
        const std::byte* from = m_from.bytes.data();
        const std::int64_t size = sizeOf(m_from.dtype), outer = m_from.shape[0], inner = m_from.shape.size() > 1 ? m_from.shape[1] : 1;
        const auto& [rows, columns] = m_order.axes;
        for (std::int64_t i = 0; i < outer; ++i) {
            const std::byte* row = from + (rows.empty() ? i : std::int64_t(rows[std::size_t(i)])) * inner * size;
            for (std::int64_t j = 0; j < (columns.empty() ? 0 : inner); ++j) {
                std::memcpy(to + (i * inner + j) * size, row + std::int64_t(columns[std::size_t(j)]) * size, std::size_t(size));
            }
            if (columns.empty()) {
                std::memcpy(to + i * inner * size, row, std::size_t(inner * size));
            }
        }
    }

    const TensorView& m_from;
    PartOrder m_order;
    OwnedBytes m_bytes;
};

class AlignedModel final : public TensorSource {
public:
    AlignedModel(std::shared_ptr<const ModelMap> map, const ModelMap& a, const std::map<int, PartOrder>& orders)
        : m_map(std::move(map)), m_tensors(m_map->checkpoint->tensors())
    {
        for (const auto& [part, order] : orders) {
            const TensorView& from = viewOf(*m_map, a, part);
            m_makers.push_back(std::make_unique<Reordered>(from, order));
            const auto view = std::find_if(m_tensors.begin(), m_tensors.end(), [&](const TensorView& t) { return t.name == from.name; });
            view->bytes = {*m_makers.back(), from.bytes.size()};
        }
    }
    const std::vector<TensorView>& tensors() const override { return m_tensors; }
    const TensorView* find(std::string_view name) const override
    {
        const auto found = std::lower_bound(m_tensors.begin(), m_tensors.end(), name, [](const TensorView& t, std::string_view n) { return t.name < n; });
        return found != m_tensors.end() && found->name == name ? &*found : nullptr;
    }

private:
    std::shared_ptr<const ModelMap> m_map;
    std::vector<TensorView> m_tensors; // sorted by name
    std::vector<std::unique_ptr<const Reordered>> m_makers;
};

} // namespace

Parents aligned(const Parents& parents, Control& control, std::vector<LayerAlignment>* report)
{
    const ModelMap& a = *parents.a;
    const auto bundles = bundlesOf(a);
    const auto maps = parents.all();
    Parents out = parents;
    out.reordered.assign(maps.size(), nullptr);
    for (std::size_t parent = 1; parent < maps.size(); ++parent) {
        std::map<int, PartOrder> orders;
        for (std::size_t i = 0; i < bundles.size(); ++i) {
            control.step(double((parent - 1) * bundles.size() + i) / double((maps.size() - 1) * bundles.size()), bundles[i].units);
            const Matching matching = Matcher(a, *maps[parent], bundles[i], control).run();
            LayerAlignment done {parent, bundles[i].layer, bundles[i].units, 0, std::int64_t(matching.heads.size()), matching.before, matching.after,
                                 matching.exact};
            for (std::size_t unit = 0; unit < matching.heads.size(); ++unit) {
                done.moved += matching.heads[unit] != unit;
            }
            if (done.moved > 0) {
                addOrder(a, bundles[i], matching, orders);
            }
            if (report) {
                report->push_back(std::move(done));
            }
        }
        if (!orders.empty()) {
            out.reordered[parent] = std::make_shared<AlignedModel>(maps[parent], a, orders);
        }
    }
    return out;
}

} // namespace heterosis
