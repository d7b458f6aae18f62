// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizer/chat_template.h"
#include "tokenizer/tokenizer.h"

namespace heterosis {

// Token ids of which some count: the loss is taken, or the likelihood asked, of ids[i] where counts[i] is set.
struct MarkedIds {
    std::vector<int> ids;
    std::vector<bool> counts;
    std::size_t counted() const;
};

// Texts as one model reads them: its tokenizer, its chat template, its ends. Judges and training share it, so that what is measured is what
// is learned. Where a model has no chat template, turns are plain text, one a line; a template that is not known is refused.
class ModelText {
public:
    // `directory`: the tokenizer's. bos, eos: the ids that the model's configuration names.
    ModelText(const std::filesystem::path& directory, std::vector<int> bos, std::vector<int> eos);

    const Tokenizer& tokenizer() const noexcept { return *m_tokenizer; }
    std::string templateName() const;                          // "none" where there is none
    const std::vector<int>& endIds() const noexcept { return m_ends; } // at which an answer ends: EOS and the template's ends of a turn
    int eos() const;                                           // that joins texts; throws Error where the model names none
    // Plain text. Special tokens inside it are read as text, because it comes from outside.
    std::vector<int> plain(std::string_view text) const;
    // What stands before the first token of a text: BOS, else EOS, else nothing.
    std::vector<int> beginning() const;

    // The turns up to where the assistant begins to answer. A single turn that is written in the template already (it ends as a
    // template's prompt does) is taken as it is.
    std::vector<int> prompt(const std::vector<ChatMessage>& turns) const;
    // A whole conversation; what the assistant says counts, with the token that ends each answer. Throws Error where the template
    // writes earlier turns differently once others follow.
    MarkedIds conversation(const std::vector<ChatMessage>& turns) const;
    // A prompt (see prompt()) and one answer, of which the answer and its end count.
    MarkedIds answered(const std::vector<ChatMessage>& turns, const std::string& answer) const;
    // A text and how it goes on. Both are encoded as one text; what the first part alone does not begin with counts.
    MarkedIds continued(const std::string& text, const std::string& continuation) const;
    // An answer for people and patterns: without its end and special tokens.
    std::string spoken(const std::vector<int>& ids) const;

private:
    std::string promptText(const std::vector<ChatMessage>& turns) const;
    std::string wholeText(const std::vector<ChatMessage>& turns) const; // ends with an answer
    bool isWritten(const std::vector<ChatMessage>& turns) const;
    std::vector<int> encode(const std::string& text) const;
    std::size_t tokensOf(const std::string& part, const std::string& whole, const std::vector<int>& ids) const;
    void endAnswer(MarkedIds& marked) const;

    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::optional<ChatTemplate> m_template;
    std::vector<int> m_bos, m_eos, m_ends;
    std::string m_answerOpens; // what the template writes where the assistant begins
};

// What an answer says; of a model without a tokenizer (nullptr) its ids.
std::string wordsOf(const std::vector<int>& ids, const ModelText* text);

} // namespace heterosis
