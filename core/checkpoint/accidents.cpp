// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/accidents.h"

#include <algorithm>

#include "base/error.h"

namespace heterosis {

void refuseAccidents(std::string_view content, const std::string& file)
{
    if (content.starts_with("version https://git-lfs"))
        throw Error({.message = "This is a Git LFS pointer, a short text in place of the weights", .file = file, .place = "byte 0",
                     .remedy = "Run \"git lfs pull\" in the repository, or download the file itself"});
    std::string_view start = content.substr(0, 512);
    start.remove_prefix(std::min(start.size(), start.find_first_not_of(" \t\r\n")));
    if (start.starts_with("\xEF\xBB\xBF"))
        start.remove_prefix(3);
    std::string lower(start.substr(0, 16));
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : char(c); });
    if (lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.starts_with("<?xml"))
        throw Error({.message = "This is a web page saved in place of the weights, often the page of an error or of a login", .file = file,
                     .place = "byte 0", .remedy = "Download the file itself"});
}

} // namespace heterosis
