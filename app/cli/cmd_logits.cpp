// SPDX-License-Identifier: GPL-3.0-or-later
#include <span>

#include "base/error.h"
#include "base/files.h"
#include "checkpoint/safetensors_writer.h"
#include "command.h"
#include "inheritance/subject.h"

namespace heterosis::cli {

namespace {

std::vector<std::vector<int>> sequencesOf(const std::string& file, const ModelConfig& config)
{
    const Json input = readJson(file);
    const auto wrong = [&](const std::string& place, const Text& message) {
        return Error({.message = message, .file = file, .place = place, .remedy = text("Write {}", R"({"sequences": [[1, 2, 3]]})")});
    };
    if (input.is_object() && input.contains("input_ids"))
        throw wrong("input_ids", text("Padded batches are for encoders, and encoders are not in this version"));
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

struct Named {
    TensorPlan plan;
    std::vector<float> values;
};

std::vector<Named> named(Voice::Logits&& logits, std::size_t sequence, std::int64_t tokens)
{
    const std::string prefix = "seq" + std::to_string(sequence) + ".";
    const auto entry = [&](std::string name, std::vector<float>&& values) {
        const auto width = std::int64_t(values.size()) / tokens;
        return Named{{prefix + std::move(name), Dtype::F32, {tokens, width}}, std::move(values)};
    };
    std::vector<Named> all;
    all.push_back(entry("logits", std::move(logits.logits)));
    for (std::size_t k = 0; k < logits.hidden.size(); ++k)
        all.push_back(entry("hidden." + std::to_string(k), std::move(logits.hidden[k])));
    return all;
}

void write(const std::filesystem::path& out, const std::vector<Named>& tensors)
{
    std::vector<TensorPlan> plan;
    for (const auto& tensor : tensors)
        plan.push_back(tensor.plan);
    // Beside the target first: what stands there is replaced whole, or not at all.
    auto temporary = out;
    temporary += ".part";
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    {
        SafetensorsWriter writer(temporary, plan);
        for (const auto& next : writer.order())
            for (const auto& tensor : tensors)
                if (tensor.plan.name == next.name)
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

Json run(Call& call)
{
    const auto source = call.args.exactlyOne({"--ids", "--input"});
    const auto ids = call.args.ids("--ids");
    const auto out = call.args.text("--out");
    if (!out)
        throw UsageError("logits needs --out F.safetensors");
    if (call.args.word("--path", {"auto", "realised", "gated"}) == "gated")
        throw UsageError("--path gated is not in this version; it comes with a later one");
    const Subject subject = Subject::open(call.args.positionals()[0], call.console);
    std::vector<std::vector<int>> sequences;
    if (source == "--ids")
        sequences.push_back(*ids);
    else
        sequences = sequencesOf(*call.args.text("--input"), subject.map->config);
    Voice voice(subject.map, subject.source, call.choose(subject.map->config));
    std::vector<Named> tensors;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        for (auto& tensor : named(voice.logits(sequences[i], call.args.has("--hidden"), call.console), i, std::int64_t(sequences[i].size())))
            tensors.push_back(std::move(tensor));
    write(*out, tensors);
    Json names = Json::array();
    for (const auto& tensor : tensors)
        names.push_back({{"name", tensor.plan.name}, {"shape", tensor.plan.shape}});
    call.say("wrote " + std::to_string(tensors.size()) + " tensors to " + *out);
    return {{"subject", subject.name}, {"out", *out}, {"tensors", names}, {"path", "realised"}};
}

} // namespace

const Command kLogits{{"logits", "SUBJECT", 1, 1, "logits and hidden states of given token ids, as a safetensors file",
                       {{"--ids", "1,2,3", "one sequence"},
                        {"--input", "IN.json", "{\"sequences\": [[1, 2, 3], ...]}"},
                        {"--out", "F.safetensors", "what is written, float32: seq0.logits [tokens, vocabulary]"},
                        {"--hidden", "", "hidden states too: seq0.hidden.K [tokens, width]"},
                        {"--path", "P", "auto or realised"}}},
                      run};

} // namespace heterosis::cli
