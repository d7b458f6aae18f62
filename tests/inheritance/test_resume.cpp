// SPDX-License-Identifier: GPL-3.0-or-later
// What an export leaves when it is killed or finds the disk full, and that it ends in the same bytes afterwards.
#include "helpers.h"

#include <chrono>
#include <csignal>
#include <functional>
#include <map>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/disk_trouble.h"
#include "base/parallel.h"
#include "base/partial_directory.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        content[entry.path().lexically_relative(folder).string()] = entry.is_regular_file() ? readTextFile(entry.path()) : "";
    }
    return content;
}

// A GPT-2 of some megabytes: large enough that a kill meets it in the middle.
void writeLarger(const fs::path& directory, unsigned seed)
{
    fs::remove(directory / "model.safetensors");
    writeGpt2(directory, seed, Dtype::BF16);
    std::string config = readTextFile(directory / "config.json");
    const auto put = [&](const std::string& key, const std::string& value) {
        const auto at = config.find(key) + key.size() + 2;
        config.replace(at, config.find_first_of(",}", at) - at, value);
    };
    put("n_embd", "192"), put("n_layer", "6"), put("vocab_size", "4000");
    writeFileAtomically(directory / "config.json", config);
    fs::remove(directory / "model.safetensors");
    std::vector<TensorPlan> plan {{"transformer.wte.weight", Dtype::BF16, {4000, 192}}, {"transformer.wpe.weight", Dtype::BF16, {16, 192}},
                                  {"transformer.ln_f.weight", Dtype::BF16, {192}}, {"transformer.ln_f.bias", Dtype::BF16, {192}}};
    for (int layer = 0; layer < 6; ++layer) {
        const std::string at = "transformer.h." + std::to_string(layer) + ".";
        const auto add = [&](const std::string& name, std::vector<std::int64_t> shape) { plan.push_back({at + name, Dtype::BF16, std::move(shape)}); };
        for (const auto& [name, in, out] : std::vector<std::tuple<std::string, std::int64_t, std::int64_t>> {
                 {"attn.c_attn", 192, 576}, {"attn.c_proj", 192, 192}, {"mlp.c_fc", 192, 768}, {"mlp.c_proj", 768, 192}}) {
            add(name + ".weight", {in, out});
            add(name + ".bias", {out});
        }
        for (const char* norm : {"ln_1", "ln_2"}) {
            add(std::string(norm) + ".weight", {192});
            add(std::string(norm) + ".bias", {192});
        }
    }
    writeTensors(directory / "model.safetensors", std::move(plan), seed, 7);
}

struct Pair {
    TemporaryDirectory folder;
    Parents parents;
    Recipe recipe;
    ExportOptions options {.shardBytes = 2000 * 1000};
    Pair()
    {
        writeLarger(folder / "a", 1);
        writeLarger(folder / "b", 2);
        parents = Parents::of(openMap(folder / "a"), openMap(folder / "b"), nullptr);
        recipe = recipeOf(parents, randomGenome(*parents.a, 5, 1));
    }
    void write(const fs::path& out, const ExportOptions& how) const { exportChild(parents, recipe, out, how, quiet); }
    // Tensors that an earlier run had written; 0 where nothing was taken up.
    std::size_t writeAgain(const fs::path& out) const
    {
        std::size_t there = 0;
        ExportOptions how = options;
        how.resumed = [&](std::size_t tensors, std::size_t) { there = tensors; };
        write(out, how);
        return there;
    }
};

