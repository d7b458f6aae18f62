// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/token_table.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "base/error.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kMaxId = 1 << 28;
constexpr const char* kFlags[] = {"single_word", "lstrip", "rstrip", "normalized", "special"};

Json plainToken(const std::string& content, bool special)
{
    return {{"content", content}, {"single_word", false}, {"lstrip", false}, {"rstrip", false}, {"normalized", !special}, {"special", special}};
}

// An added token of any file with nothing but its content and its switches.
Json cleaned(const Json& token)
{
    const bool special = token.contains("special") && token.at("special") == Json(true);
    Json result = plainToken(token.at("content").get<std::string>(), special);
    for (const char* flag : kFlags) {
        if (token.contains(flag) && token.at(flag).is_boolean()) {
            result[flag] = token.at(flag);
        }
    }
    return result;
}

bool isToken(const Json& token) { return token.is_object() && token.contains("content") && token.at("content").is_string(); }

// Whether a merge, "a b" or ["a", "b"], joins one of the tokens.
bool takesPart(const Json& merge, const std::set<std::string>& tokens)
{
    if (merge.is_array()) {
        return std::any_of(merge.begin(), merge.end(), [&](const Json& token) { return token.is_string() && tokens.contains(token.get<std::string>()); });
    }
    const std::string joined = merge.is_string() ? merge.get<std::string>() : std::string();
    const auto space = joined.size() < 3 ? std::string::npos : joined.find(' ', 1);
    return space != std::string::npos && (tokens.contains(joined.substr(0, space)) || tokens.contains(joined.substr(space + 1)));
}

// "1234" of an object's key.
std::optional<std::int64_t> idOfKey(const std::string& key)
{
    std::int64_t id = 0;
    const auto [stop, fault] = std::from_chars(key.data(), key.data() + key.size(), id);
    return fault == std::errc() && stop == key.data() + key.size() ? std::optional(id) : std::nullopt;
}

} // namespace

void TokenTable::refuse(Text message, Text remedy) const
{
    throw Error({.message = std::move(message), .file = (m_directory / m_file).string(), .remedy = std::move(remedy)});
}

void TokenTable::put(const std::string& token, std::int64_t id)
{
    if (id < 0 || id > kMaxId) {
        refuse(text("The id {} of a token is out of range", id), text("Download the file again"));
    }
    if (m_ids.emplace(token, id).second) {
        m_tokens.emplace(id, token);
    }
}

