// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "checkpoint/tensor.h"

namespace heterosis {

// A parameter as mergekit's files write it: a scalar, a gradient over the layers (a list of scalars), or a list of
// {filter, value} of which the first fits whose filter is a substring of the tensor's name.
struct MergekitSetting {
    struct Case {
        std::optional<std::string> filter;      // absent or "*": fits always
        std::vector<double> values;             // one: a scalar; more: a gradient
    };
    std::vector<Case> cases;

    // t: 0..1 over the layers; 0 for what lies before and after them. Nothing where no filter fits.
    std::optional<double> at(const std::string& tensor, double t) const;
};

struct MergekitModel {
    std::filesystem::path path;                 // absolute
    std::string spelled;
    std::optional<MergekitSetting> weight;
    int line = 0;
};

// The part of github.com/arcee-ai/mergekit's configuration (config.py) that this version realises: merge_method linear.
struct MergekitConfig {
    std::string text;                           // of the file
    std::vector<MergekitModel> models;          // in the order of the sum; a base_model that is not among them comes last
    std::size_t donor = 0;                      // whose config and files the result takes: base_model, else the first
    std::optional<MergekitSetting> weight;      // for models that give none
    std::optional<MergekitSetting> normalize;   // absent: true
    std::optional<Dtype> dtype, outDtype;
};

// Throws Error that names the key and the line. Paths are relative to `root`.
MergekitConfig readMergekitConfig(const std::filesystem::path& yaml, const std::filesystem::path& root);

} // namespace heterosis
