// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/model_map.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"
#include "family/config_words.h"
#include "family/families.h"
#include "family/shape_text.h"
#include "family/tensor_map.h"
#include "family/token_ids.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

std::string filled(std::string pattern, const std::string& prefix, std::int64_t layer)
{
    if (const auto at = pattern.find("{p}"); at != std::string::npos)
        pattern.replace(at, 3, prefix);
    if (const auto at = pattern.find("{l}"); at != std::string::npos)
        pattern.replace(at, 3, std::to_string(layer));
    return pattern;
}

// Collects what does not fit, so that the message can name the first few of all.
struct Faults {
    std::vector<std::string> missing, misshapen, unreadable;

    static std::string list(const std::vector<std::string>& names)
    {
        std::string out;
        for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 5); ++i)
            out.append(i ? ", " : "").append(names[i]);
        return names.size() > 5 ? out + " and " + std::to_string(names.size() - 5) + " more" : out;
    }
};

class Mapper {
public:
    Mapper(ModelMap& map, const Family& family, const ConfigWords& words) : m_map(map), m_family(family), m_words(words), m_prefix(choosePrefix()) {}

    void run()
    {
        for (const Family::Tensor& tensor : m_family.tensors)
            if (!tensor.inLayer() && m_words.holds(tensor.condition) && holdsGroup(tensor.group))
                add(tensor, 0);
        for (std::int64_t layer = 0; layer < m_map.config.layers; ++layer)
            for (const Family::Tensor& tensor : m_family.tensors)
                if (tensor.inLayer() && m_words.holds(tensor.condition))
                    add(tensor, layer);
        for (const Family::Move& move : m_family.moves)
            m_map.moves.push_back({move.units, m_words.evaluate(move.units), move.rows, move.columns});
        refuseFaults();
        refuseLayersBeyond();
        for (auto& [id, gene] : m_genes)
            m_map.genes.push_back(std::move(gene));
        for (const TensorView& view : m_map.checkpoint->tensors()) {
            if (m_used.contains(view.name))
                continue;
            m_map.unused.push_back(view.name);
            if (m_map.config.tiedHead && m_family.isTiedCopy(view.name))
                m_map.copies.push_back(view.name);
        }
    }

private:
    std::string choosePrefix() const
    {
        for (const std::string& prefix : m_family.prefixes)
            for (const Family::Tensor& tensor : m_family.tensors)
                if (tensor.name.find("{p}") != std::string::npos && m_map.checkpoint->find(filled(tensor.name, prefix, 0)))
                    return prefix;
        return m_family.prefixes.front();
    }

    // The tensor under the first of its names that the file has, also as older files spell it.
    const TensorView* find(const Family::Tensor& tensor, std::int64_t layer) const
    {
        std::vector<std::string> names{tensor.name};
        names.insert(names.end(), tensor.others.begin(), tensor.others.end());
        for (const std::string& pattern : names) {
            const std::string name = filled(pattern, m_prefix, layer);
            if (const TensorView* view = m_map.checkpoint->find(name))
                return view;
            for (const auto& [ours, older] : m_family.spellings)
                if (name.ends_with(ours))
                    if (const TensorView* view = m_map.checkpoint->find(name.substr(0, name.size() - ours.size()) + older))
                        return view;
        }
        return nullptr;
    }

    // One tensor of a group brings all of it.
    bool holdsGroup(const std::string& group) const
    {
        return group.empty() || std::any_of(m_family.tensors.begin(), m_family.tensors.end(), [&](const Family::Tensor& tensor) {
            return tensor.group == group && m_words.holds(tensor.condition) && find(tensor, 0);
        });
    }

    void add(const Family::Tensor& tensor, std::int64_t layer)
    {
        const TensorView* view = find(tensor, layer);
        if (!view) {
            m_faults.missing.push_back(printable(filled(tensor.name, m_prefix, layer)));
            return;
        }
        const std::string& name = view->name;
        std::vector<std::int64_t> shape;
        for (const std::string& size : tensor.shape) // "any": as many as the file has, of labels
            shape.push_back(size == "any" && shape.size() < view->shape.size() ? std::max<std::int64_t>(1, view->shape[shape.size()]) : m_words.evaluate(size == "any" ? "1" : size));
        if (view->shape != shape)
            m_faults.misshapen.push_back(printable(name) + " is " + shapeText(view->shape) + " instead of " + shapeText(shape));
        if (!isBlendable(view->dtype))
            m_faults.unreadable.push_back(printable(name) + " (" + std::string(nameOf(view->dtype)) + ")");
        m_used.insert(name);
        m_map.parts.push_back({filled(tensor.part, "", layer), name, shape, tensor.rowAxis});
        addGenes(tensor, layer, shape);
    }

