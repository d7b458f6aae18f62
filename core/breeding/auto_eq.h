// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "fitness/judge.h"
#include "training/gate_gradients.h"

namespace heterosis::breeding {

// Judges whose value is a mean loss: text and conversations.
bool hasGradient(std::string_view judge) noexcept;
// What such a judge asks the likelihood of.
std::vector<Lesson> lessonsOf(const Judge& judge);
// A data file as the judge reads it that fits its shape: text, or conversations of any kind. `rest`: file, half, items, context.
std::vector<Lesson> readLessons(JudgeSpec rest, const JudgedModel& model, Control& control);
// About so many tokens of them, taken evenly from all over.
std::vector<Lesson> spread(const std::vector<Lesson>& lessons, std::size_t tokens);
// The texts, taught by a model: what it thinks of every labelled place.
std::vector<Lesson> taughtBy(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> teacher, std::vector<Lesson> data, Control& control);

// Texts whose mean loss counts for so much.
struct Course {
    std::vector<Lesson> lessons;
    double weight = 1;
};

struct TuneSettings {
    int steps = 60;
    double lr = 0.1;                          // of Adam, falling by half a cosine to a twentieth
    std::size_t batchTokens = 4096;           // of a step; where the data has no more, each step reads all of it
    double ratioLow = 0, ratioHigh = 1, strengthLow = 0, strengthHigh = 2;
    bool strength = true;                     // tuned too, where there is an original
    std::set<GeneId> locked = {};             // that stay
    std::uint64_t seed = 0;                   // of the order of texts
};

struct Tuned {
    Genome genome;
    double before = 0, after = 0;             // loss over all of the data, nats per token
    std::size_t evaluations = 0;              // of a genome: with a backward pass or without
    std::vector<std::pair<int, double>> curve; // step, the loss of its batch; last the whole data's
    bool better = true;                       // false: no genome beat the first one, which is given back
};

// Auto-EQ: gradient descent on ratio and strength of every gene (Adam, Kingma and Ba 2015), one backward pass a step.
class AutoEq {
public:
    // The loss of a step's batch, before the step.
    using Progress = std::function<void(int step, double loss)>;
    explicit AutoEq(Parents parents, const ComputeChoice& compute) : m_gates(std::move(parents), compute) {}

    // A genome of any operator as points on the plane: the operator ratio, all rows.
    static Genome plain(Genome genome, Plane plane);
    static Genome neutral(const ModelMap& map); // every gene in the middle

    double loss(const Genome& genome, const std::vector<Lesson>& data, Control& control);
    GateGradients::Result sensitivity(const Genome& genome, const std::vector<Lesson>& data, Control& control);
    Tuned tune(const Genome& start, const std::vector<Lesson>& data, const TuneSettings& settings, Control& control, const Progress& progress = {});
    // The genome after each step down the gradient of the courses' weighted sum. Throws Error for settings out of range, and where the
    // loss is no number any more.
    std::vector<Genome> descend(const Genome& start, std::vector<Course> courses, const TuneSettings& settings, Control& control, const Progress& progress = {});

    const Parents& parents() const { return m_gates.parents(); }

private:
    class Batches;
    GateGradients::Result gradientOf(const Genome& genome, std::vector<Batches>& courses, Control& control);

    GateGradients m_gates;
};

} // namespace heterosis::breeding
