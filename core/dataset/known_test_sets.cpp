// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataset/known_test_sets.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "dataset/rows.h"

namespace heterosis {

namespace {

// Words of a file's name. Short ones ("arc", "wic") have to be a whole part of the name between other signs than letters and digits.
constexpr std::string_view kNames[] = {
    "wikitext", "wikitext2", "wikitext103", "lambada",    "ptb",       "blimp",     "kobest",     "gsm8k",     "truthfulqa", "hellaswag",
    "mmlu",     "kmmlu",     "arc",         "winogrande", "piqa",      "boolq",     "openbookqa", "squad",     "korquad",    "humaneval",
    "mbpp",     "klue",      "haerae",      "csqa",       "commonsenseqa", "copa",  "wic",        "sentineg",  "glue",       "superglue",
    "bbh",      "gpqa",      "mtbench",     "ifeval",     "alpacaeval", "ethics",   "race",       "sciq",      "logiqa",     "kormedmcqa", "persona"};

struct Fields {
    std::string_view name;
    std::initializer_list<const char*> keys;
};
const Fields kFields[] = {
    {"hellaswag", {"ctx", "endings"}},          {"blimp", {"sentence_good", "sentence_bad"}}, {"truthfulqa", {"mc1_targets"}},
    {"mmlu", {"question", "choices", "answer", "subject"}}, {"winogrande", {"sentence", "option1", "option2"}},
    {"piqa", {"goal", "sol1", "sol2"}},         {"arc", {"question", "choices", "answerKey"}}, {"humaneval", {"task_id", "canonical_solution"}},
    {"kobest", {"premise", "alternative_1", "alternative_2"}}, {"squad", {"context", "question", "answers"}}};

std::optional<std::string> byName(const std::filesystem::path& file)
{
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    std::string word;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && std::isalnum(static_cast<unsigned char>(name[i]))) {
            word += name[i];
            continue;
        }
        if (std::find(std::begin(kNames), std::end(kNames), word) != std::end(kNames))
            return word;
        word.clear();
    }
    return std::nullopt;
}

std::optional<std::string> byContent(const Row& row)
{
    for (const auto& fields : kFields)
        if (std::all_of(fields.keys.begin(), fields.keys.end(), [&](const char* key) { return row.value.contains(key); }))
            return std::string(fields.name);
    const std::string_view bytes = row.bytes;
    const bool sums = bytes.find("<<") != std::string_view::npos && bytes.find("#### ") != std::string_view::npos;
    if (sums) // the calculator marks of its solutions
        return "gsm8k";
    if (bytes.find(" @-@ ") != std::string_view::npos || bytes.find(" @,@ ") != std::string_view::npos) // the marks of its tokens
        return "wikitext";
    return std::nullopt;
}

} // namespace

std::optional<std::string> knownTestSet(const std::filesystem::path& file) noexcept
{
    try {
        if (const auto name = byName(file))
            return name;
        const auto rows = RowReader::open(file);
        Row row;
        for (int i = 0; i < 50 && rows->next(row); ++i)
            if (!row.fault)
                if (const auto name = byContent(row))
                    return name;
    } catch (const std::exception&) {
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace heterosis
