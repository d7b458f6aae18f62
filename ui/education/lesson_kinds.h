// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "training/settings.h"

namespace heterosis {

inline constexpr double kFullRate = 2e-5, kAdapterRate = 2e-4; // as a run takes by itself

inline bool isAdapter(const std::string& method) { return method != "full" && method != "genes"; }

// What a kind of run asks for.
inline TrainingSettings ofKind(const std::string& kind)
{
    TrainingSettings settings;
    settings.kind = kind;
    return settings;
}

} // namespace heterosis
