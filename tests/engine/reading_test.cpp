// SPDX-License-Identifier: GPL-3.0-or-later
// What an encoder's columns say: words for a mask, how alike sentences are, how far a child's meaning moved.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <condition_variable>
#include <mutex>

#include "engine/workbench.h"
#include "base/temporary.h"

using namespace heterosis;
using namespace std::chrono_literals;

namespace {

// A tiny model of the references with a vocabulary of as many words.
void makeEncoder(const TemporaryFolder& folder, const std::string& reference)
{
    const auto from = std::filesystem::path(HETEROSIS_SOURCE) / "tests/model/references" / reference;
    for (const char* file : {"config.json", "model.safetensors"})
        std::filesystem::copy_file(from / file, folder / file);
    std::string words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n.\n";
    for (int i = 6; i < 64; ++i)
        words += "w" + std::string(1, char('a' + i / 26)) + std::string(1, char('a' + i % 26)) + "\n";
    folder.write("vocab.txt", words);
}

// What each column said in its newest revision.
class Ears {
public:
    Workbench::Listener listener()
    {
        return [this](const WorkbenchEvent& event) {
            const std::lock_guard lock(m_mutex);
            if (const auto* started = std::get_if<event::Started>(&event))
                m_heard[std::size_t(started->column)].clear();
            if (const auto* heard = std::get_if<event::Heard>(&event))
                m_heard[std::size_t(heard->column)].push_back(heard->token);
            if (const auto* finished = std::get_if<event::Finished>(&event))
                ++m_finished[std::size_t(finished->column)];
            if (const auto* failed = std::get_if<event::ListenFailed>(&event))
                m_failure = failed->error.message.str();
            m_arrived.notify_all();
        };
    }
    // After the column has ended so many speeches.
    std::vector<HeardToken> of(Column column, int speeches)
    {
        std::unique_lock lock(m_mutex);
        const bool came = m_arrived.wait_for(lock, 60s, [&] { return m_finished[std::size_t(column)] >= speeches || !m_failure.empty(); });
        REQUIRE_MESSAGE((came && m_failure.empty()), m_failure);
        return m_heard[std::size_t(column)];
    }
    int speeches(Column column)
    {
        const std::lock_guard lock(m_mutex);
        return m_finished[std::size_t(column)];
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::array<std::vector<HeardToken>, kColumns> m_heard;
    std::array<int, kColumns> m_finished{};
    std::string m_failure;
};

ListenSettings prompt(const std::string& text)
{
    ListenSettings settings;
    settings.prompt = text;
    settings.chat = true; // of the decoder that was open before
    return settings;
}

Genome allAt(double strength)
{
    Genome genome;
    genome.alleles[{1, Region::Value}] = {.ratio = 0, .second = strength};
    for (const GeneId& gene : {GeneId{0, Region::Query}, GeneId{GeneId::kEmbed, Region::Embedding}})
        genome.alleles[gene] = {.ratio = 0, .second = 1};
    return genome;
}

} // namespace

TEST_CASE("an encoder says the likeliest words for a mask, and the child's move with the equalizer")
{
    const TemporaryFolder folder;
    makeEncoder(folder, "electra-masked");
    Ears ears;
    Workbench workbench({.device = "cpu", .dtype = "float32"}, ears.listener());
    workbench.listen(prompt("waj [MASK] wbc <mask>"));
    workbench.open({.a = folder.path(), .b = {}, .original = {}});
    const auto a = ears.of(Column::A, 1);
    REQUIRE(a.size() == 2);
    CHECK(a[0].text.starts_with("[MASK 1] "));
    REQUIRE(a[0].top.size() == 5);
    CHECK(a[0].p == a[0].top[0].p);
    CHECK(a[0].top[0].p >= a[0].top[1].p);
    ears.of(Column::Child, 1);
    const int before = ears.speeches(Column::Child);
    workbench.setGenome(allAt(1));
    const auto same = ears.of(Column::Child, before + 1);
    REQUIRE(same.size() == 2);
    CHECK(same[1].text == a[1].text);
    workbench.setGenome(allAt(0));
    const auto moved = ears.of(Column::Child, before + 2);
    REQUIRE(moved.size() == 2);
    CHECK(moved[0].p != a[0].p);
}

TEST_CASE("sentences are compared in pairs, and a lone one with what A takes it for")
{
    const TemporaryFolder folder;
    makeEncoder(folder, "electra-encoder");
    Ears ears;
    Workbench workbench({.device = "cpu", .dtype = "float32"}, ears.listener());
    workbench.open({.a = folder.path(), .b = {}, .original = {}});
    workbench.listen(prompt("waj wbc\n\nwbc waj wak\nwbd"));
    const auto pairs = ears.of(Column::A, 1);
    REQUIRE(pairs.size() == 3);
    CHECK(pairs[0].text.starts_with("cos(1, 2) = "));
    CHECK(pairs[2].text.starts_with("cos(2, 3) = "));
    for (const HeardToken& pair : pairs)
        CHECK(std::abs(pair.p) <= 1.00001);
    workbench.listen(prompt("waj wbc"));
    const auto lone = ears.of(Column::A, 2);
    REQUIRE(lone.size() == 1);
    CHECK(lone[0].text == "cos(1, A) = 1.0000\n");
}

TEST_CASE("a classifier says its labels")
{
    const TemporaryFolder folder;
    makeEncoder(folder, "electra-classification");
    Ears ears;
    Workbench workbench({.device = "cpu", .dtype = "float32"}, ears.listener());
    workbench.open({.a = folder.path(), .b = {}, .original = {}});
    workbench.listen(prompt("waj wbc"));
    const auto labels = ears.of(Column::A, 1);
    REQUIRE(labels.size() == 1);
    CHECK(labels[0].top.size() == 3);
    CHECK(labels[0].top[0].text.starts_with("LABEL_"));
}
