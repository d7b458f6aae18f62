// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/export_gguf.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/files.h"
#include "base/parallel.h"
#include "checkpoint/gguf.h"
#include "checkpoint/gguf_writer.h"
#include "inheritance/blend.h"
#include "inheritance/gguf_architecture.h"
#ifndef HETEROSIS_MINIMAL
#include "tokenizer/gguf_tokenizer.h"
#include "tokenizer/gguf_vocabulary_of.h"
#endif

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSlice = std::int64_t{1} << 22;       // numbers between two steps of a large tensor
constexpr std::uint64_t kSpaceLeft = std::uint64_t{1} << 20; // that a file system may need for itself

const GgufFormat& formatOf(std::uint32_t type) { return *ggufFormat(type); }

// A tensor of the file and where its numbers come from.
struct Output {
    GgufPlan plan;
    GgufLayout layout = GgufLayout::Same;
    std::int64_t heads = 0;             // of HalvesApart
    const OutputTensor* source = nullptr; // null: `made` is written
    std::vector<float> made;
};

// How matrices are stored.
const GgufFormat& wantedFormat(const ExportOptions& options, Dtype stored)
{
    if (options.eightBits)
        return formatOf(8);
    switch (options.dtype.value_or(stored)) {
    case Dtype::F16: return formatOf(1);
    case Dtype::BF16: return formatOf(30);
    default: return formatOf(0);
    }
}

std::uint32_t fileType(const GgufFormat& wanted) // llama.cpp's number for "mostly" this format
{
    return wanted.type == 8 ? 7 : wanted.type == 30 ? 32 : wanted.type;
}

// Norms, biases and the table of positions stay in F32; rows that do not fill blocks of Q8_0 are F16 (as llama.cpp has both).
const GgufFormat& formatFor(const GgufName& name, const std::vector<std::int64_t>& shape, const GgufFormat& wanted)
{
    if (shape.size() < 2 || name.always32)
        return formatOf(0);
    return shape.back() % wanted.elements == 0 ? wanted : formatOf(1);
}

std::vector<Output> outputsOf(const ModelMap& map, const OutputModel& model, const GgufFormat& wanted)
{
    std::unordered_map<std::string_view, const OutputTensor*> byName;
    for (const OutputTensor& tensor : model.tensors)
        byName.emplace(tensor.plan.name, &tensor);
    std::vector<Output> outputs;
    for (const Part& part : map.parts) {
        const GgufName name = ggufName(part, map.config);
        Output out{.plan = {name.name, nullptr, part.shape}, .layout = name.layout, .heads = name.heads, .source = byName.at(part.tensor), .made = {}};
        if (name.layout == GgufLayout::Transposed)
            std::swap(out.plan.shape[0], out.plan.shape[1]);
        out.plan.format = &formatFor(name, out.plan.shape, wanted);
        outputs.push_back(std::move(out));
    }
    if (auto divisors = ropeDivisors(map.config); !divisors.empty())
        outputs.push_back({.plan = {"rope_freqs.weight", &formatOf(0), {std::int64_t(divisors.size())}}, .made = std::move(divisors)});
    return outputs;
}

// The numbers of a tensor in the order of the file.
class Rows {
public:
    Rows(const Output& output, std::vector<std::byte>& buffer) : m_output(output), m_dtype(output.source->plan.dtype), m_bytes(output.source->make(buffer))
    {
        const auto& shape = output.source->plan.shape;
        m_columns = shape.size() < 2 ? 1 : shape.back();
        m_rows = m_columns ? output.source->plan.bytes() * 8 / std::uint64_t(bitsOf(m_dtype)) / std::uint64_t(m_columns) : 0;
        if (output.layout == GgufLayout::Transposed) {
            std::swap(m_rows, m_columns);
            m_turned.resize(std::size_t(m_rows * m_columns));
            std::vector<float> whole(m_turned.size());
            convertElements(m_bytes.data(), m_dtype, reinterpret_cast<std::byte*>(whole.data()), Dtype::F32, m_rows * m_columns);
            parallelFor(0, m_rows, 16, [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t row = begin; row < end; ++row)
                    for (std::int64_t column = 0; column < m_columns; ++column)
                        m_turned[std::size_t(row * m_columns + column)] = whole[std::size_t(column * m_rows + row)];
            });
        }
    }
    std::int64_t rows() const { return m_rows; }
    std::int64_t columns() const { return m_columns; }
    // The stored bytes may be written as they are.
    std::optional<std::span<const std::byte>> asStored() const
    {
        return m_output.layout == GgufLayout::Same && m_output.plan.format->plain == m_dtype ? std::optional(m_bytes) : std::nullopt;
    }
    void read(std::int64_t begin, std::int64_t end, float* to) const
    {
        const auto bytes = std::size_t(bitsOf(m_dtype) / 8) * std::size_t(m_columns);
        if (!m_turned.empty())
            std::copy(m_turned.begin() + begin * m_columns, m_turned.begin() + end * m_columns, to);
        else if (m_output.layout == GgufLayout::Same)
            convertElements(m_bytes.data() + std::size_t(begin) * bytes, m_dtype, reinterpret_cast<std::byte*>(to), Dtype::F32, (end - begin) * m_columns);
        else
            for (std::int64_t row = begin; row < end; ++row)
                convertElements(m_bytes.data() + std::size_t(source(row)) * bytes, m_dtype, reinterpret_cast<std::byte*>(to + (row - begin) * m_columns), Dtype::F32, m_columns);
    }

