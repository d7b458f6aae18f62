// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/runner.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "breeding/auto_eq.h"
#include "breeding/path_choice.h"
#include "breeding/racing.h"
#include "inheritance/subject.h"
#include "studbook/workspace.h"

namespace heterosis::breeding {

namespace {

constexpr std::uint64_t kMemory = std::uint64_t{640} << 20; // of a batch, beside the weights

double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto lower = std::size_t(place);
    const double rest = place - double(lower);
    return rest > 0 ? sorted[lower] + rest * (sorted[lower + 1] - sorted[lower]) : sorted[lower];
}

} // namespace

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
    return {{"generation", generation}, {"round", round}, {"ids", ids}, {"running", running}, {"values", std::move(all)}};
}

Runner::Pending Runner::Pending::of(const Json& document)
{
    Pending pending {.generation = document.at("generation").get<int>(), .round = document.at("round").get<std::size_t>()};
    pending.ids = document.at("ids").get<std::vector<IndividualId>>();
    pending.running = document.at("running").get<std::vector<bool>>();
    for (const Json& one : document.at("values"))
        pending.values.push_back(valuesFromJson(one));
    return pending;
}

Runner::Runner(const RunSettings& settings, const RunOptions& options, Studbook& studbook, Control& control, RunListener& listener)
    : m_settings(settings), m_options(options), m_studbook(studbook), m_listener(listener), m_progressControl(control, listener), m_memory(kMemory)
{
    if (!studbook.writable())
        throw Error({.message = text("The workspace is open in another program"), .file = studbook.directory().string(), .place = {},
                     .remedy = text("Close it there, or name another workspace")});
}

void Runner::setShare(double from, double to)
{
    m_progressControl.from = from;
    m_progressControl.to = to;
}

void Runner::open()
{
    Recipe recipe;
    for (const auto& parent : m_settings.parents)
        recipe.parents.push_back({parent, {}});
    if (m_settings.original)
        recipe.original = RecipeParent {*m_settings.original, {}};
    m_parents = openParents(recipe, m_progressControl);
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
    if (m_compute.dtype != config.storedDtype)
        m_dtype = m_compute.dtype;
    m_space = m_settings.space(*m_parents->a);
    m_panel = std::make_unique<Panel>(m_settings.judges, judged(), m_progressControl);
    m_strategy = makeStrategy(m_settings.strategy, m_space, m_panel->size(),
                              [this](const Genes& from, std::size_t steps, std::uint64_t generation) { return descend(from, steps, generation); });
}

JudgedModel Runner::judged() const
{
    const ModelConfig& config = m_parents->a->config;
    return {std::make_shared<const ModelText>(m_parents->a->checkpoint->directory(), config.bos, config.eos), config.context};
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
    m_listener.began(m_run, wordOf(m_population->path()), m_settings.generations, m_settings.strategy.population, found.has_value());
    std::vector<Baseline> baselines;
    for (std::size_t i = 0; i < m_founders.size(); ++i)
        baselines.push_back({m_founders[i].second, m_founders[i].first, m_progress.at("founders")[i].get<double>()});
    m_listener.baselines(baselines);
}

