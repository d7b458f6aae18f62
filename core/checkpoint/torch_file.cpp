// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/torch_file.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "base/error.h"
#include "base/parallel.h"
#include "base/printable.h"
#include "checkpoint/accidents.h"
#include "checkpoint/owned_bytes.h"
#include "checkpoint/pickle.h"
#include "checkpoint/zip_archive.h"

namespace heterosis {

namespace {

using Archive = std::map<std::string, std::span<const std::byte>, std::less<>>;

constexpr std::uint64_t kMostCopies = 4; // tensors that are not contiguous may take so many times the file's size in memory

[[noreturn]] void refuse(Text message, const std::string& file, const std::string& place, Text remedy = "The file is damaged: fetch it again from its source")
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

void refuseOtherKinds(std::string_view content, const std::string& file)
{
    const Text safetensors = "Fetch the model in safetensors format, or load it with torch and save it again with torch.save";
    if (content.empty())
        refuse("The file is empty", file, {}, "Fetch it again from its source");
    refuseAccidents(content, file);
    if (content.starts_with("PK\x03\x04") || content.starts_with("PK\x05\x06"))
        return;
    if (content.starts_with("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19")) // the magic number as a pickle of protocol 2
        refuse("The file was saved in torch's format from before version 1.6, which is not read", file, "byte 0", safetensors);
    if (content.size() > 2 && content[0] == '\x80' && content[1] >= 2 && content[1] <= 5)
        refuse("This is a bare Python pickle, which may run code; it was not opened", file, "byte 0", safetensors);
    refuse("This is no archive of weights saved by torch, which begins with \"PK\"", file, "byte 0", "Check that this is the right file, or fetch it again from its source");
}

// "archive/data.pkl": all other names begin with the same folder.
std::string folderOf(const Archive& archive, const std::string& file)
{
    std::string folder;
    int found = 0;
    for (const auto& [name, content] : archive)
        if (name == "data.pkl" || name.ends_with("/data.pkl")) {
            folder = name.substr(0, name.size() - 8);
            ++found;
        }
    if (found != 1)
        refuse(found ? Text("The archive has more than one data.pkl") : Text("The archive has no data.pkl, so it holds no weights saved by torch"), file, "directory",
               "Choose a file with a model's weights");
    return folder;
}

// A tensor whose numbers lie apart in its storage: they are put one after the other.
class Gathered final : public BytesMaker {
public:
    Gathered(const PickledTensor& tensor, std::span<const std::byte> storage, std::int64_t elements)
        : m_name(tensor.name), m_shape(tensor.shape), m_strides(tensor.strides), m_element(static_cast<std::size_t>(bitsOf(tensor.dtype) / 8)),
          m_storage(storage.subspan(static_cast<std::size_t>(tensor.offset) * m_element)), m_elements(elements),
          m_memory(static_cast<std::size_t>(elements) * m_element)
    {
    }
    std::size_t size() const noexcept { return m_memory.size(); }
    const std::byte* bytes() const override
    {
        return m_memory.made(m_name, [&](std::byte* to) {
            parallelFor(0, m_elements, 1 << 14, [&](std::int64_t begin, std::int64_t end) { gather(to, begin, end); });
        });
    }

private:
    void gather(std::byte* to, std::int64_t begin, std::int64_t end) const
    {
        for (std::int64_t i = begin; i < end; ++i) {
            std::int64_t rest = i, at = 0;
            for (std::size_t d = m_shape.size(); d-- > 0;) {
                at += rest % m_shape[d] * m_strides[d];
                rest /= m_shape[d];
            }
            std::memcpy(to + static_cast<std::size_t>(i) * m_element, m_storage.data() + static_cast<std::size_t>(at) * m_element, m_element);
        }
    }

    std::string m_name;
    std::vector<std::int64_t> m_shape, m_strides;
    std::size_t m_element;
    std::span<const std::byte> m_storage; // from the tensor's first number
    std::int64_t m_elements;
    OwnedBytes m_memory;
};

bool isContiguous(const PickledTensor& tensor)
{
    std::int64_t expected = 1;
    for (std::size_t d = tensor.shape.size(); d-- > 0;) {
        if (tensor.shape[d] != 1 && tensor.strides[d] != expected)
            return false;
        expected *= tensor.shape[d]; // the product was checked
    }
    return true;
}

class Assembler {
public:
    Assembler(std::span<const std::byte> bytes, const std::string& file)
        : m_file(file), m_bytes(bytes.size()), m_archive(readZip(bytes, file)), m_folder(folderOf(m_archive, file))
    {
    }

