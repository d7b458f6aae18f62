// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "fitness/score.h"
#include "model/voice.h"
#include "training/learning_data.h"
#include "training/ratings.h"
#include "training/trainer.h"

namespace heterosis {

// What one model shows of what was to be learned: its loss on texts that were learned, on others of the same kind, and on general text
// (of preferences: how often the wanted answer is the likelier one), and its answers.
struct Shown {
    struct Judged {
        Score score;
        std::vector<ItemValue> items; // texts, in the order of the data
        Statistic statistic = Statistic::Ratio;
        std::size_t groups = 1;
    };
    std::vector<Judged> judged;       // "train", "valid", "general", as far as there is data
    std::vector<std::vector<int>> answers; // to LearningData::prompts
};
Shown show(Voice& voice, const LearningData& data, const ModelText* text, Control& control);
// What greedy answers are worth, to prompts that are learned from and to others.
void showRatings(Shown& shown, Voice& voice, std::shared_ptr<const TensorSource> source, const Ratings& ratings, Control& control);
// Of a model that rates: how often it rates the wanted answer higher.
Shown showRater(Trainer& trainer, const LearningData& data, Control& control);

Json shownDocument(const Shown& shown);  // all of it, for a resume
Shown shownOf(const Json& document);
Json scoreList(const Shown& shown);      // [score results]

struct Proof {
    Json document;                       // report.json
    std::string html;
};
// before and after, difference with paired intervals, side by side answers, what changed in the weights by gene, what was forgotten.
Json differenceList(const Shown& before, const Shown& after);
Proof prove(const Json& run, const Shown& before, const Shown& after, const LearningData& data, const ModelText* text, const Json& genes);

} // namespace heterosis
