// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/json.h"
#include "checkpoint/checkpoint.h"
#include "family/region.h"

namespace heterosis {

// The numbers and switches of one architecture, read from config.json by the family's JSON. All sizes are checked.
struct ModelConfig {
    std::string family;                 // "gpt2", "llama"
    std::int64_t layers = 0, width = 0, heads = 0, kvHeads = 0, headDim = 0, mlpWidth = 0, vocabulary = 0, context = 0;
    std::string norm;                   // "layer" | "rms" | "rms-plus-one" (Gemma: the stored weight is what is added to 1)
    double normEps = 1e-5;
    std::string positions;              // "learned" | "after-padding" (learned, the first token's is padId + 1) | "rope"
    std::string mlp;                    // "plain" (up, down) | "gated" (gate, up, down)
    std::string activation;             // "gelu" | "gelu_tanh" | "gelu_quick" | "relu" | "silu" | "tanh"
    // Encoders: no mask hides what comes later, a LayerNorm follows each sum, and there may be heads (see Part).
    bool encoder = false;
    std::int64_t embeddingWidth = 0;    // of the embeddings, where a projection brings them to the width; else the width
    std::int64_t tokenTypes = 0;        // 0: the family has none
    std::int64_t padId = 0;
    std::string maskedActivation, classifierActivation; // of the heads' dense layers
    bool classifiesTokens = false;      // the classifier speaks of each token, not of the text
    std::vector<std::string> labels;    // the classifier's, in order; empty where config.json names none
    bool tiedHead = false;
    double attentionScale = 0;          // factor on q.k; 1/sqrt(headDim) unless the config says otherwise
    double attentionCap = 0, logitCap = 0; // Gemma 2: x becomes cap * tanh(x / cap) in q.k and in the logits; 0: none
    double embeddingScale = 1;          // Gemma: sqrt(width), rounded to the type that is computed in
    bool parallelResidual = false;      // GPT-NeoX: attention and MLP read the same input
    bool scaleByLayerIndex = false;     // GPT-2's scale_attn_by_inverse_layer_idx: divided by (layer + 1)
    struct Rope {
        std::string type = "default";   // "default" | "linear" | "llama3" | "yarn" | "dynamic" | "longrope"
        double theta = 10000, factor = 1, lowFreqFactor = 1, highFreqFactor = 4, betaFast = 32, betaSlow = 1;
        double attentionFactor = 0;     // yarn, longrope; 0: by the formula
        std::int64_t originalContext = 0;
        double share = 1;               // partial rotary: share of the head that turns
        bool truncate = true;           // yarn
        double mscale = 0, mscaleAllDim = 0;
        std::vector<double> shortFactors, longFactors; // longrope: one for each pair, up to the original context and beyond it
    } rope;
    std::int64_t slidingWindow = 0;     // 0: none
    std::vector<bool> slidingLayers;    // which layers see no more than the window; empty: all of them
    std::int64_t windowOf(std::size_t layer) const { return slidingLayers.empty() || slidingLayers[layer] ? slidingWindow : 0; }
    std::vector<int> bos, eos;          // token ids that config.json / generation_config.json name
    Dtype storedDtype = Dtype::F32;     // of the matrices in the files
};

// The part of a transformer that a tensor is, independent of its name in the file: "token_embedding", "position_embedding",
// "3.norm1.weight", "3.query.weight", "3.query_norm.weight", "3.qkv.bias" (fused), "3.attention_output.weight", "3.norm2.weight",
// "3.gate.weight", "3.up.bias", "3.down.weight", "final_norm.weight", "head.weight". An encoder has "token_type_embedding",
// "embedding_norm.weight", "embedding_projection.weight", and as heads "pooler", "masked_dense", "masked_norm", "masked_decoder",
// "classifier_dense", "classifier", "next_sentence", "replaced_dense", "replaced", "answer", each with .weight and .bias. Parents whose files name a tensor
// differently (with and without "transformer.") agree in the part.
struct Part {
    std::string part;
    std::string tensor;                 // its name in the file
    std::vector<std::int64_t> shape;    // as stored
    // Axis of the output features ("rows", design.md): 0 for [out, in], vectors and embeddings, 1 for GPT-2's Conv1D [in, out].
    int rowAxis = 0;
};

// A gene's share of a tensor: rows [begin, end) along the part's row axis (the whole axis, except in fused tensors). Where a fused
// tensor has the rows of a gene in several places (GPT-NeoX: head by head), each one is a piece; they are rows first.. of the `rows`
// that the gene has in the tensor.
struct GenePiece {
    int part = 0;                       // index into ModelMap::parts
    std::int64_t begin = 0, end = 0;
    std::int64_t first = 0, rows = 0;
};

struct Gene {
    GeneId id;
    std::vector<GenePiece> pieces;
    std::int64_t elements = 0;
};

// Axes that are made of the same units: heads of attention, units of the MLP, tokens (families.h, Family::Move).
struct UnitAxes {
    std::string name;                   // the word that counts them: "kvHeads"
    std::int64_t units = 0;
    std::vector<std::string> rows, columns; // parts without layer and .weight or .bias; of fused tensors regions
};

// What an opened checkpoint is: family, sizes, parts and genes. Made from headers alone.
struct ModelMap {
    std::shared_ptr<const Checkpoint> checkpoint;
    ModelConfig config;
    std::vector<Part> parts;
    std::vector<Gene> genes;            // sorted by id: embedding, layers, head
    std::vector<UnitAxes> moves;
    std::vector<std::string> unused;    // tensors of the file that are no part (buffers); they are copied from A at export
    std::vector<std::string> copies;    // of the unused: stored copies of tied tensors, which a child must not keep
    // A model whose architecture is not known here is opened by its tensors alone (tensor_map.h): it is blended, measured and
    // exported, and never run. What its layers are called ("IN00"; empty where their numbers say it), and why it is silent.
    std::vector<std::string> layerLabels;
    Text silence;                       // empty: it can be run
    bool speaks() const { return silence.empty(); }
    void requireSpeech() const;         // throws Error that says why there is none

    // Throws Error: missing or misshapen tensors (named), config values out of range. Of an unknown family, and where there is no
    // config.json, it is a map of the tensors.
    static std::shared_ptr<const ModelMap> of(std::shared_ptr<const Checkpoint> checkpoint);
    const Part* part(std::string_view name) const;
    const Gene* gene(const GeneId& id) const;
};

// Reads and checks a config.json alone. Throws Error as ModelMap::of does. dir-less: `file` is for messages.
ModelConfig readModelConfig(const Json& config, const std::string& file);

// Throws Error that says why two models cannot be crossed and names the first tensors (up to five) that differ.
void checkFit(const ModelMap& a, const ModelMap& other);

} // namespace heterosis
