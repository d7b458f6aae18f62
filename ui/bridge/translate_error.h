// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

#include "base/error.h"
#include "engine/doctor.h"

namespace heterosis {

// A sentence of the core in the language of the window: its pattern is looked up in the catalogue's context "core".
QString translated(const Text& text);
// "place: message. Remedy."
QString translated(const Finding& finding);

struct ShownError {
    QString message, where, remedy;
    QString plain() const;
    QString html() const;
};
ShownError translateError(const ErrorInfo& error);

} // namespace heterosis
