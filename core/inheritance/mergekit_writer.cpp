// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/mergekit_writer.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "inheritance/crossover.h"
#include "inheritance/mergekit_config.h"

namespace heterosis {

namespace {

constexpr std::size_t kNamed = 5;

// Weights of one input by the index of the part in A's map.
using Weights = std::vector<float>;

std::string number(float value)
{
    char text[128]; // without an exponent, which YAML 1.1 reads as a word
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
    return {text, end};
}

std::string quoted(const std::string& text) { return writeJson(Json(text), -1); } // a JSON string is a YAML string

// What keeps a gene out of the file; nothing where all its weights have the same coefficients.
std::optional<Text> obstacleOf(const std::optional<PartCoefficients>& coefficients)
{
    if (!coefficients) {
        return text("its operator is not a weighted sum");
    }
    if (coefficients->noise != 0) {
        return text("it mutates");
    }
    switch (coefficients->axis) {
    case PartCoefficients::Axis::Whole: return {};
    case PartCoefficients::Axis::Elements: return text("its weights are drawn one by one");
    default: return text("its rows or heads come from several parents, or not all of them take part");
    }
}

class Writer {
public:
    Writer(const MergekitWriting& writing, const Genome& genome)
        : m_writing(writing), m_genome(genome), m_map(*writing.parents[0]), m_weights(writing.parents.size() + 1, Weights(m_map.parts.size(), 0.0f))
    {
    }

    std::string text()
    {
        collect();
        std::string yaml = "# Written by Heterosis " HETEROSIS_VERSION ". The same child as the recipe's within one rounding: each weight is the\n"
                           "# sum of the models' weights times these numbers, in float32.\nmerge_method: linear\nmodels:\n";
        for (std::size_t input = 0; input < m_weights.size(); ++input) {
            const Weights& weights = m_weights[input];
            const bool idle = std::all_of(weights.begin(), weights.end(), [](float weight) { return weight == 0; });
            if (mapOf(input) && (!idle || input == 1)) { // A gives the files, whatever its weight
                yaml += "- model: " + modelText(*mapOf(input)) + "\n  parameters:\n    weight:" + weightText(weights);
            }
        }
        return yaml + "base_model: " + modelText(m_map) + "\nparameters:\n  normalize: false\n" + dtypeText();
    }

private:
    const ModelMap* mapOf(std::size_t input) const // the original first, as in our own sum
    {
        return input == 0 ? m_writing.original.get() : m_writing.parents[input - 1].get();
    }

    void collect();
    std::vector<float> weightsOf(const PartCoefficients& coefficients) const;
    std::string dtypeText() const;
    static std::string modelText(const ModelMap& map);

    // A filter and the weights of the tensors that it is for, by layer; one where they are no layer's.
    struct Rule {
        std::string filter;
        std::vector<float> values;
    };
    std::vector<Rule> rulesOf(const Weights& weights) const;
    std::string weightText(const Weights& weights) const;
    std::string looseFilter(const Part& part) const;
    double placeOf(std::size_t part) const;

