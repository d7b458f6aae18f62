// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics_helpers.h"

#include <cmath>
#include <map>

#include "base/parallel.h"
#include "inheritance/operators/dense.h"

using namespace heterosis;
using namespace heterosis::test;

namespace {

NoControl quiet;

struct Threads {
    ~Threads() { setThreads(0); }
};

// Parents with statistics of their own, in float32.
struct Weighed {
    TemporaryDirectory folder;
    StatisticsKind kind;
    Parents parents;
    std::vector<Drawn> numbers;
    std::vector<fs::path> files;

    Weighed(bool llama, StatisticsKind k, std::size_t count, bool alike = false, std::int64_t idle = 0) : kind(k)
    {
        std::vector<std::shared_ptr<const ModelMap>> maps;
        for (unsigned i = 0; i < count; ++i) {
            const fs::path path = folder / std::string(1, char('a' + i));
            llama ? writeLlama(path, i + 1, Dtype::F32) : writeGpt2(path, i + 1, Dtype::F32);
            maps.push_back(openMap(path));
            numbers.push_back(drawn(*maps.back(), kind, alike ? 50 : 50 + i, idle));
            files.push_back(folder / (std::string(1, char('a' + i)) + ".safetensors"));
            writeStatistics(files.back(), numbers.back(), kind);
        }
        parents = Parents::of(maps[0], maps[1], nullptr, {maps.begin() + 2, maps.end()});
        for (std::size_t i = 0; i < count; ++i) {
            parents.statistics.push_back(Statistics::open({{files[i], ""}}, *maps[i], quiet));
        }
    }

    Genome genome(std::vector<double> shares, double alpha = 0.9) const
    {
        Allele allele {shares[1], 1};
        if (shares.size() > 2) {
            allele.weights = shares;
        }
        Genome all = everywhere(*parents.a, allele);
        all.crossover.op = kind == StatisticsKind::Fisher ? Operator::Fisher : Operator::RegMean;
        if (kind == StatisticsKind::Gram) {
            all.crossover.options["alpha"] = {alpha};
        }
        return all;
    }

    const float* of(std::size_t parent, const std::string& tensor) const
    {
        return reinterpret_cast<const float*>(parents.all()[parent]->checkpoint->find(tensor)->bytes.data());
    }

    double plain(const std::vector<double>& shares, const std::string& tensor, std::int64_t i) const
    {
        double sum = 0;
        for (std::size_t p = 0; p < shares.size(); ++p) {
            sum += shares[p] * double(of(p, tensor)[i]);
        }
        return sum;
    }

    Recipe recipe(Operator op) const
    {
        Recipe made;
        const auto maps = parents.all();
        for (std::size_t p = 0; p < maps.size(); ++p) {
            made.parents.push_back({maps[p]->checkpoint->path(), "", {{files[p], ""}}});
        }
        made.crossover.op = op;
        return made;
    }
};

const float* floats(const TensorSource& child, const std::string& tensor) { return reinterpret_cast<const float*>(child.find(tensor)->bytes.data()); }

// The weight from input k to output r of a matrix as it is stored.
std::int64_t placeOf(const Part& part, std::int64_t r, std::int64_t k) { return part.rowAxis == 0 ? r * part.shape[1] + k : k * part.shape[1] + r; }

} // namespace

