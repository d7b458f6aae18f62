// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/workspace.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "checkpoint/adapter.h"

namespace heterosis {

namespace fs = std::filesystem;

std::optional<IndividualName> IndividualName::parse(const std::string& spelled)
{
    const auto sign = spelled.rfind('#');
    if (sign == std::string::npos || sign == 0)
        return std::nullopt;
    const std::string which = spelled.substr(sign + 1);
    IndividualName name{.workspace = spelled.substr(0, sign), .id = {}};
    if (which == "best")
        return name;
    IndividualId id = 0;
    const auto [end, error] = std::from_chars(which.data(), which.data() + which.size(), id);
    if (error != std::errc() || end != which.data() + which.size() || id < 1)
        return std::nullopt;
    name.id = id;
    return name;
}

namespace {

// A model on the disk that stands for the individual: its own, or what its recipe departs from.
fs::path modelOf(const Studbook& studbook, const Individual& individual)
{
    if (!individual.checkpoint.empty())
        return studbook.directory() / individual.checkpoint;
    const Recipe recipe = parseRecipe(individual.recipe, studbook.directory(), "#" + std::to_string(individual.id));
    return recipe.original ? recipe.original->path : recipe.parents.at(0).path;
}

} // namespace

IndividualSource sourceOf(const Studbook& studbook, const Individual& individual)
{
    IndividualSource source{.name = studbook.directory().filename().string() + "#" + std::to_string(individual.id), .checkpoint = {}, .recipe = {}, .base = {}};
    if (individual.checkpoint.empty()) {
        source.recipe = parseRecipe(individual.recipe, studbook.directory(), source.name);
        return source;
    }
    source.checkpoint = studbook.directory() / individual.checkpoint;
    const auto parent = individual.parents.empty() ? std::nullopt : studbook.individual(individual.parents.front());
    if (parent)
        source.base = modelOf(studbook, *parent);
    if (parent && Adapter::is(source.checkpoint))
        source.checkpoint = joinAdapted(source.base, source.checkpoint);
    return source;
}

IndividualSource sourceOf(const IndividualName& name)
{
    const auto studbook = Studbook::open(name.workspace, Studbook::Access::Read);
    const auto id = name.id ? name.id : studbook->best();
    if (!id)
        throw Error({.message = text("No individual of this studbook has a fitness yet"), .file = name.workspace.string(), .place = {},
                     .remedy = text("Name one by its number, or let a breeding run judge them")});
    const auto individual = studbook->individual(*id);
    if (!individual)
        throw Error({.message = text("The studbook has no individual {}", *id), .file = name.workspace.string(), .place = {},
                     .remedy = text("See which there are: heterosis-cli studbook {} list", name.workspace.string())});
    return sourceOf(*studbook, *individual);
}

Subject openIndividual(const IndividualName& name, Control& control)
{
    const IndividualSource source = sourceOf(name);
    if (source.recipe)
        return Subject::child(*source.recipe, source.name, control);
    Subject subject = Subject::open(source.checkpoint, control);
    subject.name = source.name;
    return subject;
}

void letSubjectsBeIndividuals()
{
    addSubjectSpelling([](const std::string& spelled, Control& control) -> std::optional<Subject> {
        const auto name = IndividualName::parse(spelled);
        return name ? std::optional(openIndividual(*name, control)) : std::nullopt;
    });
}

std::vector<VerifiedOriginal> verifyOriginals(const Studbook& studbook, Control& control)
{
    std::vector<VerifiedOriginal> all;
    for (const auto& original : studbook.originals()) {
        VerifiedOriginal verified{.original = original, .now = {}, .state = "missing"};
        std::error_code fault;
        const fs::path path = studbook.directory() / original.path;
        if (fs::exists(path, fault)) {
            try {
                verified.now = Checkpoint::open(path)->sha256(control);
                verified.state = verified.now == original.sha256 ? "intact" : "changed";
            } catch (const Error&) {
                verified.state = "changed"; // it is there and no model any more
            }
        }
        all.push_back(std::move(verified));
    }
    return all;
}

void recordOriginal(Studbook& studbook, const Checkpoint& checkpoint, Control& control)
{
    Original original{.path = checkpoint.path(), .sha256 = checkpoint.sha256(control), .size = checkpoint.weightBytes(), .modifiedNs = 0};
    for (const auto& file : checkpoint.weightFiles())
        original.modifiedNs = std::max(original.modifiedNs,
                                       std::int64_t(std::chrono::duration_cast<std::chrono::nanoseconds>(
                                                        std::chrono::file_clock::to_sys(fs::last_write_time(file)).time_since_epoch())
                                                        .count()));
    studbook.addOriginal(original);
}

namespace {

Json orNull(const auto& value) { return value ? Json(*value) : Json(nullptr); }

// What a list and a single individual tell alike.
Json documentOf(const Studbook& studbook, const auto& individual, const VerdictCounts& verdicts)
{
    Json scores = Json::array();
    for (const auto& score : studbook.scores(individual.id))
        scores.push_back(score.document);
    Json document{{"id", individual.id}, {"origin", individual.origin}, {"run", orNull(individual.run)}, {"generation", orNull(individual.generation)},
                  {"parents", individual.parents}, {"fitness", orNull(individual.fitness)}, {"scores", std::move(scores)},
                  {"verdicts", {{"pass", verdicts.pass}, {"fail", verdicts.fail}}}, {"created", individual.created}};
    if (!individual.checkpoint.empty())
        document["checkpoint"] = individual.checkpoint;
    return document;
}

} // namespace

Json individualDocument(const Studbook& studbook, const Individual& individual, bool whole)
{
    Json document = documentOf(studbook, individual, studbook.verdicts(individual.id));
    if (!whole)
        return document;
    document["recipe"] = individual.recipe;
    document["heard"] = Json::array();
    for (const auto& heard : studbook.heard(individual.id))
        document["heard"].push_back({{"prompt", heard.prompt}, {"ids", heard.ids}, {"text", heard.text}, {"seed", heard.seed}});
    if (individual.origin == "finetune" && individual.run)
        if (const auto run = studbook.run(*individual.run))
            document["training"] = run->settings;
    return document;
}

Json listDocument(const Studbook& studbook)
{
    Json all = Json::array();
    for (const auto& one : studbook.summaries())
        all.push_back(documentOf(studbook, one, one.verdicts));
    return {{"individuals", std::move(all)}};
}

Json treeDocument(const Studbook& studbook)
{
    Json nodes = Json::array(), edges = Json::array();
    for (const auto& one : studbook.summaries())
        nodes.push_back(one.id);
    for (const auto& [parent, child] : studbook.edges())
        edges.push_back({parent, child});
    return {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
}

Json diffDocument(const Studbook& studbook, IndividualId from, IndividualId to)
{
    const auto pick = [&](IndividualId id) {
        const auto one = studbook.individual(id);
        if (!one)
            throw Error({.message = text("The studbook has no individual {}", id), .file = studbook.directory().string(), .place = {},
                         .remedy = text("See which there are: heterosis-cli studbook {} list", studbook.directory().string())});
        return *one;
    };
    const auto changes = [](const std::vector<std::pair<std::string, Json>>& a, const std::vector<std::pair<std::string, Json>>& b, const char* name) {
        const auto valueIn = [](const auto& all, const std::string& key) {
            const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.first == key; });
            return found == all.end() ? Json(nullptr) : found->second;
        };
        Json list = Json::array();
        const auto add = [&](const std::string& key) {
            const Json before = valueIn(a, key), after = valueIn(b, key);
            if (before != after)
                list.push_back({{name, key}, {"from", before}, {"to", after}});
        };
        for (const auto& entry : a)
            add(entry.first);
        for (const auto& entry : b)
            if (valueIn(a, entry.first).is_null())
                add(entry.first);
        return list;
    };
    const auto genes = [](const Individual& one) {
        std::vector<std::pair<std::string, Json>> all;
        if (one.recipe.is_object() && one.recipe.contains("genes"))
            for (const auto& gene : one.recipe["genes"].items())
                all.emplace_back(gene.key(), gene.value());
        return all;
    };
    const auto scores = [&](IndividualId id) {
        std::vector<std::pair<std::string, Json>> all;
        for (const auto& score : studbook.scores(id))
            all.emplace_back(score.judge + (score.file.empty() ? "" : ":" + score.file) + (score.document.value("schooled", false) ? " (schooled)" : ""), score.document.value("value", Json()));
        return all;
    };
    return {{"genes", changes(genes(pick(from)), genes(pick(to)), "gene")}, {"scores", changes(scores(from), scores(to), "judge")}};
}

} // namespace heterosis
