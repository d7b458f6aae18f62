// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

namespace heterosis {

// The disk that is written to is full, over its quota, or fails: what was being written can go on once the user has helped.
class DiskTrouble final : public Error {
public:
    using Error::Error;
};

} // namespace heterosis
