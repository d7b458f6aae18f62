// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzz targets without libFuzzer: every seed, then mutations of them drawn with a fixed generator, for a bounded time each.
//   fuzz_smoke [KIT] [--seconds S] [--target NAME]     or, to begin a libFuzzer run:  fuzz_smoke KIT --write FOLDER
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include "seeds.h"
#include "targets.h"

namespace fs = std::filesystem;
using namespace heterosis::fuzz;

namespace {

// One to four small changes: a bit, a byte, a run taken out or doubled, a piece of another seed, a large number, the end cut off.
std::string mutated(const std::vector<std::string>& seeds, std::mt19937_64& draw)
{
    const auto below = [&](std::size_t n) { return n ? draw() % n : 0; };
    std::string out = seeds[below(seeds.size())];
    for (std::size_t changes = 1 + below(4); changes > 0 && !out.empty(); --changes) {
        const std::size_t at = below(out.size()), run = 1 + below(std::min<std::size_t>(16, out.size() - at));
        switch (below(7)) {
        case 0: out[at] = static_cast<char>(out[at] ^ (1 << below(8))); break;
        case 1: out[at] = static_cast<char>(draw()); break;
        case 2: out.erase(at, run); break;
        case 3: out.insert(at, out.substr(at, run)); break;
        case 4: {
            const std::string& other = seeds[below(seeds.size())];
            if (!other.empty())
                out.insert(at, other.substr(below(other.size()), 1 + below(32)));
            break;
        }
        case 5: out.replace(at, std::min<std::size_t>(8, out.size() - at), std::string(8, below(2) ? '\xFF' : '\0')); break;
        default: out.resize(at); break;
        }
    }
    return out;
}

void give(const Target& target, const std::string& input) { target.run(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()); }

std::size_t smoke(const Target& target, const std::vector<std::string>& seeds, double seconds)
{
    const auto begun = std::chrono::steady_clock::now();
    for (const std::string& seed : seeds)
        give(target, seed);
    std::mt19937_64 draw(1);
    std::size_t count = seeds.size();
    while (!seeds.empty() && count < 100000 && std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() < seconds) {
        give(target, mutated(seeds, draw));
        ++count;
    }
    return count;
}

} // namespace

int main(int argc, char** argv)
{
    fs::path kit, folder;
    std::string only;
    double seconds = 0.5;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--seconds" && i + 1 < argc)
            seconds = std::atof(argv[++i]);
        else if (word == "--target" && i + 1 < argc)
            only = argv[++i];
        else if (word == "--write" && i + 1 < argc)
            folder = argv[++i];
        else
            kit = word;
    }
    for (const Target& target : targets()) {
        if (!only.empty() && only != target.name)
            continue;
        const auto seeds = seedsOf(target.name, kit);
        if (folder.empty()) {
            std::printf("%s: %zu inputs, %zu of them seeds\n", target.name, smoke(target, seeds, seconds), seeds.size());
            continue;
        }
        fs::create_directories(folder / target.name);
        for (std::size_t i = 0; i < seeds.size(); ++i)
            std::ofstream(folder / target.name / ("seed" + std::to_string(i)), std::ios::binary) << seeds[i];
    }
    return 0;
}
