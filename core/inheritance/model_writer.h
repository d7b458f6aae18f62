// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/control.h"
#include "checkpoint/safetensors_writer.h"
#include "inheritance/export.h"

namespace heterosis {

// A tensor that is made when its turn comes: fills the buffer and returns what is to be written (the buffer, or a view elsewhere).
struct OutputTensor {
    TensorPlan plan;
    std::function<std::span<const std::byte>(std::vector<std::byte>& buffer)> make;
};

// A whole model directory before it exists.
struct OutputModel {
    std::vector<OutputTensor> tensors;
    std::map<std::string, std::string> metadata;          // of every weights file
    std::map<std::string, std::string> texts;             // small files: name, content
    std::vector<std::filesystem::path> copies;            // files that are taken over as they are
    std::vector<std::shared_ptr<const Checkpoint>> sources; // never written; checked for change while they are read
};

// Asks for the free space, writes under a temporary name, opens the result again, renames. Leaves nothing on Error or Cancelled.
// Fills everything of the result but its parents.
ExportResult writeModel(const OutputModel& model, const std::filesystem::path& out, std::uint64_t shardBytes, Control& control);

// Throws Error where `out` is, lies in, or holds a directory of one of the checkpoints (links are followed), or is occupied.
void refuseTarget(const std::filesystem::path& out, const std::vector<std::shared_ptr<const Checkpoint>>& sources);

// Small files of a checkpoint beside its weights: tokenizer, generation config, chat template, licences. Never weights, nor the
// files that an export writes itself (`written`). Of a lone weights file only the names that belong to a model are taken.
std::vector<std::filesystem::path> companionFiles(const Checkpoint& checkpoint, const std::vector<std::string>& written);

// config.json as text: the bytes of the file, or with "torch_dtype" / "dtype" set where the stored type changed.
std::string configText(const Checkpoint& checkpoint, std::optional<Dtype> changedTo);

// Part of a longer job: maps its fractions to [from, to].
class PartOfJob final : public Control {
public:
    PartOfJob(Control& whole, double from, double to) : m_whole(whole), m_from(from), m_to(to) {}
    void step(double fraction, std::string_view what) override
    {
        m_whole.step(m_from + (m_to - m_from) * (fraction < 0 ? 0 : fraction), what);
    }

private:
    Control& m_whole;
    double m_from, m_to;
};

} // namespace heterosis
