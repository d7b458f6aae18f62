// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

namespace heterosis {

// "models--org--model", a folder of the Hugging Face cache -> "org/model"; "" for any other name.
std::string nameInCache(const std::string& folder);

} // namespace heterosis
