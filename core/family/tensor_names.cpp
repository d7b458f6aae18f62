// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/tensor_names.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <string_view>

namespace heterosis {

namespace {

using Words = std::vector<std::string>;

bool isNumber(std::string_view word) { return !word.empty() && word.size() < 10 && word.find_first_not_of("0123456789") == word.npos; }

Words split(std::string_view name, char at)
{
    Words out;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t end = std::min(name.find(at, from), name.size());
        out.emplace_back(name.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return c < 128 ? char(std::tolower(c)) : char(c); });
    return text;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> list) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool isNorm(const std::string& word)
{
    const std::string stem = word.substr(0, word.find_last_not_of("0123456789_") + 1);
    return word.find("norm") != word.npos || isOneOf(stem, {"ln", "bn", "gn"}) || word.starts_with("ln_") || word.starts_with("bn_");
}

bool isEmbedding(const std::string& word)
{
    return word.find("emb") != word.npos || word.find("token") != word.npos || word.find("position") != word.npos || isOneOf(word, {"wte", "wpe", "pos"});
}

// The region that one component of a name speaks of; `attends`: one before it speaks of attention.
std::optional<Region> regionOfWord(const std::string& word, bool attends)
{
    if (isOneOf(word, {"q", "query", "to_q", "q_proj", "wq", "q_lin", "q_linear", "query_proj"}))
        return Region::Query;
    if (isOneOf(word, {"k", "key", "to_k", "k_proj", "wk", "k_lin", "k_linear", "key_proj", "to_kv", "kv"}))
        return Region::Key;
    if (isOneOf(word, {"v", "value", "to_v", "v_proj", "wv", "v_lin", "v_linear", "value_proj"}))
        return Region::Value;
    if (isOneOf(word, {"to_out", "out_proj", "o_proj", "wo", "out_lin", "proj_out"}) || (attends && isOneOf(word, {"o", "out", "proj", "c_proj", "dense", "output"})))
        return Region::AttentionOutput;
    if (isNorm(word))
        return Region::Norm;
    if (isOneOf(word, {"gate", "gate_proj", "w3"}))
        return Region::Gate;
    if (isOneOf(word, {"up", "up_proj", "fc1", "w1", "c_fc", "lin1", "linear1", "intermediate", "proj_in", "wi", "wi_0"}))
        return Region::Up;
    if (isOneOf(word, {"down", "down_proj", "fc2", "w2", "lin2", "linear2", "c_proj"}))
        return Region::Down;
    if (isEmbedding(word))
        return Region::Embedding;
    if (isOneOf(word, {"head", "heads", "lm_head", "classifier", "logits"}))
        return Region::Head;
    return word.find("conv") != word.npos ? std::optional(Region::Up) : std::nullopt;
}

bool isFused(std::string_view word) { return isOneOf(word, {"qkv", "qkv_proj", "wqkv", "in_proj", "in_proj_weight", "in_proj_bias", "to_qkv"}); }

Region regionOfShape(const TensorView& tensor)
{
    if (tensor.shape.size() > 2)
        return Region::Up;
    return tensor.shape.size() < 2 ? Region::Norm : tensor.shape[0] >= tensor.shape[1] ? Region::Up : Region::Down;
}

// Where a name's numbers of layers end: behind each number that something with parts of its own follows. Sequences of plain modules
// ("to_out.0.weight") count where nothing else does.
std::vector<std::size_t> numbersIn(const Words& words, bool plain)
{
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string& word = words[i];
        const std::size_t digits = word.find_first_of("0123456789");
        const bool stage = digits != word.npos && isNumber(std::string_view(word).substr(digits)) && isOneOf(std::string_view(word).substr(0, digits), {"layer", "block", "stage", "level"});
        if ((isNumber(word) || stage) && (plain || i + 2 < words.size()))
            ends.push_back(i + 1);
    }
    return ends;
}

// Numbers compare as numbers.
bool naturallyLess(const Words& a, const Words& b)
{
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const std::string& x, const std::string& y) {
        if (isNumber(x) != isNumber(y))
            return isNumber(x);
        return isNumber(x) ? std::stol(x) < std::stol(y) : x < y;
    });
}

// Encoders and what goes down come first, the middle, then decoders and what goes up.
int rankOf(const Words& path)
{
    for (const std::string& component : path)
        for (const std::string& word : split(lower(component), '_')) {
            if (isOneOf(word, {"down", "input", "enc", "encoder"}))
                return 0;
            if (isOneOf(word, {"mid", "middle", "bottleneck"}))
                return 1;
            if (isOneOf(word, {"up", "output", "dec", "decoder"}))
                return 2;
        }
    return 0;
}

struct PathLess {
    bool operator()(const Words& a, const Words& b) const
    {
        const int x = rankOf(a), y = rankOf(b);
        return x != y ? x < y : naturallyLess(a, b);
    }
};

