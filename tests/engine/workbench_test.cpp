// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <future>
#include <mutex>
#include <thread>

#include <sys/resource.h>

#include "base/files.h"
#include "engine/engine.h"
#include "engine/workbench.h"
#include "temporary.h"

using namespace heterosis;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path kDemo = std::filesystem::path(HETEROSIS_SOURCE) / "resources/demo";

OpenRequest demo(bool original = true)
{
    OpenRequest request{.a = kDemo / "parent-english", .b = kDemo / "parent-korean", .original = {}};
    if (original)
        request.original = kDemo / "original";
    return request;
}

// Keeps every event, as the window would see them.
class Log {
public:
    Workbench::Listener listener()
    {
        return [this](const WorkbenchEvent& event) {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(event);
            m_arrived.notify_all();
        };
    }
    template <class E> std::vector<E> all() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<E> found;
        for (const auto& event : m_events)
            if (const auto* one = std::get_if<E>(&event))
                found.push_back(*one);
        return found;
    }
    template <class E> E await(std::size_t nth = 0, std::chrono::seconds patience = 60s)
    {
        std::unique_lock lock(m_mutex);
        std::optional<E> found;
        const bool came = m_arrived.wait_for(lock, patience, [&] {
            std::size_t seen = 0;
            for (const auto& event : m_events)
                if (const auto* one = std::get_if<E>(&event); one && seen++ == nth) {
                    found = *one;
                    return true;
                }
            return false;
        });
        REQUIRE(came);
        return *found;
    }
    std::size_t count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_events.size();
    }
    // What a column said in its newest revision.
    std::string speech(Column column) const
    {
        std::uint64_t newest = 0;
        for (const auto& started : all<event::Started>())
            if (started.column == column)
                newest = started.revision;
        std::string text;
        for (const auto& heard : all<event::Heard>())
            if (heard.column == column && heard.revision == newest)
                text += heard.token.text;
        return text;
    }
    bool heardAfter(Column column, std::uint64_t revision) const
    {
        const auto heard = all<event::Heard>();
        return std::any_of(heard.begin(), heard.end(), [&](const auto& one) { return one.column == column && one.revision > revision; });
    }
    int started(Column column) const
    {
        int times = 0;
        for (const auto& one : all<event::Started>())
            times += one.column == column;
        return times;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<WorkbenchEvent> m_events;
};

ListenSettings greedy(const std::string& prompt)
{
    return {.prompt = prompt, .chat = false, .sampling = {.temperature = 0}, .maxNew = 12};
}

Genome allAt(const FamilyInfo& family, double ratio, double second = 1)
{
    Genome genome;
    for (const auto& gene : family.genes)
        genome.alleles[gene.id] = {.ratio = ratio, .second = second};
    return genome;
}

} // namespace

TEST_CASE("what opening would do is said from the headers alone")
{
    const auto info = inspectRequest(demo());
    CHECK(info.plane == Plane::Strength);
    REQUIRE(info.a);
    CHECK(info.a->family == "gpt2");
    CHECK(info.a->layers == 6);
    CHECK(info.a->dtype == "bfloat16");
    CHECK(info.b.has_value());
    CHECK(info.original.has_value());
    CHECK(info.hasTokenizer);
    CHECK(info.chatKnown);
    CHECK(info.memoryNeeded > info.a->bytes);
    CHECK(info.memoryFree > 0);
    CHECK(info.genes.front().id.layer == GeneId::kEmbed);
    CHECK(info.genes.back().id.layer == GeneId::kHead);
    CHECK(inspectRequest(demo(false)).plane == Plane::Density);
    CHECK(inspectRequest({.a = kDemo / "original", .b = {}, .original = {}}).plane == Plane::Single);
}

TEST_CASE("the child's speech follows its genome, and the parents speak once")
{
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    const auto family = log.await<event::Opened>().family;
    bench.setGenome(allAt(family, 0));
    bench.listen(greedy("One day Lily lost her"));
    bench.engine().waitIdle();
    const auto english = log.speech(Column::Child);
    CHECK(!english.empty());
    CHECK(english == log.speech(Column::A)); // at ratio 0 and strength 1 the child is A
    bench.setGenome(allAt(family, 1));
    bench.engine().waitIdle();
    const auto korean = log.speech(Column::Child);
    CHECK(korean != english);
    CHECK(korean == log.speech(Column::B));
    auto genome = allAt(family, 1);
    genome.alleles[{3, Region::Up}].ratio = 0.25;
    bench.setGenome(genome);
    bench.setGenome(allAt(family, 0));
    bench.engine().waitIdle();
    CHECK(log.speech(Column::Child) == english);
    for (const auto column : {Column::Original, Column::A, Column::B})
        CHECK(log.started(column) == 1);
    bench.listen(greedy("어느 날 민수는"));
    bench.engine().waitIdle();
    for (const auto column : {Column::Original, Column::A, Column::B})
        CHECK(log.started(column) == 2);
    CHECK(log.all<event::ListenFailed>().empty());
    CHECK(log.all<event::Hashed>().size() == 3);
    CHECK(log.all<event::Analysed>().size() == family.genes.size());
    for (const auto& heard : log.all<event::Heard>())
        CHECK(heard.token.top.size() == 5);
}

