// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/finetune.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "checkpoint/adapter.h"
#include "inheritance/subject.h"
#include "studbook/workspace.h"
#include "training/learned.h"
#include "training/needs.h"
#include "training/policy_step.h"
#include "training/proof.h"
#include "training/reference.h"
#include "training/run_folder.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kMeasurements = 20; // of valid within a run that may stop early
constexpr std::size_t kAnswered = 64;      // prompts, that the distance from the reference is measured on
constexpr std::size_t kMeasured = 200;     // of its texts; the proof takes as many
constexpr std::size_t kSideBySide = 4;     // prompts of a run that answers, which original and child answer for the proof

Json stepDocument(const TrainedStep& s)
{
    Json document = {{"step", s.step}, {"loss", s.loss}, {"grad_norm", s.gradNorm}, {"lr", s.lr}, {"tokens", s.tokens}};
    if (s.answered)
        document.update({{"reward", s.answered->reward}, {"kl", s.answered->kl}, {"length", s.answered->length}});
    return document;
}

// Shows how far a run is: layers within a step are part of it.
class WithinRun final : public Control {
public:
    WithinRun(Control& whole, std::int64_t steps) : m_whole(whole), m_steps(double(steps)) {}
    void at(std::int64_t step) { m_done = double(step) / m_steps; }
    void step(double, std::string_view what) override { m_whole.step(m_done, what); }

private:
    Control& m_whole;
    double m_steps, m_done = 0;
};

class FinetuneRun {
public:
    FinetuneRun(const FinetuneCall& call, const FinetuneEvents& events, Control& control)
        : m_call(call), m_events(events), m_control(control), m_given(readJson(call.file)), m_settings(readTrainingSettings(m_given, call.file))
    {
    }

    Json run()
    {
        m_studbook = m_call.studbook ? m_call.studbook : std::shared_ptr<Studbook>(Studbook::open(m_call.workspace, Studbook::Access::Write));
        if (!m_studbook->writable())
            throw Error({.message = text("The workspace cannot be written: {}", m_studbook->reason()), .file = m_call.workspace.string(),
                         .remedy = text("Wait until the other program is done, or choose another workspace")});
        if (m_call.resume && takeUp())
            return m_record.progress["document"];
        open();
        prepare();
        learn();
        return finish();
    }

private:
    // Finds the run to go on with. True: it is finished.
    bool takeUp()
    {
        bool others = false;
        for (const Run& run : m_studbook->runs()) {
            if (run.kind != "finetune")
                continue;
            others = true;
            if (run.settings == m_given)
                m_record = run;
        }
        if (m_record.id == 0 && others)
            throw Error({.message = text("No run of this workspace began with this run file; it was changed"), .file = m_call.file.string(),
                         .remedy = text("Give the file back what it said, or start a new run without --resume")});
        if (m_record.id != 0 && m_record.state != "finished")
            setThreads(m_record.threads);
        return m_record.state == "finished";
    }

    void open()
    {
        m_subject = Subject::open(m_settings.subject, m_control);
        if (m_settings.adapts() && (m_subject.recipe || m_subject.map->checkpoint->adapter()))
            throw Error({.message = text("An adapter needs a base that lies on the disk as it is"), .file = m_settings.subject.string(),
                         .remedy = m_subject.recipe ? text("Export the child first, or choose the method full")
                                                    : text("Name the base as the subject and the adapter as lora.init, or choose the method full")});
        const ModelConfig& config = m_subject.map->config;
        m_settings.context = contextOf(m_settings, config);
        m_compute = chooseCompute({.device = m_call.compute.device, .dtype = m_settings.precision}, config);
        try {
            m_text = std::make_shared<const ModelText>(m_subject.tokenizer, config.bos, config.eos);
        } catch (const Error&) {
            if (!m_settings.data.empty() || m_settings.explores())
                throw;
        }
        m_data = LearningData::read(m_settings, m_text.get(), config, m_control);
        if (m_settings.explores() || !m_settings.norms.file.empty()) {
            m_ratings = std::make_unique<Ratings>(m_settings, m_text, m_settings.context, m_control);
            m_data.prompted = m_ratings->size();
            if (m_settings.explores())
                m_data.prompts = m_ratings->shownPrompts(kSideBySide);
            const auto problems = m_ratings->problems();
            m_data.problems.insert(m_data.problems.end(), problems.begin(), problems.end());
        }
        m_reference = std::make_unique<Reference>(m_settings, m_subject, m_compute);
        m_plan = std::make_unique<LearningPlan>(m_data, m_settings, m_settings.context);
        m_settings.schedule.steps = m_plan->steps();
        requireRoom();
    }

