// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/sentencepiece.h"

#include <algorithm>

#include "tokenizer/byte_tokens.h"
#include "tokenizer/decoder.h"
#include "tokenizer/sentencepiece_normalizer.h"
#include "tokenizer/sentencepiece_segmenter.h"
#include "tokenizer/special_tokens.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

using PieceType = SentencePieceModel::PieceType;

struct Surroundings {
    std::vector<int> before, after; // BOS and EOS
    std::vector<AddedToken> special;
    Vocabulary vocabulary;          // pieces and added tokens
    bool everyPart = true;          // a space is added in front of each part between special tokens, not of the first only
};

class SentencePiece final : public Tokenizer {
public:
    SentencePiece(SentencePieceModel model, Surroundings around)
        : m_model(std::move(model)), m_around(std::move(around)), m_added(m_around.special, m_around.vocabulary, nullptr),
          m_userDefined(keysOf(m_model)), m_normalizer(m_model, m_userDefined), m_segmenter(m_model, m_userDefined), m_bytes(256, m_model.unknown)
    {
        for (int id = 0; const auto& piece : m_model.pieces) {
            if (piece.type == PieceType::Byte)
                m_bytes[*byteOfToken(piece.text)] = id;
            ++id;
        }
    }
    SentencePiece(const SentencePiece&) = delete;
    SentencePiece& operator=(const SentencePiece&) = delete;

    std::vector<int> encode(std::string_view text, const EncodeOptions& options) const override;
    std::string decode(std::span<const int> ids, bool skipSpecial) const override;
    std::unique_ptr<Detokenizer> detokenizer(bool skipSpecial) const override { return std::make_unique<Text>(*this, skipSpecial); }
    bool isSpecial(int id) const override;
    std::size_t size() const override { return std::max(m_model.pieces.size(), m_added.size()); }
    std::optional<int> idOf(std::string_view token) const override
    {
        const auto added = m_added.idOf(token);
        return added ? added : m_around.vocabulary.idOf(token);
    }
    std::string kind() const override
    {
        return m_model.kind == SentencePieceModel::Kind::Bpe ? "SentencePiece BPE" : "SentencePiece Unigram";
    }

private:
    // sentencepiece_processor.cc, Decode: control pieces are nothing, the space that encoding adds in front is taken away again.
    class Text final : public Detokenizer {
    public:
        Text(const SentencePiece& tokenizer, bool skipSpecial) : m_tokenizer(tokenizer), m_skipSpecial(skipSpecial) {}
        std::string push(int id) override;
        std::string finish() override
        {
            std::string out;
            m_bytes.finish(out);
            return out;
        }

    private:
        std::string pieceOf(const SentencePieceModel::Piece& piece);

        const SentencePiece& m_tokenizer;
        bool m_skipSpecial, m_atStart = true, m_tookSpace = false, m_anything = false;
        ByteRun m_bytes;
    };

    static ByteTrie keysOf(const SentencePieceModel& model)
    {
        std::vector<std::pair<std::string_view, int>> keys;
        for (int id = 0; const auto& piece : model.pieces) {
            if (piece.type == PieceType::UserDefined)
                keys.emplace_back(piece.text, id);
            ++id;
        }
        return ByteTrie(std::move(keys));
    }
    void encodePart(std::string_view part, bool dummyPrefix, std::vector<int>& ids) const;

    SentencePieceModel m_model;
    Surroundings m_around;
    AddedTokens m_added;
    ByteTrie m_userDefined;
    SentencePieceNormalizer m_normalizer;
    SentencePieceSegmenter m_segmenter;
    std::vector<int> m_bytes; // the piece of each byte
};

void SentencePiece::encodePart(std::string_view part, bool dummyPrefix, std::vector<int>& ids) const
{
    const std::string text = m_normalizer.apply(part, dummyPrefix);
    bool afterUnknown = false;
    for (const ViterbiPart& piece : m_segmenter.split(text)) {
        const bool unknown = piece.id < 0;
        if (!unknown)
            ids.push_back(piece.id);
        else if (m_model.byteFallback)
            for (std::size_t i = piece.begin; i < piece.end; ++i)
                ids.push_back(m_bytes[static_cast<unsigned char>(text[i])]);
        else if (!afterUnknown) // unknown characters in a row are one
            ids.push_back(m_model.unknown);
        afterUnknown = unknown;
    }
}

std::vector<int> SentencePiece::encode(std::string_view given, const EncodeOptions& options) const
{
    const std::string text = lossyUtf8(given);
    std::vector<int> ids;
    if (options.special)
        ids = m_around.before;
    bool first = true;
    m_added.splitRaw(text, options.parseSpecial, [&](std::string_view part, int id) {
        if (id >= 0)
            ids.push_back(id);
        else
            encodePart(part, first || m_around.everyPart, ids);
        first = false;
    });
    if (options.special)
        ids.insert(ids.end(), m_around.after.begin(), m_around.after.end());
    return ids;
}

