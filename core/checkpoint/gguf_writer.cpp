// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/gguf_writer.h"

#include <array>
#include <cstring>
#include <limits>
#include <utility>

#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "checkpoint/gguf.h"

namespace heterosis {

namespace {

using Type = GgufValue::Type;

constexpr std::uint64_t kAlignment = 32; // the format's own where general.alignment does not say otherwise

const Text Fault = "Report this as a fault of the program";

template <class T> void put(std::string& out, T value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value); // little endian on every machine that this runs on
    out.append(bytes, sizeof value);
}

void putText(std::string& out, std::string_view text)
{
    put<std::uint64_t>(out, text.size());
    out += text;
}

template <class T> void putList(std::string& out, Type type, std::span<const T> values)
{
    put(out, static_cast<std::uint32_t>(type));
    put<std::uint64_t>(out, values.size());
    for (const T& value : values)
        put(out, value);
}

std::uint64_t padded(std::uint64_t bytes) { return (bytes + kAlignment - 1) / kAlignment * kAlignment; }

void check(const GgufPlan& tensor)
{
    const bool fits = tensor.format && tensor.shape.size() <= 4 && (tensor.shape.empty() || tensor.shape.back() % tensor.format->elements == 0);
    if (!fits || tensor.name.empty() || tensor.name.size() > 1024)
        throw Error({.message = "The tensor's shape or name does not fit into a GGUF file", .place = "tensor " + printable(tensor.name), .remedy = "Choose another dtype"});
}

std::string headerOf(const GgufMetadata& metadata, const std::vector<GgufPlan>& plan)
{
    std::string header = "GGUF";
    put<std::uint32_t>(header, 3);
    put<std::uint64_t>(header, plan.size());
    put<std::uint64_t>(header, metadata.count());
    header += metadata.bytes();
    std::uint64_t at = 0;
    for (const GgufPlan& tensor : plan) {
        check(tensor);
        putText(header, tensor.name);
        put(header, static_cast<std::uint32_t>(tensor.shape.size()));
        for (auto size = tensor.shape.rbegin(); size != tensor.shape.rend(); ++size)
            put(header, static_cast<std::uint64_t>(*size));
        put(header, tensor.format->type);
        put(header, at);
        at += padded(tensor.bytes());
    }
    header.resize(padded(header.size()), '\0');
    return header;
}

} // namespace

void GgufMetadata::begin(std::string_view key, std::uint32_t type)
{
    putText(m_bytes, key);
    put(m_bytes, type);
    ++m_count;
}

void GgufMetadata::text(std::string_view key, std::string_view value)
{
    begin(key, static_cast<std::uint32_t>(Type::String));
    putText(m_bytes, value);
}

void GgufMetadata::flag(std::string_view key, bool value)
{
    begin(key, static_cast<std::uint32_t>(Type::Bool));
    put<std::uint8_t>(m_bytes, value);
}

void GgufMetadata::whole(std::string_view key, std::uint32_t value)
{
    begin(key, static_cast<std::uint32_t>(Type::U32));
    put(m_bytes, value);
}

void GgufMetadata::number(std::string_view key, float value)
{
    begin(key, static_cast<std::uint32_t>(Type::F32));
    put(m_bytes, value);
}

void GgufMetadata::texts(std::string_view key, std::span<const std::string> values)
{
    begin(key, static_cast<std::uint32_t>(Type::Array));
    put(m_bytes, static_cast<std::uint32_t>(Type::String));
    put<std::uint64_t>(m_bytes, values.size());
    for (const std::string& value : values)
        putText(m_bytes, value);
}

void GgufMetadata::wholes(std::string_view key, std::span<const std::int32_t> values)
{
    begin(key, static_cast<std::uint32_t>(Type::Array));
    putList(m_bytes, Type::I32, values);
}

void GgufMetadata::numbers(std::string_view key, std::span<const float> values)
{
    begin(key, static_cast<std::uint32_t>(Type::Array));
    putList(m_bytes, Type::F32, values);
}

void GgufMetadata::octets(std::string_view key, std::string_view bytes)
{
    begin(key, static_cast<std::uint32_t>(Type::Array));
    put(m_bytes, static_cast<std::uint32_t>(Type::U8));
    putText(m_bytes, bytes); // a count and the bytes
}

std::uint64_t GgufPlan::bytes() const
{
    std::uint64_t elements = 1, bytes = 0;
    for (const std::int64_t size : shape)
        if (size < 0 || __builtin_mul_overflow(elements, static_cast<std::uint64_t>(size), &elements))
            throw Error({.message = "The tensor's shape is negative or too large", .place = "tensor " + printable(name), .remedy = "Choose smaller sizes"});
    if (__builtin_mul_overflow(elements / format->elements, std::uint64_t{format->bytes}, &bytes))
        throw Error({.message = "The tensor's shape is negative or too large", .place = "tensor " + printable(name), .remedy = "Choose smaller sizes"});
    return bytes;
}

struct GgufWriter::Impl {
    std::filesystem::path path;
    std::vector<std::uint64_t> sizes; // of the tensors
    Descriptor file;
    Sha256 hash;
    std::uint64_t whole = 0, written = 0; // bytes of the file, and of the tensor whose turn it is
    std::size_t turn = 0;
    bool finished = false;

    void put(std::span<const std::byte> bytes)
    {
        hash.add(bytes);
        writeAll(file, bytes, path);
    }
    void skipFilled() // pads what is full; tensors without elements have nothing to wait for
    {
        static constexpr std::array<std::byte, kAlignment> kZeros{};
        for (; turn < sizes.size() && written == sizes[turn]; ++turn, written = 0)
            put(std::span(kZeros).first(padded(sizes[turn]) - sizes[turn]));
    }
};

GgufWriter::GgufWriter(std::filesystem::path path, const GgufMetadata& metadata, std::vector<GgufPlan> plan) : m_impl(std::make_unique<Impl>())
{
    const std::string header = headerOf(metadata, plan);
    m_impl->whole = header.size();
    for (const GgufPlan& tensor : plan) {
        m_impl->sizes.push_back(tensor.bytes());
        m_impl->whole += padded(tensor.bytes());
    }
    m_impl->file = createForWriting(path);
    m_impl->path = std::move(path);
    try {
        m_impl->put(std::as_bytes(std::span(header)));
        m_impl->skipFilled();
    } catch (...) {
        ::unlink(m_impl->path.c_str());
        throw;
    }
}

GgufWriter::~GgufWriter()
{
    if (!m_impl->finished)
        ::unlink(m_impl->path.c_str());
}

std::uint64_t GgufWriter::fileBytes() const noexcept { return m_impl->whole; }

void GgufWriter::write(std::span<const std::byte> bytes)
{
    if (m_impl->turn == m_impl->sizes.size() || bytes.size() > m_impl->sizes[m_impl->turn] - m_impl->written)
        throw Error({.message = "More bytes were given than the tensors of the file take", .file = m_impl->path.string(), .remedy = Fault});
    m_impl->put(bytes);
    m_impl->written += bytes.size();
    m_impl->skipFilled();
}

std::string GgufWriter::finish()
{
    if (m_impl->turn != m_impl->sizes.size())
        throw Error({.message = text("{} tensors of the file were never written", m_impl->sizes.size() - m_impl->turn), .file = m_impl->path.string(), .remedy = Fault});
    syncFile(m_impl->file, m_impl->path);
    m_impl->finished = true;
    return m_impl->hash.hex();
}

} // namespace heterosis