std::optional<std::int64_t> TokenTable::idOf(const std::string& token) const
{
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

// {"token": id}, or Unigram's [["token", score]].
void TokenTable::readVocabulary(const Json& vocabulary)
{
    if (vocabulary.is_array()) {
        for (std::size_t i = 0; i < vocabulary.size(); ++i) {
            if (!vocabulary[i].is_array() || vocabulary[i].empty() || !vocabulary[i][0].is_string()) {
                refuse(text("The vocabulary is no list of tokens"), text("Download the file again"));
            }
            put(vocabulary[i][0].get<std::string>(), std::int64_t(i));
        }
    } else if (vocabulary.is_object()) {
        for (const auto& [token, id] : vocabulary.items()) {
            if (!id.is_number_integer()) {
                refuse(text("The id of the token {} is no whole number", token), text("Download the file again"));
            }
            put(token, id.get<std::int64_t>());
        }
    } else {
        refuse(text("The vocabulary is no list of tokens"), text("Download the file again"));
    }
    m_ofModel = m_ids.size();
}

void TokenTable::readDocument()
{
    const Json& model = m_document.is_object() && m_document.contains("model") ? m_document.at("model") : m_document;
    if (!model.is_object() || !model.contains("vocab")) {
        refuse(text("The file holds no vocabulary"), text("Download the file again"));
    }
    readVocabulary(model.at("vocab"));
    for (const Json& token : m_document.value("added_tokens", Json::array())) {
        if (!isToken(token) || !token.contains("id") || !token.at("id").is_number_integer()) {
            refuse(text("An added token has no content or no id"), text("Download the file again"));
        }
        put(token.at("content").get<std::string>(), token.at("id").get<std::int64_t>());
        m_added.emplace(*idOf(token.at("content").get<std::string>()), cleaned(token));
    }
}

// transformers adds what tokenizer_config.json names and the tokenizer lacks: first the added tokens, then the special ones.
void TokenTable::readConfig()
{
    if (m_config.is_null()) {
        return;
    }
    std::vector<Json> missing;
    if (m_config.contains("added_tokens_decoder") && m_config.at("added_tokens_decoder").is_object()) {
        std::map<std::int64_t, Json> byId;
        for (const auto& [key, token] : m_config.at("added_tokens_decoder").items()) {
            if (const auto id = idOfKey(key); id && isToken(token)) {
                byId.emplace(*id, cleaned(token));
            }
        }
        for (const auto& [id, token] : byId) {
            missing.push_back(token);
        }
    }
    const auto special = [&](const Json& token) {
        if (token.is_string() && !token.get_ref<const std::string&>().empty()) {
            missing.push_back(plainToken(token.get<std::string>(), true));
        } else if (isToken(token)) {
            missing.push_back(cleaned(token));
        }
    };
    for (const char* key : {"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"}) {
        special(m_config.value(key, Json()));
    }
    const Json more = m_config.value("additional_special_tokens", Json());
    for (const Json& token : more.is_array() ? more : Json::array()) {
        special(token);
    }
    for (const Json& token : missing) {
        add(token);
    }
    m_changed = false;
}

TokenTable TokenTable::read(const fs::path& directory)
{
    TokenTable table;
    table.m_directory = directory;
    std::error_code fault;
    if (fs::exists(directory / "tokenizer.json", fault)) {
        table.m_file = "tokenizer.json";
        table.m_document = readJson(directory / table.m_file);
        table.readDocument();
    } else if (fs::exists(directory / "vocab.json", fault)) {
        table.m_file = "vocab.json";
        table.readVocabulary(readJson(directory / table.m_file));
        if (fs::exists(directory / "added_tokens.json", fault)) {
            const Json added = readJson(directory / "added_tokens.json"); // items() does not keep what it goes through
            for (const auto& [token, id] : added.items()) {
                if (id.is_number_integer()) {
                    table.put(token, id.get<std::int64_t>());
                    table.m_added.emplace(*table.idOf(token), plainToken(token, false));
                }
            }
        }
    } else {
        table.refuse(text("The model has neither tokenizer.json nor vocab.json, so that its tokens cannot be matched by their text"),
                     text("Save its tokenizer once as tokenizer.json"));
    }
    if (fs::exists(directory / "tokenizer_config.json", fault)) {
        table.m_config = readJson(directory / "tokenizer_config.json");
        if (!table.m_config.is_object()) {
            table.m_config = Json();
        }
        table.readConfig();
    }
    return table;
}

bool TokenTable::isIn(const fs::path& directory)
{
    std::error_code fault;
    return fs::exists(directory / "tokenizer.json", fault) || fs::exists(directory / "vocab.json", fault) || fs::exists(directory / "tokenizer.model", fault)
        || fs::exists(directory / "vocab.txt", fault);
}

void TokenTable::strip(std::int64_t rows)
{
    const auto beyond = m_tokens.lower_bound(rows);
    if (beyond == m_tokens.end()) {
        return;
    }
    const bool pairs = m_document.contains("model") && (!m_document.at("model").contains("type") || m_document.at("model").at("type") == Json("BPE"));
    if (!pairs || !m_document.at("model").at("vocab").is_object()) {
        refuse(text("The tokenizer has tokens beyond the model's {} rows, and only those of byte-pair encoding can be taken out", rows),
               text("Name the tokenizer of another model as tokenizer_source"));
    }
    std::set<std::string> gone;
    for (auto it = beyond; it != m_tokens.end(); ++it) {
        gone.insert(it->second);
        m_ids.erase(it->second);
    }
    m_tokens.erase(beyond, m_tokens.end());
    m_added.erase(m_added.lower_bound(rows), m_added.end());
    Json& model = m_document.at("model");
    Json kept = Json::object();
    auto& entries = static_cast<std::vector<Json::object_t::value_type>&>(kept.get_ref<Json::object_t&>()); // ordered_map would search
    for (const auto& [token, id] : model.at("vocab").items()) {
        if (!gone.contains(token)) {
            entries.emplace_back(token, id);
        }
    }
    m_ofModel = entries.size();
    model["vocab"] = std::move(kept);
    if (model.contains("merges") && model.at("merges").is_array()) {
        Json merges = Json::array();
        std::copy_if(model.at("merges").begin(), model.at("merges").end(), std::back_inserter(merges), [&](const Json& merge) { return !takesPart(merge, gone); });
        model["merges"] = std::move(merges);
    }
    m_changed = true;
}

// As huggingface/tokenizers numbers them (AddedVocabulary::add_tokens).
std::int64_t TokenTable::nextId() const
{
    const auto ofModel = std::int64_t(m_ofModel);
    const std::int64_t highest = m_added.empty() ? -1 : m_added.rbegin()->first;
    return highest >= ofModel ? highest + 1 : ofModel;
}

void TokenTable::add(const Json& token)
{
    const auto content = token.at("content").get<std::string>();
    const auto known = idOf(content);
    if (content.empty() || (known && m_added.contains(*known))) {
        return;
    }
    const std::int64_t id = known.value_or(nextId());
    put(content, id);
    m_added.emplace(id, cleaned(token));
    m_changed = true;
}

void TokenTable::add(const std::string& content)
{
    if (!idOf(content)) {
        add(plainToken(content, false));
    }
}

std::map<std::string, std::string> TokenTable::files() const
{
    if (m_document.is_null()) {
        refuse(text("Tokens can be added only to a tokenizer.json"), text("Save the tokenizer of the base model once as tokenizer.json"));
    }
    Json document = m_document;
    Json list = Json::array(), decoder = Json::object();
    for (const auto& [id, token] : m_added) {
        Json entry = {{"id", id}};
        entry.update(token);
        list.push_back(std::move(entry));
        decoder[std::to_string(id)] = token;
    }
    document["added_tokens"] = std::move(list);
    std::map<std::string, std::string> files {{"tokenizer.json", writeJson(document, 2) + "\n"}};
    if (!m_config.is_null()) {
        Json config = m_config;
        config["added_tokens_decoder"] = std::move(decoder);
        files["tokenizer_config.json"] = writeJson(config, 2) + "\n";
    }
    return files;
}

} // namespace heterosis
