// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <vector>

#include "tokenizer/added_tokens.h"
#include "tokenizer/decoder.h"
#include "tokenizer/normalizer.h"
#include "tokenizer/post_processor.h"
#include "tokenizer/pre_tokenizer.h"
#include "tokenizer/token_model.h"
#include "tokenizer/tokenizer.h"

namespace heterosis {

// The parts of a tokenizer.json. Where a part is null it does nothing.
struct PipelineParts {
    std::unique_ptr<const Normalizer> normalizer;
    std::unique_ptr<const PreTokenizer> preTokenizer;
    std::unique_ptr<const TokenModel> model;
    Decoder decoder = Decoder::none();
    std::vector<AddedToken> addedTokens;
    Frame frame;
    bool byteLevel = false; // the words are written in the byte alphabet
};

// added tokens -> normalizer -> pre-tokenizer -> model -> frame, and back through the decoder, as huggingface/tokenizers has it.
class Pipeline final : public Tokenizer {
public:
    explicit Pipeline(PipelineParts parts);

    std::vector<int> encode(std::string_view text, const EncodeOptions& options) const override;
    std::string decode(std::span<const int> ids, bool skipSpecial) const override;
    std::unique_ptr<Detokenizer> detokenizer(bool skipSpecial) const override;
    bool isSpecial(int id) const override;
    std::size_t size() const override;
    std::optional<int> idOf(std::string_view token) const override;
    std::string kind() const override;

private:
    class Text;
    Pieces piecesOf(std::string_view text, bool parseSpecial) const;
    const std::string* tokenOf(int id, bool skipSpecial) const;

    PipelineParts m_parts;
    AddedTokens m_added;
};

} // namespace heterosis
