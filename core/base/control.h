// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace heterosis {

// Handed to every long computation. Between two short steps (at most one layer of one batch, one tensor of a merge)
// the computation calls step(); this is where it may be cancelled (throws Cancelled), where progress is shown, and
// where the engine serves a newer preview before the long job goes on.
class Control {
public:
    virtual ~Control() = default;
    // fraction: 0..1 of the whole job, or negative where it is unknown. what: the thing in work, e.g. a tensor's name.
    virtual void step(double fraction = -1, std::string_view what = {}) = 0;
};

// Never cancels, shows nothing.
class NoControl final : public Control {
public:
    void step(double, std::string_view) override {}
};

} // namespace heterosis
