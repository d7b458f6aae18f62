// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/weight_stream.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <unordered_map>

#include "base/error.h"
#include "base/files.h"
#include "base/side_thread.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kWaiting = std::uint64_t{192} << 20;   // bytes of tensors that may wait to be written
constexpr std::uint64_t kReadAhead = std::uint64_t{256} << 20;
constexpr std::size_t kSlice = std::size_t{1} << 20;           // hashed, then written while it is still in the cache
constexpr std::size_t kRecycled = std::size_t{64} << 20;       // larger buffers are given back to the system

// What a tensor is made from: as it says, else what has its name in the sources.
std::vector<MappedBytes> readsOf(const OutputTensor& tensor, const OutputModel& model)
{
    std::vector<MappedBytes> reads = tensor.reads;
    for (const auto& source : model.sources) {
        const TensorView* view = tensor.reads.empty() ? source->find(tensor.plan.name) : nullptr;
        const auto mapped = view ? mappedBytes(*source, *view) : std::vector<MappedBytes>();
        reads.insert(reads.end(), mapped.begin(), mapped.end());
    }
    return reads;
}

} // namespace

std::string shardName(std::size_t shard, std::size_t count)
{
    if (count == 1) {
        return "model.safetensors";
    }
    char name[64];
    std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", shard + 1, count);
    return name;
}

std::vector<TensorPlan> planOf(const Shard& shard)
{
    std::vector<TensorPlan> plan;
    for (const OutputTensor* tensor : shard) {
        plan.push_back(tensor->plan);
    }
    return plan;
}

WeightStream::WeightStream(const OutputModel& model, std::vector<Shard> shards, PartialDirectory& directory)
    : m_model(model), m_shards(std::move(shards)), m_directory(directory), m_earlier(m_shards.size()), m_sums(m_shards.size())
{
    readJournal();
}

// Lines: "mark SHARD BYTES SHA256" after a tensor, "done SHARD SIZE MODIFIED SHA256" after a file. What does not read so is left out.
void WeightStream::readJournal()
{
    for (const std::string& line : m_directory.journal()) {
        std::istringstream words(line);
        std::string kind, sum;
        std::size_t shard = 0;
        std::uint64_t bytes = 0;
        if (!(words >> kind >> shard >> bytes) || shard >= m_earlier.size()) {
            continue;
        }
        if (kind == "done") {
            m_earlier[shard].finished = line;
        } else if (kind == "mark" && words >> sum) {
            m_earlier[shard].marks.push_back({bytes, sum});
        }
    }
}

std::string WeightStream::finishedLine(std::size_t shard, const std::string& sum) const
{
    const FileStamp stamp = MappedFile(m_directory.content() / shardName(shard, m_shards.size())).stamp();
    return "done " + std::to_string(shard) + " " + std::to_string(stamp.size) + " " + std::to_string(stamp.modifiedNs) + " " + sum;
}

// The files that are not finished, opened behind the last tensor that an earlier run has brought to them.
std::vector<WeightStream::Open> WeightStream::openShards(const ExportOptions& options, Control& control)
{
    std::vector<Open> open;
    std::size_t there = 0, all = 0;
    for (std::size_t i = 0; i < m_shards.size(); ++i) {
        const std::string name = shardName(i, m_shards.size());
        all += m_shards[i].size();
        if (const auto& line = m_earlier[i].finished; line && fs::exists(m_directory.content() / name)) {
            const std::string sum = line->substr(line->rfind(' ') + 1);
            if (finishedLine(i, sum) == *line) {
                m_sums[i] = {name, sum};
                there += m_shards[i].size();
                continue;
            }
        }
        std::unordered_map<std::string_view, const OutputTensor*> byName;
        for (const OutputTensor* tensor : m_shards[i]) {
            byName.emplace(tensor->plan.name, tensor);
        }
        Open one {.shard = i};
        one.writer = std::make_shared<SafetensorsWriter>(
            SafetensorsWriter::resumed(m_directory.content() / name, planOf(m_shards[i]), m_model.metadata, m_earlier[i].marks, control));
        const auto& order = one.writer->order();
        for (std::size_t k = one.writer->tensorsWritten(); k < order.size(); ++k) {
            one.left.push_back(byName.at(order[k].name));
            m_total += order[k].bytes();
        }
        there += order.size() - one.left.size();
        open.push_back(std::move(one));
    }
    if (there > 0 && options.resumed) {
        options.resumed(there, all);
    }
    return open;
}

std::vector<std::pair<std::string, std::string>> WeightStream::write(const ExportOptions& options, Control& control)
{
    const auto open = openShards(options, control);
    std::vector<std::vector<MappedBytes>> reads;
    for (const Open& one : open) {
        for (const OutputTensor* tensor : one.left) {
            reads.push_back(readsOf(*tensor, m_model));
        }
    }
    ReadAhead ahead(std::move(reads), kReadAhead);
    SideThread side(kWaiting);
    std::size_t count = 0;
    for (const Open& one : open) {
        for (const OutputTensor* tensor : one.left) {
            control.step(fraction(), tensor->plan.name);
            for (const auto& source : m_model.sources) {
                source->checkUnchanged();
            }
            ahead.reached(count++);
            writeTensor(one, *tensor, side, control);
        }
        side.run(0, [this, one] { finish(one); });
    }
    side.finish(control);
    return m_sums;
}

void WeightStream::writeTensor(const Open& open, const OutputTensor& tensor, SideThread& side, Control& control)
{
    side.waitForRoom(tensor.plan.bytes(), control);
    auto made = std::make_shared<std::vector<std::byte>>(buffer());
    const auto bytes = tensor.make(*made);
    if (bytes.size() != tensor.plan.bytes()) {
        throw Error({.message = text("Tensor {} came out with {} bytes instead of {}", tensor.plan.name, bytes.size(), tensor.plan.bytes()),
                     .remedy = text("Report this as a fault of the program")});
    }
    side.run(tensor.plan.bytes(), [this, open, &tensor, bytes, made] {
        store(open, tensor, bytes);
        recycle(std::move(*made));
    });
}

// On the side thread.
void WeightStream::store(const Open& open, const OutputTensor& tensor, std::span<const std::byte> bytes)
{
    for (std::size_t at = 0; at < bytes.size(); at += kSlice) {
        const auto slice = bytes.subspan(at, std::min(kSlice, bytes.size() - at));
        open.writer->write(slice);
        m_done += slice.size();
    }
    const auto mark = open.writer->mark();
    m_directory.note("mark " + std::to_string(open.shard) + " " + std::to_string(mark.bytes) + " " + mark.sha256);
    const auto reads = readsOf(tensor, m_model);
    std::for_each(reads.begin(), reads.end(), letGo);
}

void WeightStream::finish(const Open& open)
{
    const std::string sum = open.writer->finish();
    m_directory.note(finishedLine(open.shard, sum));
    m_sums[open.shard] = {shardName(open.shard, m_shards.size()), sum};
}

std::vector<std::byte> WeightStream::buffer()
{
    const std::lock_guard lock(m_mutex);
    if (m_buffers.empty()) {
        return {};
    }
    auto last = std::move(m_buffers.back());
    m_buffers.pop_back();
    return last;
}

void WeightStream::recycle(std::vector<std::byte> buffer)
{
    const std::lock_guard lock(m_mutex);
    if (buffer.capacity() <= kRecycled && m_buffers.size() < 2) {
        m_buffers.push_back(std::move(buffer));
    }
}

double WeightStream::fraction() const { return m_total ? double(m_done) / double(m_total) : 0; }

} // namespace heterosis
