// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL

#include <charconv>

#include "base/error.h"
#include "base/files.h"
#include "command.h"
#include "studbook/workspace.h"

namespace heterosis::cli {

namespace {

IndividualId idOf(const std::string& word)
{
    IndividualId id = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
    if (error != std::errc() || end != word.data() + word.size() || id < 1)
        throw UsageError("an individual's number is expected, not '" + word + "'");
    return id;
}

Json shown(const Studbook& studbook, IndividualId id)
{
    const auto individual = studbook.individual(id);
    if (!individual)
        throw Error({.message = text("The studbook has no individual {}", id), .file = studbook.directory().string(), .place = {},
                     .remedy = text("See which there are: heterosis-cli studbook {} list", studbook.directory().string())});
    return individualDocument(studbook, *individual, true);
}

Json verified(const Studbook& studbook, Call& call)
{
    Json originals = Json::array();
    std::string first;
    for (const auto& one : verifyOriginals(studbook, call.console)) {
        originals.push_back({{"path", one.original.path.string()}, {"sha256", one.original.sha256}, {"now", one.now}, {"state", one.state}});
        if (one.state != "intact" && first.empty())
            first = one.original.path.string() + " is " + one.state;
    }
    if (!first.empty())
        call.failure = "not every original is intact: " + first;
    return {{"originals", originals}};
}

// The verdicts of tastings as data that a run can learn from.
Json ranked(const Studbook& studbook, Call& call)
{
    Json pairs = Json::array();
    std::string lines;
    for (const RankedAnswers& one : studbook.rankedAnswers()) {
        pairs.push_back({{"prompt", one.prompt}, {"chosen", one.chosen}, {"rejected", one.rejected}});
        lines += writeJson(pairs.back(), -1) + "\n";
    }
    if (const auto out = call.args.text("--out"))
        writeFileAtomically(*out, lines);
    return {{"pairs", pairs}};
}

Json documentOf(Call& call)
{
    const auto& words = call.args.positionals();
    const std::string& what = words[1];
    const auto need = [&](std::size_t count) {
        if (words.size() != count)
            throw UsageError("studbook W " + what + (count == 2 ? " takes nothing more" : count == 3 ? " needs one ID" : " needs two IDs"));
    };
    if (what != "list" && what != "show" && what != "tree" && what != "verify" && what != "diff" && what != "pairs")
        throw UsageError("studbook takes list, show, tree, verify, diff or pairs, not '" + what + "'");
    if (call.args.has("--out") && what != "pairs")
        throw UsageError("--out belongs to studbook W pairs");
    need(what == "show" ? 3 : what == "diff" ? 4 : 2);
    const IndividualId first = words.size() > 2 ? idOf(words[2]) : 0, second = words.size() > 3 ? idOf(words[3]) : 0;
    const auto studbook = Studbook::open(words[0], Studbook::Access::Read);
    if (what == "list")
        return listDocument(*studbook);
    if (what == "show")
        return shown(*studbook, first);
    if (what == "tree")
        return treeDocument(*studbook);
    if (what == "diff")
        return diffDocument(*studbook, first, second);
    return what == "pairs" ? ranked(*studbook, call) : verified(*studbook, call);
}

Json run(Call& call)
{
    const Json document = documentOf(call);
    if (call.json)
        return document;
    for (const auto& item : document.items()) {
        if (item.value().is_array() && !item.value().empty() && !item.value()[0].is_primitive())
            for (const auto& row : item.value())
                call.say(writeJson(row, -1));
        else
            call.say(item.key() + ": " + writeJson(item.value(), -1));
    }
    return document;
}

} // namespace

const Command kStudbook{{"studbook", "WORKSPACE list|show ID|tree|verify|diff ID ID|pairs", 2, 4, "every individual, its ancestry, its scores, and what people preferred",
                          {{"--out", "F.jsonl", "with pairs: the ranked answers as a file to learn from"}}},
                         run};

} // namespace heterosis::cli

#endif
