// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting.h"

#include <cstdio>
#include <map>

#include "base/files.h"
#include "engine/export_formats.h"
#include "inheritance/subject.h"

namespace heterosis::cli {

ExportOptions exportOptions(const Call& call)
{
    ExportOptions options;
    if (call.args.has("--format")) {
        static const std::map<std::string, ExportFormat> formats{{"huggingface", ExportFormat::HuggingFace}, {"safetensors", ExportFormat::Safetensors},
                                                                 {"gguf", ExportFormat::Gguf}, {"peft", ExportFormat::Peft}};
        options.format = formats.at(call.args.word("--format", {"huggingface", "safetensors", "gguf", "peft"}));
    } else if (const auto& words = call.args.positionals(); words.size() > 1 && std::filesystem::path(words[1]).extension() == ".safetensors") {
        options.format = ExportFormat::Safetensors; // a file by its name
    }
    const bool adapter = options.format == ExportFormat::Peft;
    if (call.args.has("--rank") && !adapter)
        throw UsageError("--rank is for --format peft");
    options.rank = call.args.integer("--rank", options.rank, 1, 1 << 20);
    if (const auto base = call.args.text("--base"); base && adapter)
        options.base = *base;
    options.eightBits = call.compute.dtype == "q8_0";
    if (options.eightBits && options.format != ExportFormat::Gguf)
        throw UsageError("--dtype q8_0 is for --format gguf");
    if (call.compute.dtype != "auto" && !options.eightBits)
        options.dtype = dtypeOfWord(call.compute.dtype);
    options.shardBytes = call.args.bytes("--shard-size", options.shardBytes);
    options.fresh = call.args.has("--fresh");
    options.resumed = [&console = call.console](std::size_t tensors, std::size_t of) {
        console.clear();
        std::fprintf(stderr, "going on where an earlier run stopped: %zu of %zu tensors are there\n", tensors, of);
    };
    return options;
}

ExportResult exportRecipe(Call& call, const Recipe& recipe, const std::filesystem::path& out)
{
    const auto parents = openParents(recipe, call.console);
    const auto options = exportOptions(call);
    call.dtype = options.eightBits ? "q8_0" : wordOf(options.dtype.value_or(recipe.dtype.value_or(parents.a->config.storedDtype)));
    return exportAs(parents, recipe, out, options, call.console);
}

Json exported(Call& call, const ExportResult& result)
{
    Json parents = Json::array();
    for (const auto& parent : result.parents)
        parents.push_back({{"path", parent.path.string()}, {"sha256", parent.sha256}});
    call.say(result.out.string() + ": " + std::to_string(result.files.size()) + " files, " + std::to_string(result.tensors) + " tensors, "
             + humanBytes(result.bytes) + (result.sha256.empty() ? "" : ", SHA-256 " + result.sha256));
    Json document{{"out", result.out.string()}, {"format", result.format}, {"files", result.files}, {"bytes", result.bytes},
                  {"sha256", result.sha256}, {"tensors", result.tensors}, {"parents", parents}};
    document.update(result.details);
    return document;
}

} // namespace heterosis::cli
