// SPDX-License-Identifier: GPL-3.0-or-later
#include "inheritance/recipe_reader.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "inheritance/gene_key.h"
#include "inheritance/operator_table.h"

namespace heterosis {

namespace {

std::string listOf(const std::vector<std::string_view>& names)
{
    std::string list;
    for (const std::string_view name : names) {
        list.append(list.empty() ? "" : ", ").append(name);
    }
    return list;
}

// Parameters of all operators that the document names, each once.
std::vector<MethodParameter> optionsOf(Operator op, const std::vector<Recipe::Entry>& genes)
{
    std::vector<Operator> used {op};
    for (const auto& entry : genes) {
        used.push_back(entry.op.value_or(op));
    }
    std::vector<MethodParameter> options;
    for (const Operator one : used) {
        for (const MethodParameter& parameter : infoOf(one).options()) {
            if (std::none_of(options.begin(), options.end(), [&](const MethodParameter& p) { return p.name == parameter.name; })) {
                options.push_back(parameter);
            }
        }
    }
    return options;
}

} // namespace

void RecipeReader::fail(Text message, const std::string& place, Text remedy) const
{
    throw Error({.message = std::move(message), .file = file, .place = place, .remedy = std::move(remedy)});
}

const std::string& RecipeReader::string(const Json& value, const std::string& place) const
{
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
        fail(text("A text is expected here"), place, text("Write it in quotation marks"));
    }
    return value.get_ref<const std::string&>();
}

double RecipeReader::number(const Json& value, const std::string& place) const
{
    if (!value.is_number() || !std::isfinite(value.get<double>())) {
        fail(text("A finite number is expected here"), place, text("Write a number such as 0.5"));
    }
    return value.get<double>();
}

std::uint64_t RecipeReader::seed(const Json& document, const std::string& place) const
{
    if (!document.contains("seed")) {
        return 0;
    }
    const Json& value = document.at("seed");
    if (!value.is_number_unsigned() && !(value.is_number_integer() && value.get<std::int64_t>() >= 0)) {
        fail(text("A seed is a whole number from 0 up"), place, text("Write a number such as 0"));
    }
    return value.get<std::uint64_t>();
}

Operator RecipeReader::op(const Json& value, const std::string& place) const
{
    const OperatorInfo* info = operatorNamed(string(value, place));
    if (!info) {
        std::vector<std::string_view> names;
        for (const OperatorInfo& one : operatorTable()) {
            names.push_back(one.name);
        }
        fail(text("The operator {} is not known", writeJson(value, -1)), place, text("Choose one of: {}", listOf(names)));
    }
    return info->op;
}

Grain RecipeReader::grain(const Json& value, const std::string& place) const
{
    const auto grain = grainNamed(string(value, place));
    if (!grain) {
        fail(text("The grain {} is not known", writeJson(value, -1)), place, text("Choose one of: {}", "share, tensor, layer, head, row, element"));
    }
    return *grain;
}

std::optional<double> RecipeReader::coordinate(const Json& value, const char* name, const std::string& place) const
{
    if (!value.contains(name)) {
        return {};
    }
    return number(value.at(name), place + "." + name);
}

std::vector<double> RecipeReader::weights(const Json& value, const std::string& place) const
{
    if (!value.is_array() || value.size() < 3 || value.size() > kMostParents) {
        fail(text("The weights are a list of one number for each of more than two parents"), place,
             text("Write the share of each parent, such as {}", "[0.5, 0.25, 0.25]"));
    }
    std::vector<double> weights;
    double sum = 0;
    for (const Json& one : value) {
        weights.push_back(number(one, place));
        sum += weights.back();
    }
    if (!std::isfinite(sum) || std::abs(sum) < 1e-6) {
        fail(text("The weights add up to 0"), place, text("Change a weight: each one is divided by their sum"));
    }
    return weights;
}

Recipe::Entry RecipeReader::entry(const std::string& key, const Json& value) const
{
    const std::string place = "genes." + key;
    if (!GeneKey::parse(key)) {
        fail(text("{} is not a gene", key), place,
             text("Write LAYER.REGION: a layer's number, a range such as 0-3, embed, head or *, then a region such as query, or *"));
    }
    if (!value.is_object() || value.empty()) {
        fail(text("The value of a gene is an object"), place, text("Write {} here", "{\"ratio\": 0.5}"));
    }
    refuseUnknownKeys(value, {"ratio", "weights", "strength", "density", "operator", "grain", "seed"}, file, place);
    Recipe::Entry entry {.key = key,
                         .ratio = coordinate(value, "ratio", place),
                         .strength = coordinate(value, "strength", place),
                         .density = coordinate(value, "density", place)};
    if (value.contains("weights")) {
        entry.weights = weights(value.at("weights"), place + ".weights");
    }
    if (value.contains("operator")) {
        entry.op = op(value.at("operator"), place + ".operator");
    }
    if (value.contains("grain")) {
        entry.grain = grain(value.at("grain"), place + ".grain");
    }
    if (value.contains("seed")) {
        entry.seed = seed(value, place + ".seed");
    }
    if (entry.strength && entry.density) {
        fail(text("A gene has a strength or a density, not both"), place,
             text("Use the strength where an original is named, and the density where parent A is the original"));
    }
    if (entry.ratio && entry.weights) {
        fail(text("A gene has a ratio or weights, not both"), place, text("Use the ratio for two parents, and weights for more"));
    }
    if (entry.density && (*entry.density < 0 || *entry.density > 1)) {
        fail(text("A density is a share of rows, from 0 to 1"), place + ".density", text("Write a number from 0 to 1"));
    }
    return entry;
}