private:
    // The file's row (head, pair, half) is Hugging Face's (head, half, pair).
    std::int64_t source(std::int64_t row) const
    {
        const std::int64_t head = m_rows / m_output.heads, within = row % head;
        return row - within + within % 2 * (head / 2) + within / 2;
    }

    const Output& m_output;
    Dtype m_dtype;
    std::span<const std::byte> m_bytes;
    std::int64_t m_rows = 0, m_columns = 1;
    std::vector<float> m_turned;
};

// Streams the tensors; counts numbers for the progress.
class Stream {
public:
    Stream(const OutputModel& model, const std::vector<Output>& outputs, Control& control) : m_model(model), m_control(control)
    {
        for (const Output& output : outputs)
            m_total += double(output.plan.bytes());
    }

    void write(const Output& output, GgufWriter& writer)
    {
        step(output.plan.name);
        for (const auto& source : m_model.sources)
            source->checkUnchanged();
        if (!output.source)
            return put(std::as_bytes(std::span(output.made)), writer);
        const Rows rows(output, m_buffer);
        if (const auto bytes = rows.asStored())
            return put(*bytes, writer);
        const std::int64_t slice = std::max<std::int64_t>(1, kSlice / std::max<std::int64_t>(1, rows.columns()));
        for (std::int64_t begin = 0; begin < rows.rows(); begin += slice) {
            const std::int64_t end = std::min(rows.rows(), begin + slice);
            m_values.resize(std::size_t((end - begin) * rows.columns()));
            rows.read(begin, end, m_values.data());
            put(encoded(*output.plan.format), writer);
            step(output.plan.name);
        }
    }

private:
    void step(std::string_view what) { m_control.step(m_total > 0 ? m_done / m_total : 0, what); }
    void put(std::span<const std::byte> bytes, GgufWriter& writer)
    {
        writer.write(bytes);
        m_done += double(bytes.size());
    }
    std::span<const std::byte> encoded(const GgufFormat& format)
    {
        const auto count = static_cast<std::int64_t>(m_values.size()), blocks = count / format.elements;
        m_encoded.resize(std::size_t(blocks) * format.bytes);
        if (format.plain)
            convertElements(reinterpret_cast<const std::byte*>(m_values.data()), Dtype::F32, m_encoded.data(), *format.plain, count);
        else
            parallelFor(0, blocks, 1 << 10, [&](std::int64_t begin, std::int64_t end) {
                encodeQ8(m_values.data() + begin * format.elements, end - begin, m_encoded.data() + begin * format.bytes);
            });
        return m_encoded;
    }

    const OutputModel& m_model;
    Control& m_control;
    double m_total = 0, m_done = 0;
    std::vector<std::byte> m_buffer, m_encoded;
    std::vector<float> m_values;
};

#ifndef HETEROSIS_MINIMAL
// The ids at which this program's own speech begins and ends count, whatever the tokenizer's files name.
void addTokenizer(const ModelMap& map, GgufMetadata& metadata)
{
    GgufVocabulary vocabulary = ggufVocabularyOf(map.checkpoint->directory(), std::size_t(map.config.vocabulary));
    const auto fits = [&](int id) { return id >= 0 && id < map.config.vocabulary; };
    const auto& [bos, eos] = std::tie(map.config.bos, map.config.eos);
    if (!bos.empty() && fits(bos[0]) && !vocabulary.id("bos"))
        vocabulary.special["bos"] = bos[0];
    if (!eos.empty() && fits(eos[0]) && !vocabulary.flag("add_eos_token", false)) {
        const auto other = vocabulary.id("eos");
        vocabulary.special["eos"] = eos[0];
        if (eos.size() > 1 && fits(eos[1]))
            vocabulary.special["eot"] = eos[1];
        else if (other && *other != eos[0] && !vocabulary.id("eot"))
            vocabulary.special["eot"] = *other;
    }
    addVocabulary(vocabulary, metadata);
}
#else
void addTokenizer(const ModelMap&, GgufMetadata& metadata) { metadata.text("tokenizer.ggml.model", "no_vocab"); }
#endif