TEST_CASE("the Cholesky factor and its solution are those of the definition, whatever the threads")
{
    const Threads restored;
    for (const std::int64_t n : {1, 5, 32, 33, 100}) {
        const auto gram = drawnGram(n, unsigned(n));
        const std::vector<double> matrix(gram.begin(), gram.end());
        std::vector<double> factor = matrix, again = matrix;
        setThreads(1);
        REQUIRE(operators::dense::factorise(factor, n) == -1);
        setThreads(2);
        REQUIRE(operators::dense::factorise(again, n) == -1);
        CHECK(factor == again);
        constexpr std::int64_t columns = operators::dense::kPanel;
        std::vector<double> b(std::size_t(n * columns), 0.0);
        for (std::size_t i = 0; i < b.size(); ++i) {
            b[i] = std::sin(double(i));
        }
        std::vector<double> x = b;
        operators::dense::solve(factor, n, x.data());
        for (std::int64_t r = 0; r < n; ++r) {
            for (std::int64_t j = 0; j < columns; ++j) {
                double sum = 0;
                for (std::int64_t k = 0; k < n; ++k) {
                    sum += matrix[std::size_t(std::max(r, k) * n + std::min(r, k))] * x[std::size_t(k * columns + j)];
                }
                REQUIRE(sum == doctest::Approx(b[std::size_t(r * columns + j)]).epsilon(1e-6));
            }
        }
    }
    std::vector<double> flat {1, 1, 1, 1};
    CHECK(operators::dense::factorise(flat, 2) == 1);
}

TEST_CASE("fisher weighs every weight by what the parents' data asks of it")
{
    for (const bool llama : {true, false}) {
        for (const std::vector<double>& shares : {std::vector<double> {0.7, 0.3}, std::vector<double> {0.4, 0.3, 0.2, 0.1}}) {
            const Weighed w(llama, StatisticsKind::Fisher, shares.size());
            Child child(w.parents);
            child.realise(w.genome(shares), quiet);
            for (const Part& part : w.parents.a->parts) {
                const float* got = floats(child, part.tensor);
                for (std::int64_t i = 0; i < child.find(part.tensor)->elements(); ++i) {
                    double sum = 0, divisor = 0;
                    for (std::size_t p = 0; p < shares.size(); ++p) {
                        const double weight = shares[p] * double(w.numbers[p].at(part.tensor).second[std::size_t(i)]);
                        sum += weight * double(w.of(p, part.tensor)[i]);
                        divisor += weight;
                    }
                    const double wanted = divisor > 0 ? sum / divisor : w.plain(shares, part.tensor, i);
                    REQUIRE(std::abs(double(got[i]) - wanted) <= 1e-6 * std::max(0.1, std::abs(wanted)));
                }
            }
        }
    }
}

TEST_CASE("regmean solves its normal equations, and nothing near its solution fits better")
{
    std::mt19937 random(3);
    std::normal_distribution<double> normal(0, 1e-3);
    for (const bool llama : {true, false}) {
        for (const std::vector<double>& shares : {std::vector<double> {0.5, 0.5}, std::vector<double> {0.4, 0.3, 0.2, 0.1}}) {
            const Weighed w(llama, StatisticsKind::Gram, shares.size());
            const double alpha = 0.8;
            Child child(w.parents);
            child.realise(w.genome(shares, alpha), quiet);
            for (const Part& part : w.parents.a->parts) {
                const float* got = floats(child, part.tensor);
                if (!isLayersMatrix(part)) { // biases, norms, embeddings
                    for (std::int64_t i = 0; i < child.find(part.tensor)->elements(); ++i) {
                        REQUIRE(double(got[i]) == doctest::Approx(w.plain(shares, part.tensor, i)).epsilon(1e-6));
                    }
                    continue;
                }
                const std::int64_t n = part.shape[std::size_t(1 - part.rowAxis)];
                const auto gram = [&](std::size_t p, std::int64_t k, std::int64_t m) {
                    return double(w.numbers[p].at(part.tensor).second[std::size_t(k * n + m)]) * (k == m ? 1 : alpha);
                };
                // Sum of the squared differences of one output's answers, over a parent's inputs.
                const auto misfit = [&](std::int64_t r, const std::vector<double>& row) {
                    double sum = 0;
                    for (std::size_t p = 0; p < shares.size(); ++p) {
                        for (std::int64_t k = 0; k < n; ++k) {
                            for (std::int64_t m = 0; m < n; ++m) {
                                const double a = row[std::size_t(k)] - double(w.of(p, part.tensor)[placeOf(part, r, k)]);
                                sum += shares[p] * a * gram(p, k, m) * (row[std::size_t(m)] - double(w.of(p, part.tensor)[placeOf(part, r, m)]));
                            }
                        }
                    }
                    return sum;
                };
                for (std::int64_t r = 0; r < part.shape[std::size_t(part.rowAxis)]; ++r) {
                    std::vector<double> row(std::size_t(n), 0.0);
                    for (std::int64_t k = 0; k < n; ++k) {
                        row[std::size_t(k)] = double(got[placeOf(part, r, k)]);
                    }
                    for (std::int64_t k = 0; k < n; ++k) {
                        double slope = 0, scale = 0;
                        for (std::size_t p = 0; p < shares.size(); ++p) {
                            for (std::int64_t m = 0; m < n; ++m) {
                                const double term = shares[p] * gram(p, k, m) * (row[std::size_t(m)] - double(w.of(p, part.tensor)[placeOf(part, r, m)]));
                                slope += term;
                                scale += std::abs(term);
                            }
                        }
                        REQUIRE(std::abs(slope) <= 1e-6 * std::max(scale, 0.1));
                    }
                    std::vector<double> other = row;
                    for (double& weight : other) {
                        weight += normal(random);
                    }
                    REQUIRE(misfit(r, other) > misfit(r, row));
                }
            }
        }
    }
}

