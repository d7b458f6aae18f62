// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_files.h"

#include <algorithm>
#include <set>

#include "base/files.h"
#include "inheritance/mergekit_chat.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMaxBytes = std::uint64_t {64} << 20;

bool isTokenizerFile(const std::string& name)
{
    static const std::set<std::string> names {"tokenizer.json", "tokenizer_config.json", "tokenizer.model", "special_tokens_map.json", "added_tokens.json",
                                              "vocab.json", "merges.txt", "vocab.txt", "chat_template.jinja", "chat_template.json"};
    return names.contains(name);
}

// Files of a slow tokenizer, which do not say what a changed tokenizer.json says.
bool isOldTokenizerFile(const std::string& name)
{
    static const std::set<std::string> names {"tokenizer.model", "added_tokens.json", "vocab.json", "merges.txt", "vocab.txt"};
    return names.contains(name);
}

Json objectIn(const fs::path& file)
{
    std::error_code fault;
    const Json json = fs::exists(file, fault) ? readJson(file) : Json();
    return json.is_object() ? json : Json::object();
}

// A tokenizer of another model brings that model's ids of special tokens.
void takeSpecialIds(Json& json, const Json& from)
{
    for (const char* key : {"bos_token_id", "eos_token_id", "pad_token_id", "unk_token_id", "sep_token_id", "cls_token_id", "mask_token_id"}) {
        if (from.contains(key)) {
            json[key] = from.at(key);
        } else {
            json.erase(key);
        }
    }
}

void takeSpecialIds(const MergeMaterial& material, OutputModel& model)
{
    const fs::path tokenizer = material.vocabulary->directory(), donor = material.maps[material.config.donor]->checkpoint->directory();
    if (tokenizer == donor) {
        return;
    }
    const Json from = objectIn(tokenizer / "config.json");
    if (from.empty()) {
        return; // a tokenizer alone
    }
    Json config = parseJson(model.texts.at("config.json"), "config.json");
    takeSpecialIds(config, from);
    model.texts["config.json"] = writeJson(config, 2) + "\n";
    if (Json generation = objectIn(donor / "generation_config.json"); !generation.empty()) {
        takeSpecialIds(generation, from);
        model.texts["generation_config.json"] = writeJson(generation, 2) + "\n";
    }
}

} // namespace

void addMergedFiles(const MergeMaterial& material, std::optional<Dtype> changedTo, const std::vector<std::string>& written, OutputModel& model)
{
    const Checkpoint& donor = *material.maps[material.config.donor]->checkpoint;
    const MergekitVocabulary* vocabulary = material.vocabulary.get();
    model.texts["config.json"] = mergedConfigText(material.config, material.maps, changedTo, vocabulary ? std::optional(vocabulary->rows()) : std::nullopt);
    fs::path tokenizer = donor.directory();
    if (vocabulary) {
        tokenizer = vocabulary->directory();
        takeSpecialIds(material, model);
        if (vocabulary->tokens().changed()) {
            model.texts.merge(vocabulary->tokens().files());
        }
    }
    if (const auto chat = mergedChatTemplate(material)) {
        Json config = model.texts.contains("tokenizer_config.json") ? parseJson(model.texts.at("tokenizer_config.json"), "tokenizer_config.json")
                                                                    : objectIn(tokenizer / "tokenizer_config.json");
        config["chat_template"] = *chat;
        model.texts["tokenizer_config.json"] = writeJson(config, 2) + "\n";
        model.texts["chat_template.jinja"] = *chat;
    }
    const bool changed = vocabulary && vocabulary->tokens().changed();
    const auto isOurs = [&](const fs::path& file) {
        const std::string name = file.filename().string();
        return model.texts.contains(name) || std::find(written.begin(), written.end(), name) != written.end() || (changed && isOldTokenizerFile(name));
    };
    for (const fs::path& file : companionFiles(donor, {})) {
        if (!isOurs(file) && (tokenizer == donor.directory() || !isTokenizerFile(file.filename().string()))) {
            model.copies.push_back(file);
        }
    }
    if (tokenizer == donor.directory()) {
        return;
    }
    std::error_code fault;
    for (fs::directory_iterator it(tokenizer, fault), end; !fault && it != end; it.increment(fault)) {
        std::error_code unreadable;
        const bool small = it->is_regular_file(unreadable) && it->file_size(unreadable) < kMaxBytes && !unreadable;
        if (small && isTokenizerFile(it->path().filename().string()) && !isOurs(it->path())) {
            model.copies.push_back(it->path());
        }
    }
    std::sort(model.copies.begin(), model.copies.end(), [](const fs::path& x, const fs::path& y) { return x.filename() < y.filename(); });
}

} // namespace heterosis
