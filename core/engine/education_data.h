// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/control.h"
#include "dataset/dataset.h"
#include "family/model_map.h"

namespace heterosis {

// A text as one model reads it, in pieces: what is learned (its loss is taken), and what only stands before it.
struct LessonPiece {
    std::string text;
    bool learned = false;
};
struct LessonText {
    std::vector<LessonPiece> pieces;
    std::size_t tokens = 0, cut = 0; // cut: behind the context's end
    bool wanted = true;              // false: the answer that is not
};
struct LessonRow {
    std::size_t line = 0;
    bool held = false;               // for measuring, not for learning
    std::vector<LessonText> texts;   // one, or the two answers of a pair
};

// What a hand asks that dropped a file on the window. Nothing is written.
struct DataQuestion {
    std::filesystem::path file;
    std::optional<Shape> shape = {};      // absent: recognised
    std::filesystem::path valid = {};     // a file to measure on; or
    double validShare = 0;                // the share of `file` that is held back, drawn by `seed`
    std::uint64_t seed = 0;
    std::filesystem::path general = {};
    std::filesystem::path subject = {};   // whose tokenizer and chat template read the rows; empty: nobody's
    std::int64_t context = 0;             // tokens of a text at most; 0: as many as a run takes by itself
    bool responsesOnly = true;
    bool operator==(const DataQuestion&) const = default;
};
struct DataAnswer {
    static constexpr std::size_t kRows = 60;
    DataSummary summary;
    std::optional<std::string> testSet;   // the public one that the file looks to be
    std::vector<LessonRow> rows;          // the first kRows
    std::vector<std::uint32_t> lengths;   // of each row that can be used: tokens of its longest text, uncut
    std::uint64_t tokens = 0;             // of all texts, each cut at the context
    std::size_t longer = 0;               // rows of which something is cut
    Problems unread;                      // rows that the model's chat template cannot be written in
    std::size_t learned = 0, held = 0;    // rows
    std::int64_t context = 0;
    std::string chatTemplate;             // "none" where texts are read as they are
    std::optional<DataSummary> valid, general;
    Overlap overlap;                      // of the file with `valid`
    std::optional<ErrorInfo> subjectProblem, validProblem, generalProblem; // the rest still holds
    bool isRead() const { return !chatTemplate.empty(); }                  // by a model's tokenizer
};
// Throws Error where no row can be used, or no shape fits; Cancelled.
DataAnswer readLessons(const DataQuestion& question, Control& control);

// The model that a SUBJECT stands on (a recipe's and an individual's first parent), from its headers: nothing is realised.
struct SubjectHeaders {
    std::shared_ptr<const ModelMap> map;
    std::filesystem::path tokenizer;
};
SubjectHeaders headersOf(const std::filesystem::path& subject);

} // namespace heterosis
