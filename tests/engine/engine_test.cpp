// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <chrono>
#include <future>
#include <new>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/engine.h"

using namespace heterosis;
using namespace std::chrono_literals;

namespace {

// Keeps the engine busy until it is opened, so that a test can line jobs up behind it.
struct Gate {
    std::promise<void> promise;
    std::shared_future<void> opened = promise.get_future().share();
    std::promise<void> entered;
    Engine::Job job(Priority priority)
    {
        return {.name = "gate", .priority = priority, .run = [this](Control&) {
                    entered.set_value();
                    opened.wait();
                }};
    }
};

// A long job like a breeding run: `steps` steps of about a millisecond, counted.
Engine::Job longJob(std::atomic<int>& steps, int total, std::string key = {})
{
    return {.name = "long", .priority = Priority::Background, .key = std::move(key), .run = [&steps, total](Control& control) {
                for (int i = 0; i < total; ++i) {
                    std::this_thread::sleep_for(1ms);
                    ++steps;
                    control.step(double(i + 1) / total);
                }
            }};
}

} // namespace

TEST_CASE("waiting jobs run by priority, and in order where it is the same")
{
    std::vector<std::string> order;
    Gate gate;
    Engine engine;
    engine.submit(gate.job(Priority::Preview));
    const auto add = [&](const char* name, Priority priority) {
        engine.submit({.name = name, .priority = priority, .run = [&order, name](Control&) { order.push_back(name); }});
    };
    add("background 1", Priority::Background);
    add("normal 1", Priority::Normal);
    add("background 2", Priority::Background);
    add("preview", Priority::Preview);
    add("normal 2", Priority::Normal);
    gate.promise.set_value();
    engine.waitIdle();
    CHECK(order == std::vector<std::string>{"preview", "normal 1", "normal 2", "background 1", "background 2"});
    CHECK(engine.idle());
}

TEST_CASE("a preview starts after at most one further step of a long job")
{
    std::mt19937 random(7);
    Engine engine;
    for (int round = 0; round < 20; ++round) {
        std::atomic<int> steps{0};
        engine.submit(longJob(steps, 1000, "long"));
        std::this_thread::sleep_for(std::chrono::microseconds(500 + random() % 9000));
        std::promise<int> started;
        const int before = steps;
        engine.submit({.name = "preview", .priority = Priority::Preview, .run = [&](Control&) { started.set_value(steps); }});
        CHECK(started.get_future().get() - before <= 1);
        engine.cancelKey("long");
        engine.waitIdle();
    }
}

TEST_CASE("a long job goes on after the preview, and a preview is not disturbed by its like")
{
    Engine engine;
    std::atomic<int> steps{0};
    std::vector<int> depths;
    int depth = 0;
    engine.submit(longJob(steps, 50));
    for (int i = 0; i < 5; ++i)
        engine.submit({.name = "preview", .priority = Priority::Preview, .run = [&](Control& control) {
                           depths.push_back(++depth);
                           control.step();
                           --depth;
                       }});
    engine.waitIdle();
    CHECK(steps == 50);
    CHECK(depths == std::vector<int>(5, 1));
}

TEST_CASE("a newer job of the same key drops the waiting one and cancels the running one")
{
    std::vector<std::string> ends;
    Engine engine;
    std::promise<void> running;
    const auto keyed = [&](std::string name, std::function<void(Control&)> run) {
        engine.submit({.name = name, .priority = Priority::Preview, .key = "child", .run = std::move(run),
                       .finished = [&ends, name](const ErrorInfo* error, bool cancelled) {
                           ends.push_back(name + (error ? " failed" : cancelled ? " cancelled" : " done"));
                       }});
    };
    bool dropped = false;
    keyed("first", [&](Control& control) {
        running.set_value();
        for (;;)
            control.step();
    });
    running.get_future().wait();
    keyed("second", [&](Control& control) {
        control.step();
        dropped = true;
    });
    keyed("third", [](Control& control) { control.step(); });
    engine.waitIdle();
    // The second may have been reached before the third came, but it cannot have been completed and cancelled.
    REQUIRE(ends.size() == 3);
    CHECK(ends[0] == "first cancelled");
    CHECK(ends[1] == (dropped ? "second done" : "second cancelled"));
    CHECK(ends[2] == "third done");
}

TEST_CASE("cancel ends a job at its next step and tells it once")
{
    Engine engine;
    std::atomic<int> steps{0}, told{0};
    bool wasCancelled = false;
    auto job = longJob(steps, 100000);
    job.finished = [&](const ErrorInfo* error, bool cancelled) {
        ++told;
        wasCancelled = cancelled && !error;
    };
    const auto id = engine.submit(std::move(job));
    while (steps < 3)
        std::this_thread::sleep_for(1ms);
    engine.cancel(id);
    engine.waitIdle();
    CHECK(told == 1);
    CHECK(wasCancelled);
    CHECK(steps < 1000);
}

