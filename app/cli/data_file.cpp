// SPDX-License-Identifier: GPL-3.0-or-later
#include "data_file.h"

#ifndef HETEROSIS_MINIMAL

#include <algorithm>
#include <fstream>

#include "base/error.h"
#include "dataset/dataset.h"
#include "dataset/example_files.h"
#include "dataset/known_test_sets.h"
#include "tokenizer/tokenizer.h"

namespace heterosis::cli {

namespace fs = std::filesystem;

namespace {

bool beginsWithList(const fs::path& path)
{
    std::ifstream in(path);
    char first = 0;
    return in >> first && first == '[';
}

// How long the rows are in tokens of a checkpoint: least, quartiles, most, and how many fall into each power of two.
Json lengths(const fs::path& path, const std::string& checkpoint, Control& control)
{
    const auto tokenizer = Tokenizer::open(checkpoint);
    std::vector<std::size_t> tokens;
    scanData(path, std::nullopt, control, [&](Example&& example, int) {
        std::string all = example.text;
        for (const auto& message : example.messages)
            all += message.content;
        tokens.push_back(tokenizer->encode(all + example.chosen, {.special = false, .parseSpecial = false}).size());
    });
    std::sort(tokens.begin(), tokens.end());
    const auto at = [&](double share) { return tokens[std::size_t(share * double(tokens.size() - 1))]; };
    Json histogram = Json::array();
    for (std::size_t low = 0, high = 16; low <= tokens.back(); low = high, high *= 2) {
        const auto count = std::count_if(tokens.begin(), tokens.end(), [&](std::size_t n) { return n >= low && n < high; });
        histogram.push_back({{"from", low}, {"below", high}, {"rows", count}});
    }
    return {{"least", tokens.front()}, {"quarter", at(0.25)}, {"median", at(0.5)}, {"three_quarters", at(0.75)}, {"most", tokens.back()}, {"histogram", histogram}};
}

} // namespace

bool isDataFile(const fs::path& path)
{
    const std::string name = path.filename().string(), ending = path.extension().string();
    if (!fs::is_regular_file(path) || name == "merges.txt" || name == "vocab.txt")
        return false;
    const bool data = ending == ".jsonl" || ending == ".ndjson" || ending == ".csv" || ending == ".tsv" || ending == ".txt";
    const bool others = name == "config.json" || name == "tokenizer.json" || name == "vocab.json" || name.ends_with(".index.json");
    return data || (ending == ".json" && !others && beginsWithList(path));
}

Json dataDocument(const fs::path& path, Call& call)
{
    const auto summary = scanData(path, std::nullopt, call.console);
    Json document{{"path", path.string()}, {"kind", "data"}, {"format", nameOf(summary.format)}, {"shape", nameOf(summary.shape)}, {"tensors", Json::array()},
                  {"rows", summary.rows}, {"set_aside", summary.problems.count}, {"duplicates", summary.duplicates}, {"halves", summary.halves},
                  {"problems", summary.problems.lines()}};
    if (const auto known = knownTestSet(path))
        document["test_set"] = *known;
    if (const auto other = call.args.text("--against")) {
        const auto overlap = overlapOf(path, *other, call.console);
        document["overlap"] = {{"file", *other}, {"rows", overlap.count}, {"lines", overlap.lines}};
    }
    if (const auto checkpoint = call.args.text("--tokenizer"))
        document["lengths"] = lengths(path, *checkpoint, call.console);
    return document;
}

Json exampleDocument(Call& call)
{
    const auto name = *call.args.text("--example");
    const auto shape = shapeNamed(name);
    if (!shape) {
        std::string known;
        for (const Shape one : kShapes)
            known.append(known.empty() ? "" : ", ").append(nameOf(one));
        throw UsageError("--example takes one of " + known + ", not '" + name + "'");
    }
    std::string rows = exampleFile(*shape);
    Json document{{"shape", name}, {"example", rows}};
    rows.pop_back(); // say() ends the line
    call.say(rows);
    return document;
}

} // namespace heterosis::cli

#endif
