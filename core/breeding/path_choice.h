// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/text.h"
#include "breeding/judging.h"

namespace heterosis::breeding {

constexpr std::size_t kMeasuredChildren = 32; // at most, before a run takes its way

struct PathChoice {
    Path path = Path::Realised;
    std::string reason;          // for the studbook: without figures, which differ from time to time
    Text line;                   // for people
};

// Gated or realised: as asked for; else what the children's kind allows, and what a short measurement on the first questions finds
// cheaper for one child, for answers and for texts. Throws Error where gated is asked for and cannot be.
PathChoice choosePath(const std::string& wish, const Parents& parents, std::optional<Dtype> dtype, const ComputeChoice& compute, const Panel& panel,
                      std::span<const Genome> children, std::uint64_t memory, Control& control);

} // namespace heterosis::breeding
