// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/partial_directory.h"
#include "base/side_thread.h"
#include "inheritance/model_writer.h"

namespace heterosis {

using Shard = std::vector<const OutputTensor*>; // of one weights file

std::string shardName(std::size_t shard, std::size_t count);
std::vector<TensorPlan> planOf(const Shard& shard);

// Writes a model's weights files. While one tensor is hashed and written on a thread of its own, the next one is made on all
// others and the pages of those after it are fetched; what waits to be written is bounded. After each tensor the journal of the
// directory is told how far the file is and what its SHA-256 is up to there; the same journal of an earlier run is gone on from.
class WeightStream {
public:
    WeightStream(const OutputModel& model, std::vector<Shard> shards, PartialDirectory& directory);

    // Names and SHA-256 of the files, in order.
    std::vector<std::pair<std::string, std::string>> write(const ExportOptions& options, Control& control);

private:
    struct Earlier { // what the journal says of a file
        std::vector<SafetensorsWriter::Mark> marks;
        std::optional<std::string> finished; // the line that was noted in the end
    };
    struct Open {    // a file in work
        std::size_t shard = 0;
        std::shared_ptr<SafetensorsWriter> writer;
        std::vector<const OutputTensor*> left;
    };
    void readJournal();
    std::string finishedLine(std::size_t shard, const std::string& sum) const;
    std::vector<Open> openShards(const ExportOptions& options, Control& control);
    void writeTensor(const Open& open, const OutputTensor& tensor, SideThread& side, Control& control);
    void store(const Open& open, const OutputTensor& tensor, std::span<const std::byte> bytes);
    void finish(const Open& open);
    std::vector<std::byte> buffer();
    void recycle(std::vector<std::byte> buffer);
    double fraction() const;

    const OutputModel& m_model;
    std::vector<Shard> m_shards;
    PartialDirectory& m_directory;
    std::vector<Earlier> m_earlier;
    std::vector<std::pair<std::string, std::string>> m_sums;
    std::uint64_t m_total = 0;              // bytes of the tensors that this run makes
    std::atomic<std::uint64_t> m_done{0};
    std::mutex m_mutex;
    std::vector<std::vector<std::byte>> m_buffers; // to be used again
};

} // namespace heterosis
