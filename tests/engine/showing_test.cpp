// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <condition_variable>
#include <mutex>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "engine/command_run.h"
#include "engine/engine.h"
#include "engine/workbench.h"
#include "temporary.h"

using namespace heterosis;
using namespace std::chrono_literals;

namespace {

void writeVision(const std::filesystem::path& file, float value)
{
    SafetensorsWriter writer(file, {{"blocks.0.mlp.fc1.weight", Dtype::F32, {8, 4}}, {"blocks.1.mlp.fc1.weight", Dtype::F32, {8, 4}}});
    for (const TensorPlan& next : writer.order()) {
        const std::vector<float> values(std::size_t(next.bytes() / 4), value);
        writer.write(std::as_bytes(std::span(values)));
    }
    writer.finish();
}

struct Log {
    std::mutex mutex;
    std::vector<WorkbenchEvent> events;
    Workbench::Listener listener()
    {
        return [this](const WorkbenchEvent& event) {
            const std::lock_guard lock(mutex);
            events.push_back(event);
        };
    }
    template <class E> std::vector<E> all()
    {
        const std::lock_guard lock(mutex);
        std::vector<E> found;
        for (const auto& event : events)
            if (const auto* one = std::get_if<E>(&event))
                found.push_back(*one);
        return found;
    }
};

} // namespace

TEST_CASE("a user's command is run as it is, without a shell, and its end is awaited, timed and cancelled")
{
    const Temporary directory;
    NoControl control;
    const auto argv = filledIn({"printf", "%s|%s", "{model} $(id)", "{prompt}"}, {{"{model}", "/a b"}, {"{prompt}", "{model}"}});
    CHECK(runCommand(argv, directory.path, 10s, control) == "/a b $(id)|{model}");
    CHECK_THROWS_AS(runCommand({"/no/such/program"}, directory.path, 10s, control), Error);
    CHECK_THROWS_WITH_AS(runCommand({"sh", "-c", "echo what went wrong >&2; exit 3"}, directory.path, 10s, control), doctest::Contains("what went wrong"), Error);
    const auto begun = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH_AS(runCommand({"sleep", "60"}, directory.path, 1s, control), doctest::Contains("1 seconds"), Error);
    struct Impatient final : Control {
        int steps = 0;
        void step(double, std::string_view) override
        {
            if (++steps > 3)
                throw Cancelled();
        }
    } impatient;
    CHECK_THROWS_AS(runCommand({"sleep", "60"}, directory.path, 60s, impatient), Cancelled);
    CHECK(std::chrono::steady_clock::now() - begun < 20s);
}

TEST_CASE("models that are not run are opened, and shown by the user's command, child and original")
{
    const Temporary directory;
    writeVision(directory.path / "a.safetensors", 1);
    writeVision(directory.path / "b.safetensors", 3);
    Log log;
    Workbench bench({.device = "cpu", .dtype = "auto"}, log.listener());
    bench.open({.a = directory.path / "a.safetensors", .b = directory.path / "b.safetensors", .original = {}});
    bench.engine().waitIdle();
    REQUIRE(log.all<event::Opened>().size() == 1);
    const auto family = log.all<event::Opened>()[0].family;
    CHECK_FALSE(family.silence.empty());
    CHECK(family.memoryNeeded == 0);
    bench.listen({.prompt = "무엇", .sampling = {}});
    bench.engine().waitIdle();
    CHECK(log.all<event::Started>().empty());
    CHECK(log.all<event::ListenFailed>().empty());
    CHECK(log.all<event::Examined>().size() == 2);

    bench.show({}, "x"); // nothing is set, nothing runs
    bench.engine().waitIdle();
    CHECK(log.all<event::Showing>().empty());
    // What the file begins with, and the prompt; then a picture by {out}.
    bench.show({{"sh", "-c", "wc -c < \"$1\"; echo \"$2\"", "x", "{model}", "{prompt}"}, 20}, "꽃");
    bench.engine().waitIdle();
    auto shown = log.all<event::Shown>();
    REQUIRE(shown.size() == 2);
    CHECK(shown[0].column == Column::Child);
    CHECK(shown[1].column == Column::A);
    CHECK(shown[0].text.ends_with("꽃\n"));
    CHECK(shown[0].image.empty());
    bench.show({{"sh", "-c", "printf '\\211PNG\\r\\n' > \"$1\"", "x", "{out}"}, 20}, "꽃");
    bench.engine().waitIdle();
    shown = log.all<event::Shown>();
    REQUIRE(shown.size() == 4);
    CHECK(shown[2].image.starts_with("\x89PNG"));
    bench.show({{"false"}, 20}, "꽃");
    bench.engine().waitIdle();
    CHECK(log.all<event::ShowFailed>().size() == 2);
}
