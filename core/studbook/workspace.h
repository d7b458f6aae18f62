// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "inheritance/subject.h"
#include "studbook/studbook.h"

namespace heterosis {

// WORKSPACE#ID and WORKSPACE#best.
struct IndividualName {
    std::filesystem::path workspace;
    std::optional<IndividualId> id;      // nothing: the best
    static std::optional<IndividualName> parse(const std::string& spelled);
};

// What an individual's weights come from.
struct IndividualSource {
    std::string name;                    // FOLDER#ID
    std::filesystem::path checkpoint;    // of one that lies on the disk; an adapter stands on its parent (BASE+ADAPTER); or
    std::optional<Recipe> recipe;
    std::filesystem::path base;          // of one that was taught: the model that it stands beside, that of its parent or what that departs from
};
IndividualSource sourceOf(const Studbook& studbook, const Individual& individual);
IndividualSource sourceOf(const IndividualName& name);  // throws Error: no such individual, none is judged yet
// An individual as a subject: its checkpoint, or its recipe's child, realised in memory. Throws Error: no such individual, none is judged yet.
Subject openIndividual(const IndividualName& name, Control& control);
// Lets Subject::open() read WORKSPACE#ID. To be called once at the start of a program.
void letSubjectsBeIndividuals();

struct VerifiedOriginal {
    Original original;
    std::string now;                     // its SHA-256 now, "" where it is missing
    std::string state;                   // "intact" | "changed" | "missing"
};
std::vector<VerifiedOriginal> verifyOriginals(const Studbook& studbook, Control& control);

// Adds a checkpoint to the studbook's originals: path, SHA-256, size and time.
void recordOriginal(Studbook& studbook, const Checkpoint& checkpoint, Control& control);

// The documents of `studbook` (design.md).
Json individualDocument(const Studbook& studbook, const Individual& individual, bool whole);
Json listDocument(const Studbook& studbook);
Json treeDocument(const Studbook& studbook);
Json diffDocument(const Studbook& studbook, IndividualId from, IndividualId to);

} // namespace heterosis