std::string SentencePiece::Text::pieceOf(const SentencePieceModel::Piece& piece)
{
    m_tookSpace = false;
    if (piece.type == PieceType::Control)
        return m_skipSpecial ? std::string() : piece.text;
    if (piece.type == PieceType::Unknown)
        return m_tokenizer.m_model.unknownSurface;
    const SentencePieceModel& model = m_tokenizer.m_model;
    std::string_view text = piece.text;
    if (m_atStart && (model.addDummyPrefix || model.removeExtraSpaces) && text.starts_with(SpaceSymbol)) {
        text.remove_prefix(SpaceSymbol.size());
        m_tookSpace = !model.removeExtraSpaces; // where extra spaces go, all of them at the start do
    }
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool space = text.substr(at).starts_with(SpaceSymbol);
        out += space ? ' ' : text[at];
        at += space ? SpaceSymbol.size() : 1;
    }
    return out;
}

std::string SentencePiece::Text::push(int id)
{
    std::string out;
    const auto& pieces = m_tokenizer.m_model.pieces;
    const bool isPiece = id >= 0 && static_cast<std::size_t>(id) < pieces.size();
    if (isPiece && pieces[static_cast<std::size_t>(id)].type == PieceType::Byte) {
        m_bytes.push(*byteOfToken(pieces[static_cast<std::size_t>(id)].text), out);
        m_anything = m_anything || !out.empty();
        return out;
    }
    const std::string* added = m_tokenizer.m_added.contentOf(id);
    if (!isPiece && !added)
        return out;
    m_bytes.finish(out);
    m_atStart = m_atStart && !m_tookSpace && !m_anything && out.empty();
    if (isPiece)
        out += pieceOf(pieces[static_cast<std::size_t>(id)]);
    else if (!m_skipSpecial || !m_tokenizer.isSpecial(id))
        out += *added;
    m_anything = m_anything || !out.empty();
    return out;
}

std::string SentencePiece::decode(std::span<const int> ids, bool skipSpecial) const
{
    Text text(*this, skipSpecial);
    std::string out;
    for (const int id : ids)
        out += text.push(id);
    return out + text.finish();
}

bool SentencePiece::isSpecial(int id) const
{
    if (id >= 0 && static_cast<std::size_t>(id) < m_model.pieces.size())
        return m_model.pieces[static_cast<std::size_t>(id)].type == PieceType::Control;
    const std::string* added = m_added.contentOf(id);
    return added && m_added.isSpecial(*added);
}

// Tokenizers that number their tokens apart from the pieces, or take other liberties with them.
void refuseOtherNumbers(const std::string& name, const JsonNode& config)
{
    for (const char* other : {"XLMRoberta", "Camembert", "MBart", "Nllb", "XGLM", "Barthez", "Pegasus", "PLBart", "Reformer", "Deberta", "M2M"})
        if (name.starts_with(other))
            config.fail(text("{} numbers its tokens apart from the SentencePiece model", name), "Use the checkpoint's tokenizer.json instead");
}

void addControls(const SentencePieceModel& model, Surroundings& around)
{
    for (const auto& piece : model.pieces)
        if (piece.type == PieceType::Control)
            addSpecialTokens({piece.text.c_str()}, around.vocabulary, around.special);
    for (AddedToken& token : around.special)
        token.normalized = false; // they are looked for in the text as it comes
}

Surroundings surroundingsOf(const SentencePieceModel& model, const fs::path& directory)
{
    const Json json = readBeside(directory, "tokenizer_config.json");
    const JsonNode config(json, (directory / "tokenizer_config.json").string());
    const std::string name = config.optionalString("tokenizer_class").value_or("");
    refuseOtherNumbers(name, config);
    Surroundings out;
    for (int id = 0; const auto& piece : model.pieces)
        out.vocabulary.add(piece.text, id++);
    out.special = readSpecialTokens(directory, config, out.vocabulary);
    addControls(model, out);
    out.everyPart = config.flag("legacy", true);
    const auto pieceAt = [&](int id) {
        return id >= 0 && static_cast<std::size_t>(id) < model.pieces.size() ? model.pieces[static_cast<std::size_t>(id)].text : std::string();
    };
    if (config.flag("add_bos_token", model.kind == SentencePieceModel::Kind::Bpe))
        out.before = namedToken(config, "bos_token", pieceAt(model.bos), out.vocabulary);
    if (config.flag("add_eos_token", name.starts_with("T5")))
        out.after = namedToken(config, "eos_token", pieceAt(model.eos), out.vocabulary);
    return out;
}

} // namespace

std::shared_ptr<const Tokenizer> openSentencePiece(const fs::path& file)
{
    SentencePieceModel model = SentencePieceModel::open(file);
    Surroundings around = surroundingsOf(model, file.parent_path());
    return std::make_shared<SentencePiece>(std::move(model), std::move(around));
}

std::shared_ptr<const Tokenizer> makeSentencePiece(SentencePieceModel model, SentencePieceFrame frame, const std::string& file)
{
    model.check(file);
    Surroundings around{.before = std::move(frame.before), .after = std::move(frame.after), .special = {}, .vocabulary = {}};
    for (int id = 0; const auto& piece : model.pieces)
        around.vocabulary.add(piece.text, id++);
    addControls(model, around);
    return std::make_shared<SentencePiece>(std::move(model), std::move(around));
}

} // namespace heterosis
