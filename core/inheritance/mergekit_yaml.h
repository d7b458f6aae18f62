// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <set>
#include <string>

#include <yaml-cpp/yaml.h>

#include "base/error.h"
#include "inheritance/mergekit_config.h"

namespace heterosis {

// What the values of a mergekit file may be, each checked, with the line in every message.
class MergekitYaml {
public:
    // Where models are looked for: below `root`, or, by the name of another document of the file, in `stages`.
    struct Places {
        std::filesystem::path root, stages;
        std::set<std::string> names;
    };
    // Reads the file's documents, bounded in size, number, depth and aliases. Throws Error.
    static std::vector<YAML::Node> load(const std::filesystem::path& yaml, std::string& content);

protected:
    MergekitYaml(std::string file, Places places) : m_file(std::move(file)), m_places(std::move(places)) {}

    static int lineOf(const YAML::Node& node) { return node.Mark().line + 1; }
    [[noreturn]] void refuse(const YAML::Node& node, Text message, Text remedy) const;
    [[noreturn]] void refuse(int line, Text message, Text remedy) const;

    // Calls `take(key, place of the key, value)` for each entry; refuses what is no map, and equal keys.
    template <class Take> void eachKey(const YAML::Node& map, Take take) const
    {
        if (!map.IsMap()) {
            refuse(map, text("Keys and values are expected here"), text("Compare the file with mergekit's examples"));
        }
        std::set<std::string> seen;
        for (const auto& entry : map) {
            const std::string key = word(entry.first);
            if (!seen.insert(key).second) {
                refuse(entry.first, text("The key {} occurs twice", key), text("Keep one of the two"));
            }
            take(key, entry.first, entry.second);
        }
    }
    std::string word(const YAML::Node& node) const;
    double number(const YAML::Node& node, bool truth) const;
    std::int64_t wholeNumber(const YAML::Node& node) const;
    Dtype dtype(const YAML::Node& node) const;
    bool truth(const YAML::Node& node) const { return number(node, true) != 0; }
    MergekitModel modelNamed(const YAML::Node& node) const; // "PATH", or {model: {path: PATH}}
    MergekitSetting setting(const YAML::Node& node, bool truth) const;

private:
    std::string modelPath(const YAML::Node& node, int depth) const;
    std::vector<double> values(const YAML::Node& node, bool truth) const;
    MergekitSetting::Case oneCase(const YAML::Node& node, bool truth) const;

    std::string m_file;
    Places m_places;
};

} // namespace heterosis
