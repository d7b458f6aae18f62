// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "base/text.h"
#include "family/families.h"

namespace heterosis {

// What one config.json says in the words of its family. Sizes are read and checked at once; every fault is an Error that
// names the key.
class ConfigWords {
public:
    ConfigWords(const Family& family, const Json& config, const std::string& file);

    std::int64_t size(const std::string& word) const { return m_sizes.at(word); }
    bool hasSize(const std::string& word) const { return m_sizes.contains(word); }
    // "heads*headDim", "width/heads", "width+4*width": sums of products and quotients of sizes, from left to right. Throws Error where a
    // quotient is not whole or a product is beyond what any model has.
    std::int64_t evaluate(const std::string& expression) const;
    // The value as the file or the family's fallback gives it; null where the family does not know the word.
    Json value(const std::string& word) const;
    bool flag(const std::string& word) const;
    double positive(const std::string& word) const; // finite and above 0
    std::string name(const std::string& word) const;
    // Whether a tensor with this condition exists: "tied", "untied", or a switch of the family.
    bool holds(const std::string& condition) const;
    bool scores() const;

    const std::string& file() const noexcept { return m_file; }
    [[noreturn]] void refuse(Text message, const std::string& key, Text remedy = "Use the config.json that came with the model") const;
    // The key of config.json that says the word, for messages.
    std::string keyOf(const std::string& word) const;

private:
    std::int64_t product(const std::string& expression) const;
    std::int64_t readSize(const Family::Word& word, std::int64_t most) const;

    const Family& m_family;
    const Json& m_config;
    std::string m_file;
    std::map<std::string, std::int64_t> m_sizes;
};

// A number of `object` that is finite and above 0; `fallback` where it is absent or null.
double positiveNumber(const ConfigWords& words, const Json& object, const char* key, double fallback);

} // namespace heterosis