    TorchFile run()
    {
        refuseBigEndian();
        const PickledWeights weights = readPickle(m_archive.at(m_folder + "data.pkl"), m_file);
        if (!weights.within.empty())
            m_out.problems.push_back(text("the weights lie under \"{}\" of a training's checkpoint; the rest of it is not used", printable(weights.within)));
        for (std::size_t i = 0; i < weights.others.size() && i < 5; ++i)
            m_out.problems.push_back(text("\"{}\" is no tensor; it is not used", printable(weights.others[i])));
        for (const PickledTensor& tensor : weights.tensors)
            add(tensor);
        return std::move(m_out);
    }

private:
    void refuseBigEndian() const
    {
        const auto order = m_archive.find(m_folder + "byteorder");
        if (order != m_archive.end() && asCharacters(order->second).starts_with("big"))
            refuse("The numbers are written in big-endian order, which is not read", m_file, "byteorder", "Fetch the model in safetensors format");
    }

    void add(const PickledTensor& tensor)
    {
        const std::string place = "tensor " + printable(tensor.name);
        const std::span<const std::byte> storage = storageOf(tensor, place);
        const std::int64_t elements = checkedElements(tensor, storage.size(), place);
        const auto size = static_cast<std::size_t>(bitsOf(tensor.dtype) / 8);
        TensorView view{std::string(tensor.name), tensor.dtype, tensor.shape, {}};
        if (elements == 0 || isContiguous(tensor)) {
            view.bytes = elements ? storage.subspan(static_cast<std::size_t>(tensor.offset) * size, static_cast<std::size_t>(elements) * size) : std::span<const std::byte>();
        } else {
            m_copied += static_cast<std::uint64_t>(elements) * size;
            if (m_copied / kMostCopies > m_bytes)
                refuse("The tensors would take many times the file's size in memory", m_file, place, "Fetch the model in safetensors format");
            auto gathered = std::make_unique<Gathered>(tensor, storage, elements);
            view.bytes = TensorBytes(*gathered, gathered->size());
            m_out.makers.push_back(std::move(gathered));
        }
        m_out.tensors.push_back(std::move(view));
    }

    std::span<const std::byte> storageOf(const PickledTensor& tensor, const std::string& place) const
    {
        const auto found = m_archive.find(m_folder + "data/" + std::string(tensor.storage));
        if (found == m_archive.end())
            refuse(text("The tensor's numbers, data/{}, are missing in the archive", printable(tensor.storage)), m_file, place);
        return found->second;
    }

    // The tensor's last number must lie in the storage; none may have more numbers than its storage.
    std::int64_t checkedElements(const PickledTensor& tensor, std::size_t bytes, const std::string& place) const
    {
        std::int64_t elements = 1, last = tensor.offset;
        bool fits = tensor.offset >= 0;
        const auto held = static_cast<std::int64_t>(bytes / static_cast<std::size_t>(bitsOf(tensor.dtype) / 8));
        for (std::size_t d = 0; d < tensor.shape.size(); ++d) {
            std::int64_t step = 0;
            fits = fits && !__builtin_mul_overflow(elements, tensor.shape[d], &elements);
            fits = fits && !__builtin_mul_overflow(std::max<std::int64_t>(tensor.shape[d] - 1, 0), tensor.strides[d], &step) && !__builtin_add_overflow(last, step, &last);
        }
        if (fits && elements == 0)
            return 0;
        if (!fits || last >= held || elements > held || tensor.storageElements > held)
            refuse(text("The tensor needs more numbers than its storage data/{} holds, which has {}", printable(tensor.storage), held), m_file, place,
                   "The file was cut short or is damaged: fetch it again from its source");
        return elements;
    }

    const std::string& m_file;
    std::uint64_t m_bytes, m_copied = 0;
    Archive m_archive;
    std::string m_folder;
    TorchFile m_out;
};

} // namespace

TorchFile readTorch(std::span<const std::byte> bytes, const std::string& file)
{
    refuseOtherKinds(asCharacters(bytes), file);
    return Assembler(bytes, file).run();
}

} // namespace heterosis
