// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/pipeline.h"

#include <algorithm>
#include <unordered_map>

#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

// Words of one text that were seen already, as ranges of its ids: nothing is shared between threads, and it ends with the text.
class SeenWords {
public:
    explicit SeenWords(std::vector<int>& ids) : m_ids(ids) {}

    void append(const TokenModel& model, std::string_view word)
    {
        if (const auto seen = m_seen.find(word); seen != m_seen.end()) {
            for (std::size_t i = seen->second.begin; i < seen->second.end; ++i)
                m_ids.push_back(m_ids[i]);
            return;
        }
        const std::size_t begin = m_ids.size();
        model.tokenize(word, m_ids);
        if (m_seen.size() < MostWords && word.size() <= LongestWord)
            m_seen.emplace(word, Span{begin, m_ids.size()});
    }

private:
    struct Span {
        std::size_t begin, end;
    };
    static constexpr std::size_t MostWords = 1 << 15, LongestWord = 256;
    std::vector<int>& m_ids;
    std::unordered_map<std::string_view, Span> m_seen;
};

} // namespace

Pipeline::Pipeline(PipelineParts parts)
    : m_parts(std::move(parts)), m_added(m_parts.addedTokens, m_parts.model->vocabulary(), m_parts.normalizer.get())
{
    m_parts.addedTokens.clear();
}

Pieces Pipeline::piecesOf(std::string_view text, bool parseSpecial) const
{
    Pieces pieces;
    pieces.text.reserve(text.size());
    const auto add = [&](std::string_view part, int id) {
        if (id >= 0 || !part.empty())
            pieces.add(part, id);
    };
    m_added.splitRaw(text, parseSpecial, [&](std::string_view part, int id) {
        if (id >= 0)
            return add(part, id);
        std::string normal(part);
        if (m_parts.normalizer)
            m_parts.normalizer->apply(normal);
        m_added.splitNormalized(normal, parseSpecial, add);
    });
    if (m_parts.preTokenizer)
        m_parts.preTokenizer->apply(pieces);
    return pieces;
}

std::vector<int> Pipeline::encode(std::string_view text, const EncodeOptions& options) const
{
    const Pieces pieces = piecesOf(lossyUtf8(text), options.parseSpecial);
    std::vector<int> ids;
    if (options.special)
        ids = m_parts.frame.before;
    SeenWords words(ids);
    for (const Piece& piece : pieces.list) {
        if (piece.id >= 0)
            ids.push_back(piece.id);
        else
            words.append(*m_parts.model, pieces.view(piece));
    }
    if (options.special)
        ids.insert(ids.end(), m_parts.frame.after.begin(), m_parts.frame.after.end());
    return ids;
}

const std::string* Pipeline::tokenOf(int id, bool skipSpecial) const
{
    const std::string* token = m_added.contentOf(id);
    if (!token)
        token = m_parts.model->vocabulary().tokenOf(id);
    return token && skipSpecial && m_added.isSpecial(*token) ? nullptr : token;
}

// A text on its way, for as long as the tokenizer lives.
class Pipeline::Text final : public Detokenizer {
public:
    Text(const Pipeline& tokenizer, bool skipSpecial, bool streamed)
        : m_tokenizer(tokenizer), m_skipSpecial(skipSpecial), m_run(tokenizer.m_parts.decoder.begin(streamed))
    {
    }
    std::string push(int id) override
    {
        std::string out;
        if (const std::string* token = m_tokenizer.tokenOf(id, m_skipSpecial))
            m_run.push(*token, out);
        return out;
    }
    std::string finish() override
    {
        std::string out;
        m_run.finish(out);
        return out;
    }

private:
    const Pipeline& m_tokenizer;
    bool m_skipSpecial;
    Decoder::Run m_run;
};

std::string Pipeline::decode(std::span<const int> ids, bool skipSpecial) const
{
    Text text(*this, skipSpecial, false);
    std::string bytes;
    for (const int id : ids)
        bytes += text.push(id);
    return lossyUtf8(bytes + text.finish());
}

std::unique_ptr<Detokenizer> Pipeline::detokenizer(bool skipSpecial) const { return std::make_unique<Text>(*this, skipSpecial, true); }

bool Pipeline::isSpecial(int id) const { return tokenOf(id, false) && !tokenOf(id, true); }

std::size_t Pipeline::size() const { return std::max(m_parts.model->vocabulary().size(), m_added.size()); }

std::optional<int> Pipeline::idOf(std::string_view token) const
{
    const auto added = m_added.idOf(token);
    return added ? added : m_parts.model->vocabulary().idOf(token);
}

std::string Pipeline::kind() const { return (m_parts.byteLevel ? "byte-level " : "") + m_parts.model->kind(); }

} // namespace heterosis