TEST_CASE("a chat ends with the turn")
{
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    auto settings = greedy("What is the name of Simon's dog?");
    settings.chat = true;
    settings.maxNew = 60;
    bench.listen(settings);
    log.await<event::Opened>();
    bench.engine().waitIdle();
    CHECK(!log.speech(Column::A).empty());
    CHECK(log.speech(Column::A).find("<|end|>") == std::string::npos);
    const auto finished = log.all<event::Finished>();
    CHECK(std::any_of(finished.begin(), finished.end(), [](const auto& one) { return one.column == Column::A && one.finish == Finish::Eos; }));
}

TEST_CASE("a drag during a long job is heard after at most one more of its steps, and stale speech is dropped")
{
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    const auto family = log.await<event::Opened>().family;
    bench.listen(greedy("A hungry fox came to the"));
    bench.engine().waitIdle();

    std::atomic<int> steps{0};
    std::atomic<bool> stop{false};
    bench.engine().submit({.name = "breeding", .priority = Priority::Background, .run = [&](Control& control) {
                               while (!stop) {
                                   std::this_thread::sleep_for(2ms);
                                   ++steps;
                                   control.step();
                               }
                           }});
    while (steps < 2)
        std::this_thread::sleep_for(1ms);
    for (int drag = 1; drag <= 20; ++drag) {
        const auto spoken = std::uint64_t(log.started(Column::Child)); // revisions count from 1
        const int before = steps;
        bench.setGenome(allAt(family, drag / 20.0));
        int at = 0;
        while (!log.heardAfter(Column::Child, spoken))
            at = steps;
        CHECK(at - before <= 1);
    }
    bench.setGenome(allAt(family, 0.3)); // while it still speaks
    while (log.all<event::Finished>().empty() || log.speech(Column::Child).size() < 4)
        std::this_thread::sleep_for(1ms);
    stop = true;
    bench.engine().waitIdle();
    // Within a column, nothing of an older revision comes after a newer one has started.
    std::uint64_t newest = 0;
    for (const auto& started : log.all<event::Started>())
        if (started.column == Column::Child) {
            CHECK(started.revision > newest);
            newest = started.revision;
        }
    CHECK(log.all<event::Finished>().back().revision == newest);
}

TEST_CASE("unfit parents are refused with their tensors named, and what was open stays")
{
    const std::filesystem::path other = std::filesystem::path(HETEROSIS_SHARED) / "oracles/models/gpt2-tied";
    if (!std::filesystem::exists(other)) {
        MESSAGE("skipped: no oracle kit beside the checkout");
        return;
    }
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    log.await<event::Opened>();
    bench.open({.a = kDemo / "parent-english", .b = other, .original = {}});
    const auto failed = log.await<event::OpenFailed>();
    CHECK(std::string(Error(failed.error).what()).find("wte") != std::string::npos);
    CHECK(bench.recipe(Json::object()).parents.size() == 2);
}

TEST_CASE("an export is reloaded as the child that was heard")
{
    const Temporary directory;
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    const auto family = log.await<event::Opened>().family;
    bench.setGenome(allAt(family, 0.5, 1.7));
    bench.listen(greedy("One day Lily lost her"));
    bench.engine().waitIdle();
    const auto out = directory.path / "아이 child";
    bench.exportTo(out, Json::object());
    const auto result = log.await<event::Exported>().result;
    CHECK(result.tensors > 0);
    CHECK(!log.all<event::ExportProgress>().empty());
    CHECK(std::filesystem::exists(out / "recipe.json"));

    Log again;
    Workbench reloaded({.device = "cpu", .dtype = "auto"}, again.listener());
    reloaded.open({.a = out, .b = {}, .original = {}});
    again.await<event::Opened>();
    reloaded.listen(greedy("One day Lily lost her"));
    reloaded.engine().waitIdle();
    CHECK(again.speech(Column::A) == log.speech(Column::Child));
    // A single model at strength 1 is itself.
    Genome one;
    const FamilyInfo alone = again.all<event::Opened>()[0].family;
    for (const auto& gene : alone.genes)
        one.alleles[gene.id] = {.ratio = 0, .second = 1};
    reloaded.setGenome(one);
    reloaded.engine().waitIdle();
    CHECK(again.speech(Column::Child) == log.speech(Column::Child));

    bench.exportTo(out, Json::object()); // it is there already
    const auto refused = log.await<event::ExportEnded>();
    CHECK(!refused.cancelled);
    CHECK(!refused.error.message.empty());
}

