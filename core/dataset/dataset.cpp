// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/dataset.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/control.h"
#include "base/printable.h"
#include "base/sha256.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

// The first 64 bits of a SHA-256.
std::uint64_t digest(std::string_view first, std::string_view second = {})
{
    Sha256 sha;
    sha.add(first);
    sha.add(second);
    const std::string hex = sha.hex();
    std::uint64_t value = 0;
    std::from_chars(hex.data(), hex.data() + 16, value, 16);
    return value;
}

std::string knownShapes()
{
    std::string all;
    for (const Shape shape : kShapes)
        all.append(all.empty() ? "" : "; ").append(nameOf(shape)).append(": ").append(fieldsOf(shape));
    return all;
}

std::string keysOf(const Json& row)
{
    std::string keys;
    for (const auto& item : row.items()) {
        keys.append(keys.empty() ? "" : ", ").append(item.key());
        if (keys.size() > 200)
            break;
    }
    return printable(keys, 200);
}

// The shape that most of the first rows have. Rows that are broken have no say.
Shape recognise(RowReader& rows, const fs::path& file, Control& control)
{
    std::map<Shape, std::size_t> votes;
    std::optional<std::pair<std::size_t, std::string>> strange; // the first row that fits nothing
    std::optional<ErrorInfo> broken;
    Row row;
    for (std::size_t looked = 0; looked < kLookedAt && rows.next(row); ++looked) {
        control.step(-1, "rows");
        if (row.fault) {
            if (!broken)
                broken = row.fault;
            continue;
        }
        const auto shape = std::find_if(std::begin(kShapes), std::end(kShapes), [&](Shape s) { return hasFieldsOf(s, row.value); });
        if (shape != std::end(kShapes))
            ++votes[*shape];
        else if (!strange)
            strange = {row.line, keysOf(row.value)};
    }
    rows.rewind();
    if (votes.empty() && strange)
        throw Error({.message = text("The fields of the rows ({}) belong to no shape that is known", strange->second), .file = file.string(),
                     .place = "line " + std::to_string(strange->first), .remedy = text("Name the fields as one of these has them: {}", knownShapes())});
    if (votes.empty() && broken)
        throw Error({.message = text("No row can be used: {}", broken->message.str()), .file = file.string(), .place = broken->place, .remedy = broken->remedy});
    return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

} // namespace

int halfOf(std::string_view idOrLine) { return digest(idOrLine) >> 63 ? 1 : 0; }

void Problems::add(ErrorInfo problem)
{
    ++count;
    if (listed.size() < kMostListed)
        listed.push_back(std::move(problem));
}

std::vector<std::string> Problems::lines() const
{
    std::vector<std::string> all;
    for (const auto& problem : listed)
        all.push_back(Error(problem).what());
    if (count > listed.size())
        all.push_back(text("{} more rows were set aside", count - listed.size()).str());
    return all;
}

DataSummary scanData(const fs::path& file, std::optional<Shape> shape, Control& control, const std::function<void(Example&&, int half)>& found)
{
    const auto rows = RowReader::open(file);
    DataSummary summary{.file = file, .format = rows->format(), .shape = Shape::Text, .rows = 0, .problems = {}, .duplicates = 0, .halves = {}};
    if (shape)
        summary.shape = *shape;
    else if (summary.format != RowFormat::Text)
        summary.shape = recognise(*rows, file, control);
    std::unordered_set<std::uint64_t> seen;
    Row row;
    while (rows->next(row)) {
        control.step(-1, "rows");
        if (row.fault) {
            summary.problems.add(std::move(*row.fault));
            continue;
        }
        Example example;
        try {
            example = exampleOf(summary.shape, row.value, row.line);
        } catch (const Error& error) {
            summary.problems.add(error.info());
            continue;
        }
        ++summary.rows;
        summary.duplicates += !seen.insert(digest(example.content())).second;
        const int half = halfOf(example.id.empty() ? row.bytes : std::string_view(example.id));
        ++summary.halves[std::size_t(half)];
        if (found)
            found(std::move(example), half);
    }
    if (summary.rows == 0) {
        ErrorInfo first = summary.problems.listed.empty() ? ErrorInfo{.message = text("The file has no rows"), .file = {}, .place = {}, .remedy = {}}
                                                          : summary.problems.listed.front();
        throw Error({.message = text("No row can be used: {}", first.message.str()), .file = file.string(), .place = first.place, .remedy = first.remedy});
    }
    return summary;
}

Dataset Dataset::open(const fs::path& file, Control& control, std::optional<Shape> shape)
{
    Dataset data;
    data.summary = scanData(file, shape, control, [&](Example&& example, int half) {
        data.examples.push_back(std::move(example));
        data.halves.push_back(half);
    });
    return data;
}

Overlap overlapOf(const fs::path& train, const fs::path& valid, Control& control)
{
    std::unordered_map<std::uint64_t, std::size_t> held;
    scanData(valid, std::nullopt, control, [&](Example&& example, int) { held.emplace(digest(example.content()), example.line); });
    Overlap overlap;
    scanData(train, std::nullopt, control, [&](Example&& example, int) {
        const auto same = held.find(digest(example.content()));
        if (same == held.end())
            return;
        if (++overlap.count <= 1000)
            overlap.lines.emplace_back(example.line, same->second);
    });
    return overlap;
}

std::vector<bool> validationShare(const std::vector<Example>& examples, double share, std::uint64_t seed)
{
    const std::string salt = std::to_string(seed) + ":";
    std::vector<std::pair<std::uint64_t, std::size_t>> order(examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i)
        order[i] = {digest(salt, examples[i].content()), i};
    std::sort(order.begin(), order.end());
    std::vector<bool> valid(examples.size(), false);
    auto wanted = std::size_t(std::llround(std::clamp(share, 0.0, 1.0) * double(examples.size())));
    if (share > 0 && share < 1 && examples.size() > 1)
        wanted = std::clamp<std::size_t>(wanted, 1, examples.size() - 1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool twin = i > 0 && order[i].first == order[i - 1].first;
        valid[order[i].second] = twin ? bool(valid[order[i - 1].second]) : i < wanted;
    }
    return valid;
}

} // namespace heterosis