GgufMetadata metadataOf(const ModelMap& map, const OutputModel& model, const fs::path& out, const GgufFormat& wanted)
{
    GgufMetadata metadata;
    metadata.text("general.architecture", ggufArchitecture(map.config));
    metadata.text("general.type", "model");
    metadata.text("general.name", out.stem().string());
    for (const auto& [key, value] : model.metadata)
        if (key.starts_with("heterosis."))
            metadata.text(key, value);
    addHyperparameters(map.config, metadata);
    metadata.whole("general.file_type", fileType(wanted));
    metadata.whole("general.quantization_version", 2);
    addTokenizer(map, metadata);
    return metadata;
}

void checkSpace(const std::vector<Output>& outputs, const GgufMetadata& metadata, const fs::path& out)
{
    std::uint64_t needed = kSpaceLeft + metadata.bytes().size();
    for (const Output& output : outputs)
        needed += output.plan.bytes() + output.plan.name.size() + 128;
    if (const std::uint64_t free = freeSpace(out); free < needed)
        throw Error({.message = text("The model needs {}, and only {} are free", humanBytes(needed), humanBytes(free)), .file = out.string(),
                     .remedy = text("Free some space, or choose another disk")});
}

// Reads the header back before the file gets its name.
void verify(const std::vector<Output>& outputs, const fs::path& path)
{
    const MappedFile file(path);
    const GgufFile written = readGguf(file.bytes(), path.string());
    bool same = written.tensors.size() == outputs.size();
    for (std::size_t i = 0; same && i < outputs.size(); ++i)
        same = written.tensors[i].name == outputs[i].plan.name && written.tensors[i].format == outputs[i].plan.format && written.tensors[i].shape == outputs[i].plan.shape;
    if (!same)
        throw Error({.message = text("The file did not come back as it was written"), .file = path.string(), .remedy = text("Check the disk, and export again")});
}

} // namespace

ExportResult writeGguf(const ModelMap& map, const OutputModel& model, const fs::path& out, const ExportOptions& options, Control& control)
{
    const GgufFormat& wanted = wantedFormat(options, map.config.storedDtype);
    const GgufMetadata metadata = metadataOf(map, model, out, wanted);
    const auto outputs = outputsOf(map, model, wanted);
    checkSpace(outputs, metadata, out);
    std::vector<GgufPlan> plan;
    for (const Output& output : outputs)
        plan.push_back(output.plan);
    AtomicFile file(out);
    GgufWriter writer(file.path(), metadata, std::move(plan));
    Stream stream(model, outputs, control);
    for (const Output& output : outputs)
        stream.write(output, writer);
    ExportResult result{.out = fs::absolute(out).lexically_normal(), .format = "gguf", .tensors = outputs.size()};
    result.bytes = writer.fileBytes();
    result.sha256 = writer.finish();
    control.step(1, "verify");
    verify(outputs, file.path());
    file.commit();
    result.files.push_back(result.out.filename().string());
    return result;
}

void checkGguf(const ModelMap& map)
{
    GgufMetadata ignored;
    ggufArchitecture(map.config);
    for (const Part& part : map.parts)
        ggufName(part, map.config);
    addTokenizer(map, ignored);
}

void addTokenizerFiles([[maybe_unused]] const Checkpoint& checkpoint, [[maybe_unused]] std::map<std::string, std::string>& texts)
{
#ifndef HETEROSIS_MINIMAL
    if (!checkpoint.isGguf() || !hasGgufVocabulary(checkpoint.weightFiles().front()))
        return;
    const fs::path& file = checkpoint.weightFiles().front();
    GgufVocabulary vocabulary;
    try {
        vocabulary = readGgufVocabulary(file);
        const auto json = ggufTokenizerJson(vocabulary, file.string());
        if (!json)
            return;
        texts["tokenizer.json"] = writeJson(*json) + "\n";
    } catch (const Error&) {
        return; // of a kind that is not read: the model is whole without it
    }
    Json config{{"tokenizer_class", "PreTrainedTokenizerFast"}};
    for (const auto& [name, key] : {std::pair("bos", "bos_token"), std::pair("eos", "eos_token"), std::pair("unknown", "unk_token"), std::pair("padding", "pad_token")})
        if (const std::string* token = vocabulary.token(name))
            config[key] = *token;
    if (vocabulary.chatTemplate)
        config["chat_template"] = *vocabulary.chatTemplate;
    texts["tokenizer_config.json"] = writeJson(config, 2) + "\n";
#endif
}

} // namespace heterosis
