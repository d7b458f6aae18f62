// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run_settings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "breeding/auto_eq.h"
#include "checkpoint/adapter.h"
#include "dataset/known_test_sets.h"
#include "inheritance/operator_table.h"
#include "inheritance/recipe_reader.h"

namespace heterosis::breeding {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxBytes = 16u << 20;
constexpr std::int64_t kMostChildren = 100'000;

// Judges whose value is better the smaller it is; a run may say otherwise.
bool smallerIsBetter(std::string_view judge) { return judge == "text" || judge == "sft" || judge == "distance" || judge == "repetition"; }

class Reader {
public:
    Reader(const Json& document, const fs::path& directory, const std::string& file) : m_document(document), m_recipes{file, directory}, m_file(file)
    {
        if (!document.is_object())
            fail(text("A run file is a JSON object"), "", text("Write {} and the further keys", "{\"kind\": \"breed\", ...}"));
    }

    [[noreturn]] void fail(Text message, const std::string& place, Text remedy) const { m_recipes.fail(std::move(message), place, std::move(remedy)); }
    bool has(const char* key) const { return m_document.contains(key); }
    const Json& at(const char* key) const { return m_document.at(key); }
    const RecipeReader& recipes() const { return m_recipes; }
    const std::string& file() const { return m_file; }