void Runner::beginNew(std::optional<std::int64_t> beside)
{
    const std::string wish = m_options.path.empty() ? m_settings.path : m_options.path;
    // Measured on newborns of a stream of its own.
    Dice dice(m_settings.strategy.seed, "measure");
    std::vector<Genome> newborns;
    for (std::size_t i = 0; i < std::min<std::size_t>(32, m_settings.strategy.population); ++i)
        newborns.push_back(genomeOf(randomHalf(m_space, dice)));
    const PathChoice choice = choosePath(wish, *m_parents, m_dtype, m_compute, *m_panel, newborns, m_memory, m_progressControl);
    m_listener.log(choice.line);
    m_population = std::make_unique<Population>(*m_parents, m_dtype, m_compute, choice.path, m_memory);
    if (beside)
        m_progress["baseline_of"] = *beside;
    m_progress["path_reason"] = choice.reason;
    m_progress["device"] = m_compute.device;
    m_progress["batch"] = std::min(m_settings.strategy.population, m_population->batch(m_panel->positions()));
    m_progress["generations"] = Json::array();
    m_progress["finalists"] = Json::array();
    measureFounders();
    Studbook::Batch batch(m_studbook);
    NoControl whole; // no step inside of the transaction; the sums are known by now
    for (const auto& map : m_parents->everyModel())
        recordOriginal(m_studbook, *map->checkpoint, whole);
    addFounders();
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
        Panel::Values values(m_panel->size());
        m_panel->add(values, askings, askModel(map, original, m_compute, askings, m_memory, m_progressControl));
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

// Racing compares sums; several objectives and the competition over items need all items of everybody, a command all answers at once.
bool Runner::races() const
{
    return m_settings.racing && !m_panel->runsCommands() && m_settings.strategy.name != "nsga2" && m_settings.strategy.name != "m2n2";
}

std::vector<std::size_t> Runner::rounds() const
{
    return races() ? Race::rounds(m_panel->units()) : std::vector<std::size_t> {0, m_panel->units()};
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
            judge(pending, genomes);
            judged = close(pending, asked, genomes);
        }
        m_strategy->tell(judged);
        m_all.insert(m_all.end(), judged.begin(), judged.end());
        const auto& whole = m_progress.at("generations")[std::size_t(g)].at("whole");
        for (const Judged& one : judged)
            m_whole.push_back(std::find(whole.begin(), whole.end(), Json(one.id)) != whole.end());
        if (const auto best = this->best())
            m_listener.bestSoFar(*best, std::find_if(m_all.begin(), m_all.end(), [&](const Judged& j) { return j.id == *best; })->fitness);
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

void Runner::judge(Pending& pending, const std::vector<Genome>& genomes)
{
    const auto rounds = this->rounds();
    for (std::size_t r = pending.round; r + 1 < rounds.size(); ++r) {
        m_progressControl.done = (pending.generation + double(rounds[r]) / double(m_panel->units())) / m_settings.generations;
        judgeRound(pending, genomes, rounds[r], rounds[r + 1]);
        if (races() && r + 2 < rounds.size())
            drop(pending, rounds[r + 1]);
        pending.round = r + 1;
        save(pending);
        tellStandings(pending);
    }
}

// Who runs goes through in batches; what a batch said is kept before the next one begins.
void Runner::judgeRound(Pending& pending, const std::vector<Genome>& genomes, std::size_t from, std::size_t to)
{
    const auto askings = m_panel->askings(from, to);
    const auto batch = m_progress.at("batch").get<std::size_t>();
    std::vector<std::size_t> runners;
    for (std::size_t i = 0; i < genomes.size(); ++i)
        if (pending.running[i])
            runners.push_back(i);
    const std::size_t unit = (to - from) * runners.size();
    const double before = m_progressControl.done;
    for (std::size_t at = 0; at < runners.size(); at += batch) {
        const auto some = std::span(runners).subspan(at, std::min(batch, runners.size() - at));
        m_progressControl.done = before + double((to - from) * at) / double(unit) * double(to - from) / double(m_panel->units()) / m_settings.generations;
        const auto asksAll = [&](std::size_t i) { // judged in this round already, before the program was ended
            for (std::size_t j = 0; j < m_panel->size(); ++j)
                for (const Asking& asking : askings)
                    if (asking.judge == &m_panel->judge(j) && pending.values[i][j].size() < std::max<std::size_t>(asking.to, 1))
                        return false;
            return true;
        };
        if (std::all_of(some.begin(), some.end(), asksAll))
            continue;
        std::vector<Genome> children;
        for (const std::size_t i : some)
            children.push_back(genomes[i]);
        const auto outputs = m_population->ask(children, askings, m_progressControl);
        for (std::size_t k = 0; k < some.size(); ++k)
            m_panel->add(pending.values[some[k]], askings, outputs[k]);
        if (batch > 1 || some.back() == runners.back() || (at / batch) % 16 == 15)
            save(pending);
    }
}

void Runner::drop(Pending& pending, std::size_t units) const
{
    const StrategySettings& s = m_settings.strategy;
    std::vector<std::vector<double>> scores(pending.ids.size());
    double low = INFINITY, high = -INFINITY;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (pending.running[i]) {
            scores[i] = m_panel->perUnit(pending.values[i], units);
            const auto [least, most] = std::minmax_element(scores[i].begin(), scores[i].end());
            low = std::min(low, *least);
            high = std::max(high, *most);
        }
    Race race;
    race.keep = std::max({s.elite, m_settings.finalists, s.population / 8, std::size_t(4), s.name == "cmaes" ? s.population / 2 : 0});
    race.range = std::max(high - low, 1e-9);
    race.share = 0.5;
    const auto stay = race.survivors(scores);
    std::fill(pending.running.begin(), pending.running.end(), false);
    for (const std::size_t i : stay)
        pending.running[i] = true;
}

// Of those who stopped early as well: what they had when they stopped, moved by what the others changed after that, since later items
// may be harder or easier.
std::vector<std::vector<double>> Runner::objectivesOf(const Pending& pending) const
{
    std::vector<std::vector<double>> out;
    std::map<std::vector<std::size_t>, std::vector<double>> moves; // by the numbers of items
    for (std::size_t i = 0; i < pending.ids.size(); ++i) {
        out.push_back(m_panel->objectives(pending.values[i]));
        if (pending.running[i])
            continue;
        std::vector<std::size_t> reached;
        for (const auto& items : pending.values[i])
            reached.push_back(items.size());
        auto& move = moves[reached];
        if (move.empty()) {
            move.assign(m_panel->size(), 0.0);
            double count = 0;
            for (std::size_t k = 0; k < pending.ids.size(); ++k) {
                if (!pending.running[k])
                    continue;
                Panel::Values cut = pending.values[k];
                for (std::size_t j = 0; j < cut.size(); ++j)
                    cut[j].resize(std::min(cut[j].size(), reached[j]));
                const auto then = m_panel->objectives(cut), now = m_panel->objectives(pending.values[k]);
                for (std::size_t j = 0; j < move.size(); ++j)
                    move[j] += now[j] - then[j];
                ++count;
            }
            for (double& one : move)
                one /= std::max(count, 1.0);
        }
        for (std::size_t j = 0; j < move.size(); ++j)
            out[i][j] += move[j];
    }
    return out;
}

void Runner::tellStandings(const Pending& pending) const
{
    std::vector<Standing> standings;
    const auto objectives = objectivesOf(pending);
    for (std::size_t i = 0; i < pending.ids.size(); ++i)
        standings.push_back({pending.ids[i], m_panel->fitness(objectives[i]), objectives[i], pending.running[i]});
    m_listener.scored(pending.generation, standings);
}

std::vector<Judged> Runner::close(Pending& pending, const std::vector<Candidate>& asked, const std::vector<Genome>& genomes)
{
    const auto objectives = objectivesOf(pending);
    std::vector<Judged> judged(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        judged[i] = {pending.ids[i], asked[i].genes, m_panel->fitness(objectives[i]), objectives[i], {}};
        if (m_settings.strategy.name == "m2n2")
            judged[i].items = m_panel->items(pending.values[i]);
    }
    Json finalists = m_progress.at("finalists");
    rescore(judged, pending, genomes, finalists);
    const GenerationFigures figures = figuresOf(pending.generation, judged);
    Json entry {{"generation", figures.generation}, {"ids", figures.ids}, {"best", figures.best}, {"best_fitness", figures.bestFitness},
                {"median", figures.median}, {"spread", figures.spread}, {"diversity", figures.diversity}, {"whole", Json::array()}, {"objectives", Json::array()}};
    for (std::size_t i = 0; i < judged.size(); ++i) {
        entry["objectives"].push_back(judged[i].objectives);
        if (pending.running[i])
            entry["whole"].push_back(judged[i].id);
        if (!judged[i].items.empty())
            entry["items"].push_back(judged[i].items);
    }
    m_progress["generations"].push_back(std::move(entry));
    m_progress["finalists"] = std::move(finalists);
    m_progress.erase("pending");
    Studbook::Batch batch(m_studbook);
    for (std::size_t i = 0; i < judged.size(); ++i) {
        m_studbook.setFitness(judged[i].id, judged[i].fitness);
        for (std::size_t j = 0; j < m_panel->size(); ++j)
            m_studbook.addScore(judged[i].id, m_panel->scoreOf(j, pending.values[i]));
    }
    m_studbook.setState(m_run, "running", m_progress);
    batch.commit();
    m_listener.generationEnded(figures);
    return judged;
}

// The best of a gated generation as realised children: what they are in the end.
void Runner::rescore(std::vector<Judged>& judged, Pending& pending, const std::vector<Genome>& genomes, Json& documents)
{
    if (m_population->path() == Path::Realised || m_settings.finalists == 0)
        return;
    std::vector<std::size_t> order(judged.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return judged[a].fitness > judged[b].fitness; });
    order.resize(std::min(order.size(), m_settings.finalists));
    Population realised(*m_parents, m_dtype, m_compute, Path::Realised, m_memory);
    const auto askings = m_panel->askings(0, m_panel->units());
    for (const std::size_t i : order) {
        if (!pending.running[i])
            continue;
        const auto outputs = realised.ask({&genomes[i], 1}, askings, m_progressControl);
        pending.values[i].assign(m_panel->size(), {});
        m_panel->add(pending.values[i], askings, outputs.front());
        const double gated = judged[i].fitness;
        judged[i].objectives = m_panel->objectives(pending.values[i]);
        judged[i].fitness = m_panel->fitness(judged[i].objectives);
        if (!judged[i].items.empty())
            judged[i].items = m_panel->items(pending.values[i]);
        documents.push_back({{"id", judged[i].id}, {"gated", gated}, {"realised", judged[i].fitness}, {"difference", judged[i].fitness - gated}});
    }
}

