// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "args.h"
#include "inheritance/subject.h"

namespace heterosis::cli {

inline constexpr Option kBaseOption{"--base", "DIR", "what an adapter that is named alone stands on; the same as DIR+ADAPTER"};

// The subject as it is to be opened: an adapter that is named alone is put on --base, where that is given. Throws UsageError where
// --base is given and the subject is no adapter.
std::string onBase(const Args& args, const std::string& subject);

// --path for this subject: "gated" where a model with an adapter runs as base and product (its linear layers are then not merged, and
// subject.source gives the base's), else "realised". Throws UsageError where gated is asked for and cannot be.
std::string choosePath(const Args& args, Subject& subject);

} // namespace heterosis::cli