TEST_CASE("a cancelled export leaves nothing behind")
{
    const Temporary directory;
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    log.await<event::Opened>();
    bench.engine().waitIdle();
    std::promise<void> go;
    bench.engine().submit({.name = "gate", .priority = Priority::Preview, .run = [&](Control&) { go.get_future().wait(); }});
    bench.exportTo(directory.path / "child", Json::object());
    bench.cancelExport();
    go.set_value();
    CHECK(log.await<event::ExportEnded>().cancelled);
    CHECK(std::filesystem::is_empty(directory.path));
}

TEST_CASE("a full disk pauses an export: previews go on, and so does the export, here or elsewhere, or it is given up")
{
    struct SmallFiles { // no file may grow beyond five million bytes
        rlimit before{};
        SmallFiles()
        {
            std::signal(SIGXFSZ, SIG_IGN);
            getrlimit(RLIMIT_FSIZE, &before);
            const rlimit small{5'000'000, before.rlim_max};
            setrlimit(RLIMIT_FSIZE, &small);
        }
        ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &before); }
    };
    const Temporary directory;
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open(demo());
    const auto family = log.await<event::Opened>().family;
    bench.setGenome(allAt(family, 0.5, 1.5));
    bench.engine().waitIdle();
    const auto paused = [&](std::size_t nth) {
        const SmallFiles limit;
        bench.exportTo(directory.path / "child", Json::object());
        CHECK(log.await<event::ExportPaused>(nth).out == directory.path / "child");
        CHECK(!std::filesystem::exists(directory.path / "child"));
        CHECK(!std::filesystem::is_empty(directory.path));
    };
    paused(0);
    bench.setGenome(allAt(family, 0.1, 1)); // the next preview; the export stays with what it was begun with
    bench.listen(greedy("One day"));
    bench.engine().waitIdle();
    CHECK(!log.speech(Column::Child).empty());
    bench.resumeExport();
    const auto here = log.await<event::Exported>(0).result;
    bench.setGenome(allAt(family, 0.5, 1.5));
    bench.engine().waitIdle();
    std::filesystem::remove_all(directory.path / "child");
    CHECK(std::filesystem::is_empty(directory.path));

    paused(1);
    bench.resumeExport(directory.path / "elsewhere");
    const auto there = log.await<event::Exported>(1).result;
    CHECK(there.out == directory.path / "elsewhere");
    CHECK(there.sha256 == here.sha256);
    std::filesystem::remove_all(directory.path / "elsewhere");

    paused(2);
    bench.cancelExport();
    CHECK(log.await<event::ExportEnded>().cancelled);
    CHECK(std::filesystem::is_empty(directory.path));
}

TEST_CASE("after its destruction a workbench is silent, whatever it was doing")
{
    Log log;
    for (int round = 0; round < 3; ++round) {
        {
            Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
            bench.open(demo());
            auto settings = greedy("Once there was a proud");
            settings.maxNew = 100;
            bench.listen(settings);
            std::this_thread::sleep_for(round * 40ms);
        }
        const auto events = log.count();
        std::this_thread::sleep_for(30ms);
        CHECK(log.count() == events);
    }
}

TEST_CASE("the recipe is that of the newest genome, and gives it back")
{
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    CHECK_THROWS_AS(bench.recipe(Json::object()), Error);
    bench.open(demo());
    const auto family = log.await<event::Opened>().family;
    bench.engine().waitIdle();
    auto genome = allAt(family, 0.25, 1.5);
    genome.alleles[{2, Region::Query}] = {.ratio = 0.75, .second = 0.5};
    genome.seed = 5;
    bench.setGenome(genome);
    const auto recipe = bench.recipe({{"locks", Json::array()}});
    REQUIRE(recipe.parents.size() == 2);
    CHECK(recipe.parents[0].sha256.size() == 64);
    CHECK(recipe.original.has_value());
    CHECK(recipe.window.contains("locks"));
    CHECK(resolve(recipe, *ModelMap::of(Checkpoint::open(kDemo / "parent-english"))) == genome);
}

TEST_CASE("without a tokenizer everything works but speech, which says why")
{
    const Temporary directory;
    for (const char* file : {"config.json", "model.safetensors"})
        std::filesystem::copy(kDemo / "original" / file, directory.path / file);
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open({.a = directory.path, .b = {}, .original = {}});
    const auto family = log.await<event::Opened>().family;
    CHECK(!family.hasTokenizer);
    CHECK(family.tokenizerProblem.has_value());
    bench.listen(greedy("Once"));
    bench.engine().waitIdle();
    const auto failed = log.all<event::ListenFailed>();
    REQUIRE(failed.size() == 2); // A and the child
    CHECK(failed[0].error.message.str().find("tokenizer") != std::string::npos);
    CHECK(log.all<event::AnalysisDone>().size() == 1);
}
