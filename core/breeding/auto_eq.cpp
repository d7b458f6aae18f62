// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/auto_eq.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/error.h"
#include "breeding/genes.h"
#include "dataset/dataset.h"
#include "inheritance/mixer.h"

namespace heterosis::breeding {

namespace {

// Adam on a number that stays within bounds.
class Adam {
public:
    Adam(double low, double high) : m_low(low), m_high(high) {}
    void move(double& value, double gradient, double lr, int step)
    {
        m_first = kBeta1 * m_first + (1 - kBeta1) * gradient;
        m_second = kBeta2 * m_second + (1 - kBeta2) * gradient * gradient;
        const double mean = m_first / (1 - std::pow(kBeta1, step)), square = m_second / (1 - std::pow(kBeta2, step));
        value = std::clamp(value - lr * mean / (std::sqrt(square) + 1e-12), m_low, m_high);
    }

private:
    static constexpr double kBeta1 = 0.9, kBeta2 = 0.99; // runs are short: the squares of the first steps must fade
    double m_low, m_high, m_first = 0, m_second = 0;
};

double rateAt(const TuneSettings& settings, int step)
{
    const double way = settings.steps > 1 ? double(step) / double(settings.steps - 1) : 0, least = settings.lr / 20;
    return least + (settings.lr - least) * 0.5 * (1 + std::cos(std::numbers::pi * way));
}

void check(const TuneSettings& settings)
{
    const auto rising = [](double low, double high) { return std::isfinite(low) && std::isfinite(high) && low <= high; };
    if (settings.steps < 1 || !(settings.lr > 0) || !std::isfinite(settings.lr) || settings.batchTokens < 1 || !rising(settings.ratioLow, settings.ratioHigh)
        || !rising(settings.strengthLow, settings.strengthHigh))
        throw Error({.message = text("Steps, learning rate and batch of tuning must be above nothing, and bounds must rise"), .remedy = text("Use 60 steps, 0.1 and 4096 tokens")});
}

// Recipes hold numbers that people read.
Genome rounded(Genome genome)
{
    for (auto& [id, allele] : genome.alleles) {
        allele.ratio = std::round(allele.ratio * 1e4) / 1e4;
        allele.second = std::round(allele.second * 1e4) / 1e4;
    }
    return genome;
}

} // namespace

// Of a course: batches of whole texts, every text once an epoch in an order drawn for that epoch.
class AutoEq::Batches {
public:
    Batches(Course course, std::size_t tokens, std::uint64_t seed) : m_course(std::move(course)), m_tokens(tokens), m_seed(seed) {}

