// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/control.h"
#include "family/model_map.h"
#include "model/sampler.h"

namespace heterosis {

// Where and in which type a model computes. "auto" device: CUDA where there is one; auto dtype: the stored one where the device
// computes it natively, else float32.
struct ComputeOptions {
    std::string device = "auto"; // auto | cpu | cuda | cuda:i
    std::string dtype = "auto";  // auto | float32 | bfloat16 | float16
};
struct ComputeChoice {
    std::string device;          // "cpu", "cuda:0"
    Dtype dtype = Dtype::F32;
};
ComputeChoice chooseCompute(const ComputeOptions& options, const ModelConfig& config); // throws Error: no such device
std::string torchVersion();  // "2.13.0+cpu"
std::string torchDetails();  // BLAS, threads, devices; for the about box and --version

struct TokenChoice {
    int id = 0;
    double p = 0;
};
struct SpokenToken {
    int id = 0;
    double logprob = 0;               // natural log of the model's own probability (temperature 1, no filters)
    std::vector<TokenChoice> top;     // the likeliest next tokens, highest first (speakOptions.top of them)
};
enum class Finish { Eos, Length, Context, Cancelled };
std::string_view nameOf(Finish finish) noexcept; // "eos" | "length" | "context" | "cancelled"

struct SpeakOptions {
    SamplerSettings sampling;
    int maxNew = 64;
    bool ignoreEos = false;
    std::vector<int> endIds;          // besides the config's EOS
    int top = 0;                      // how many candidates to report for each token
};
struct Speech {
    std::vector<SpokenToken> tokens;
    Finish finish = Finish::Length;
};

// One transformer that speaks: weights placed on a device, the key-value cache, and the prompt's activations per layer, so that
// after a change only what lies above the lowest changed layer is computed again (design.md, idea 3).
class Voice {
public:
    // Tensors of the source that already have the compute dtype and start on a 64-byte boundary are used in place on the CPU;
    // others are copied.
    Voice(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const ComputeChoice& compute);
    ~Voice();

    // The tensors of these genes have new values in the source: reads them again, forgets activations from their layer upward.
    void changed(std::span<const GeneId> genes);

    // Runs the prompt (only what is not kept), then draws tokens; `said` is called for each token as soon as it is drawn, the one
    // that ends the speech (Finish::Eos) included. Finish::Context: prompt and speech together fill the context.
    // Every layer, of the prompt and of each token, is a step of `control`; Cancelled passes through and leaves the voice usable.
    Speech speak(std::span<const int> prompt, const SpeakOptions& options, Control& control,
                 const std::function<void(const SpokenToken&)>& said = {});

    // The lowest layer that the last speak() computed for the prompt (0: everything; layers: only the head). For tests and bench.
    int recomputedFrom() const;
    const ComputeChoice& compute() const;
    const ModelMap& map() const;

    // Logits of whole sequences, float32, [tokens, vocabulary] each, one pass without cache; with hidden: hidden[k] is
    // [tokens, width], 0 the input to the first layer, the last after the final norm.
    struct Logits {
        std::vector<float> logits;
        std::vector<std::vector<float>> hidden;
    };
    Logits logits(std::span<const int> ids, bool hidden, Control& control);

    // Natural logarithms of the probabilities of the tokens ids[of[0]], ids[of[1]], ... (positions ascending, from 1), each after all
    // tokens before it: one pass, and no more logits in memory than of a few dozen positions. The logits are divided by the temperature.
    std::vector<float> logprobs(std::span<const int> ids, std::span<const std::size_t> of, Control& control, double temperature = 1);

    // Bytes that a voice takes beside what the source maps: copied weights, cache, activations.
    static std::uint64_t bytesNeeded(const ModelMap& map, const ComputeChoice& compute, bool sourceIsAligned);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace heterosis
