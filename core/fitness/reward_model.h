// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "dataset/model_text.h"
#include "model/voice.h"

namespace heterosis {

// The place in a text at which a model with a score head gives its rating: the last token that is not the padding of its configuration,
// as transformers' classes for sequence classification take it. padding: -1 where there is none.
std::size_t ratedPlace(std::span<const int> ids, std::int64_t padding);
// "pad_token_id" of a checkpoint's configuration, -1 where it says none.
std::int64_t paddingOf(const Checkpoint& checkpoint);
// The same of a model that becomes a reward model: where it says none, the first EOS will be the padding, without which transformers
// rates no two texts at once.
std::int64_t scorePadding(const Checkpoint& checkpoint, const ModelConfig& config);

// A model that rates: a decoder with a head of one number (Ouyang et al. 2022), the higher the better. It reads with its own tokenizer, so
// that it may rate answers of any model.
class RewardModel {
public:
    // Throws Error: a model that writes, or has more than one label.
    RewardModel(const std::filesystem::path& subject, Control& control);

    double rate(std::span<const int> ids, Control& control);
    // Texts that are longer than the context are cut at the end.
    double rate(const std::vector<ChatMessage>& turns, const std::string& answer, Control& control);

private:
    std::unique_ptr<Voice> m_voice;
    std::unique_ptr<ModelText> m_text;
    std::int64_t m_padding = -1;
};

} // namespace heterosis
