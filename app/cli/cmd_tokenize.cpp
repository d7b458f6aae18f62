// SPDX-License-Identifier: GPL-3.0-or-later
#include <span>

#include "base/error.h"
#include "base/files.h"
#include "command.h"
#ifndef HETEROSIS_MINIMAL
#include "tokenizer/tokenizer.h"
#endif

namespace heterosis::cli {

namespace {

#ifdef HETEROSIS_MINIMAL

Json run(Call&)
{
    throw Error({.message = text("This build has no tokenizer"), .remedy = text("Use the full build for text, or token ids")});
}

#else

std::vector<int> idsOf(const Json& given, const std::string& file, const std::string& place)
{
    std::vector<int> ids;
    for (const auto& id : given) {
        if (!id.is_number_integer() || id.get<std::int64_t>() < 0 || id.get<std::int64_t>() > std::numeric_limits<int>::max())
            throw Error({.message = text("{} is no token id", id.dump()), .file = file, .place = place});
        ids.push_back(id.get<int>());
    }
    return ids;
}

bool flag(const Json& question, const char* key, bool otherwise, const std::string& file, const std::string& place)
{
    if (!question.contains(key))
        return otherwise;
    if (!question[key].is_boolean())
        throw Error({.message = text("{} is neither true nor false", key), .file = file, .place = place});
    return question[key].get<bool>();
}

Json answer(const Tokenizer& tokenizer, const Json& question, const std::string& file, const std::string& place)
{
    if (question.is_object() && question.contains("text") && question["text"].is_string()) {
        refuseUnknownKeys(question, {"text", "special", "parse_special"}, file, place);
        const EncodeOptions options{flag(question, "special", true, file, place), flag(question, "parse_special", true, file, place)};
        return {{"ids", tokenizer.encode(question["text"].get_ref<const std::string&>(), options)}};
    }
    if (question.is_object() && question.contains("ids") && question["ids"].is_array()) {
        refuseUnknownKeys(question, {"ids", "skip_special"}, file, place);
        return {{"text", tokenizer.decode(idsOf(question["ids"], file, place), flag(question, "skip_special", false, file, place))}};
    }
    throw Error({.message = text("A question has neither text nor ids"), .file = file, .place = place,
                 .remedy = text("Write {} or {}", R"({"text": "Hello"})", R"({"ids": [1, 2]})")});
}

Json batch(const Tokenizer& tokenizer, const std::string& file, Call& call)
{
    const Json questions = readJson(file);
    if (!questions.is_array())
        throw Error({.message = text("The file holds no list of questions"), .file = file});
    Json results = Json::array();
    for (const auto& question : questions) {
        call.console.step(double(results.size()) / double(questions.size()), {});
        results.push_back(answer(tokenizer, question, file, "[" + std::to_string(results.size()) + "]"));
        call.say(results.back().dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return {{"results", results}};
}

Json encoded(const Tokenizer& tokenizer, const std::string& given, Call& call)
{
    const auto ids = tokenizer.encode(given, {!call.args.has("--no-special"), !call.args.has("--plain")});
    Json tokens = Json::array();
    for (const int id : ids)
        tokens.push_back(tokenizer.decode(std::array{id}));
    call.say(Json(ids).dump());
    return {{"ids", ids}, {"tokens", tokens}};
}

Json run(Call& call)
{
    const auto question = call.args.exactlyOne({"--text", "--file", "--decode", "--batch"});
    const auto ids = call.args.ids("--decode");
    const auto tokenizer = Tokenizer::open(call.args.positionals()[0]);
    const std::string given = *call.args.text(question);
    if (question == "--batch")
        return batch(*tokenizer, given, call);
    if (question == "--decode") {
        const std::string text = tokenizer->decode(*ids, call.args.has("--no-special"));
        call.say(text);
        return {{"text", text}};
    }
    return encoded(*tokenizer, question == "--file" ? readTextFile(given) : given, call);
}

#endif

} // namespace

const Command kTokenize{{"tokenize", "CHECKPOINT", 1, 1, "text to token ids, and back",
                         {{"--text", "T", "this text"},
                          {"--file", "F", "the text of a file"},
                          {"--decode", "1,2,3", "these ids, back to text"},
                          {"--batch", "IN.json", "a list of {\"text\", \"special\", \"parse_special\"} and {\"ids\", \"skip_special\"}"},
                          {"--no-special", "", "add no special tokens; leave them out of decoded text"},
                          {"--plain", "", "read special tokens inside the text as plain text"}}},
                        run};

} // namespace heterosis::cli
