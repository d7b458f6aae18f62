// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>

#include "engine/workbench.h"

namespace heterosis {

struct ExamplePrompt {
    QString text;
    bool startsGroup = false;
};

// Requests on which the demo family's parents differ in manners: each was taught, in its own language, to name the norm that a
// request violates and to say when it does not know. At (ratio 0.5, strength 1.7) one child does both. The English ones come
// first, whatever the window's language: they are data, not labels.
QList<ExamplePrompt> examplePrompts();

// What the window starts with on the demo family: greedy, so that every word that changes is the equalizer's doing.
ListenSettings firstSettings(bool korean);

} // namespace heterosis
