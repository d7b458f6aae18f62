// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/unigram.h"

#include "tokenizer/byte_tokens.h"
#include "tokenizer/viterbi.h"

namespace heterosis {

namespace {

constexpr double UnknownPenalty = 10; // below the least likely token (SentencePiece, unigram_model.cc)

} // namespace

std::unique_ptr<const TokenModel> Unigram::read(const JsonNode& node)
{
    auto out = std::make_unique<Unigram>();
    const JsonNode vocabulary = node.need("vocab");
    double least = 0;
    int id = 0;
    for (const Json& entry : vocabulary.asArray()) {
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number() || id > MaxTokenId)
            JsonNode(entry, node.file(), vocabulary.place() + "[" + std::to_string(id) + "]")
                .fail("Each entry of a Unigram vocabulary must be a token and its score", "Fetch the tokenizer again from its source");
        out->m_vocabulary.add(entry[0].get<std::string>(), id);
        out->m_scores.push_back(entry[1].get<double>());
        least = id == 0 ? out->m_scores.back() : std::min(least, out->m_scores.back());
        ++id;
    }
    out->m_unknownScore = least - UnknownPenalty;
    if (node.has("unk_id")) {
        out->m_unknown = node.id("unk_id");
        if (*out->m_unknown >= id)
            node.need("unk_id").fail(text("The unknown token {} is outside the vocabulary of {} tokens", *out->m_unknown, id),
                "Fetch the tokenizer again from its source");
    }
    out->m_byteFallback = node.flag("byte_fallback", false);
    std::vector<std::pair<std::string_view, int>> keys;
    for (int i = 0; i < id; ++i)
        keys.emplace_back(*out->m_vocabulary.tokenOf(i), i);
    out->m_trie = ByteTrie(std::move(keys));
    return out;
}

bool Unigram::addBytes(std::string_view piece, std::vector<int>& ids) const
{
    const std::size_t before = ids.size();
    for (const char c : piece) {
        const auto id = m_vocabulary.idOf(byteToken(static_cast<unsigned char>(c)));
        if (!id) {
            ids.resize(before);
            return false;
        }
        ids.push_back(*id);
    }
    return true;
}

void Unigram::addPiece(std::string_view piece, std::vector<int>& ids) const
{
    if (const auto id = m_vocabulary.idOf(piece))
        ids.push_back(*id);
    else if (!m_byteFallback || !addBytes(piece, ids))
        ids.push_back(*m_unknown);
}

void Unigram::tokenize(std::string_view word, std::vector<int>& ids) const
{
    const auto parts = likeliestSplit<double>(word, m_trie, m_unknownScore,
        [this](int id, std::size_t) { return m_scores[static_cast<std::size_t>(id)]; });
    const auto isUnknown = [this](const ViterbiPart& part) { return part.id < 0 || part.id == m_unknown; };
    for (std::size_t i = 0; i < parts.size();) {
        if (parts[i].id < 0 && !m_unknown)
            throw Error({.message = "The text has a character that is not in the vocabulary, and the tokenizer has no unknown token",
                .remedy = "Leave that character out, or use another tokenizer"});
        std::size_t next = i + 1;
        while (isUnknown(parts[i]) && next < parts.size() && isUnknown(parts[next]))
            ++next;
        addPiece(word.substr(parts[i].begin, parts[next - 1].end - parts[i].begin), ids);
        i = next;
    }
}

} // namespace heterosis