TEST_CASE("whatever a job throws becomes an error that can be shown, and the engine lives on")
{
    Engine engine;
    std::vector<std::string> messages;
    const auto failing = [&](std::function<void(Control&)> run) {
        engine.submit({.name = "failing", .run = std::move(run), .finished = [&](const ErrorInfo* error, bool) {
                           messages.push_back(error ? error->message.str() : "");
                           throw std::runtime_error("a listener's own fault");
                       }});
    };
    failing([](Control&) { throw Error({.message = text("Tensor {} is short", "wte"), .file = "model.safetensors"}); });
    failing([](Control&) { throw std::bad_alloc(); });
    failing([](Control&) { throw std::runtime_error("odd"); });
    failing([](Control&) { throw 3; });
    failing([](Control&) {});
    engine.waitIdle();
    REQUIRE(messages.size() == 5);
    CHECK(messages[0] == "Tensor wte is short");
    CHECK(messages[1].find("memory") != std::string::npos);
    CHECK(messages[2].find("odd") != std::string::npos);
    CHECK(!messages[3].empty());
    CHECK(messages[4].empty());
}

TEST_CASE("progress is reported in steps")
{
    Engine engine;
    std::atomic<int> steps{0};
    std::vector<double> seen;
    auto job = longJob(steps, 4);
    job.progress = [&](double fraction, const std::string&) { seen.push_back(fraction); };
    engine.submit(std::move(job));
    engine.waitIdle();
    CHECK(seen == std::vector<double>{0.25, 0.5, 0.75, 1});
}

TEST_CASE("an engine that is destroyed cancels what runs, drops what waits, and tells each once")
{
    std::atomic<int> steps{0}, told{0}, ran{0};
    {
        Engine engine;
        for (const auto priority : {Priority::Background, Priority::Normal, Priority::Preview}) {
            auto job = longJob(steps, 100000);
            job.priority = priority;
            job.finished = [&](const ErrorInfo*, bool cancelled) { told += cancelled; };
            engine.submit(std::move(job));
        }
        engine.submit({.name = "last", .priority = Priority::Background, .run = [&](Control&) { ++ran; },
                       .finished = [&](const ErrorInfo*, bool cancelled) { told += cancelled; }});
        while (steps < 3)
            std::this_thread::sleep_for(1ms);
    }
    CHECK(told == 4);
    CHECK(ran == 0);
    Engine unused;
}

TEST_CASE("jobs can be submitted and cancelled from several threads at once")
{
    std::atomic<int> told{0};
    {
        Engine engine;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 100; ++i) {
                    const auto id = engine.submit({.name = "job", .priority = Priority(i % 3), .key = i % 2 ? "key" + std::to_string(t) : "",
                                                   .run = [](Control& control) { control.step(); },
                                                   .finished = [&](const ErrorInfo*, bool) { ++told; }});
                    if (i % 5 == 0)
                        engine.cancel(id);
                    if (i % 7 == 0)
                        engine.cancelKey("key0");
                }
            });
        for (auto& thread : threads)
            thread.join();
        engine.waitIdle();
    }
    CHECK(told == 400);
}

TEST_CASE("a preview inside a job that is cancelled makes way at its next step, and runs anew behind it")
{
    Engine engine;
    std::atomic<bool> longEnded{false}, restartedBehind{false};
    std::atomic<int> runs{0}, finished{0};
    std::promise<void> begun, nested;
    engine.submit({.name = "export", .priority = Priority::Background, .key = "export",
                   .run = [&](Control& control) {
                       begun.set_value();
                       for (;;) {
                           std::this_thread::sleep_for(1ms);
                           control.step();
                       }
                   },
                   .finished = [&](const ErrorInfo*, bool cancelled) { longEnded = cancelled; }});
    begun.get_future().wait();
    engine.submit({.name = "speech", .priority = Priority::Preview, .key = "child",
                   .run = [&](Control& control) {
                       if (runs++ == 0) {
                           nested.set_value();
                           for (;;) { // a speech without end
                               std::this_thread::sleep_for(1ms);
                               control.step();
                           }
                       }
                       restartedBehind = longEnded.load();
                   },
                   .finished = [&](const ErrorInfo* error, bool cancelled) { finished += !error && !cancelled; }});
    nested.get_future().wait();
    engine.cancelKey("export");
    engine.waitIdle();
    CHECK(longEnded);
    CHECK(runs == 2);
    CHECK(restartedBehind);
    CHECK(finished == 1);
}