    void requireRoom()
    {
        TrainingSettings exact = m_settings;
        if (!m_settings.batches.empty()) { // which are as large as they are
            std::size_t most = 1;
            for (const MicroBatch& batch : m_data.batches)
                most = std::max(most, batch.tokens());
            exact.batch = 1;
            exact.context = std::int64_t(most);
        }
        const RunNeeds needs = RunNeeds::of(*m_subject.map, exact, m_compute.device, m_call.workspace);
        say(text("{} steps; about {} of memory of {} that are free", m_plan->steps(), humanBytes(needs.memory), needs.memoryFree ? humanBytes(needs.memoryFree) : "?"));
        if (needs.memoryFree != 0 && needs.memory > needs.memoryFree)
            throw Error({.message = text("The run takes about {} of memory, and only {} are free", humanBytes(needs.memory), humanBytes(needs.memoryFree)),
                         .file = m_call.file.string(),
                         .remedy = text("Choose a smaller batch or context, recompute, the precision bfloat16, or the method lora")});
        if (needs.disk > needs.diskFree)
            throw Error({.message = text("The run takes about {} on the disk, and only {} are free", humanBytes(needs.disk), humanBytes(needs.diskFree)),
                         .file = m_call.workspace.string(), .remedy = text("Free some space, or choose another workspace")});
    }

    void say(const Text& line) const
    {
        if (m_events.said)
            m_events.said(line);
    }

    // The run's row, its state, and what the original shows.
    void prepare()
    {
        if (m_record.id == 0) {
            m_record = {.id = 0, .kind = "finetune", .settings = m_given, .seed = m_settings.seed, .path = "realised", .dtype = m_settings.precision, .threads = threads(),
                        .state = "running", .progress = {{"data", m_data.summary}}, .created = {}};
            m_record.id = m_studbook->addRun(m_record);
        } else if (m_record.progress.contains("data") && m_record.progress["data"] != m_data.summary) {
            throw Error({.message = text("The run's data has changed since it began"), .file = m_call.file.string(), .remedy = text("Give the files back what they held, or start a new run")});
        }
        m_folder = std::make_unique<RunFolder>(m_studbook->directory(), m_record.id);
        fs::create_directories(m_folder->path());
        const fs::path kept = m_folder->path() / "before.json";
        if (fs::exists(kept)) {
            m_before = shownOf(readJson(kept));
            return;
        }
        say(text("What the model shows before it learns is measured"));
        m_before = shownBy(m_subject.map, m_subject.source);
        writeFileAtomically(kept, writeJson(shownDocument(m_before), -1));
    }

    Shown shownBy(const std::shared_ptr<const ModelMap>& map, const std::shared_ptr<const TensorSource>& source)
    {
        if (m_settings.rates()) {
            Trainer rater(map, source, m_settings, m_compute.device);
            return showRater(rater, m_data, m_control);
        }
        Voice voice(map, source, m_compute);
        Shown shown = show(voice, m_data, m_text.get(), m_control);
        if (m_ratings)
            showRatings(shown, voice, source, *m_ratings, m_control);
        return shown;
    }

    void learn()
    {
        m_trainer = std::make_unique<Trainer>(m_subject.map, m_subject.source, m_settings, m_compute.device);
        if (const auto state = m_folder->load(*m_trainer, m_control)) {
            m_steps = state->at("steps");
            m_best = state->at("best").is_number() ? state->at("best").get<double>() : INFINITY;
            m_waited = state->at("waited").get<std::int64_t>();
        }
        if (m_events.began)
            m_events.began(m_record.id, m_plan->steps(), m_steps);
        m_live = std::make_unique<LiveAnswers>(m_data, m_text.get(), m_before.answers);
        WithinRun within(m_control, m_plan->steps());
        auto saved = Clock::now();
        try {
            for (auto step = std::int64_t(m_steps.size()); step < m_plan->steps() && m_stopped.empty(); ++step) {
                within.at(step);
                learnStep(step, within);
                measure(step, within);
                listen(step, within);
                if (std::chrono::duration<double>(Clock::now() - saved).count() >= m_settings.saveEvery) {
                    save();
                    saved = Clock::now();
                }
            }
        } catch (const Cancelled&) {
            if (!m_measuring) // else the step would be taken for one that was measured
                save();
            throw;
        }
        save();
        if (m_settings.patience > 0)
            m_folder->loadBest(*m_trainer, m_control);
    }

