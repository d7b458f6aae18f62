// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "command.h"

namespace heterosis::cli {

// `analyse MODEL --statistics fisher|regmean --data F --out FILE.safetensors`.
Json gatherDocument(Call& call);

} // namespace heterosis::cli
