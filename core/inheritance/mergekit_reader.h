// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inheritance/mergekit_yaml.h"

namespace heterosis {

// One document of a mergekit file (config.py): its structure, each key checked.
class MergekitReader : private MergekitYaml {
public:
    using MergekitYaml::load;
    using MergekitYaml::Places;
    MergekitReader(std::string file, Places places) : MergekitYaml(std::move(file), std::move(places)) {}
    MergekitConfig read(const YAML::Node& document);

private:
    void topLevel(const std::string& key, const YAML::Node& at, const YAML::Node& value);
    std::size_t modelAt(const YAML::Node& node);
    MergekitParameters parameters(const YAML::Node& map, bool ofModel) const;
    MergekitSource source(const YAML::Node& node, bool sliced);
    MergekitSlice slice(const YAML::Node& node);
    void range(const YAML::Node& node, MergekitSource& source) const;
    void models(const YAML::Node& list);
    void slices(const YAML::Node& list);
    void modules(const YAML::Node& map);
    void settleBase(MergekitSlice& slice);
    void checkSources(const MergekitSlice& slice) const;

    void tokenizerSource(const YAML::Node& node);
    void tokenizerBlock(const YAML::Node& node);
    MergekitToken token(const std::string& name, const YAML::Node& node);
    void tokenOrigin(const YAML::Node& node, MergekitToken& token);

    MergekitConfig m_config;
    const MethodInfo* m_info = nullptr;
    std::optional<std::size_t> m_base;                          // of the document
    std::vector<std::optional<std::size_t>> m_sliceBases;       // of each slice
};

} // namespace heterosis