Mutation RecipeReader::mutation(const Json& value) const
{
    const std::string place = "options.mutation";
    if (!value.is_object() || !value.contains("rate") || !value.contains("size")) {
        fail(text("A mutation has a rate and a size"), place, text("Write {} here", "{\"rate\": 0.1, \"size\": 0.02}"));
    }
    refuseUnknownKeys(value, {"rate", "size"}, file, place);
    const Mutation mutation {number(value.at("rate"), place + ".rate"), number(value.at("size"), place + ".size")};
    if (mutation.rate < 0 || mutation.rate > 1 || mutation.size < 0) {
        fail(text("A mutation's rate is a share of genes, from 0 to 1, and its size is not negative"), place,
             text("Write {} here", "{\"rate\": 0.1, \"size\": 0.02}"));
    }
    return mutation;
}

std::vector<double> RecipeReader::option(const MethodParameter& parameter, const Json& value) const
{
    const std::string place = "options." + std::string(parameter.name);
    if (parameter.truth) {
        if (!value.is_boolean()) {
            fail(text("true or false is expected here"), place, text("Write one of the two, without quotation marks"));
        }
        return {value.get<bool>() ? 1.0 : 0.0};
    }
    if (parameter.place == ParameterPlace::Shared || !value.is_array()) {
        return {number(value, place)};
    }
    std::vector<double> values;
    for (const Json& one : value) {
        values.push_back(number(one, place));
    }
    if (values.empty() || values.size() > kMostParents) {
        fail(text("One number for each parent is expected here"), place, text("Write one number for all, or a list with one a parent"));
    }
    return values;
}

Crossover RecipeReader::crossover(const Json& document, const std::vector<Recipe::Entry>& genes, bool* align) const
{
    Crossover crossover;
    if (document.contains("operator")) {
        crossover.op = op(document.at("operator"), "operator");
    }
    if (document.contains("grain")) {
        crossover.grain = grain(document.at("grain"), "grain");
    }
    if (!document.contains("options")) {
        return crossover;
    }
    if (!document.at("options").is_object()) {
        fail(text("The options are an object of names and values"), "options", text("Write {} here", "{\"density\": 0.5}"));
    }
    const auto known = optionsOf(crossover.op, genes);
    std::vector<std::string_view> names {"mutation"};
    if (align) {
        names.emplace_back("align");
    }
    for (const MethodParameter& parameter : known) {
        names.push_back(parameter.name);
    }
    for (const auto& [name, value] : document.at("options").items()) {
        const auto found = std::find_if(known.begin(), known.end(), [&, &key = name](const MethodParameter& p) { return p.name == key; });
        if (name == "mutation") {
            crossover.mutation = mutation(value);
        } else if (name == "align" && align) {
            if (!value.is_boolean()) {
                fail(text("true or false is expected here"), "options.align", text("Write one of the two, without quotation marks"));
            }
            *align = value.get<bool>();
        } else if (found != known.end()) {
            crossover.options[name] = option(*found, value);
        } else {
            fail(text("The operator {} has no option {}", std::string(infoOf(crossover.op).name), name), "options." + name,
                 text("Choose one of: {}", listOf(names)));
        }
    }
    return crossover;
}

Json entryJson(const Recipe::Entry& entry)
{
    Json value = Json::object();
    const auto put = [&](const char* name, const std::optional<double>& number) {
        if (number) {
            value[name] = *number;
        }
    };
    put("ratio", entry.ratio);
    if (entry.weights) {
        value["weights"] = *entry.weights;
    }
    put("strength", entry.strength);
    put("density", entry.density);
    if (entry.op) {
        value["operator"] = infoOf(*entry.op).name;
    }
    if (entry.grain) {
        value["grain"] = nameOf(*entry.grain);
    }
    if (entry.seed) {
        value["seed"] = *entry.seed;
    }
    return value;
}

void writeCrossover(const Crossover& crossover, Json& document)
{
    document["operator"] = infoOf(crossover.op).name;
    if (crossover.op == Operator::Uniform || crossover.grain != Grain::Share) {
        document["grain"] = nameOf(crossover.grain);
    }
    Json options = document.contains("options") ? document.at("options") : Json::object();
    for (const auto& [name, values] : crossover.options) {
        bool truth = false;
        for (const OperatorInfo& info : operatorTable()) {
            for (const MethodParameter& parameter : info.options()) {
                truth = truth || (parameter.name == name && parameter.truth);
            }
        }
        options[name] = truth ? Json(values.at(0) != 0) : values.size() == 1 ? Json(values[0]) : Json(values);
    }
    if (crossover.mutation != Mutation {}) {
        options["mutation"] = {{"rate", crossover.mutation.rate}, {"size", crossover.mutation.size}};
    }
    if (!options.empty()) {
        document["options"] = std::move(options);
    }
}

} // namespace heterosis