    void addGenes(const Family::Tensor& tensor, std::int64_t layer, const std::vector<std::int64_t>& shape)
    {
        const int part = static_cast<int>(m_map.parts.size()) - 1;
        const std::int64_t rows = shape[static_cast<std::size_t>(tensor.rowAxis)];
        std::int64_t elements = 1;
        for (std::int64_t size : shape)
            elements *= size;
        const std::int64_t times = m_words.evaluate(tensor.times);
        const auto give = [&](GeneId id, std::int64_t begin, std::int64_t count, std::int64_t round) {
            Gene& gene = m_genes[id];
            gene.id = id;
            gene.pieces.push_back({part, begin, begin + count, round * count, times * count});
            gene.elements += elements / rows * count;
        };
        if (tensor.gene)
            return give(*tensor.gene, 0, rows, 0);
        std::int64_t at = 0;
        for (std::int64_t round = 0; round < times && at <= rows; ++round)
            for (const Family::Slice& slice : tensor.slices) {
                const std::int64_t count = slice.rows.empty() ? rows : m_words.evaluate(slice.rows);
                give({static_cast<int>(layer), slice.region}, at, count, round);
                at += count;
            }
        if (at != rows)
            throw Error({.message = text("The genes of {} hold {} rows of {}", tensor.name, at, rows), .file = m_family.name, .remedy = "Correct the family's file in resources/families"});
    }

    void refuse(Text message, Text remedy) const
    {
        throw Error({.message = std::move(message), .file = m_map.checkpoint->path().string(), .remedy = std::move(remedy)});
    }

    void refuseFaults() const
    {
        const Text same = "Use the weights and the config.json of one and the same model";
        if (!m_faults.missing.empty() && m_faults.missing.front() == "lm_head.weight" && m_faults.missing.size() == 1)
            refuse("The model has no output head: lm_head.weight is missing and the configuration does not tie it to the embedding",
                   "Set \"tie_word_embeddings\" to true in config.json if the model's head is its embedding");
        if (!m_faults.missing.empty())
            refuse(text("Tensors of the architecture \"{}\" are missing: {}", m_family.name, Faults::list(m_faults.missing)), same);
        if (!m_faults.misshapen.empty())
            refuse(text("Tensors have another shape than config.json says: {}", Faults::list(m_faults.misshapen)), same);
        if (!m_faults.unreadable.empty())
            refuse(text("Tensors are stored in a type that weights cannot be blended in: {}", Faults::list(m_faults.unreadable)),
                   "Fetch the model in float32, float16 or bfloat16");
    }

    // A configuration with fewer layers than the file would silently cut the model short.
    void refuseLayersBeyond() const
    {
        for (const Family::Tensor& tensor : m_family.tensors)
            if (tensor.inLayer() && m_map.checkpoint->find(filled(tensor.name, m_prefix, m_map.config.layers)))
                refuse(text("config.json says {} layers, but the file holds more: {}", m_map.config.layers,
                            printable(filled(tensor.name, m_prefix, m_map.config.layers))),
                       "Use the weights and the config.json of one and the same model");
    }

    ModelMap& m_map;
    const Family& m_family;
    const ConfigWords& m_words;
    const std::string m_prefix;
    std::map<GeneId, Gene> m_genes;
    std::set<std::string> m_used;
    Faults m_faults;
};

void addGenerationConfig(ModelConfig& config, const fs::path& directory)
{
    const fs::path file = directory / "generation_config.json";
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return;
    const Json json = readJson(file, {.bytes = 16'000'000});
    addTokenIds(config.bos, json, "bos_token_id", file.string());
    addTokenIds(config.eos, json, "eos_token_id", file.string());
}

} // namespace

std::shared_ptr<const ModelMap> ModelMap::of(std::shared_ptr<const Checkpoint> checkpoint)
{
    if (!checkpoint->config() && checkpoint->configFault())
        throw Error(*checkpoint->configFault());
    if (const Text unknown = whyUnknown(*checkpoint); !unknown.empty())
        return mapOfTensors(std::move(checkpoint), unknown);
    auto out = std::make_shared<ModelMap>();
    const Json& config = *checkpoint->config();
    const std::string file = checkpoint->configFile().string();
    out->config = readModelConfig(config, file);
    if (!checkpoint->isGguf())
        addGenerationConfig(out->config, checkpoint->directory());
    out->checkpoint = std::move(checkpoint);
    const Family& family = familyOf(config, file);
    const ConfigWords words(family, config, file);
    Mapper(*out, family, words).run();
    out->config.storedDtype = commonDtype(*out);
    return out;
}

void ModelMap::requireSpeech() const
{
    if (!speaks())
        throw Error({.message = silence, .file = checkpoint->path().string(), .remedy = "It can be blended, analysed and exported: `analyse`, `merge`, `export`"});
}

const Part* ModelMap::part(std::string_view name) const
{
    const auto at = std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.part == name; });
    return at == parts.end() ? nullptr : &*at;
}

const Gene* ModelMap::gene(const GeneId& id) const
{
    const auto at = std::lower_bound(genes.begin(), genes.end(), id, [](const Gene& a, const GeneId& b) { return a.id < b; });
    return at != genes.end() && at->id == id ? &*at : nullptr;
}

} // namespace heterosis
