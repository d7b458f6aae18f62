// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/control.h"
#include "checkpoint/read_ahead.h"
#include "checkpoint/safetensors_writer.h"
#include "inheritance/export.h"

namespace heterosis {

// A tensor that is made when its turn comes: fills the buffer and returns what is to be written (the buffer, or a view elsewhere).
struct OutputTensor {
    TensorPlan plan;
    std::function<std::span<const std::byte>(std::vector<std::byte>& buffer)> make;
    std::vector<MappedBytes> reads = {};                  // of the sources' files, to be read ahead; empty: the tensors of its name
};

// A whole model directory before it exists.
struct OutputModel {
    std::vector<OutputTensor> tensors;
    std::map<std::string, std::string> metadata;          // of every weights file
    std::map<std::string, std::string> texts;             // small files: name, content
    std::vector<std::filesystem::path> copies;            // files that are taken over as they are
    std::vector<std::shared_ptr<const Checkpoint>> sources; // never written; checked for change while they are read
    // What the tensors' bytes depend on beside their plan, the metadata and the sources' files: a run that was killed is taken up
    // only where it is the same.
    std::string identity = {};
};

// Asks for the free space, writes beside the target, opens the result again, renames. After a kill or DiskTrouble the next call goes
// on after the last whole tensor. Leaves nothing on Cancelled or any other Error. Fills everything of the result but its parents.
ExportResult writeModel(const OutputModel& model, const std::filesystem::path& out, const ExportOptions& options, Control& control);

// The bytes of a tensor that lies in a mapped file; none where they are made in memory.
std::vector<MappedBytes> mappedBytes(const Checkpoint& checkpoint, const TensorView& view);

// Checkpoint::sha256 of each, read side by side.
std::vector<std::string> sumsOf(const std::vector<std::shared_ptr<const Checkpoint>>& sources, Control& control);

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
        m_whole.step(fraction < 0 ? fraction : m_from + (m_to - m_from) * fraction, what);
    }

private:
    Control& m_whole;
    double m_from, m_to;
};

} // namespace heterosis