// "down_blocks.0.attentions.1" -> "DOWN0/ATTE1": four letters of each container's first word, and its number.
std::string labelOf(const Words& path)
{
    std::string label;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool numbered = i + 1 < path.size() && isNumber(path[i + 1]);
        if (isNumber(path[i]) || (!numbered && i + 1 < path.size()))
            continue; // said with its container, or a container without a number
        std::string word = split(path[i], '_').front();
        const std::size_t digits = std::min(word.find_first_of("0123456789"), word.size());
        std::string part;
        for (const char c : word.substr(0, std::min<std::size_t>(digits, 4)))
            part += std::isalpha(static_cast<unsigned char>(c)) ? char(std::toupper(static_cast<unsigned char>(c))) : '_';
        part += numbered ? path[i + 1] : word.substr(digits);
        label += (label.empty() ? "" : "/") + part;
    }
    return label.empty() || !std::isalpha(static_cast<unsigned char>(label[0])) ? "L" + label : label;
}

Words pathOf(const Words& words, const std::vector<std::size_t>& ends, std::size_t depth)
{
    return {words.begin(), words.begin() + std::ptrdiff_t(ends[std::min(depth, ends.size()) - 1])};
}

GeneId placeOutside(const std::string& name)
{
    const Words words = split(lower(name), '.');
    bool norm = false, after = false, before = false;
    for (const std::string& component : words) {
        norm = norm || isNorm(component);
        before = before || isEmbedding(component) || component.find("pre") != component.npos || component.starts_with("bn");
        for (const std::string& word : split(component, '_'))
            after = after || isOneOf(word, {"head", "heads", "classifier", "logits", "fc", "out", "output", "final", "score", "post"});
    }
    if (norm && !before)
        return {GeneId::kHead, Region::Norm};
    return after && !before ? GeneId{GeneId::kHead, Region::Head} : GeneId{GeneId::kEmbed, Region::Embedding};
}

// Layers that are numbered 0, 1, 2, ... in one container need no other name.
bool areJustNumbered(const std::vector<Words>& paths)
{
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (paths[i].back() != std::to_string(i) || !std::equal(paths[i].begin(), paths[i].end() - 1, paths[0].begin(), paths[0].end() - 1))
            return false;
    return true;
}

} // namespace

Region regionOfName(const TensorView& tensor, const TensorSource& source)
{
    const Words words = split(lower(tensor.name), '.');
    for (std::size_t i = words.size(); i-- > 0;) {
        const bool last = i + 1 == words.size() && words.size() > 1;
        if (isNumber(words[i]) || (last && isOneOf(words[i], {"weight", "bias", "scale", "gamma", "beta", "g", "b"})))
            continue;
        const bool attends = std::any_of(words.begin(), words.begin() + std::ptrdiff_t(i), [](const std::string& word) { return word.find("att") != word.npos; });
        if (const auto region = regionOfWord(words[i], attends))
            return *region;
    }
    if (tensor.name.ends_with(".bias"))
        if (const TensorView* weight = source.find(tensor.name.substr(0, tensor.name.size() - 4) + "weight"))
            return regionOfShape(*weight);
    return regionOfShape(tensor);
}

bool isFusedAttention(const TensorView& tensor)
{
    const Words words = split(lower(tensor.name), '.');
    return !tensor.shape.empty() && tensor.shape[0] % 3 == 0 && std::any_of(words.begin(), words.end(), isFused);
}

NamedLayers layersOfNames(const std::vector<const TensorView*>& tensors)
{
    std::vector<Words> names;
    for (const TensorView* tensor : tensors)
        names.push_back(split(tensor->name, '.'));
    const bool plain = std::all_of(names.begin(), names.end(), [](const Words& words) { return numbersIn(words, false).empty(); });
    std::vector<std::vector<std::size_t>> ends;
    std::set<Words, PathLess> outer, inner;
    for (const Words& words : names) {
        ends.push_back(numbersIn(words, plain));
        if (!ends.back().empty()) {
            outer.insert(pathOf(words, ends.back(), 1));
            inner.insert(pathOf(words, ends.back(), 2));
        }
    }
    constexpr std::size_t few = 8;
    const std::size_t depth = outer.size() < few && inner.size() <= NamedLayers::kMostLayers ? 2 : 1;
    const auto& chosen = depth == 2 ? inner : outer;
    const std::vector<Words> paths(chosen.begin(), chosen.end());
    const std::size_t joined = std::max<std::size_t>(1, (paths.size() + NamedLayers::kMostLayers - 1) / NamedLayers::kMostLayers);
    NamedLayers out;
    out.count = (paths.size() + joined - 1) / joined;
    if (joined > 1 || !areJustNumbered(paths)) {
        std::set<std::string> taken;
        for (std::size_t i = 0; i < paths.size(); i += joined) {
            std::string label = labelOf(paths[i]);
            for (int again = 2; !taken.insert(label).second; ++again)
                label = labelOf(paths[i]) + "_" + std::to_string(again);
            out.labels.push_back(label);
        }
    }
    std::map<Words, int, PathLess> numbers;
    for (std::size_t i = 0; i < paths.size(); ++i)
        numbers.emplace(paths[i], int(i / joined));
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        if (ends[i].empty())
            out.outside.emplace(tensors[i]->name, placeOutside(tensors[i]->name));
        else
            out.layers.emplace(tensors[i]->name, numbers.at(pathOf(names[i], ends[i], depth)));
    }
    return out;
}

} // namespace heterosis
