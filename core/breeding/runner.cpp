// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/runner.h"

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/parallel.h"
#include "breeding/auto_eq.h"
#include "breeding/path_choice.h"
#include "inheritance/subject.h"
#include "studbook/workspace.h"

namespace heterosis::breeding {

void Runner::Progress::step(double, std::string_view what)
{
    const double fraction = from + (to - from) * done;
    const auto now = TimeLeft::Clock::now();
    if (now - m_told > std::chrono::seconds(1)) {
        m_told = now;
        if (const double left = m_left.at(fraction, now); left >= 0)
            m_listener.timeLeft(left);
    }
    m_outer.step(fraction, what);
}

Json Runner::Pending::json() const
{
    Json all = Json::array();
    for (const auto& one : values)
        all.push_back(valuesJson(one));
    Json document {{"generation", generation}, {"round", round}, {"ids", ids}, {"running", running}, {"values", std::move(all)}};
    for (const auto& [place, scores] : schooled)
        document["schooled"].push_back({place, valuesJson(scores)});
    return document;
}

Runner::Pending Runner::Pending::of(const Json& document)
{
    Pending pending {.generation = document.at("generation").get<int>(), .round = document.at("round").get<std::size_t>()};
    pending.ids = document.at("ids").get<std::vector<IndividualId>>();
    pending.running = document.at("running").get<std::vector<bool>>();
    for (const Json& one : document.at("values"))
        pending.values.push_back(valuesFromJson(one));
    for (const Json& one : document.value("schooled", Json::array()))
        pending.schooled.emplace(one.at(0).get<std::size_t>(), valuesFromJson(one.at(1)));
    return pending;
}

Runner::Runner(const RunSettings& settings, const RunOptions& options, Studbook& studbook, Control& control, RunListener& listener)
    : m_settings(settings), m_options(options), m_studbook(studbook), m_listener(listener), m_progressControl(control, listener)
{
    if (!studbook.writable())
        throw Error({.message = text("The workspace is open in another program"), .file = studbook.directory().string(), .place = {},
                     .remedy = text("Close it there, or name another workspace")});
    if (!m_options.workers.empty() && schoolsAll())
        throw Error({.message = text("Children that are all schooled are judged by the run itself"), .file = {}, .place = "schooling.who",
                     .remedy = text("Leave --workers out, or school the finalists only")});
    if (!m_options.workers.empty())
        m_sharing = std::make_unique<Sharing>(m_options.workers, m_options.patience);
}

void Runner::setShare(double from, double to)
{
    m_progressControl.from = from;
    m_progressControl.to = to;
}

void Runner::open()
{
    m_parents = openParents(m_settings.family(), m_progressControl);
    for (const auto& map : m_parents->everyModel()) {
        map->requireSpeech();
        if (map->config.encoder)
            throw Error({.message = text("An encoder does not speak, and cannot be bred by what it says"), .file = map->checkpoint->path().string(), .place = {},
                         .remedy = text("Choose decoders as parents")});
    }
    for (const auto& map : m_parents->everyModel())
        m_sums.push_back(map->checkpoint->sha256(m_progressControl));
    const ModelConfig& config = m_parents->a->config;
    m_compute = chooseCompute(m_options.compute, config);
    m_memory = batchMemory(*m_parents, m_compute);
    if (m_compute.dtype != config.storedDtype)
        m_dtype = m_compute.dtype;
    m_space = m_settings.space(*m_parents->a);
    m_panel = std::make_unique<Panel>(m_settings.judges, judged(), m_progressControl);
    openSchool();
    m_strategy = makeStrategy(m_settings.strategy, m_space, m_panel->size(),
                              [this](const Genes& from, std::size_t steps, std::uint64_t generation) { return descend(from, steps, generation); });
}

std::string Runner::subject(IndividualId id) const { return m_studbook.directory().string() + "#" + std::to_string(id); }

std::optional<Run> Runner::runToGoOnWith(std::optional<std::int64_t> beside) const
{
    std::optional<Run> found;
    bool others = false;
    for (const Run& run : m_studbook.runs()) {
        const bool baseline = run.progress.is_object() && run.progress.contains("baseline_of");
        if (beside ? !baseline || run.progress.at("baseline_of") != Json(*beside) : baseline || run.kind != "breed" || !m_options.resume)
            continue;
        others = true;
        if (beside || run.settings == m_settings.document)
            found = run;
    }
    if (!found && others)
        throw Error({.message = text("No breeding run of this workspace has these settings: the run file has changed"),
                     .file = m_studbook.directory().string(), .place = {},
                     .remedy = text("Bring back the run file as it was, or leave out --resume to begin a new run")});
    return found;
}

void Runner::begin(std::optional<std::int64_t> beside)
{
    const auto found = runToGoOnWith(beside);
    if (found) {
        m_run = found->id;
        m_progress = found->progress;
        if (finished())
            return;
        m_options.compute = {m_progress.at("device").get<std::string>(), found->dtype};
        setThreads(found->threads);
    }
    open();
    if (found)
        resume(*found);
    else
        beginNew(beside);
    schoolFounders(beside);
    m_listener.began(m_run, wordOf(m_population->path()), m_settings.generations, m_settings.strategy.population, found.has_value());
    std::vector<Baseline> baselines;
    for (std::size_t i = 0; i < m_founders.size(); ++i)
        baselines.push_back({m_founders[i].second, m_founders[i].first, founderFitness(i)});
    m_listener.baselines(baselines);
    m_strategy->found(educatedParents());
}

// Every gene of one parent alone, as it is: strength 1, or as near to it as the run's bounds allow.
std::vector<Judged> Runner::educatedParents() const
{
    std::vector<Judged> parents;
    for (std::size_t i = 0; i < m_founders.size() && m_founders[i].first == "parent"; ++i) {
        Genes genes(m_space.size(), ofParent(i, m_space));
        m_space.clamp(genes);
        parents.push_back({.id = m_founders[i].second, .genes = std::move(genes), .fitness = founderFitness(i)});
    }
    return parents;
}

void Runner::beginNew(std::optional<std::int64_t> beside)
{
    const std::string wish = m_options.path.empty() ? m_settings.path : m_options.path;
    // Measured on newborns of a stream of its own.
    Dice dice(m_settings.strategy.seed, "measure");
    std::vector<Genome> newborns;
    for (std::size_t i = 0; i < std::min(kMeasuredChildren, m_settings.strategy.population); ++i)
        newborns.push_back(genomeOf(randomHalf(m_space, dice)));
    const PathChoice choice = schoolsAll() ? PathChoice {Path::Realised, "schooling", text("Children are realised one by one: each of them is schooled")}
                                           : choosePath(wish, *m_parents, m_dtype, m_compute, *m_panel, newborns, m_memory, m_progressControl);
    m_listener.log(choice.line);
    m_population = std::make_unique<Population>(*m_parents, m_dtype, m_compute, choice.path, m_memory);
    if (beside)
        m_progress["baseline_of"] = *beside;
    m_progress["path_reason"] = choice.reason;
    m_progress["device"] = m_compute.device;
    m_progress["batch"] = std::min(m_settings.strategy.population, m_population->batch(m_panel->positions()));
    m_progress["generations"] = Json::array();
    m_progress["finalists"] = Json::array();
    if (m_school)
        m_progress["schooling"] = m_school->summary();
    measureFounders();
    Studbook::Batch batch(m_studbook);
    NoControl whole; // no step inside of the transaction; the sums are known by now
    for (const auto& map : m_parents->everyModel())
        recordOriginal(m_studbook, *map->checkpoint, whole);
    addFounders();
    addFounderScores();
    m_run = m_studbook.addRun({.kind = "breed", .settings = m_settings.document, .seed = m_settings.strategy.seed, .path = wordOf(choice.path),
                               .dtype = std::string(wordOf(m_compute.dtype)), .threads = threads(), .state = "running", .progress = m_progress});
    batch.commit();
}

void Runner::resume(const Run& run)
{
    m_population = std::make_unique<Population>(*m_parents, m_dtype, m_compute, pathNamed(run.path), m_memory);
    addFounders();
    m_listener.log(text("Run {} goes on", run.id));
}

// The parents and the original on the judges that select: what children have to beat.
void Runner::measureFounders()
{
    m_progress["founders"] = Json::array();
    const auto askings = m_panel->askings(0, m_panel->units());
    const auto& original = m_parents->original ? m_parents->original : m_parents->a;
    for (const auto& map : m_parents->everyModel()) {
        Panel::Values& values = m_founderValues.emplace_back(m_panel->size());
        m_panel->add(values, askings, askModel(map, map->checkpoint, original, m_compute, askings, m_memory, m_progressControl));
        m_progress["founders"].push_back(m_panel->fitness(m_panel->objectives(values)));
    }
}

// Parents and the original as individuals, each once in a studbook.
void Runner::addFounders()
{
    const auto known = m_studbook.individuals();
    const auto models = m_parents->everyModel();
    const std::size_t parents = m_parents->all().size();
    for (std::size_t i = 0; i < models.size(); ++i) {
        const std::string path = models[i]->checkpoint->path().string();
        const auto found = std::find_if(known.begin(), known.end(), [&](const Individual& one) { return one.origin == "import" && one.checkpoint == path; });
        Individual founder;
        founder.origin = "import";
        founder.checkpoint = path;
        m_founders.emplace_back(i < parents ? "parent" : "original", found != known.end() ? found->id : m_studbook.addIndividuals({&founder, 1}).front());
    }
}

// What the judges said of them; a person is never asked about them. Their fitness depends on the run, and stands in its progress beside their numbers.
void Runner::addFounderScores()
{
    m_progress["founder_ids"] = Json::array();
    for (std::size_t i = 0; i < m_founders.size(); ++i) {
        m_progress["founder_ids"].push_back(m_founders[i].second);
        for (std::size_t j = 0; j < m_panel->size(); ++j)
            if (!m_founderValues[i][j].empty())
                m_studbook.addScore(m_founders[i].second, m_panel->scoreOf(j, m_founderValues[i]));
    }
}

Genome Runner::genomeOf(const Genes& genes) const { return resolve(m_settings.recipe(genes, *m_parents->a, m_dtype), *m_parents->a); }

Json Runner::recipeOf(const Genes& genes) const
{
    Recipe recipe = m_settings.recipe(genes, *m_parents->a, m_dtype);
    for (std::size_t i = 0; i < recipe.parents.size(); ++i)
        recipe.parents[i].sha256 = m_sums[i];
    if (recipe.original)
        recipe.original->sha256 = m_sums.back();
    return writeRecipe(recipe, m_studbook.directory());
}

void Runner::raise()
{
    const auto generations = m_settings.generations;
    for (int g = 0; g < generations; ++g) {
        m_progressControl.done = double(g) / generations;
        const std::vector<Candidate> asked = m_strategy->ask(std::uint64_t(g));
        std::vector<Judged> judged;
        if (std::size_t(g) < m_progress.at("generations").size()) {
            judged = stored(g, asked);
        } else {
            std::vector<Genome> genomes;
            for (const Candidate& child : asked)
                genomes.push_back(genomeOf(child.genes));
            Pending pending = m_progress.contains("pending") ? Pending::of(m_progress.at("pending")) : born(g, asked);
            m_listener.generationBegan(g, pending.ids);
            const auto begun = std::chrono::steady_clock::now();
            judge(pending, asked, genomes);
            if (!personSaid(pending))
                return;
            m_judgedSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
            judged = close(pending, asked, genomes);
        }
        m_strategy->tell(judged);
        m_all.insert(m_all.end(), judged.begin(), judged.end());
        const auto& whole = m_progress.at("generations")[std::size_t(g)].at("whole");
        for (const Judged& one : judged)
            m_whole.push_back(std::find(whole.begin(), whole.end(), Json(one.id)) != whole.end());
        if (const Judged* best = fittest())
            m_listener.bestSoFar(best->id, best->fitness);
    }
    m_progressControl.done = 1;
    m_population.reset(); // a report follows, or the run beside this one
}

// The children that the studbook holds already, else so many steps down the gradient of the judges that have one.
std::vector<Genes> Runner::descend(const Genes& from, std::size_t steps, std::uint64_t generation)
{
    const auto genesOf = [&](const Genome& genome) {
        Genes genes;
        for (const Gene& gene : m_parents->a->genes)
            genes.push_back({.ratio = genome.alleles.at(gene.id).ratio, .second = genome.alleles.at(gene.id).second, .seed = 0});
        return genes;
    };
    std::vector<Genes> children;
    const Json& done = m_progress.at("generations");
    if (generation < done.size() || m_progress.contains("pending")) {
        const Json& ids = generation < done.size() ? done[std::size_t(generation)].at("ids") : m_progress.at("pending").at("ids");
        for (const Json& id : ids) {
            const auto child = m_studbook.individual(id.get<IndividualId>());
            children.push_back(genesOf(resolve(parseRecipe(child->recipe, m_studbook.directory(), subject(child->id)), *m_parents->a)));
        }
        return children;
    }
    std::vector<Course> courses;
    for (std::size_t j = 0; j < m_panel->size(); ++j) {
        const RunJudge& judge = m_panel->settings(j);
        if (hasGradient(judge.spec.judge))
            courses.push_back({lessonsOf(m_panel->judge(j)), judge.larger ? -judge.weight : judge.weight});
    }
    AutoEq eq(*m_parents, GateGradients::computable(m_compute));
    const TuneSettings settings {.steps = int(steps), .lr = 0.1 / std::exp2(double(generation)), .ratioLow = m_space.ratioLow, .ratioHigh = m_space.ratioHigh,
                                 .strengthLow = m_space.secondLow, .strengthHigh = m_space.secondHigh, .strength = m_space.secondHigh > m_space.secondLow,
                                 .seed = m_settings.strategy.seed + generation};
    for (const Genome& genome : eq.descend(genomeOf(from), std::move(courses), settings, m_progressControl))
        children.push_back(genesOf(genome));
    return children;
}

// A generation that the studbook holds already.
std::vector<Judged> Runner::stored(int generation, const std::vector<Candidate>& asked) const
{
    const Json& figures = m_progress.at("generations")[std::size_t(generation)];
    std::vector<Judged> judged(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        judged[i].id = figures.at("ids")[i].get<IndividualId>();
        judged[i].genes = asked[i].genes;
        judged[i].objectives = figures.at("objectives")[i].get<std::vector<double>>();
        const auto individual = m_studbook.individual(judged[i].id);
        judged[i].fitness = individual && individual->fitness ? *individual->fitness : m_panel->fitness(judged[i].objectives);
        if (figures.contains("items"))
            judged[i].items = figures.at("items")[i].get<std::vector<double>>();
    }
    return judged;
}

Runner::Pending Runner::born(int generation, const std::vector<Candidate>& asked)
{
    std::vector<Individual> individuals;
    for (const Candidate& child : asked) {
        Individual& one = individuals.emplace_back();
        one.origin = "breed";
        one.run = m_run;
        one.generation = generation;
        one.parents = child.parents;
        if (one.parents.empty())
            for (const auto& [role, id] : m_founders)
                if (role == "parent")
                    one.parents.push_back(id);
        one.recipe = recipeOf(child.genes);
    }
    Pending pending {.generation = generation};
    pending.values.assign(asked.size(), Panel::Values(m_panel->size()));
    pending.running.assign(asked.size(), true);
    Studbook::Batch batch(m_studbook);
    pending.ids = m_studbook.addIndividuals(individuals);
    save(pending);
    batch.commit();
    return pending;
}

void Runner::save(const Pending& pending)
{
    m_progress["pending"] = pending.json();
    m_studbook.setState(m_run, "running", m_progress);
}

void Runner::setNote(const char* key, const Json& value, const char* state)
{
    m_progress[key] = value;
    m_studbook.setState(m_run, state, m_progress);
}

} // namespace heterosis::breeding
