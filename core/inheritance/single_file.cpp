// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/single_file.h"

#include <algorithm>
#include <unordered_map>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/files.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSlice = std::size_t{16} << 20; // bytes between two steps of a large tensor

void checkSpace(std::uint64_t needed, const fs::path& out)
{
    if (const std::uint64_t free = freeSpace(out); free < needed) {
        throw Error({.message = text("The model needs {}, and only {} are free", humanBytes(needed), humanBytes(free)),
                     .file = out.string(),
                     .remedy = text("Free some space, or choose another disk")});
    }
}

void writeTensor(const OutputTensor& tensor, SafetensorsWriter& writer, std::uint64_t& done, std::uint64_t total, Control& control)
{
    std::vector<std::byte> buffer;
    auto bytes = tensor.make(buffer);
    while (!bytes.empty()) {
        control.step(double(done) / double(total), tensor.plan.name);
        const auto slice = bytes.first(std::min(bytes.size(), kSlice));
        writer.write(slice);
        done += slice.size();
        bytes = bytes.subspan(slice.size());
    }
}

} // namespace

ExportResult writeSingleFile(const OutputModel& model, const fs::path& out, Control& control)
{
    std::vector<TensorPlan> plan;
    std::unordered_map<std::string_view, const OutputTensor*> byName;
    for (const OutputTensor& tensor : model.tensors) {
        plan.push_back(tensor.plan);
        byName.emplace(tensor.plan.name, &tensor);
    }
    AtomicFile file(out);
    checkSpace(SafetensorsWriter::sizeOf(plan, model.metadata), out);
    SafetensorsWriter writer(file.path(), std::move(plan), model.metadata);
    std::uint64_t done = 0;
    for (const TensorPlan& next : writer.order()) {
        for (const auto& source : model.sources) {
            source->checkUnchanged();
        }
        writeTensor(*byName.at(next.name), writer, done, writer.fileBytes(), control);
    }
    const fs::path target = fs::absolute(out).lexically_normal();
    ExportResult result {.out = target, .format = "safetensors", .files = {target.filename().string()}, .bytes = writer.fileBytes(), .tensors = model.tensors.size()};
    result.sha256 = writer.finish();
    file.commit();
    return result;
}

} // namespace heterosis
