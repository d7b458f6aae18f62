// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include "engine/doctor.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>

#include "base/error.h"
#include "base/printable.h"
#include "checkpoint/tensor_values.h"
#include "inheritance/token_table.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSlice = 1 << 24;  // elements between two steps
constexpr std::size_t kMostListed = 50;   // tensors with one kind of fault
constexpr std::size_t kFirstTokens = 5;

bool endsWithAny(const std::string& name, std::initializer_list<std::string_view> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

bool isPointer(const fs::path& file)
{
    constexpr std::string_view start = "version https://git-lfs";
    std::string begin(start.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    return in.read(begin.data(), std::streamsize(begin.size())) && begin == start;
}

// Floats of a kind that is stored and not computed in: a child takes them from A.
bool isUnblendedFloat(Dtype dtype) { return !isBlendable(dtype) && nameOf(dtype).starts_with("F"); }

void examineTypes(const ModelMap& map, std::vector<Finding>& found)
{
    std::size_t count = 0;
    std::string first;
    for (const std::string& name : map.unused)
        if (const TensorView* view = map.checkpoint->find(name); view && isUnblendedFloat(view->dtype) && count++ == 0)
            first = printable(name) + " (" + std::string(nameOf(view->dtype)) + ")";
    if (count)
        found.push_back({Severity::Serious, text("{} tensors are of a type that cannot be blended; a child has those of A", count), first,
                         text("Fetch the model in float32, float16 or bfloat16")});
}

void examineVocabulary(const ModelMap& map, std::size_t tokens, std::vector<Finding>& found)
{
    const auto rows = std::size_t(map.config.vocabulary);
    if (tokens > rows)
        found.push_back({Severity::Serious, text("The tokenizer has {} tokens and the embedding only {} rows: a text with one of the others cannot be read", tokens, rows), {},
                         text("Use the tokenizer that came with these weights")});
    else if (tokens < rows)
        found.push_back({Severity::Note, text("The embedding has {} rows and the tokenizer {} tokens: the rest are spare rows", rows, tokens)});
    for (const int id : map.config.eos)
        if (std::size_t(id) >= rows)
            found.push_back({Severity::Warning, text("The token that ends a text has the id {}, and the embedding only {} rows", id, rows), "eos_token_id",
                             text("Use the config.json that came with the model")});
}

// Counts a tensor's numbers slice by slice.
std::optional<NumberCensus> examineTensor(const TensorView& tensor, double from, double share, Control& control)
{
    NumberCensus all;
    const std::int64_t elements = tensor.elements();
    const std::size_t size = std::size_t(bitsOf(tensor.dtype)) / 8;
    for (std::int64_t at = 0; at < elements; at += kSlice) {
        control.step(from + share * double(at) / double(elements), tensor.name);
        const std::int64_t count = std::min(kSlice, elements - at);
        const TensorView slice{tensor.name, tensor.dtype, {count}, TensorBytes(tensor.bytes.data() + std::size_t(at) * size, std::size_t(count) * size)};
        const auto part = censusOf(slice);
        if (!part)
            return {};
        all.nan += part->nan;
        all.infinite += part->infinite;
        all.zero += part->zero;
    }
    return all;
}

// A head of its own beside config.json's word that there is none.
void examineTiedHead(const ModelMap& map, std::vector<Finding>& found)
{
    const Part* embedding = map.part("token_embedding");
    const TensorView* rows = embedding ? map.checkpoint->find(embedding->tensor) : nullptr;
    for (const std::string& name : map.copies) {
        const TensorView* copy = map.checkpoint->find(name);
        if (!rows || !copy || copy->shape.size() != 2 || copy->bytes.isMade() || rows->bytes.isMade())
            continue;
        const bool same = copy->dtype == rows->dtype && copy->bytes.size() == rows->bytes.size() && std::memcmp(copy->bytes.data(), rows->bytes.data(), rows->bytes.size()) == 0;
        if (same)
            found.push_back({Severity::Note, text("The file stores the tied head a second time; a child does without the copy"), name});
        else
            found.push_back({Severity::Serious, text("config.json says that the head is the embedding, but the file has another head, which is not used"), name,
                             text("Set \"tie_word_embeddings\" to false in config.json if the model was trained with this head")});
    }
}

std::string shownToken(const std::string& token) { return token.empty() ? "-" : "\"" + printable(token, 40) + "\""; }

} // namespace

std::string_view nameOf(Severity severity) noexcept
{
    return severity == Severity::Note ? "note" : severity == Severity::Warning ? "warning" : "serious";
}

std::string Finding::line() const
{
    return (place.empty() ? "" : printable(place, 300) + ": ") + message.str() + (remedy.empty() ? "" : ". " + remedy.str());
}

std::vector<Finding> examineFolder(const Checkpoint& checkpoint)
{
    std::vector<Finding> found;
    for (const Text& problem : checkpoint.problems())
        found.push_back({Severity::Warning, problem});
    std::error_code fault;
    if (!fs::is_directory(checkpoint.path(), fault))
        return found; // what lies beside a file is no part of it
    for (fs::directory_iterator it(checkpoint.path(), fault), end; !fault && it != end; it.increment(fault)) {
        std::error_code unreadable;
        const std::string name = it->path().filename().string();
        if (!it->is_regular_file(unreadable))
            continue;
        if (endsWithAny(name, {".part", ".incomplete", ".crdownload", ".aria2", ".download"}))
            found.push_back({Severity::Warning, text("A download broke off and left this file"), name, text("Download the model again, or delete the file")});
        else if (it->file_size(unreadable) < 1024 && isPointer(it->path()))
            found.push_back({Severity::Serious, text("This is a Git LFS pointer, a short text in place of the file"), name, text("Run \"git lfs pull\" in the repository, or download the file itself")});
    }
    return found;
}

std::vector<Finding> examineHeaders(const ModelMap& map, std::optional<std::size_t> tokenizerSize)
{
    std::vector<Finding> found = examineFolder(*map.checkpoint);
    examineTypes(map, found);
    if (tokenizerSize && map.speaks())
        examineVocabulary(map, *tokenizerSize, found);
    return found;
}

std::vector<Finding> examineData(const Checkpoint& checkpoint, const ModelMap* map, Control& control)
{
    std::vector<Finding> found;
    std::size_t made = 0, odd = 0, empty = 0;
    double done = 0;
    const double all = std::max<double>(1, double(checkpoint.weightBytes()));
    for (const TensorView& tensor : checkpoint.tensors()) {
        checkpoint.checkUnchanged();
        const double share = double(tensor.bytes.size()) / all;
        const auto census = tensor.bytes.isMade() ? std::nullopt : examineTensor(tensor, done, share, control);
        done += share;
        made += tensor.bytes.isMade();
        if (!census)
            continue;
        if (census->nan + census->infinite > 0 && odd++ < kMostListed)
            found.push_back({Severity::Serious, text("{} NaN and {} infinite numbers of {}; a child that takes them would speak nonsense", census->nan, census->infinite, tensor.elements()), tensor.name,
                             text("Fetch the model again, or leave this gene to the other parent")});
        if (tensor.shape.size() > 1 && tensor.elements() > 0 && census->zero == tensor.elements() && empty++ < kMostListed)
            found.push_back({Severity::Warning, text("Nothing but zeros"), tensor.name});
    }
    if (odd > kMostListed || empty > kMostListed)
        found.push_back({Severity::Warning, text("{} more tensors are like these", std::max(odd, empty) - kMostListed)});
    if (made > 0)
        found.push_back({Severity::Note, text("{} tensors are quantised or merged, and their numbers were not looked at", made)});
    if (map)
        examineTiedHead(*map, found);
    return found;
}

std::optional<TokenDifference> compareTokenizers(const Checkpoint& a, const Checkpoint& b)
{
    try {
        const TokenTable x = TokenTable::read(a.directory()), y = TokenTable::read(b.directory());
        TokenDifference out{.a = x.count(), .b = y.count()};
        std::map<std::int64_t, std::pair<std::string, std::string>> unlike;
        for (const auto& [id, token] : x.tokens()) {
            const auto there = y.idOf(token);
            out.onlyA += !there;
            out.moved += there && *there != id;
            if (there != id)
                unlike[id].first = token;
        }
        for (const auto& [id, token] : y.tokens()) {
            const auto here = x.idOf(token);
            out.onlyB += !here;
            if (here != id)
                unlike[id].second = token;
        }
        if (unlike.empty())
            return {};
        for (auto it = unlike.begin(); it != unlike.end() && out.first.size() < kFirstTokens; ++it)
            out.first.push_back(*it);
        return out;
    } catch (const Error&) {
        return {}; // no tokenizer, or one that has no list of tokens; who needs it says so
    }
}

Finding findingOf(const TokenDifference& d, const std::string& a, const std::string& b)
{
    std::string first;
    for (const auto& [id, tokens] : d.first)
        first += (first.empty() ? "" : ", ") + std::to_string(id) + " " + shownToken(tokens.first) + " / " + shownToken(tokens.second);
    return {Severity::Serious,
            text("The tokenizers differ: {} has {} tokens and {} has {}; {} are only in the first, {} only in the second, {} have another id. The first ones: {}", a, d.a, b, d.b, d.onlyA, d.onlyB, d.moved, first),
            {}, text("Blend the body and keep A's embeddings: the open dialog offers it")};
}

} // namespace heterosis
#endif
