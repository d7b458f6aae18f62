// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/safetensors_writer.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/control.h"
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

namespace {

constexpr std::uint64_t kPushed = std::uint64_t{8} << 20;    // bytes after which the disk is told to begin
constexpr std::uint64_t kLarge = std::uint64_t{2} << 30;     // of a file that large nothing stays in the page cache
constexpr std::uint64_t kBehind = std::uint64_t{128} << 20;  // how far the disk may be behind such a file

} // namespace

struct SafetensorsWriter::Impl {
    std::filesystem::path path;
    std::vector<TensorPlan> order;
    std::string header;
    Descriptor file;
    Sha256 hash;
    std::uint64_t dataBytes = 0, written = 0; // of the data
    std::uint64_t pushed = 0, dropped = 0;    // of the file
    bool kept = false;

    Impl(std::filesystem::path where, std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata) : path(std::move(where))
    {
        sortAsTheReferenceDoes(plan);
        header = headerOf(plan, metadata);
        dataBytes = dataBytesOf(plan);
        order = std::move(plan);
    }
    std::uint64_t fileBytes() const { return header.size() + dataBytes; }
    void begin();
    void push();
    std::uint64_t readUpTo(const std::vector<Mark>& marks, Control& control);
};

void SafetensorsWriter::Impl::begin()
{
    const auto bytes = std::as_bytes(std::span(header));
    hash.add(bytes);
    writeAll(file, bytes, path);
}

// Begins to bring what was written to the disk, so that the fsync in the end is short; of a large file, what is there is let go,
// because it would take the place of the parents that are still to be read. Both are hints: where they fail nothing is lost.
void SafetensorsWriter::Impl::push()
{
    const std::uint64_t at = header.size() + written;
    if (at - pushed < kPushed)
        return;
    ::sync_file_range(file.get(), static_cast<off_t>(pushed), static_cast<off_t>(at - pushed), SYNC_FILE_RANGE_WRITE);
    pushed = at;
    if (fileBytes() < kLarge || at < dropped + 2 * kBehind)
        return;
    const auto from = static_cast<off_t>(dropped), count = static_cast<off_t>(at - kBehind - dropped);
    ::sync_file_range(file.get(), from, count, SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
    ::posix_fadvise(file.get(), from, count, POSIX_FADV_DONTNEED);
    dropped = at - kBehind;
}

// The largest mark whose bytes are those of the file; `hash` is then theirs.
std::uint64_t SafetensorsWriter::Impl::readUpTo(const std::vector<Mark>& marks, Control& control)
{
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    std::vector<std::byte> buffer(std::size_t{1} << 20);
    Sha256 running;
    std::uint64_t at = 0, good = 0;
    for (const Mark& mark : marks) {
        if (mark.bytes < std::max<std::uint64_t>(at, header.size()) || mark.bytes > fileBytes())
            break;
        while (at < mark.bytes) {
            const ssize_t got = ::read(file.get(), buffer.data(), std::min<std::uint64_t>(buffer.size(), mark.bytes - at));
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return good;
            running.add(std::span(buffer).first(static_cast<std::size_t>(got)));
            at += static_cast<std::uint64_t>(got);
            control.step(-1, "SHA-256");
        }
        Sha256 fork = running.fork();
        if (fork.hex() != mark.sha256)
            break;
        hash = running.fork();
        good = at;
    }
    return good;
}

SafetensorsWriter::SafetensorsWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

SafetensorsWriter::SafetensorsWriter(SafetensorsWriter&&) noexcept = default;

SafetensorsWriter::SafetensorsWriter(std::filesystem::path path, std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata)
    : m_impl(std::make_unique<Impl>(std::move(path), std::move(plan), metadata))
{
    m_impl->file = createForWriting(m_impl->path);
    try {
        m_impl->begin();
    } catch (...) {
        ::unlink(m_impl->path.c_str());
        throw;
    }
}

SafetensorsWriter SafetensorsWriter::resumed(std::filesystem::path path, std::vector<TensorPlan> plan,
                                             const std::map<std::string, std::string>& metadata, const std::vector<Mark>& marks, Control& control)
{
    auto impl = std::make_unique<Impl>(std::move(path), std::move(plan), metadata);
    impl->kept = true;
    impl->file = Descriptor(::open(impl->path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (impl->file.get() < 0)
        failToWrite("The file cannot be made: {}", impl->path);
    const std::uint64_t good = impl->readUpTo(marks, control);
    if (::ftruncate(impl->file.get(), static_cast<off_t>(good)) != 0 || ::lseek(impl->file.get(), static_cast<off_t>(good), SEEK_SET) < 0)
        failToWrite("The file cannot be written: {}", impl->path);
    if (good == 0)
        impl->begin();
    else
        impl->written = good - impl->header.size();
    impl->pushed = impl->dropped = good;
    return SafetensorsWriter(std::move(impl));
}

SafetensorsWriter::~SafetensorsWriter()
{
    if (m_impl && !m_impl->kept)
        ::unlink(m_impl->path.c_str());
}

const std::vector<TensorPlan>& SafetensorsWriter::order() const noexcept { return m_impl->order; }

std::uint64_t SafetensorsWriter::fileBytes() const noexcept { return m_impl->fileBytes(); }

std::size_t SafetensorsWriter::tensorsWritten() const noexcept
{
    std::uint64_t end = 0;
    const auto& order = m_impl->order;
    const auto next = std::find_if(order.begin(), order.end(), [&](const TensorPlan& tensor) { return (end += tensor.bytes()) > m_impl->written; });
    return static_cast<std::size_t>(next - order.begin());
}

SafetensorsWriter::Mark SafetensorsWriter::mark() const { return {m_impl->header.size() + m_impl->written, m_impl->hash.fork().hex()}; }

void SafetensorsWriter::keep(bool kept) noexcept { m_impl->kept = kept; }

void SafetensorsWriter::write(std::span<const std::byte> bytes)
{
    if (bytes.size() > m_impl->dataBytes - m_impl->written)
        throw Error({.message = "More bytes were given than the tensors of the file take", .file = m_impl->path.string(), .remedy = "Report this as a fault of the program"});
    m_impl->hash.add(bytes);
    writeAll(m_impl->file, bytes, m_impl->path);
    m_impl->written += bytes.size();
    m_impl->push();
}

std::string SafetensorsWriter::finish()
{
    if (m_impl->written != m_impl->dataBytes)
        throw Error({.message = text("{} bytes of the tensors were never written", m_impl->dataBytes - m_impl->written), .file = m_impl->path.string(),
                     .remedy = "Report this as a fault of the program"});
    syncFile(m_impl->file, m_impl->path);
    m_impl->kept = true;
    return m_impl->hash.hex();
}

std::uint64_t SafetensorsWriter::sizeOf(std::vector<TensorPlan> plan, const std::map<std::string, std::string>& metadata)
{
    sortAsTheReferenceDoes(plan);
    return headerOf(plan, metadata).size() + dataBytesOf(plan);
}

} // namespace heterosis