    TrainedStep exploreStep(std::int64_t step, Control& control)
    {
        std::vector<std::vector<std::size_t>> asked;
        for (std::int64_t i = 0; i < m_settings.accumulate; ++i)
            asked.push_back(m_plan->rowsAt(step * m_settings.accumulate + i));
        return PolicyStep(m_settings, *m_ratings, *m_text)(*m_trainer, m_reference->voice(control), asked, step, control);
    }

    TrainedStep givenStep(std::int64_t step, Control& control)
    {
        std::vector<MicroBatch> batches;
        for (std::int64_t i = 0; i < m_settings.accumulate; ++i)
            batches.push_back(m_plan->at(step * m_settings.accumulate + i));
        if (m_settings.prefers() && !m_settings.rates())
            m_reference->judge(batches, control);
        std::vector<const MicroBatch*> pointers;
        for (const MicroBatch& batch : batches)
            pointers.push_back(&batch);
        return m_trainer->step(pointers, step, control);
    }

    void learnStep(std::int64_t step, Control& control)
    {
        const TrainedStep done = m_settings.explores() ? exploreStep(step, control) : givenStep(step, control);
        if (!done.finite) {
            if (step == 0)
                throw Error({.message = text("The loss is no number at the first step"), .file = m_call.file.string(), .remedy = text("Look at the data, or choose float32")});
            m_stopped = "not-finite";
            return;
        }
        m_steps.push_back(stepDocument(done));
        if (m_events.step)
            m_events.step(done);
    }

    // The loss on valid now and then, and with patience an end where it no longer falls.
    void measure(std::int64_t step, Control& control)
    {
        const std::int64_t every = m_settings.measureEvery > 0 ? m_settings.measureEvery : std::max<std::int64_t>(1, m_plan->steps() / kMeasurements);
        if ((m_settings.patience == 0 && m_settings.measureEvery == 0) || m_data.validLessons.empty() || (step + 1) % every != 0)
            return;
        double sum = 0, weight = 0;
        m_measuring = true;
        for (std::size_t i = 0; i < std::min(m_data.validLessons.size(), kMeasured); ++i) {
            const MicroBatch one{.lessons = {m_data.validLessons[i]}};
            sum += m_trainer->loss(one, control);
            weight += double(one.weight());
        }
        m_measuring = false;
        const double loss = sum / std::max(1.0, weight);
        m_steps.back()["valid"] = loss;
        if (m_events.measured)
            m_events.measured(step + 1, loss);
        if (m_settings.patience == 0)
            return;
        if (loss < m_best) {
            m_best = loss;
            m_waited = 0;
            NoControl whole;
            m_folder->saveBest(*m_trainer, whole);
        } else if (++m_waited >= m_settings.patience) {
            m_stopped = "patience";
        }
    }

    // Learns nothing by it: the weights are the same whether somebody listens or not.
    void listen(std::int64_t step, Control& control)
    {
        if (m_events.listens && m_live->isDue() && m_stopped.empty() && !m_settings.explores() && !m_settings.rates() && m_events.listens())
            m_events.heard(step + 1, m_live->ask(*m_trainer, control));
    }

    void save()
    {
        NoControl uncancelled;
        m_folder->save(*m_trainer, std::int64_t(m_steps.size()), {{"steps", m_steps}, {"best", std::isfinite(m_best) ? Json(m_best) : Json(nullptr)}, {"waited", m_waited}}, uncancelled);
    }

    IndividualId parentId()
    {
        const auto name = IndividualName::parse(m_settings.subject.string());
        if (name && name->id && fs::exists(name->workspace) && fs::equivalent(name->workspace, m_call.workspace))
            return *name->id;
        const std::string path = m_subject.map->checkpoint->path().string();
        for (const Individual& known : m_studbook->individuals())
            if (m_subject.recipe ? known.recipe == writeRecipe(*m_subject.recipe, m_studbook->directory()) : known.checkpoint == path)
                return known.id;
        Individual parent{.origin = m_subject.recipe ? "hand" : "import"};
        if (m_subject.recipe)
            parent.recipe = writeRecipe(*m_subject.recipe, m_studbook->directory());
        else
            parent.checkpoint = path;
        return m_studbook->addIndividuals(std::span(&parent, 1)).front();
    }

