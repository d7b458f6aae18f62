// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checkpoint/tensor.h"
#include "inheritance/merge_methods.h"

namespace heterosis {

// A parameter as mergekit's files write it: a scalar, a gradient over the layers (a list of scalars), or a list of
// {filter, value} of which the first fits whose filter is a substring of the tensor's name.
struct MergekitSetting {
    struct Case {
        std::optional<std::string> filter;      // absent or "*": fits always
        std::vector<double> values;             // one: a scalar; more: a gradient
        bool steps = false;                     // a gradient of switches: no values between
    };
    std::vector<Case> cases;

    // t: 0..1 over the layers; 0 for what lies before and after them. Nothing where no filter fits.
    std::optional<double> at(const std::string& tensor, double t) const;
};

using MergekitParameters = std::map<std::string, MergekitSetting, std::less<>>;

struct MergekitModel {
    std::filesystem::path path;                 // absolute
    std::string spelled;
    std::string stage;                          // the document of the same file that makes it; "" where it lies on disk
};

// Layers [begin, end) of one model; all of them where `whole`.
struct MergekitSource {
    std::size_t model = 0;                      // index into MergekitConfig::models
    bool whole = true;
    std::int64_t begin = 0, end = 0;
    MergekitParameters parameters;
    int line = 0;
};

// Layers of the child that the same sources give. A list of models is one slice of whole models.
struct MergekitSlice {
    std::vector<MergekitSource> sources;        // in the order of the sum
    std::optional<std::size_t> base;            // index into `sources`
    MergekitParameters parameters;
    int line = 0;
};

// What the file says about one token's row (mergekit's tokenizer/config.py).
struct MergekitToken {
    enum class Source { Automatic, Zero, Model, ModelToken };
    std::string token;
    Source source = Source::Automatic;
    std::size_t model = 0;                      // index into MergekitConfig::models
    std::optional<std::int64_t> id;             // ModelToken: that model's row ...
    std::string other;                          // ... or that model's token
    bool force = false;                         // also in models that have the token
    int line = 0;
};

// Whose tokens the child has.
struct MergekitTokenizer {
    enum class Source { Union, Base, Model };
    Source source = Source::Union;
    std::optional<MergekitModel> model;
    std::vector<MergekitToken> tokens;
    std::int64_t multipleOf = 1;                // rows are filled up to a multiple of it
    int line = 0;
};

// The part of github.com/arcee-ai/mergekit's configuration (config.py) that is realised: all of it but adapters and revisions.
struct MergekitConfig {
    std::string text;                           // of the file
    MergeMethod method = MergeMethod::Linear;
    std::vector<MergekitModel> models;          // each once
    std::size_t donor = 0;                      // whose config and files the result takes: base_model, else the first
    std::vector<MergekitSlice> slices;
    bool sliced = false;                        // the file has slices: layers are numbered anew
    MergekitParameters moduleParameters;        // of the one module; they come before those for all
    MergekitParameters parameters;              // for all
    std::optional<MergekitTokenizer> tokenizer;
    std::string chatTemplate;                   // "auto", a name, or Jinja; "" leaves the donor's
    int chatTemplateLine = 0;
    std::optional<Dtype> dtype, outDtype;

    const MethodInfo& info() const { return infoOf(method); }
};

// One document of a file; a later one may take the models that earlier ones make, by their names (mergekit-multi).
struct MergekitStage {
    std::string name;                           // "" of the last one, which is the child
    MergekitConfig config;
};

// The documents in the order in which they can be realised. Throws Error that names the key and the line. Paths are relative to
// `root`; the models of named documents are looked for in `stages`/NAME.
std::vector<MergekitStage> readMergekitStages(const std::filesystem::path& yaml, const std::filesystem::path& root, const std::filesystem::path& stages);

} // namespace heterosis
