// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/settings.h"

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/whole_number.h"
#include "checkpoint/adapter.h"
#include "dataset/example.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 7> kKinds{"sft", "dpo", "ipo", "kto", "reward", "ppo", "grpo"};

// Reads the keys of one object; what is wrong becomes an Error that names file and key.
class Keys {
public:
    Keys(const Json& object, std::string file, std::string where) : m_object(object), m_file(std::move(file)), m_where(std::move(where))
    {
        if (!object.is_object())
            fail("", text("An object in braces is needed here"));
    }

    bool has(const char* key) const { return m_object.contains(key) && !m_object[key].is_null(); }
    const Json& value(const char* key) const { return m_object[key]; }
    std::string place(const std::string& key) const { return m_where.empty() ? key : m_where + "." + key; }
    [[noreturn]] void fail(const std::string& key, Text message, Text remedy = text("The run file's keys are described in docs/formats.md")) const
    {
        throw Error({.message = std::move(message), .file = m_file, .place = place(key), .remedy = std::move(remedy)});
    }

    void number(const char* key, double& into, double least, double most = std::numeric_limits<double>::max()) const
    {
        if (!has(key))
            return;
        const double found = value(key).is_number() ? value(key).get<double>() : std::numeric_limits<double>::quiet_NaN();
        if (!(found >= least && found <= most))
            fail(key, most == std::numeric_limits<double>::max() ? text("This is no number of at least {}", least)
                                                                 : text("This is no number from {} to {}", least, most));
        into = found;
    }