    const MergekitWriting& m_writing;
    const Genome& m_genome;
    const ModelMap& m_map;
    std::vector<Weights> m_weights; // of the original, A, B, ...
};

std::vector<float> Writer::weightsOf(const PartCoefficients& coefficients) const
{
    std::vector<float> weights {coefficients.mixes.at(0).original};
    weights.insert(weights.end(), coefficients.mixes[0].parents.begin(), coefficients.mixes[0].parents.end());
    weights.resize(m_weights.size(), 0.0f);
    return weights;
}

void Writer::collect()
{
    std::vector<std::string> refused;
    std::map<int, std::vector<float>> known; // of each part
    for (const Gene& gene : m_map.genes) {
        std::optional<Text> obstacle;
        for (const GenePiece& piece : gene.pieces) {
            const auto coefficients = coefficientsOf(m_map, gene, piece, m_genome, m_writing.plane(), m_writing.parents.size());
            if (!obstacle) {
                obstacle = obstacleOf(coefficients);
            }
            if (obstacle) {
                break;
            }
            const std::vector<float> weights = weightsOf(*coefficients);
            const auto [place, fresh] = known.emplace(piece.part, weights);
            if (!fresh && place->second != weights) {
                obstacle = heterosis::text("it shares the tensor {} with genes of other values", m_map.parts[std::size_t(piece.part)].tensor);
                break;
            }
            for (std::size_t input = 0; input < weights.size(); ++input) {
                m_weights[input][std::size_t(piece.part)] = weights[input];
            }
        }
        if (obstacle) {
            refused.push_back(gene.id.text() + " (" + obstacle->str() + ")");
        }
    }
    if (refused.empty()) {
        return;
    }
    std::string list;
    for (std::size_t i = 0; i < std::min(refused.size(), kNamed); ++i) {
        list += (i ? ", " : "") + refused[i];
    }
    throw Error({.message = heterosis::text("A mergekit file cannot say what {} of the {} genes do: {}", refused.size(), m_map.genes.size(), list),
                 .remedy = heterosis::text("Keep the recipe as Heterosis' own, or export the child itself")});
}

// A path that mergekit's short form would take for a revision or an adapter is written in its long form.
std::string Writer::modelText(const ModelMap& map)
{
    const std::string path = map.checkpoint->path().string();
    return path.find_first_of("@+") == std::string::npos ? quoted(path) : "{model: {path: " + quoted(path) + "}}";
}

// Without a dtype mergekit promotes the inputs of a tensor; the child stores what A stores.
std::string Writer::dtypeText() const
{
    if (m_writing.dtype) {
        return "dtype: " + std::string(wordOf(*m_writing.dtype)) + "\n";
    }
    bool alike = true;
    std::optional<Dtype> own;
    bool oneType = true;
    for (const Part& part : m_map.parts) {
        const Dtype stored = m_map.checkpoint->find(part.tensor)->dtype;
        oneType = oneType && own.value_or(stored) == stored;
        own = stored;
        for (std::size_t input = 0; input < m_weights.size(); ++input) {
            const Part* twin = mapOf(input) ? mapOf(input)->part(part.part) : nullptr;
            const TensorView* view = twin ? mapOf(input)->checkpoint->find(twin->tensor) : nullptr;
            alike = alike && (!view || view->dtype == stored);
        }
    }
    if (alike) {
        return {};
    }
    if (!oneType) {
        throw Error({.message = heterosis::text("A mergekit file cannot say which type each tensor is stored in: the parents store unlike types, and A several"),
                     .remedy = heterosis::text("Give the recipe a \"dtype\"")});
    }
    return "dtype: float32\nout_dtype: " + std::string(wordOf(*own)) + "\n";
}

// The end of a tensor's name that no other tensor has: files and mergekit differ in prefixes such as "transformer.".
std::string Writer::looseFilter(const Part& part) const
{
    const auto dot = part.tensor.find('.');
    const std::string shorter = dot == std::string::npos ? part.tensor : part.tensor.substr(dot + 1);
    const auto fits = std::count_if(m_map.parts.begin(), m_map.parts.end(), [&](const Part& other) { return other.tensor.find(shorter) != std::string::npos; });
    return fits == 1 && shorter != "weight" && shorter != "bias" ? shorter : part.tensor;
}

// mergekit's place of a tensor in the layers, for gradients.
double Writer::placeOf(std::size_t part) const
{
    const std::string& name = m_map.parts[part].part;
    int layer = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), layer);
    if (fault != std::errc() || *end != '.') {
        return 0;
    }
    return m_map.config.layers > 1 ? double(layer) / double(m_map.config.layers - 1) : 1;
}