    double weight() const noexcept { return m_course.weight; }
    std::vector<Lesson> next()
    {
        std::vector<Lesson> batch;
        for (std::size_t tokens = 0; tokens < m_tokens && batch.size() < m_course.lessons.size(); ++m_at) {
            if (m_at == m_order.size())
                shuffle();
            batch.push_back(m_course.lessons[m_order[m_at]]);
            tokens += batch.back().ids.size();
        }
        return batch;
    }

private:
    void shuffle()
    {
        m_order.resize(m_course.lessons.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        Dice dice(m_seed, "auto-eq", m_epoch++);
        for (std::size_t i = m_order.size(); i > 1; --i)
            std::swap(m_order[i - 1], m_order[dice.below(i)]);
        m_at = 0;
    }

    Course m_course;
    std::size_t m_tokens;
    std::uint64_t m_seed, m_epoch = 0;
    std::vector<std::size_t> m_order;
    std::size_t m_at = 0;
};

bool hasGradient(std::string_view judge) noexcept { return judge == "text" || judge == "sft"; }

std::vector<Lesson> lessonsOf(const Judge& judge)
{
    std::vector<Lesson> lessons;
    for (const MarkedIds& sequence : judge.questions().sequences) {
        Lesson one{.ids = sequence.ids, .labels = sequence.ids, .seen = {}};
        for (std::size_t i = 0; i < one.labels.size(); ++i)
            if (!sequence.counts[i])
                one.labels[i] = kNoLabel;
        lessons.push_back(std::move(one));
    }
    return lessons;
}

std::vector<Lesson> readLessons(JudgeSpec rest, const JudgedModel& model, Control& control)
{
    const Shape shape = scanData(rest.file, std::nullopt, control).shape;
    switch (shape) {
    case Shape::Text: rest.judge = "text"; break;
    case Shape::Messages:
    case Shape::ShareGpt:
    case Shape::Alpaca:
    case Shape::Pairs: rest.judge = "sft"; break;
    default:
        throw Error({.message = text("Data of the shape {} has no loss of its own", std::string(nameOf(shape))), .file = rest.file.string(),
                     .remedy = text("Give plain text or conversations.")});
    }
    return lessonsOf(*makeJudge(rest, model, control));
}

std::vector<Lesson> spread(const std::vector<Lesson>& lessons, std::size_t tokens)
{
    std::size_t all = 0;
    for (const Lesson& one : lessons)
        all += one.ids.size();
    std::vector<Lesson> some;
    const std::size_t share = std::max<std::size_t>(1, all / std::max<std::size_t>(1, tokens)); // every so-manieth
    for (std::size_t i = 0; i < lessons.size(); i += share)
        some.push_back(lessons[i]);
    return some;
}

std::vector<Lesson> taughtBy(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> teacher, std::vector<Lesson> data, Control& control)
{
    const auto vocabulary = std::size_t(map->config.vocabulary);
    Voice voice(map, std::move(teacher), {.device = "cpu", .dtype = Dtype::F32});
    for (Lesson& one : data) {
        const std::vector<float> logits = voice.logits(one.ids, false, control).logits;
        one.taught.reserve(one.targets() * vocabulary);
        for (std::size_t t = 1; t < one.labels.size(); ++t) {
            if (one.labels[t] == kNoLabel)
                continue;
            const float* row = logits.data() + (t - 1) * vocabulary;
            const double most = *std::max_element(row, row + vocabulary);
            double sum = 0;
            for (std::size_t i = 0; i < vocabulary; ++i)
                sum += std::exp(double(row[i]) - most);
            for (std::size_t i = 0; i < vocabulary; ++i)
                one.taught.push_back(float(double(row[i]) - most - std::log(sum)));
        }
    }
    return data;
}

Genome AutoEq::plain(Genome genome, Plane plane)
{
    genome.crossover = {};
    for (auto& [id, allele] : genome.alleles)
        allele = {.ratio = allele.ratio, .second = plane == Plane::Density ? 1 : allele.second};
    return genome;
}

Genome AutoEq::neutral(const ModelMap& map)
{
    Genome genome;
    for (const Gene& gene : map.genes)
        genome.alleles[gene.id] = kNeutralAllele;
    return genome;
}

double AutoEq::loss(const Genome& genome, const std::vector<Lesson>& data, Control& control)
{
    m_gates.setGenome(genome, control);
    return m_gates.loss(data, control);
}

GateGradients::Result AutoEq::sensitivity(const Genome& genome, const std::vector<Lesson>& data, Control& control)
{
    m_gates.setGenome(genome, control);
    return m_gates.gradient(data, control);
}

GateGradients::Result AutoEq::gradientOf(const Genome& genome, std::vector<Batches>& courses, Control& control)
{
    GateGradients::Result sum{.loss = 0, .genes = std::vector<GeneSlope>(genome.alleles.size())};
    for (Batches& course : courses) {
        const auto one = sensitivity(genome, course.next(), control);
        sum.loss += course.weight() * one.loss;
        for (std::size_t g = 0; g < sum.genes.size(); ++g) {
            sum.genes[g].ratio += course.weight() * one.genes[g].ratio;
            sum.genes[g].strength += course.weight() * one.genes[g].strength;
        }
    }
    return sum;
}

std::vector<Genome> AutoEq::descend(const Genome& start, std::vector<Course> courses, const TuneSettings& settings, Control& control, const Progress& progress)
{
    check(settings);
    const auto& genes = parents().a->genes;
    const bool strength = settings.strength && parents().plane() == Plane::Strength;
    std::vector<Adam> ratios(genes.size(), {settings.ratioLow, settings.ratioHigh}), strengths(genes.size(), {settings.strengthLow, settings.strengthHigh});
    std::vector<Batches> batches;
    for (Course& course : courses)
        batches.emplace_back(std::move(course), std::max<std::size_t>(1, settings.batchTokens / courses.size()), settings.seed);
    Genome at = start;
    std::vector<Genome> path;
    for (int step = 0; step < settings.steps; ++step) {
        control.step(double(step) / double(settings.steps), "tuning");
        const auto found = gradientOf(at, batches, control);
        const bool finite = std::isfinite(found.loss)
            && std::all_of(found.genes.begin(), found.genes.end(), [](const GeneSlope& g) { return std::isfinite(g.ratio) && std::isfinite(g.strength); });
        if (!finite)
            throw Error({.message = text("The loss is no longer a number"), .remedy = text("Choose a smaller learning rate or narrower bounds.")});
        if (progress)
            progress(step, found.loss);
        for (std::size_t g = 0; g < genes.size(); ++g) {
            if (settings.locked.contains(genes[g].id))
                continue;
            Allele& allele = at.alleles.at(genes[g].id);
            ratios[g].move(allele.ratio, found.genes[g].ratio, rateAt(settings, step), step + 1);
            if (strength)
                strengths[g].move(allele.second, found.genes[g].strength, rateAt(settings, step), step + 1);
        }
        path.push_back(rounded(at));
    }
    return path;
}

Tuned AutoEq::tune(const Genome& start, const std::vector<Lesson>& data, const TuneSettings& settings, Control& control, const Progress& progress)
{
    Tuned tuned;
    tuned.before = loss(start, data, control);
    const auto path = descend(start, {{data, 1}}, settings, control, [&](int step, double loss) {
        tuned.curve.emplace_back(step, loss);
        if (progress)
            progress(step, loss);
    });
    tuned.genome = path.back();
    tuned.after = loss(tuned.genome, data, control);
    tuned.evaluations = path.size() + 2;
    tuned.curve.emplace_back(settings.steps, tuned.after);
    tuned.better = tuned.after < tuned.before;
    if (!tuned.better) {
        tuned.genome = start;
        tuned.after = tuned.before;
    }
    return tuned;
}

} // namespace heterosis::breeding