    std::string word(const char* key, const std::string& otherwise) const { return has(key) ? m_recipes.string(at(key), key) : otherwise; }
    double number(const Json& object, const char* key, double otherwise, double low, double high, const std::string& where = "") const
    {
        if (!object.contains(key))
            return otherwise;
        const double value = m_recipes.number(object.at(key), where + key);
        if (value < low || value > high)
            fail(text("{} lies outside of {} to {}", value, low, high), where + key, text("Write a number from {} to {}", low, high));
        return value;
    }
    std::int64_t whole(const Json& object, const char* key, std::int64_t otherwise, std::int64_t low, std::int64_t high, const std::string& where = "") const
    {
        if (!object.contains(key))
            return otherwise;
        const Json& value = object.at(key);
        if (!value.is_number_integer() || value.get<double>() < double(low) || value.get<double>() > double(high))
            fail(text("A whole number from {} to {} is expected here", low, high), where + key, text("Write a number such as {}", otherwise));
        return value.get<std::int64_t>();
    }
    bool truth(const char* key, bool otherwise) const
    {
        if (!has(key))
            return otherwise;
        if (!at(key).is_boolean())
            fail(text("true or false is expected here"), key, text("Write one of the two, without quotation marks"));
        return at(key).get<bool>();
    }
    std::pair<double, double> interval(const char* key, double low, double high, double least, double most) const
    {
        if (!has(key))
            return {low, high};
        const Json& value = at(key);
        if (!value.is_array() || value.size() != 2)
            fail(text("A range is a list of two numbers"), key, text("Write {} here", "[0.5, 2]"));
        const double from = m_recipes.number(value[0], key), to = m_recipes.number(value[1], key);
        if (from > to || from < least || to > most)
            fail(text("The range {} to {} is empty or reaches outside of {} to {}", from, to, least, most), key, text("Write the lower number first"));
        return {from, to};
    }

private:
    const Json& m_document;
    RecipeReader m_recipes;
    std::string m_file;
};

fs::path pathOf(const Reader& reader, const Json& value, const std::string& place)
{
    return resolveModelPath(fs::path(reader.recipes().string(value, place)), reader.recipes().directory);
}

void readParents(const Reader& reader, RunSettings& settings)
{
    if (!reader.has("parents") || !reader.at("parents").is_array() || reader.at("parents").size() < 2 || reader.at("parents").size() > kMostParents)
        reader.fail(text("A breeding run crosses two to {} parents", kMostParents), "parents", text("Write {} here", "[\"model-a\", \"model-b\"]"));
    for (std::size_t i = 0; i < reader.at("parents").size(); ++i)
        settings.parents.push_back(pathOf(reader, reader.at("parents")[i], "parents." + std::to_string(i)));
    if (reader.has("original"))
        settings.original = pathOf(reader, reader.at("original"), "original");
    if (settings.original && fs::weakly_canonical(*settings.original) == fs::weakly_canonical(settings.parents[0]))
        settings.original.reset(); // the original is parent A, as in a recipe
}

// A share is B's; of more than two parents there is one for each, equal unless they are given, and a ratio has no meaning.
void readShares(const Reader& reader, const Json& document, RunSettings& settings)
{
    if (settings.parents.size() == 2) {
        settings.share = reader.number(document, "share", 0.5, 0, 1);
        std::tie(settings.ratioLow, settings.ratioHigh) = reader.interval("ratio", 0, 1, -0.5, 1.5);
        return;
    }
    if (reader.has("ratio"))
        reader.fail(text("A ratio lies between two parents, and this run has {}", settings.parents.size()), "ratio",
                    text("Leave it out; \"share\" may list a share for each parent"));
    settings.shares.assign(settings.parents.size(), 1 / double(settings.parents.size()));
    if (!reader.has("share"))
        return;
    settings.shares = reader.recipes().weights(reader.at("share"), "share");
    double sum = 0;
    for (const double share : settings.shares)
        sum += share;
    if (settings.shares.size() != settings.parents.size() || std::any_of(settings.shares.begin(), settings.shares.end(), [](double share) { return share < 0; }))
        reader.fail(text("{} shares for {} parents", settings.shares.size(), settings.parents.size()), "share",
                    text("Write one number of at least 0 for each parent"));
    for (double& share : settings.shares)
        share /= sum;
}

void readCrossover(const Reader& reader, const Json& document, RunSettings& settings)
{
    settings.op = reader.has("operator") ? reader.recipes().op(reader.at("operator"), "operator") : Operator::Uniform;
    settings.grain = reader.has("grain") ? reader.recipes().grain(reader.at("grain"), "grain") : Grain::Share;
    requireParents(infoOf(settings.op), settings.parents.size(), settings.original.has_value());
    if (reader.has("options"))
        settings.options = reader.at("options");
    if (infoOf(settings.op).needs)
        reader.fail(text("The operator {} needs statistics of its parents, and a breeding run has none", std::string(infoOf(settings.op).name)), "operator", text("Choose another operator"));
    const Json crossover {{"operator", infoOf(settings.op).name}, {"options", settings.options}};
    reader.recipes().crossover(crossover, {}, nullptr); // refuses what the operator does not know
    readShares(reader, document, settings);
    std::tie(settings.strengthLow, settings.strengthHigh) = reader.interval("strength", 1, 1, 0, 2.5);
    if (!settings.original && (settings.strengthLow != 1 || settings.strengthHigh != 1))
        reader.fail(text("A strength needs an original that is not parent A"), "strength", text("Name the common base as \"original\""));
}

void readStrategy(const Reader& reader, const Json& document, RunSettings& settings)
{
    StrategySettings& s = settings.strategy;
    s.name = reader.word("strategy", "genetic");
    if (std::set<std::string> known{"genetic", "nsga2", "cmaes", "m2n2", "auto-eq", "random"}; !known.contains(s.name))
        reader.fail(text("The strategy \"{}\" is not known", s.name), "strategy", text("Use one of {}", "genetic, nsga2, cmaes, m2n2, auto-eq, random"));
    s.population = std::size_t(reader.whole(document, "population", 64, 4, kMostChildren));
    settings.generations = int(reader.whole(document, "generations", 4, 1, 10'000));
    s.elite = std::size_t(reader.whole(document, "elite", 2, 0, kMostChildren));
    s.immigrants = std::size_t(reader.whole(document, "immigrants", 2, 0, kMostChildren));
    s.backcross = reader.truth("backcross", false);
    if (reader.has("selection")) {
        const Json& selection = reader.at("selection");
        if (!selection.is_object())
            reader.fail(text("A selection is an object with a kind and a size"), "selection", text("Write {} here", "{\"kind\": \"tournament\", \"size\": 3}"));
        refuseUnknownKeys(selection, {"kind", "size"}, reader.file(), "selection");
        if (selection.contains("kind"))
            s.selection = reader.recipes().string(selection.at("kind"), "selection.kind");
        s.selectionSize = reader.number(selection, "size", s.selection == "truncation" ? 0.5 : 3, 1e-9, double(kMostChildren), "selection.");
    }
    if (reader.has("mutation")) {
        const Json& mutation = reader.at("mutation");
        if (!mutation.is_object())
            reader.fail(text("A mutation has a rate and a size"), "mutation", text("Write {} here", "{\"rate\": 0.1, \"size\": 0.1}"));
        refuseUnknownKeys(mutation, {"rate", "size"}, reader.file(), "mutation");
        s.mutationRate = reader.number(mutation, "rate", 0.1, 0, 1, "mutation.");
        s.mutationSize = reader.number(mutation, "size", 0.1, 0, 10, "mutation.");
    }
    s.seed = reader.recipes().seed(document);
}

RunJudge judgeOf(const Reader& reader, const Json& value, const std::string& place, const RunSettings& settings)
{
    if (!value.is_object() || !value.contains("judge"))
        reader.fail(text("A judge is an object with a name"), place, text("Write {} here", "{\"judge\": \"text\", \"file\": \"valid.txt\", \"weight\": 1, \"goal\": \"min\"}"));
    refuseUnknownKeys(value, {"judge", "file", "half", "items", "weight", "goal", "command", "context", "model"}, reader.file(), place);
    RunJudge judge;
    judge.spec.judge = reader.recipes().string(value.at("judge"), place + ".judge");
    const std::string& name = judge.spec.judge;
    const std::string at = place + ".";
    if (value.contains("file"))
        judge.spec.file = reader.recipes().directory / fs::path(reader.recipes().string(value.at("file"), at + "file"));
    else if (name != "distance" && name != "person")
        reader.fail(text("The judge {} needs a file", name), place, text("Add \"file\" with the data that it asks about"));
    judge.spec.file = judge.spec.file.lexically_normal();
    if (value.contains("model"))
        judge.spec.model = pathOf(reader, value.at("model"), at + "model");
    if (judge.spec.model.empty() == (name == "reward"))
        reader.fail(name == "reward" ? text("The judge {} needs a reward model", name) : text("The judge {} asks no model", name), at + "model",
                    text("A judge reward has one, the others have none"));
    if (value.contains("half"))
        judge.spec.half = int(reader.whole(value, "half", 0, 0, 1, at));
    judge.spec.items = std::size_t(reader.whole(value, "items", 0, 0, 1'000'000'000, at));
    judge.spec.context = reader.whole(value, "context", 0, 0, 1 << 24, at);
    judge.spec.maxNew = settings.maxNew;
    judge.weight = reader.number(value, "weight", 1, -1e6, 1e6, at);
    judge.larger = !smallerIsBetter(name);
    if (value.contains("goal")) {
        const std::string& goal = reader.recipes().string(value.at("goal"), at + "goal");
        if (goal != "min" && goal != "max")
            reader.fail(text("A goal is min or max, not {}", goal), at + "goal", text("Write one of the two"));
        judge.larger = goal == "max";
    }
    if (value.contains("command")) {
        const Json& command = value.at("command");
        if (!command.is_array() || command.empty())
            reader.fail(text("A command is a list: the program and its arguments"), at + "command", text("Write {} here", R"(["python3", "judge.py"])"));
        for (const Json& word : command)
            judge.spec.command.push_back(reader.recipes().string(word, at + "command"));
    }
    return judge;
}

// Auto-EQ goes down the gradient of plain blends, of what has one.
void checkDescent(const Reader& reader, const RunSettings& settings)
{
    if (settings.strategy.name != "auto-eq")
        return;
    if (settings.parents.size() > 2)
        reader.fail(text("The strategy auto-eq goes down the gradient of one ratio for each gene: it takes two parents"), "strategy",
                    text("Use {} for more than two parents", "genetic, nsga2, cmaes, m2n2, random"));
    if (settings.op != Operator::Ratio && (settings.op != Operator::Uniform || settings.grain != Grain::Share))
        reader.fail(text("The strategy auto-eq tunes ratios and strengths of whole genes"), settings.op == Operator::Uniform ? "grain" : "operator",
                    text("Use the operator ratio, or uniform with the grain share"));
    if (std::none_of(settings.judges.begin(), settings.judges.end(), [](const RunJudge& judge) { return hasGradient(judge.spec.judge); }))
        reader.fail(text("The strategy auto-eq needs a judge whose loss has a gradient"), "judges", text("Add a judge text or sft"));
}

// Who selects by a public test set can no longer report on it.
void refuseTestSet(const Reader& reader, const RunJudge& judge, const std::string& place, const RunSettings& settings)
{
    if (settings.insist || judge.spec.file.empty())
        return;
    if (const auto known = knownTestSet(judge.spec.file))
        reader.fail(text("{} looks to be the public test set {}: who selects by it can no longer report on it", judge.spec.file.filename().string(), *known),
                    place + ".file", text("Take other data as judge, or write \"insist\": true"));
}

void readJudges(const Reader& reader, RunSettings& settings)
{
    const auto list = [&](const char* key, std::vector<RunJudge>& judges) {
        if (!reader.at(key).is_array())
            reader.fail(text("Judges are a list"), key, text("Write {} here", "[{\"judge\": \"text\", \"file\": \"valid.txt\"}]"));
        for (std::size_t i = 0; i < reader.at(key).size(); ++i)
            judges.push_back(judgeOf(reader, reader.at(key)[i], key + ("." + std::to_string(i)), settings));
    };
    if (!reader.has("judges") || reader.at("judges").empty())
        reader.fail(text("A run needs a judge"), "judges", text("Add one, such as {}", "{\"judge\": \"text\", \"file\": \"valid.txt\"}"));
    list("judges", settings.judges);
    if (reader.has("report"))
        list("report", settings.report);
    for (std::size_t i = 0; i < settings.judges.size(); ++i)
        refuseTestSet(reader, settings.judges[i], "judges." + std::to_string(i), settings);
}

// A person tires: nobody is asked twice, and not for a report.
void checkPerson(const Reader& reader, const Json& document, const RunSettings& settings)
{
    const auto isPerson = [](const RunJudge& judge) { return judge.spec.judge == "person"; };
    const auto persons = std::count_if(settings.judges.begin(), settings.judges.end(), isPerson);
    if (std::any_of(settings.report.begin(), settings.report.end(), isPerson))
        reader.fail(text("A person does not judge for the report"), "report", text("Leave this judge out there"));
    if (persons > 1)
        reader.fail(text("A run has one person as judge"), "judges", text("Leave the others out"));
    if (persons == 1 && (settings.baseline || document.contains("schooling")))
        reader.fail(text("A person judges the children of this run alone, as they are born"), settings.baseline ? "baseline" : "schooling", text("Leave it out, or the person"));
}

void checkSchooling(const Reader& reader, const RunSettings& settings)
{
    const std::string& strategy = settings.strategy.name;
    if (settings.schooling->all && settings.path == "gated")
        reader.fail(text("A child that is schooled has weights of its own: it cannot run as coefficients over its parents"), "path",
                    text("Let the children be realised one by one (path realised)."));
    if (settings.schooling->all)
        return;
    if (strategy == "nsga2" || strategy == "m2n2")
        reader.fail(text("The strategy {} compares all children judge by judge or item by item: either all of them are schooled or none", strategy), "schooling.who",
                    text("Write {}", "\"all\""));
    if (settings.finalists == 0)
        reader.fail(text("Finalists are schooled, and this run has none"), "finalists", text("Write a number such as {}", 4));
}

// Who learned the judges' own data has shown nothing.
void readLessons(const Reader& reader, const fs::path& file, RunSettings& settings)
{
    if (!reader.has("schooling"))
        return;
    settings.schooling = readSchooling(reader.at("schooling"), file, settings.strategy.seed, settings.parents.front());
    checkSchooling(reader, settings);
    for (const std::vector<RunJudge>* judges : {&settings.judges, &settings.report})
        for (const RunJudge& judge : *judges)
            for (const auto& source : settings.schooling->lessons.data)
                if (!settings.insist && !judge.spec.file.empty() && fs::weakly_canonical(judge.spec.file) == fs::weakly_canonical(source.file))
                    reader.fail(text("{} is learned in schooling and judged by: who learned it has shown nothing", source.file.filename().string()), "schooling.data",
                                text("Take other data for the schooling, or write \"insist\": true"));
}

} // namespace

RunSettings readRunSettings(const fs::path& file)
{
    return readRunSettings(readJson(file, {.bytes = kMaxBytes}), fs::absolute(file).parent_path(), file.string());
}

RunSettings readRunSettings(const Json& document, const fs::path& directory, const std::string& fileForMessages)
{
    const Reader reader(document, directory, fileForMessages);
    if (!reader.has("kind") || reader.at("kind") != Json("breed"))
        reader.fail(text("This is not a breeding run: its kind is not \"breed\""), "kind", text("Write {} and the further keys", "{\"kind\": \"breed\", ...}"));
    refuseUnknownKeys(document,
                      {"kind", "parents", "original", "operator", "grain", "options", "share", "ratio", "strength", "strategy", "population", "generations",
                       "selection", "elite", "immigrants", "backcross", "mutation", "judges", "report", "schooling", "racing", "baseline", "insist", "finalists", "path",
                       "max_new", "seed"},
                      fileForMessages, "");
    RunSettings settings;
    settings.document = document;
    settings.directory = fs::absolute(directory);
    settings.maxNew = int(reader.whole(document, "max_new", 64, 1, 1 << 20));
    settings.insist = reader.truth("insist", false);
    settings.racing = reader.truth("racing", true);
    settings.baseline = reader.truth("baseline", false);
    settings.finalists = std::size_t(reader.whole(document, "finalists", 4, 0, kMostChildren));
    settings.path = reader.word("path", "auto");
    if (settings.path != "auto" && settings.path != "gated" && settings.path != "realised")
        reader.fail(text("The path is auto, gated or realised, not {}", settings.path), "path", text("Write one of the three"));
    readParents(reader, settings);
    readCrossover(reader, document, settings);
    readStrategy(reader, document, settings);
    readJudges(reader, settings);
    checkDescent(reader, settings);
    checkPerson(reader, document, settings);
    readLessons(reader, directory / fs::path(fileForMessages).filename(), settings);
    if (settings.path == "gated" && !settings.gateable())
        reader.fail(text("Children of this operator and grain cannot run as coefficients over their parents"), "path", text("Let the children be realised one by one (path realised)."));
    return settings;
}

} // namespace heterosis::breeding