    // How far a run that keeps near to a reference has gone from it.
    void addDivergence(Json& document, const Subject& child)
    {
        auto prompts = m_ratings ? m_ratings->heldPrompts(kAnswered) : std::vector<std::vector<int>>{};
        if (prompts.empty())
            prompts = m_data.prompts;
        if ((!m_settings.prefers() && !m_settings.explores()) || m_settings.rates() || prompts.empty())
            return;
        Voice speaker(child.map, child.source, m_compute);
        SpeakOptions options{.maxNew = int(m_settings.explores() ? m_settings.policy.maxNew : m_settings.norms.maxNew)};
        if (m_text)
            options.endIds = m_text->endIds();
        document["kl"] = m_reference->divergence(speaker, prompts, options, m_control);
    }

    Json finish()
    {
        const std::string name = "finetune-" + std::to_string(m_record.id);
        const fs::path out = m_folder->path() / (m_settings.adapts() ? "adapter" : "checkpoint"), place = fs::relative(out, m_studbook->directory());
        say(text("What was learned is written and measured"));
        fs::remove_all(out); // of a run that was killed between the two
        m_trainer->write(out, learnedCard(m_subject, m_settings, m_steps.size(), name), m_control);
        m_trainer.reset();
        const Subject child = Subject::open(m_settings.adapts() ? joinAdapted(m_subject.map->checkpoint->path(), out) : out, m_control);
        const Shown after = shownBy(child.map, child.source);
        Json document = {{"run", m_record.id}, {"finished", true}, {"individual", ""}, {"checkpoint", out.string()}, {"steps", m_steps}, {"before", scoreList(m_before)},
                         {"after", scoreList(after)}, {"difference", differenceList(m_before, after)}, {"report", (m_folder->path() / "report.html").string()}};
        if (!m_stopped.empty())
            document["stopped"] = m_stopped;
        addDivergence(document, child);
        m_reference.reset();
        const Proof proof = prove(document, m_before, after, m_data, m_text.get(), geneChanges(m_subject, child, m_settings, m_control));
        writeFileAtomically(m_folder->path() / "report.html", proof.html);
        writeFileAtomically(m_folder->path() / "report.json", writeJson(proof.document));
        if (!m_subject.recipe)
            recordOriginal(*m_studbook, *m_subject.map->checkpoint, m_control);
        Studbook::Batch batch(*m_studbook);
        Individual individual{.origin = "finetune", .run = m_record.id, .parents = {parentId()}, .checkpoint = place.string()};
        const IndividualId id = m_studbook->addIndividuals(std::span(&individual, 1)).front();
        for (const Json& score : document["after"])
            m_studbook->addScore(id, score);
        document["individual"] = m_call.workspace.string() + "#" + std::to_string(id);
        m_studbook->setState(m_record.id, "finished", {{"data", m_data.summary}, {"document", document}});
        batch.commit();
        m_folder->forgetStates();
        return document;
    }

    const FinetuneCall& m_call;
    const FinetuneEvents& m_events;
    Control& m_control;
    Json m_given;
    TrainingSettings m_settings;
    std::shared_ptr<Studbook> m_studbook;
    Run m_record;
    Subject m_subject;
    ComputeChoice m_compute;
    std::shared_ptr<const ModelText> m_text;
    std::unique_ptr<Ratings> m_ratings;
    LearningData m_data;
    std::unique_ptr<LearningPlan> m_plan;
    std::unique_ptr<RunFolder> m_folder;
    std::unique_ptr<Trainer> m_trainer;
    std::unique_ptr<Reference> m_reference;
    std::unique_ptr<LiveAnswers> m_live;
    Shown m_before;
    Json m_steps = Json::array();
    double m_best = INFINITY;
    std::int64_t m_waited = 0;
    std::string m_stopped;
    bool m_measuring = false;
};

} // namespace

Json finetune(const FinetuneCall& call, const FinetuneEvents& events, Control& control) { return FinetuneRun(call, events, control).run(); }

} // namespace heterosis