std::vector<Writer::Rule> Writer::rulesOf(const Weights& weights) const
{
    const auto layers = std::size_t(m_map.config.layers);
    std::vector<Rule> loose, layered;
    std::map<std::string, std::vector<std::pair<std::size_t, float>>> kinds; // by what follows the layer's number
    std::vector<std::string> order;
    for (std::size_t i = 0; i < m_map.parts.size(); ++i) {
        const Part& part = m_map.parts[i];
        std::size_t layer = 0;
        const auto [end, fault] = std::from_chars(part.part.data(), part.part.data() + part.part.size(), layer);
        const std::string infix = "." + std::to_string(layer) + ".";
        const auto at = part.tensor.find(infix);
        if (fault != std::errc() || *end != '.' || at == std::string::npos) {
            loose.push_back({looseFilter(part), {weights[i]}});
            continue;
        }
        const std::string kind = part.tensor.substr(at + infix.size() - 1);
        if (kinds[kind].empty()) {
            order.push_back(kind);
        }
        kinds[kind].emplace_back(layer, weights[i]);
    }
    for (const std::string& kind : order) {
        Rule rule {kind, std::vector<float>(layers, 0.0f)};
        for (const auto& [layer, weight] : kinds[kind]) {
            rule.values.at(layer) = weight;
        }
        if (std::all_of(rule.values.begin(), rule.values.end(), [&](float value) { return value == rule.values[0]; })) {
            rule.values.resize(1);
        }
        layered.push_back(std::move(rule));
    }
    loose.insert(loose.end(), layered.begin(), layered.end());
    return loose;
}

std::string Writer::weightText(const Weights& weights) const
{
    if (std::all_of(weights.begin(), weights.end(), [&](float weight) { return weight == weights[0]; })) {
        return " " + number(weights[0]) + "\n";
    }
    std::vector<Rule> rules = rulesOf(weights);
    MergekitSetting setting;
    const auto asCase = [](const Rule& rule) {
        MergekitSetting::Case one {.filter = rule.filter, .values = {}};
        for (const float value : rule.values) {
            double read = 0;
            const std::string written = number(value);
            std::from_chars(written.data(), written.data() + written.size(), read);
            one.values.push_back(read);
        }
        return one;
    };
    for (const Rule& rule : rules) {
        setting.cases.push_back(asCase(rule));
    }
    std::vector<Rule> exact; // where a filter fits too much, or a gradient's arithmetic gives another float
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto value = setting.at(m_map.parts[i].tensor, placeOf(i));
        if (!value || float(*value) != weights[i]) {
            exact.push_back({m_map.parts[i].tensor, {weights[i]}});
        }
    }
    rules.insert(rules.begin(), exact.begin(), exact.end());
    std::string yaml = "\n";
    for (const Rule& rule : rules) {
        std::string values;
        for (const float value : rule.values) {
            values += (values.empty() ? "" : ", ") + number(value);
        }
        yaml += "    - {filter: " + quoted(rule.filter) + ", value: " + (rule.values.size() == 1 ? values : "[" + values + "]") + "}\n";
    }
    return yaml;
}

} // namespace

std::string writeMergekit(const MergekitWriting& writing, const Genome& genome) { return Writer(writing, genome).text(); }

std::string writeMergekit(const Recipe& recipe)
{
    if (recipe.align) {
        throw Error({.message = text("A mergekit file cannot say that parents are brought into A's order first"),
                     .remedy = text("Keep the recipe as Heterosis' own, or export the child itself")});
    }
    MergekitWriting writing {.parents = {}, .original = nullptr, .dtype = recipe.dtype};
    const auto open = [&](const RecipeParent& parent) {
        auto map = ModelMap::of(Checkpoint::open(parent.path));
        checkFit(writing.parents.empty() ? *map : *writing.parents[0], *map);
        return map;
    };
    for (const RecipeParent& parent : recipe.parents) {
        writing.parents.push_back(open(parent));
    }
    if (recipe.original) {
        writing.original = open(*recipe.original);
    }
    return writeMergekit(writing, resolve(recipe, *writing.parents.at(0)));
}

ExportResult exportMergekit(const Recipe& recipe, const std::filesystem::path& out)
{
    std::error_code fault;
    if (std::filesystem::exists(std::filesystem::symlink_status(out, fault))) {
        throw Error({.message = text("There is already something under this name; nothing is overwritten"),
                     .file = out.string(),
                     .remedy = text("Choose another name")});
    }
    const std::string yaml = writeMergekit(recipe);
    writeFileAtomically(out, yaml);
    Sha256 sum;
    sum.add(yaml);
    ExportResult result {.out = out, .format = "mergekit", .files = {out.filename().string()}, .bytes = yaml.size(), .sha256 = sum.hex()};
    result.parents = recipe.parents;
    if (recipe.original) {
        result.parents.push_back(*recipe.original);
    }
    return result;
}

} // namespace heterosis
