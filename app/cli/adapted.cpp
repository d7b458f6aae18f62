// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapted.h"

#include "checkpoint/adapter.h"
#include "model/adapted.h"

namespace heterosis::cli {

std::string onBase(const Args& args, const std::string& subject)
{
    const auto base = args.text("--base");
    if (!base)
        return subject;
    if (!Adapter::is(subject))
        throw UsageError("--base names the base of an adapter, and " + subject + " is none");
    return joinAdapted(*base, subject).string();
}

std::string choosePath(const Args& args, Subject& subject)
{
    if (args.word("--path", {"auto", "realised", "gated"}) != "gated")
        return "realised";
    if (subject.recipe || !subject.map->checkpoint->adapter())
        throw UsageError("--path gated is for a model with an adapter in this version. Use --path realised");
    auto unmerged = std::make_shared<UnmergedModel>(subject.map);
    if (unmerged->count() == 0)
        return "realised";
    subject.source = std::move(unmerged);
    return "gated";
}

} // namespace heterosis::cli