    void whole(const char* key, std::int64_t& into, std::int64_t least, std::int64_t most = 1'000'000'000) const
    {
        if (!has(key))
            return;
        const auto found = wholeNumber(value(key));
        if (!found || *found < least || *found > most)
            fail(key, text("This is no whole number from {} to {}", least, most));
        into = *found;
    }

    void flag(const char* key, bool& into) const
    {
        if (!has(key))
            return;
        if (!value(key).is_boolean())
            fail(key, text("This is neither true nor false"));
        into = value(key).get<bool>();
    }

    void string(const char* key, std::string& into) const
    {
        if (!has(key))
            return;
        if (!value(key).is_string() || value(key).get_ref<const std::string&>().empty())
            fail(key, text("A text in quotes is needed here"));
        into = value(key).get<std::string>();
    }

    void word(const char* key, std::string& into, std::initializer_list<const char*> words) const
    {
        string(key, into);
        std::string all;
        for (const char* one : words) {
            if (into == one)
                return;
            all += (all.empty() ? "" : ", ") + std::string(one);
        }
        fail(key, text("{} is none of: {}", into, all));
    }

    void path(const char* key, fs::path& into) const
    {
        std::string spelled;
        string(key, spelled);
        if (!spelled.empty())
            into = (fs::path(m_file).parent_path() / spelled).lexically_normal();
    }

    // WORKSPACE#ID and BASE+ADAPTER are paths too as far as relative ones go.
    void subject(const char* key, fs::path& into) const
    {
        std::string spelled;
        string(key, spelled);
        if (!spelled.empty())
            into = resolveModelPath(spelled, fs::path(m_file).parent_path());
    }

private:
    const Json& m_object;
    std::string m_file, m_where;
};

void readData(const Keys& keys, const std::string& file, TrainingSettings& s)
{
    keys.path("batches", s.batches);
    if (!s.policy.norms.empty()) {
        for (const char* key : {"data", "batches"})
            if (keys.has(key))
                keys.fail(key, text("The norm suite of the reward brings its prompts"), text("Leave it out"));
        return;
    }
    if (s.explores() && keys.has("batches"))
        keys.fail("batches", text("Runs of the kind {} answer prompts", s.kind), text("Name a file of prompts as data"));
    if (keys.has("data") == keys.has("batches"))
        keys.fail("data", text("Either data or batches is needed"));
    if (!keys.has("data"))
        return;
    if (!keys.value("data").is_array() || keys.value("data").empty())
        keys.fail("data", text("A list of at least one file is needed here"));
    for (std::size_t i = 0; i < keys.value("data").size(); ++i) {
        const Json& one = keys.value("data")[i];
        const std::string where = "data[" + std::to_string(i) + "]";
        const Keys inner(one, file, where);
        refuseUnknownKeys(one, {"file", "format", "weight"}, file, where);
        TrainingSettings::Source source;
        inner.path("file", source.file);
        inner.string("format", source.format);
        inner.number("weight", source.weight, 0, 1000);
        if (source.file.empty())
            inner.fail("file", text("The file's name is missing"));
        if (source.format != "auto" && !shapeNamed(source.format))
            inner.fail("format", text("{} is no format of data files", source.format));
        s.data.push_back(std::move(source));
    }
}

void readValid(const Keys& keys, TrainingSettings& s)
{
    if (keys.has("valid") && keys.value("valid").is_number())
        keys.number("valid", s.validShare, 0, 0.9);
    else
        keys.path("valid", s.valid);
    keys.path("general", s.general);
}

void readGenes(const Keys& keys, TrainingSettings& s)
{
    if (!keys.has("genes"))
        return;
    if (!keys.value("genes").is_object())
        keys.fail("genes", text("An object in braces is needed here"));
    for (const auto& item : keys.value("genes").items()) {
        const auto key = GeneKey::parse(item.key());
        if (!key)
            keys.fail("genes." + item.key(), text("This is no gene"), text("Write LAYER.REGION, such as 3.query, 0-5.* or *.norm"));
        if (!item.value().is_number() || !(item.value().get<double>() >= 0) || item.value().get<double>() > 100)
            keys.fail("genes." + item.key(), text("A learning-rate multiplier from 0 to 100 is needed here"));
        s.genes.emplace_back(*key, item.value().get<double>());
    }
}

void readLora(const Keys& keys, const std::string& file, TrainingSettings& s)
{
    if (!keys.has("lora"))
        return;
    const Keys lora(keys.value("lora"), file, "lora");
    if (!s.adapts())
        keys.fail("lora", text("A run with the method full has no adapter"), text("Choose the method lora, or leave this out"));
    refuseUnknownKeys(keys.value("lora"), {"r", "alpha", "dropout", "target_modules", "init"}, file, "lora");
    lora.whole("r", s.lora.rank, 1, 65536);
    lora.number("alpha", s.lora.alpha, 1e-6, 1e6);
    lora.number("dropout", s.lora.dropout, 0, 0.95);
    lora.path("init", s.lora.init);
    if (!lora.has("target_modules") || lora.value("target_modules") == "all-linear")
        return;
    const Json& targets = lora.value("target_modules");
    for (const Json& one : targets.is_array() ? targets : Json::array({targets})) {
        if (!one.is_string() || one.get<std::string>().empty())
            lora.fail("target_modules", text("A list of module names is needed here"));
        s.lora.targets.push_back(one.get<std::string>());
    }
}

void readOptimizer(const Keys& keys, TrainingSettings& s)
{
    keys.word("optimizer", s.optimizer, {"adamw", "sgd"});
    if (s.adapts())
        s.schedule.lr = 2e-4;
    else
        s.schedule.lr = 2e-5;
    keys.number("lr", s.schedule.lr, 0, 100);
    keys.word("schedule", s.schedule.kind, {"constant", "linear", "cosine"});
    keys.whole("warmup", s.schedule.warmup, 0);
    keys.number("min_lr", s.schedule.minLr, 0, 100);
    if (keys.has("betas")) {
        const Json& betas = keys.value("betas");
        const auto good = [](const Json& b) { return b.is_number() && b.get<double>() >= 0 && b.get<double>() < 1; };
        if (!betas.is_array() || betas.size() != 2 || !good(betas[0]) || !good(betas[1]))
            keys.fail("betas", text("Two numbers from 0 to below 1 are needed here"));
        s.betas = {betas[0].get<double>(), betas[1].get<double>()};
    }
    keys.number("eps", s.eps, 0, 1);
    keys.number("momentum", s.momentum, 0, 1);
    keys.number("weight_decay", s.weightDecay, 0, 100);
    std::string decayOn = "matrices";
    keys.word("decay_on", decayOn, {"matrices", "all"});
    s.decayAll = decayOn == "all";
    keys.number("clip", s.clip, 0);
}

void readPace(const Keys& keys, TrainingSettings& s)
{
    if (keys.has("steps") && keys.has("epochs"))
        keys.fail("steps", text("Either steps or epochs, not both"));
    keys.whole("steps", s.steps, 1);
    keys.number("epochs", s.epochs, 1e-6, 1e6);
    keys.whole("batch", s.batch, 1, 1 << 20);
    keys.whole("accumulate", s.accumulate, 1, 1 << 20);
    keys.whole("context", s.context, 2);
    keys.flag("packing", s.packing);
    std::string lossOn = "responses";
    keys.word("loss_on", lossOn, {"responses", "all"});
    s.responsesOnly = lossOn == "responses";
    keys.word("precision", s.precision, {"float32", "bfloat16"});
    keys.flag("recompute", s.recompute);
    keys.number("save_every", s.saveEvery, 0, 1e7);
    keys.whole("patience", s.patience, 0);
    keys.whole("measure_every", s.measureEvery, 0);
    if (keys.has("seed")) {
        const Json& seed = keys.value("seed");
        if (!seed.is_number_integer() || (!seed.is_number_unsigned() && seed.get<std::int64_t>() < 0))
            keys.fail("seed", text("A whole number of at least 0 is needed here"));
        s.seed = seed.get<std::uint64_t>();
    }
}

// {"norms": SUITE, "half"}: of rewards, and of what the proof asks.
void readSuite(const Keys& keys, fs::path& suite, std::optional<int>& half)
{
    keys.path("norms", suite);
    if (suite.empty())
        keys.fail("norms", text("The file's name is missing"));
    std::int64_t number = -1;
    keys.whole("half", number, 0, 1);
    if (number >= 0)
        half = int(number);
}

void readPolicy(const Keys& keys, const std::string& file, TrainingSettings& s)
{
    if (!s.explores()) {
        for (const char* key : {"reward", "kl", "policy"})
            if (keys.has(key))
                keys.fail(key, text("This belongs to runs of the kinds ppo and grpo"), text("Leave it out"));
        s.policy.temperature = 0; // how it answers while somebody listens
        s.policy.maxNew = 48;
        return;
    }
    TrainingSettings::Policy& p = s.policy;
    p.passes = s.kind == "ppo" ? 4 : 1;
    if (!keys.has("reward"))
        keys.fail("reward", text("What the answers are worth is missing"), text("Name a reward model, or write {}", R"({"norms": "suite.jsonl", "half": 0})"));
    if (keys.value("reward").is_object()) {
        const Keys reward(keys.value("reward"), file, "reward");
        refuseUnknownKeys(keys.value("reward"), {"norms", "half"}, file, "reward");
        readSuite(reward, p.norms, p.half);
    } else {
        keys.subject("reward", p.rewardModel);
        if (p.rewardModel.empty())
            keys.fail("reward", text("What the answers are worth is missing"), text("Name a reward model, or write {}", R"({"norms": "suite.jsonl", "half": 0})"));
    }
    keys.number("kl", p.kl, 0, 1000);
    if (!keys.has("policy"))
        return;
    const Keys policy(keys.value("policy"), file, "policy");
    refuseUnknownKeys(keys.value("policy"), {"group", "max_new", "passes", "temperature", "clip", "lambda", "value_weight"}, file, "policy");
    policy.whole("group", p.group, s.kind == "grpo" ? 2 : 1, 1 << 16);
    policy.whole("max_new", p.maxNew, 1, 1 << 20);
    policy.whole("passes", p.passes, 1, 1000);
    policy.number("temperature", p.temperature, 0.01, 100);
    policy.number("clip", p.clip, 1e-6, 1000);
    policy.number("lambda", p.lambda, 0, 1);
    policy.number("value_weight", p.valueWeight, 0, 1000);
}

void readProof(const Keys& keys, const std::string& file, TrainingSettings& s)
{
    if (!keys.has("proof"))
        return;
    const Keys proof(keys.value("proof"), file, "proof");
    refuseUnknownKeys(keys.value("proof"), {"norms", "half", "max_new"}, file, "proof");
    if (s.rates())
        keys.fail("proof", text("A model that rates gives no answers"), text("Leave it out"));
    readSuite(proof, s.norms.file, s.norms.half);
    proof.whole("max_new", s.norms.maxNew, 1, 1 << 20);
}

void refuseMismatches(const Keys& keys, const TrainingSettings& s)
{
    if (s.rates() && s.adapts())
        keys.fail("method", text("A reward model gets a head of its own, which no adapter of a writing model can hold"), text("Choose the method full; genes with a multiplier of 0 stay frozen"));
    if (s.rpoAlpha > 0 && s.kind != "dpo" && s.kind != "ipo")
        keys.fail("rpo_alpha", text("This belongs to runs of the kinds dpo and ipo"), text("Leave it out"));
    if (s.patience > 0 && s.valid.empty() && s.validShare == 0)
        keys.fail("patience", text("Early stopping needs valid"), text("Name a file for valid, or a share such as 0.1"));
    if (s.explores() && (s.validShare > 0 || s.patience > 0))
        keys.fail(s.patience > 0 ? "patience" : "valid", text("This belongs to kinds of runs that learn from given answers"), text("Name a file for valid, and no patience"));
}

} // namespace