TEST_CASE("regmean gives the plain mean where all parents have one Gram matrix, and for inputs that nothing moves")
{
    const std::vector<double> shares {0.7, 0.3};
    const Weighed alike(true, StatisticsKind::Gram, 2, true), idle(false, StatisticsKind::Gram, 2, false, 4);
    for (const Weighed* w : {&alike, &idle}) {
        Child child(w->parents);
        child.realise(w->genome(shares, w == &idle ? 1 : 0.9), quiet);
        for (const Part& part : w->parents.a->parts) {
            const bool matrix = isLayersMatrix(part);
            for (std::int64_t i = 0; i < child.find(part.tensor)->elements(); ++i) {
                const std::int64_t input = part.rowAxis == 1 ? i / part.shape[1] : matrix ? i % part.shape[1] : 0;
                if (w == &alike || !matrix || input < 4) {
                    const double wanted = w->plain(shares, part.tensor, i);
                    REQUIRE(std::abs(double(floats(child, part.tensor)[i]) - wanted) <= 1e-6 * std::max(0.1, std::abs(wanted)));
                }
            }
        }
    }
}

TEST_CASE("a recipe names the statistics, and its child says what they were")
{
    for (const auto& [kind, op] : {std::pair(StatisticsKind::Fisher, Operator::Fisher), std::pair(StatisticsKind::Gram, Operator::RegMean)}) {
        const Weighed w(true, kind, 2);
        Recipe recipe = w.recipe(op);
        writeFileAtomically(w.folder / "recipe.json", writeJson(writeRecipe(recipe, w.folder.path())));
        recipe = readRecipe(w.folder / "recipe.json");
        REQUIRE(recipe.parents[1].statistics.size() == 1);
        CHECK(recipe.parents[1].statistics[0].path == w.files[1]);
        const Subject subject = Subject::open(w.folder / "recipe.json", quiet);
        const Parents parents = openParents(recipe, quiet);
        exportChild(parents, recipe, w.folder / "child", {}, quiet);
        CHECK(sameBytes(*subject.source, *Checkpoint::open(w.folder / "child")));
        const Recipe said = readRecipe(w.folder / "child/recipe.json");
        REQUIRE(said.parents[0].statistics.size() == 1);
        CHECK(said.parents[0].statistics[0].path == w.files[0]);
        CHECK(said.parents[0].statistics[0].sha256.size() == 64);
        CHECK(complaint([&] { openParents(said, quiet); }).empty());
        // Other numbers under the same name.
        fs::remove(w.files[0]);
        writeStatistics(w.files[0], w.numbers[1], kind);
        CHECK(complaint([&] { openParents(said, quiet); }).find("These are not the statistics that the recipe was made with") != std::string::npos);
    }
}

