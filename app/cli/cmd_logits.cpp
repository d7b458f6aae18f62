// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <span>

#include "adapted.h"
#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "command.h"
#include "inheritance/subject.h"
#include "model/encoder.h"

namespace heterosis::cli {

namespace {

std::vector<std::vector<int>> sequencesOf(const std::string& file, const ModelConfig& config)
{
    const Json input = readJson(file);
    const auto wrong = [&](const std::string& place, const Text& message) {
        return Error({.message = message, .file = file, .place = place, .remedy = text("Write {}", R"({"sequences": [[1, 2, 3]]})")});
    };
    if (input.is_object() && input.contains("input_ids"))
        throw wrong("input_ids", text("Padded batches are for encoders, and this model is a decoder"));
    if (!input.is_object() || !input.contains("sequences") || !input["sequences"].is_array())
        throw wrong("", text("There is no list of sequences"));
    refuseUnknownKeys(input, {"sequences"}, file, "");
    std::vector<std::vector<int>> sequences;
    for (const auto& given : input["sequences"]) {
        const std::string place = "sequences[" + std::to_string(sequences.size()) + "]";
        if (!given.is_array() || given.empty())
            throw wrong(place, text("A sequence is a list of at least one token id"));
        auto& ids = sequences.emplace_back();
        for (const auto& id : given) {
            if (!id.is_number_integer() || id.get<std::int64_t>() < 0 || id.get<std::int64_t>() >= config.vocabulary)
                throw wrong(place, text("{} is no token id of this model", id.dump()));
            ids.push_back(id.get<int>());
        }
    }
    return sequences;
}

std::vector<std::vector<int>> matrixOf(const Json& input, const char* key, const std::string& file)
{
    const auto wrong = [&](const std::string& place) {
        return Error({.message = text("A list of lists of whole numbers is expected"), .file = file, .place = place,
                      .remedy = text("Write {}", R"({"input_ids": [[101, 7592, 102]], "attention_mask": [[1, 1, 1]]})")});
    };
    if (!input.is_object() || !input.contains(key) || !input[key].is_array())
        throw wrong(key);
    std::vector<std::vector<int>> rows;
    for (const Json& given : input[key]) {
        const std::string place = std::string(key) + "[" + std::to_string(rows.size()) + "]";
        if (!given.is_array())
            throw wrong(place);
        auto& row = rows.emplace_back();
        for (const Json& value : given) {
            if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > std::numeric_limits<int>::max())
                throw wrong(place);
            row.push_back(value.get<int>());
        }
    }
    return rows;
}

EncoderBatch batchOf(const std::string& file)
{
    const Json input = readJson(file);
    EncoderBatch batch{.ids = matrixOf(input, "input_ids", file), .mask = {}, .types = {}};
    refuseUnknownKeys(input, {"input_ids", "attention_mask", "token_type_ids"}, file, "");
    if (input.contains("attention_mask"))
        batch.mask = matrixOf(input, "attention_mask", file);
    else
        for (const auto& row : batch.ids)
            batch.mask.emplace_back(row.size(), 1);
    if (input.contains("token_type_ids"))
        batch.types = matrixOf(input, "token_type_ids", file);
    return batch;
}

std::vector<NamedTensor> named(Voice::Logits&& logits, std::size_t sequence, std::int64_t tokens)
{
    const std::string prefix = "seq" + std::to_string(sequence) + ".";
    const auto entry = [&](std::string name, std::vector<float>&& values) {
        const auto width = std::int64_t(values.size()) / tokens;
        return NamedTensor{prefix + std::move(name), {tokens, width}, std::move(values)};
    };
    std::vector<NamedTensor> all;
    all.push_back(entry("logits", std::move(logits.logits)));
    for (std::size_t k = 0; k < logits.hidden.size(); ++k)
        all.push_back(entry("hidden." + std::to_string(k), std::move(logits.hidden[k])));
    return all;
}

void write(const std::filesystem::path& out, const std::vector<NamedTensor>& tensors)
{
    std::vector<TensorPlan> plan;
    for (const auto& tensor : tensors)
        plan.push_back({tensor.name, Dtype::F32, tensor.shape});
    // Beside the target first: what stands there is replaced whole, or not at all.
    auto temporary = out;
    temporary += ".part";
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    {
        SafetensorsWriter writer(temporary, plan);
        for (const auto& next : writer.order())
            for (const auto& tensor : tensors)
                if (tensor.name == next.name)
                    writer.write(std::as_bytes(std::span(tensor.values)));
        writer.finish();
    }
    std::error_code error;
    std::filesystem::rename(temporary, out, error);
    if (error) {
        std::filesystem::remove(temporary, ignored);
        throw Error({.message = text("The file cannot be written: {}", error.message()), .file = out.string()});
    }
}

std::vector<NamedTensor> decoded(Call& call, const Subject& subject, const std::vector<std::vector<int>>& sequences)
{
    Voice voice(subject.map, subject.source, call.choose(subject.map->config));
    std::vector<NamedTensor> tensors;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        for (auto& tensor : named(voice.logits(sequences[i], call.args.has("--hidden"), call.console), i, std::int64_t(sequences[i].size())))
            tensors.push_back(std::move(tensor));
    return tensors;
}

std::vector<NamedTensor> encoded(Call& call, const Subject& subject, const EncoderBatch& batch)
{
    Encoder encoder(subject.map, subject.source, call.choose(subject.map->config));
    encoder.read(batch, call.console);
    return encoder.outputs(call.args.has("--hidden"));
}

Json run(Call& call)
{
    const auto source = call.args.exactlyOne({"--ids", "--input"});
    const auto ids = call.args.ids("--ids");
    const auto out = call.args.text("--out");
    if (!out)
        throw UsageError("logits needs --out F.safetensors");
    call.args.word("--path", {"auto", "realised", "gated"});
    Subject subject = Subject::open(onBase(call.args, call.args.positionals()[0]), call.console);
    const std::string path = choosePath(call.args, subject);
    const auto input = call.args.text("--input");
    const auto tensors = subject.map->config.encoder
        ? encoded(call, subject, source == "--ids" ? EncoderBatch{.ids = {*ids}, .mask = {std::vector<int>(ids->size(), 1)}, .types = {}} : batchOf(*input))
        : decoded(call, subject, source == "--ids" ? std::vector<std::vector<int>>{*ids} : sequencesOf(*input, subject.map->config));
    write(*out, tensors);
    Json names = Json::array();
    for (const auto& tensor : tensors)
        names.push_back({{"name", tensor.name}, {"shape", tensor.shape}});
    call.say("wrote " + std::to_string(tensors.size()) + " tensors to " + *out);
    return {{"subject", subject.name}, {"out", *out}, {"tensors", names}, {"path", path}};
}

} // namespace

const Command kLogits{{"logits", "SUBJECT", 1, 1, "what a model computes for given token ids, as a safetensors file",
                       {{"--ids", "1,2,3", "one sequence"},
                        {"--input", "IN.json", "{\"sequences\": [[1, 2, 3], ...]}; an encoder: {\"input_ids\", \"attention_mask\", \"token_type_ids\"}"},
                        {"--out", "F.safetensors", "what is written, float32: seq0.logits [tokens, vocabulary]; an encoder: logits_mlm, pooler_output, mean_pooled ..."},
                        {"--hidden", "", "hidden states too: seq0.hidden.K [tokens, width], or hidden.K [texts, tokens, width]"},
                        kBaseOption,
                        {"--path", "P", "auto, realised, or gated: an adapter that is not merged"}}},
                      run};

} // namespace heterosis::cli
