// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/token_ids.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/printable.h"
#include "base/whole_number.h"

namespace heterosis {

void addTokenIds(std::vector<int>& ids, const Json& config, const char* key, const std::string& file)
{
    if (!config.is_object() || !config.contains(key) || config[key].is_null())
        return;
    const Json list = config[key].is_array() ? config[key] : Json::array({config[key]});
    for (const Json& id : list) {
        const auto number = wholeNumber(id);
        if (!number || *number > std::numeric_limits<int>::max())
            throw Error({.message = text("\"{}\" must be a token's number, a list of them, or null, but it is {}", key, printable(writeJson(id, -1), 60)),
                         .file = file, .place = key, .remedy = "Use the file that came with the model"});
        if (*number >= 0 && std::find(ids.begin(), ids.end(), static_cast<int>(*number)) == ids.end())
            ids.push_back(static_cast<int>(*number));
    }
}

} // namespace heterosis