// In a process of its own, which runs on one thread: those of the loops are not there after a fork. How it ended, as waitpid says.
int inChild(const std::function<void()>& work, std::chrono::microseconds killAfter = {})
{
    const pid_t child = ::fork();
    if (child == 0) {
        setThreads(1);
        try {
            work();
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    if (killAfter.count() > 0) {
        ::usleep(useconds_t(killAfter.count()));
        ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

bool isHidden(const fs::path& path) { return path.filename().string().starts_with("."); }

} // namespace

TEST_CASE("an export that is killed at any moment is absent or whole, and the next one ends in the same bytes")
{
    const Pair pair;
    TemporaryDirectory folder;
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(inChild([&] { pair.write(folder / "out", pair.options); }) == 0);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    const auto reference = contentOf(folder / "out");
    REQUIRE(reference.contains("model-00004-of-00004.safetensors"));
    fs::rename(folder / "out", folder / "first");

    std::mt19937 random(1);
    int gone = 0, resumed = 0;
    for (int round = 0; round < 50; ++round) {
        const std::chrono::microseconds moment(1 + std::int64_t(random() % std::uint32_t(whole.count() * 11 / 10)));
        inChild([&] { pair.write(folder / "out", pair.options); }, moment);
        if (!fs::exists(folder / "out")) {
            ++gone;
            for (const auto& entry : fs::directory_iterator(folder.path())) {
                CHECK((isHidden(entry.path()) || entry.path() == folder / "first"));
            }
            resumed += pair.writeAgain(folder / "out") > 0;
        }
        REQUIRE(contentOf(folder / "out") == reference);
        PartialDirectory::remove(folder / "out"); // a kill between the last two steps leaves an empty one
        fs::remove_all(folder / "out");
        CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    }
    MESSAGE(gone << " of 50 were killed before the end, " << resumed << " of them gone on with");
    CHECK(gone > 10);
    CHECK(resumed > 5);
}

TEST_CASE("another recipe, another parent, and --fresh begin anew; a damaged rest is gone on with as far as it is whole")
{
    Pair pair;
    TemporaryDirectory folder;
    pair.write(folder / "out", pair.options);
    const auto reference = contentOf(folder / "out");
    fs::remove_all(folder / "out");
    const fs::path rest = folder / ".out.heterosis-partial";
    const auto stop = [&] { // as a killed run leaves it
        PartialDirectory::remove(folder / "out");
        class HalfWay final : public Control {
            void step(double fraction, std::string_view) override
            {
                if (fraction > 0.8) {
                    throw DiskTrouble(text("the test"));
                }
            }
        } control;
        CHECK_THROWS_AS(exportChild(pair.parents, pair.recipe, folder / "out", pair.options, control), DiskTrouble);
        REQUIRE(fs::exists(rest / "journal"));
    };
    stop();
    const std::size_t all = pair.writeAgain(folder / "out");
    CHECK(all > 10);
    CHECK(contentOf(folder / "out") == reference);
    CHECK_FALSE(fs::exists(rest));

    const auto again = [&] {
        fs::remove_all(folder / "out");
        stop();
    };
    again();
    const std::string journal = readTextFile(rest / "journal");
    std::ofstream(rest / "journal", std::ios::trunc) << journal.substr(0, journal.size() * 2 / 3); // the last line is cut short
    fs::resize_file(rest / "content/model-00001-of-00004.safetensors", 1000 * 1000);
    const std::size_t some = pair.writeAgain(folder / "out");
    CHECK(some < all);
    CHECK(contentOf(folder / "out") == reference);

    again();
    std::fstream(rest / "content/model-00002-of-00004.safetensors", std::ios::in | std::ios::out).seekp(200 * 1000) << "damage";
    pair.writeAgain(folder / "out");
    CHECK(contentOf(folder / "out") == reference);

    again();
    ExportOptions fresh = pair.options;
    fresh.fresh = true;
    fresh.resumed = [](std::size_t, std::size_t) { FAIL("taken up"); };
    pair.write(folder / "out", fresh);
    CHECK(contentOf(folder / "out") == reference);

    again();
    pair.recipe = recipeOf(pair.parents, randomGenome(*pair.parents.a, 6, 1));
    CHECK(pair.writeAgain(folder / "out") == 0);
    const auto other = contentOf(folder / "out");
    CHECK(other != reference);

    again();
    writeLarger(pair.folder / "b", 3);
    pair.parents = Parents::of(openMap(pair.folder / "a"), openMap(pair.folder / "b"), nullptr);
    CHECK(pair.writeAgain(folder / "out") == 0);
    CHECK(contentOf(folder / "out") != other);
}

TEST_CASE("what is being written is not written twice at once")
{
    const Pair pair;
    TemporaryDirectory folder;
    PartialDirectory first(folder / "out", "digest", false);
    CHECK(complaint([&] { pair.write(folder / "out", pair.options); }).find("Another export") != std::string::npos);
    PartialDirectory::remove(folder / "out"); // leaves what is in use
    CHECK(fs::exists(first.content()));
}

TEST_CASE("a kill between the last two removals leaves an empty folder, which is cleared away; what holds anything stays")
{
    TemporaryDirectory folder;
    const fs::path rest = folder / ".out.heterosis-partial";
    fs::create_directory(rest);
    PartialDirectory::remove(folder / "out");
    CHECK(!fs::exists(rest));
    fs::create_directories(rest / "content");
    PartialDirectory::remove(folder / "out"); // no journal says whose it is
    CHECK(fs::exists(rest / "content"));
}

TEST_CASE("a file may grow no further: the export says what is missing, and goes on later")
{
    const Pair pair;
    TemporaryDirectory folder;
    pair.write(folder / "out", {});
    const auto reference = contentOf(folder / "out");
    fs::remove_all(folder / "out");
    const int status = inChild([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit {2 * 1000 * 1000, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            pair.write(folder / "out", {});
        } catch (const DiskTrouble&) {
            ::_exit(7);
        }
    });
    CHECK(WEXITSTATUS(status) == 7);
    CHECK_FALSE(fs::exists(folder / "out"));
    std::size_t there = 0;
    pair.write(folder / "out", {.resumed = [&](std::size_t tensors, std::size_t) { there = tensors; }});
    CHECK(there > 0);
    CHECK(contentOf(folder / "out") == reference);
}

TEST_CASE("a disk that fills up on the way")
{
    const Pair pair;
    TemporaryDirectory folder, elsewhere;
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=16m") != 0) {
        MESSAGE("skipped: no file system can be mounted here");
        return;
    }
    struct Unmount {
        fs::path path;
        ~Unmount() { ::umount2(path.c_str(), MNT_DETACH); }
    } unmount {folder.path()};
    // Somebody else fills the disk when a part is written.
    class Filler final : public Control {
    public:
        explicit Filler(fs::path path) : m_path(std::move(path)) {}
        void step(double fraction, std::string_view) override
        {
            if (fraction > 0.5 && !fs::exists(m_path)) {
                std::ofstream(m_path) << std::string(std::size_t(freeSpace(m_path)), 'x');
            }
        }

    private:
        fs::path m_path;
    } filler(folder / "filler");
    const std::string said = complaint([&] { exportChild(pair.parents, pair.recipe, folder / "out", pair.options, filler); });
    CHECK(said.find("The disk is full: ") != std::string::npos);
    CHECK(said.find("MB more are needed") != std::string::npos);
    CHECK_FALSE(fs::exists(folder / "out"));
    CHECK_FALSE(complaint([&] { pair.write(folder / "out", pair.options); }).empty()); // still, as seen beforehand or on the way
    fs::remove(folder / "filler");
    CHECK(pair.writeAgain(folder / "out") > 0);
    pair.write(elsewhere / "out", pair.options);
    const auto here = contentOf(folder / "out"), there = contentOf(elsewhere / "out");
    CHECK(here.at("model-00003-of-00004.safetensors") == there.at("model-00003-of-00004.safetensors"));
    CHECK(here.size() == there.size());
}