TEST_CASE("statistics that are missing or do not fit are refused with what to do")
{
    const Weighed w(true, StatisticsKind::Fisher, 2);
    const auto realised = [&](const Recipe& recipe) { return complaint([&] { Subject::child(recipe, "child", quiet); }); };
    CHECK(realised(w.recipe(Operator::Fisher)).empty());
    Recipe recipe = w.recipe(Operator::RegMean);
    CHECK(realised(recipe).find("The operator regmean needs statistics of parent A") != std::string::npos);
    recipe = w.recipe(Operator::Fisher);
    recipe.parents[1].statistics.clear();
    CHECK(realised(recipe).find("The operator fisher needs statistics of parent B") != std::string::npos);
    CHECK(complaint([&] { exportChild(openParents(recipe, quiet), recipe, w.folder / "never", {}, quiet); }).find("of parent B") != std::string::npos);
    CHECK_FALSE(fs::exists(w.folder / "never"));
    recipe.crossover.op = Operator::Ratio; // what nobody needs may be missing
    CHECK(realised(recipe).empty());
    recipe = w.recipe(Operator::Fisher);
    recipe.align = true;
    CHECK(realised(recipe).find("Statistics are of a parent's own order") != std::string::npos);
    recipe = w.recipe(Operator::Fisher);
    recipe.parents[0].statistics.push_back(recipe.parents[0].statistics[0]);
    CHECK(realised(recipe).find("Two files hold statistics of the kind fisher") != std::string::npos);

    const auto with = [&](const Drawn& numbers, const std::map<std::string, std::string>& metadata = {}) {
        const fs::path file = w.folder / "other.safetensors";
        fs::remove(file);
        writeStatistics(file, numbers, StatisticsKind::Fisher, metadata);
        Recipe other = w.recipe(Operator::Fisher);
        other.parents[0].statistics = {{file, ""}};
        return other;
    };
    Drawn numbers = w.numbers[0];
    numbers.erase("model.norm.weight");
    CHECK(realised(with(numbers)).find("leave the tensor model.norm.weight out") != std::string::npos);
    numbers = w.numbers[0];
    numbers["model.norm.weight"] = {{4, 4}, std::vector<float>(16, 1.0f)};
    CHECK(realised(with(numbers)).find("The statistics of tensor model.norm.weight have another shape") != std::string::npos);
    CHECK(realised(with({{"nothing.of.ours", {{1}, {1.0f}}}})).find("statistics of another model") != std::string::npos);
    Recipe foreign = with(w.numbers[0], {{std::string(kStatisticsKey), R"({"model":")" + std::string(64, 'a') + "\"}"}});
    CHECK(realised(foreign).empty()); // nobody has hashed A yet
    CHECK(complaint([&] { exportChild(openParents(foreign, quiet), foreign, w.folder / "never", {}, quiet); }).find("gathered of other weights") != std::string::npos);
    foreign.parents[0].statistics = {{w.parents.a->checkpoint->path() / "model.safetensors", ""}};
    CHECK(realised(foreign).find("This file holds no statistics") != std::string::npos);

    const Weighed flat(true, StatisticsKind::Gram, 2);
    Drawn ones = flat.numbers[0];
    for (auto& [tensor, value] : ones) {
        value.second.assign(value.second.size(), 1.0f);
    }
    const fs::path file = flat.folder / "ones.safetensors";
    writeStatistics(file, ones, StatisticsKind::Gram);
    Recipe singular = flat.recipe(Operator::RegMean);
    singular.crossover.options["alpha"] = {1};
    singular.parents[0].statistics = singular.parents[1].statistics = {{file, ""}};
    CHECK(realised(singular).find("give no one solution") != std::string::npos);
    singular.crossover.options["alpha"] = {0.9};
    CHECK(realised(singular).empty());
}
