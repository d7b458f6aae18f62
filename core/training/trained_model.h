// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <ATen/ATen.h>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "family/model_map.h"
#include "model/parts.h"
#include "training/settings.h"

namespace heterosis {

// Weights that learn: float32 values that the optimizer changes, and what the passes read of them.
struct Parameter {
    std::string name;          // "3.query.weight"; of an adapter "3.query.lora_A", ".lora_B", ".lora_magnitude"
    at::Tensor master;         // float32
    at::Tensor used;           // the leaf of the graph: `master` itself, or its rounding to bfloat16
    at::Tensor gradient;       // float32, summed over a step's micro-batches; undefined: none yet
    at::Tensor first, second;  // the optimizer's memory, as master; made by the optimizer
    at::Tensor rates;          // learning-rate multipliers by element where they differ; undefined: `rate` for all
    double rate = 1;
    bool matrix = false;
};

// What an adapter adds to one matrix: scale * B (A x), and of DoRA (Liu et al. 2024) a magnitude for each output.
struct AdaptedMatrix {
    std::string module;        // as PEFT names it: "model.layers.0.self_attn.q_proj"
    Parameter *a = nullptr, *b = nullptr, *magnitude = nullptr;
    double scale = 1, dropout = 0;
    std::int64_t rank = 0;
    std::uint64_t number = 0;  // draws its own dropout
};

// One model in training: a full one, where the genes' tensors learn that are not frozen, or a frozen one with an adapter that learns.
class TrainedModel {
public:
    // Tensors of `source` that stay as they are are used where they lie, if they have the type and lie on a 64-byte boundary; those that
    // learn are copied. source must outlive this. Throws Error: nothing is left to learn, targets that no matrix has, an adapter that
    // does not fit.
    TrainedModel(std::shared_ptr<const ModelMap> map, const TensorSource& source, const TrainingSettings& settings, at::Device device);

    std::unique_ptr<const Parts> parts() const; // keeps a reference to this
    std::deque<Parameter>& parameters() noexcept { return m_parameters; }
    const std::deque<Parameter>& parameters() const noexcept { return m_parameters; }
    const Parameter* parameter(const std::string& name) const;
    const std::map<std::string, AdaptedMatrix>& adapted() const noexcept { return m_adapted; } // by part
    const ModelMap& map() const noexcept { return *m_map; }
    at::Device device() const noexcept { return m_device; }
    std::int64_t lowestLayer() const noexcept { return m_lowest; } // that learns; -1: the embedding does; layers: only what follows them

    // After a micro-batch: takes the leaves' gradients over.
    void gather();
    // After a step: the passes read the new values.
    void refresh();
    void forgetGradients();
    // Says which draws of dropout the next pass uses; while `learning` is false nothing is dropped.
    void beginPass(std::uint64_t number, bool learning);
    std::uint64_t trainable() const; // numbers
    // ppo: what the head beside the model's own expects of the rest of an answer, from the last layer's normed output; undefined
    // where there is none.
    at::Tensor valuesOf(const at::Tensor& normed) const; // float32 [rows]

private:
    friend class TrainedParts;
    friend class TrainedLinear;
    void learnWhole(const TensorSource& source, const TrainingSettings& settings);
    void addHeads(const TrainingSettings& settings);
    void learnAdapter(const TensorSource& source, const TrainingSettings& settings);
    void adapt(const Part& part, const TrainingSettings& settings);
    void loadAdapter(const TrainingSettings& settings);
    Parameter& addParameter(std::string name, at::Tensor master);
    void setRates(Parameter& parameter, const Part& part, const TrainingSettings& settings, int rowAxis);
    void findLowest();

    std::shared_ptr<const ModelMap> m_map;
    at::Device m_device;
    at::ScalarType m_type;
    std::map<std::string, at::Tensor> m_tensors;    // by part; of learning ones the leaf
    std::deque<Parameter> m_parameters;
    std::map<std::string, AdaptedMatrix> m_adapted;
    std::int64_t m_lowest = 0;
    std::uint64_t m_seed = 0, m_pass = 0;
    bool m_learning = false;
};

// "3.query.weight" -> its module's name in a PEFT adapter, of files too that leave the family's prefix out of their tensors' names.
std::string peftModule(const ModelMap& map, const Part& part);

} // namespace heterosis