GenerationFigures Runner::figuresOf(int generation, const std::vector<Judged>& judged) const
{
    GenerationFigures figures {.generation = generation};
    std::vector<double> sorted;
    std::vector<Genes> genes;
    for (const Judged& one : judged) {
        figures.ids.push_back(one.id);
        sorted.push_back(one.fitness);
        genes.push_back(one.genes);
    }
    const auto best = std::max_element(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.fitness < b.fitness; });
    figures.best = best->id;
    figures.bestFitness = best->fitness;
    std::sort(sorted.begin(), sorted.end());
    figures.median = quantile(sorted, 0.5);
    figures.spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    figures.diversity = diversity(genes, m_space);
    return figures;
}

std::optional<IndividualId> Runner::best() const
{
    const auto best = std::max_element(m_all.begin(), m_all.end(), [](const Judged& a, const Judged& b) { return a.fitness < b.fitness; });
    return best == m_all.end() ? std::nullopt : std::optional(best->id);
}

Genome Runner::bestGenome() const
{
    const auto id = best();
    return genomeOf(std::find_if(m_all.begin(), m_all.end(), [&](const Judged& one) { return one.id == *id; })->genes);
}

Json Runner::figures() const
{
    Json out = Json::array();
    for (const Json& entry : m_progress.at("generations")) {
        Json& one = out.emplace_back(Json::object());
        for (const char* key : {"generation", "ids", "best", "best_fitness", "median", "spread", "diversity"})
            one[key] = entry.at(key);
    }
    return out;
}

std::vector<IndividualId> Runner::front() const
{
    std::vector<Judged> whole;
    for (std::size_t i = 0; i < m_all.size(); ++i)
        if (m_whole[i])
            whole.push_back(m_all[i]);
    std::vector<IndividualId> ids;
    for (const std::size_t i : paretoFront(whole))
        ids.push_back(whole[i].id);
    return ids;
}

void Runner::setNote(const char* key, const Json& value, const char* state)
{
    m_progress[key] = value;
    m_studbook.setState(m_run, state, m_progress);
}

} // namespace heterosis::breeding
