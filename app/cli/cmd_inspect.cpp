// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/adapter.h"
#include "command.h"
#include "data_file.h"
#include "family/inspection.h"
#include "family/model_map.h"
#include "inheritance/recipe.h"
#ifndef HETEROSIS_MINIMAL
#include "engine/doctor.h"
#include "tokenizer/chat_template.h"
#include "tokenizer/gguf_vocabulary.h"
#include "tokenizer/tokenizer.h"
#endif

namespace heterosis::cli {

namespace {

namespace fs = std::filesystem;

#ifdef HETEROSIS_MINIMAL
// What a build without the tokenizer room does not read, by the file's name.
void refuseUnread(const fs::path& path)
{
    static const std::pair<std::string_view, std::string_view> unread[] = {
        {".jsonl", "data files (JSONL)"}, {".model", "SentencePiece models"}, {"merges.txt", "merges of a tokenizer"},
        {"vocab.txt", "WordPiece vocabularies"},
    };
    const std::string name = path.filename().string();
    for (const auto& [ending, what] : unread)
        if (name.ends_with(ending) && fs::is_regular_file(path))
            throw Error({.message = text("This version does not read {}", what), .file = path.string(),
                         .remedy = text("Give a Hugging Face folder, a file of weights, a config.json or a tokenizer.json")});
}
#endif

bool isRecipe(const fs::path& path)
{
    constexpr std::uint64_t most = 64'000'000;
    std::error_code unknown;
    if (path.extension() != ".json" || !fs::is_regular_file(path, unknown) || fs::file_size(path, unknown) > most)
        return false;
    try {
        const Json document = readJson(path);
        return document.is_object() && document.contains("heterosis");
    } catch (const Error&) {
        return false; // the reader whose file it is tells what is wrong
    }
}

Json recipeDocument(const fs::path& path)
{
    const auto recipe = readRecipe(path);
    Json parents = Json::array();
    for (const auto& parent : recipe.parents)
        parents.push_back({{"path", parent.path.string()}, {"sha256", parent.sha256}});
    return {{"path", path.string()}, {"kind", "recipe"}, {"parents", parents},
            {"original", recipe.original ? Json(recipe.original->path.string()) : Json(nullptr)}, {"genes", recipe.genes.size()},
            {"tensors", Json::array()}, {"problems", Json::array()}};
}

#ifndef HETEROSIS_MINIMAL

Json tokenizerSummary(const fs::path& path)
{
    const auto tokenizer = Tokenizer::open(path);
    Json summary{{"kind", tokenizer->kind()}, {"size", tokenizer->size()}};
    if (const auto chat = fs::is_directory(path) || path.extension() == ".gguf" ? ChatTemplate::open(path) : std::nullopt)
        summary["chat_template"] = chat->known() ? Json(chat->name()) : Json("unknown");
    return summary;
}

bool isTokenizerFile(const std::string& name)
{
    return name == "tokenizer.json" || name == "vocab.json" || name == "vocab.txt" || name == "merges.txt" || name.ends_with(".model");
}

// vocab.json with its merges beside it is a tokenizer; alone, or merges.txt, it is half of one.
Json fileSummary(const fs::path& file)
{
    const bool half = file.filename() == "merges.txt" || (file.filename() == "vocab.json" && !fs::exists(file.parent_path() / "merges.txt"));
    if (!half)
        return tokenizerSummary(file);
    const auto summary = summarizeTokenizerFile(file);
    return {{"kind", summary.kind}, {"size", summary.tokens}, {"merges", summary.merges}};
}

bool holdsTokenizer(const fs::path& directory)
{
    for (const char* file : {"tokenizer.json", "vocab.json", "vocab.txt", "tokenizer.model"})
        if (fs::exists(directory / file))
            return true;
    const auto gguf = ggufFileOf(directory);
    return gguf && hasGgufVocabulary(*gguf);
}

// A folder's tokenizer beside its weights; one that cannot be read is a problem of the folder, not a reason to refuse it.
void addTokenizer(Json& document, const fs::path& directory)
{
    if (!holdsTokenizer(directory))
        return;
    try {
        document["tokenizer"] = tokenizerSummary(directory);
    } catch (const Error& error) {
        document["problems"].push_back(error.what());
    }
}

// What the doctor finds, beside the sentences of "problems": how grave it is, and where. With `scan` each number is looked at.
void addFindings(Json& document, const fs::path& path, bool scan, Control& control)
{
    if (document["kind"] != "model" && document["kind"] != "weights")
        return;
    std::shared_ptr<const Checkpoint> checkpoint;
    std::shared_ptr<const ModelMap> map;
    try {
        checkpoint = Checkpoint::open(path); // not all that can be listed can be opened: single tensors may be of a type that is not read
        map = ModelMap::of(checkpoint);
    } catch (const Error&) {
        // a problem already says so
    }
    if (!checkpoint)
        return;
    std::optional<std::size_t> tokens;
    if (document.contains("tokenizer"))
        tokens = document["tokenizer"]["size"].get<std::size_t>();
    auto findings = map ? examineHeaders(*map, tokens) : examineFolder(*checkpoint);
    if (scan)
        for (Finding& finding : examineData(*checkpoint, map.get(), control))
            findings.push_back(std::move(finding));
    Json& list = document["findings"] = Json::array();
    for (const Finding& finding : findings) {
        list.push_back({{"severity", nameOf(finding.severity)}, {"message", finding.message.str()}, {"place", finding.place}, {"remedy", finding.remedy.str()}});
        const auto known = [&](const Json& problem) { return problem == finding.message.str() || problem == finding.line(); };
        auto& problems = document["problems"];
        if (finding.severity != Severity::Note && std::none_of(problems.begin(), problems.end(), known))
            problems.push_back(finding.line());
    }
}

#endif

Json inspected(const fs::path& path, bool values, [[maybe_unused]] bool scan, Control& control)
{
    if (isRecipe(path))
        return recipeDocument(path);
#ifdef HETEROSIS_MINIMAL
    refuseUnread(path);
    return inspectFile(path, values, control);
#else
    const std::string name = path.filename().string();
    const bool onlyTokenizer = fs::is_directory(path) && !Adapter::is(path) && !ggufFileOf(path) && holdsTokenizer(path) && !fs::exists(path / "config.json");
    if (onlyTokenizer || isTokenizerFile(name))
        return {{"path", path.string()}, {"kind", "tokenizer"}, {"tokenizer", onlyTokenizer ? tokenizerSummary(path) : fileSummary(path)},
                {"tensors", Json::array()}, {"problems", Json::array()}};
    Json document = inspectFile(path, values, control);
    addTokenizer(document, path);
    addFindings(document, path, scan, control);
    return document;
#endif
}

void show(const Json& document, const Call& call)
{
    for (const char* key : {"format", "shape", "rows", "set_aside", "duplicates", "halves", "test_set", "overlap", "lengths"})
        if (document.contains(key))
            call.say(std::string(key) + ": " + document[key].dump());
    for (const char* key : {"path", "kind", "adapter", "family", "layers", "silence", "tokenizer", "parameters", "bytes", "sha256", "config"})
        if (document.contains(key))
            call.say(std::string(key) + ": " + (document[key].is_string() ? document[key].get<std::string>() : document[key].dump()));
    for (const auto& tensor : document["tensors"])
        call.say("  " + tensor["name"].get<std::string>() + "  " + tensor["dtype"].get<std::string>() + " " + tensor["shape"].dump()
                 + (tensor.contains("values") ? " " + tensor["values"].dump() : std::string()));
    for (const auto& problem : document["problems"])
        call.say("problem: " + problem.get<std::string>());
}

Json documentOf(Call& call)
{
#ifndef HETEROSIS_MINIMAL
    if (call.args.has("--example"))
        return exampleDocument(call);
#endif
    if (call.args.positionals().empty())
        throw UsageError("inspect needs FILE_OR_DIR");
    const fs::path path = call.args.positionals()[0];
#ifndef HETEROSIS_MINIMAL
    if (isDataFile(path))
        return dataDocument(path, call);
#endif
    return inspected(path, call.args.has("--values"), call.args.has("--scan"), call.console);
}

Json run(Call& call)
{
    const Json document = documentOf(call);
    if (!call.json && !document.contains("example"))
        show(document, call);
    if (document.contains("config") && document["config"].contains("dtype"))
        call.dtype = document["config"]["dtype"].get<std::string>();
    return document;
}

} // namespace

const Command kInspect{{"inspect", "FILE_OR_DIR", 0, 1, "what a file is, and what is wrong with it",
                        {{"--values", "", "the numbers of small tensors too"},
                         {"--scan", "", "look at each number: NaN and infinities with their counts, empty tensors, a head that only seems tied"},
                         {"--against", "F", "of a data file: rows that F has too"},
                         {"--tokenizer", "CHECKPOINT", "of a data file: how long its rows are in tokens"},
                         {"--example", "SHAPE", "prints an example of a data file: alpaca, messages, dpo, norms, ..."}}},
                       run};

} // namespace heterosis::cli
