// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/safetensors_writer.h"

#include <algorithm>
#include <utility>

#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/json.h"
#include "base/printable.h"
#include "base/sha256.h"

namespace heterosis {

std::uint64_t TensorPlan::bytes() const
{
    std::uint64_t bits = static_cast<std::uint64_t>(bitsOf(dtype));
    for (std::int64_t size : shape)
        if (size < 0 || __builtin_mul_overflow(bits, static_cast<std::uint64_t>(size), &bits))
            throw Error({.message = "The tensor's shape is negative or too large", .place = "tensor " + printable(name), .remedy = "Choose smaller sizes"});
    if (bits % 8 != 0)
        throw Error({.message = "The tensor does not fill whole bytes", .place = "tensor " + printable(name), .remedy = "Choose another dtype"});
    return bits / 8;
}

namespace {

void sortAsTheReferenceDoes(std::vector<TensorPlan>& plan)
{
    std::sort(plan.begin(), plan.end(), [](const TensorPlan& a, const TensorPlan& b) {
        return std::pair(-bitsOf(a.dtype), std::string_view(a.name)) < std::pair(-bitsOf(b.dtype), std::string_view(b.name));
    });
    for (std::size_t i = 1; i < plan.size(); ++i)
        if (plan[i].name == plan[i - 1].name)
            throw Error({.message = "Two tensors of one name cannot be written to one file", .place = "tensor " + printable(plan[i].name), .remedy = "Rename one"});
}

// The length field and the header, padded with spaces so that the data starts on a 64-byte boundary of the file.
std::string headerOf(const std::vector<TensorPlan>& order, const std::map<std::string, std::string>& metadata)
{
    const auto quoted = [](const std::string& word) { return writeJson(Json(word), -1); };
    std::string header = R"({"__metadata__":{"format":"pt")";
    for (const auto& [key, value] : metadata)
        if (key != "format")
            header.append(",").append(quoted(key)).append(":").append(quoted(value));
    header += "}";
    std::uint64_t at = 0;
    for (const TensorPlan& tensor : order) {
        header.append(",").append(quoted(tensor.name)).append(R"(:{"dtype":")").append(nameOf(tensor.dtype)).append(R"(","shape":[)");
        for (std::size_t i = 0; i < tensor.shape.size(); ++i)
            header.append(i ? "," : "").append(std::to_string(tensor.shape[i]));
        header.append(R"(],"data_offsets":[)").append(std::to_string(at)).append(",");
        at += tensor.bytes();
        header.append(std::to_string(at)).append("]}");
    }
    header += "}";
    header.append((64 - (8 + header.size()) % 64) % 64, ' ');
    std::string whole(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        whole[i] = static_cast<char>(static_cast<std::uint64_t>(header.size()) >> (8 * i) & 0xFF);
    return whole + header;
}

std::uint64_t dataBytesOf(const std::vector<TensorPlan>& plan)
{
    std::uint64_t sum = 0;
    for (const TensorPlan& tensor : plan)
        sum += tensor.bytes();
    return sum;
}

} // namespace

struct SafetensorsWriter::Impl {
    std::filesystem::path path;
    std::vector<TensorPlan> order;
    Descriptor file;
    Sha256 hash;
    std::uint64_t headerBytes = 0, dataBytes = 0, written = 0;
    bool finished = false;
};

SafetensorsWriter::SafetensorsWriter(std::filesystem::path path, std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata)
    : m_impl(std::make_unique<Impl>())
{
    sortAsTheReferenceDoes(plan);
    const std::string header = headerOf(plan, metadata);
    m_impl->headerBytes = header.size();
    m_impl->dataBytes = dataBytesOf(plan);
    m_impl->order = std::move(plan);
    m_impl->file = createForWriting(path);
    m_impl->path = std::move(path);
    try {
        const auto bytes = std::as_bytes(std::span(header));
        m_impl->hash.add(bytes);
        writeAll(m_impl->file, bytes, m_impl->path);
    } catch (...) {
        ::unlink(m_impl->path.c_str());
        throw;
    }
}

SafetensorsWriter::~SafetensorsWriter()
{
    if (!m_impl->finished)
        ::unlink(m_impl->path.c_str());
}

const std::vector<TensorPlan>& SafetensorsWriter::order() const noexcept { return m_impl->order; }

std::uint64_t SafetensorsWriter::fileBytes() const noexcept { return m_impl->headerBytes + m_impl->dataBytes; }

void SafetensorsWriter::write(std::span<const std::byte> bytes)
{
    if (bytes.size() > m_impl->dataBytes - m_impl->written)
        throw Error({.message = "More bytes were given than the tensors of the file take", .file = m_impl->path.string(), .remedy = "Report this as a fault of the program"});
    m_impl->hash.add(bytes);
    writeAll(m_impl->file, bytes, m_impl->path);
    m_impl->written += bytes.size();
}

std::string SafetensorsWriter::finish()
{
    if (m_impl->written != m_impl->dataBytes)
        throw Error({.message = text("{} bytes of the tensors were never written", m_impl->dataBytes - m_impl->written), .file = m_impl->path.string(),
                     .remedy = "Report this as a fault of the program"});
    syncFile(m_impl->file, m_impl->path);
    m_impl->finished = true;
    return m_impl->hash.hex();
}

std::uint64_t SafetensorsWriter::sizeOf(std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata)
{
    sortAsTheReferenceDoes(plan);
    return headerOf(plan, metadata).size() + dataBytesOf(plan);
}

} // namespace heterosis