std::span<const std::string_view> trainingKinds() noexcept { return kKinds; }

TrainingSettings readTrainingSettings(const Json& document, const fs::path& file)
{
    const std::string name = fs::absolute(file).lexically_normal().string();
    const Keys keys(document, name, "");
    refuseUnknownKeys(document,
                      {"kind", "subject", "method", "data", "batches", "valid", "general", "genes", "lora", "steps", "epochs", "batch", "accumulate", "context",
                       "packing", "loss_on", "optimizer", "lr", "schedule", "warmup", "min_lr", "betas", "eps", "momentum", "weight_decay", "decay_on", "clip",
                       "precision", "recompute", "beta", "label_smoothing", "rpo_alpha", "reference", "reward", "kl", "policy", "save_every", "patience", "measure_every", "proof", "seed"},
                      name, "");
    TrainingSettings s;
    keys.word("kind", s.kind, {"sft", "dpo", "ipo", "kto", "reward", "ppo", "grpo"});
    keys.word("method", s.method, {"full", "lora", "rslora", "dora"});
    keys.subject("subject", s.subject);
    if (s.subject.empty())
        keys.fail("subject", text("The model that is to learn is missing"));
    readPolicy(keys, name, s);
    readData(keys, name, s);
    readValid(keys, s);
    readGenes(keys, s);
    readLora(keys, name, s);
    readPace(keys, s);
    readOptimizer(keys, s);
    keys.number("beta", s.beta, 1e-6, 1000);
    keys.number("label_smoothing", s.labelSmoothing, 0, 0.5);
    keys.number("rpo_alpha", s.rpoAlpha, 0, 1000);
    keys.subject("reference", s.reference);
    readProof(keys, name, s);
    refuseMismatches(keys, s);
    return s;
}

double TrainingSettings::multiplierOf(const GeneId& gene) const
{
    double found = 1;
    int rank = -1;
    for (const auto& [key, value] : genes)
        if (key.names(gene) && key.rank() > rank) {
            rank = key.rank();
            found = value;
        }
    return found;
}

} // namespace heterosis
