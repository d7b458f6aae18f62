// SPDX-License-Identifier: GPL-3.0-or-later
#include "family/inspect_adapter.h"

#include <algorithm>

#include "base/control.h"
#include "base/printable.h"
#include "checkpoint/adapter.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/hash_files.h"
#include "family/model_map.h"
#include "family/tensor_listing.h"

namespace heterosis {

namespace fs = std::filesystem;

namespace {

std::string lineOf(const ErrorInfo& info)
{
    return (info.place.empty() ? "" : info.place + ": ") + info.message.str() + (info.remedy.empty() ? "" : ". " + info.remedy.str());
}

// How it fits the base that it names.
void addBase(const Adapter& adapter, const fs::path& path, Json& document, Json& problems)
{
    if (adapter.base().empty()) {
        problems.push_back(adapter.config().base().empty() ? std::string("the adapter does not name its base; open it as BASE+ADAPTER")
                                                           : "its base " + printable(adapter.config().base()) + " is not on this machine; open it as BASE+ADAPTER");
        return;
    }
    try {
        const auto checkpoint = Checkpoint::open(path);
        for (const Text& problem : checkpoint->problems())
            if (std::find(problems.begin(), problems.end(), Json(problem.str())) == problems.end())
                problems.push_back(problem.str());
        document["family"] = ModelMap::of(checkpoint)->config.family;
    } catch (const Error& error) {
        problems.push_back("it cannot be applied to its base: " + lineOf(error.info()));
    }
}

} // namespace

Json summaryOf(const Adapter& adapter)
{
    const PeftConfig& config = adapter.config();
    Json out{{"type", config.dora() ? "DoRA" : "LoRA"}, {"r", config.rank()}, {"alpha", config.alpha()}, {"rslora", config.rslora()}, {"dora", config.dora()},
        {"bias", config.bias()}, {"target_modules", config.targetModules()}, {"base", printable(config.base(), 300)},
        {"base_path", adapter.base().empty() ? Json(nullptr) : Json(adapter.base().string())}, {"modules", adapter.modules().size()}};
    std::vector<std::int64_t> ranks;
    for (const auto& [name, module] : adapter.modules())
        if (module.a && module.a->shape.size() == 2)
            ranks.push_back(module.a->shape[0]);
    if (!ranks.empty())
        out["ranks"] = Json::array({*std::min_element(ranks.begin(), ranks.end()), *std::max_element(ranks.begin(), ranks.end())});
    return out;
}

Json inspectAdapter(const fs::path& path, bool values, Control& control)
{
    const Adapter adapter(path);
    Json document{{"path", path.string()}, {"kind", "adapter"}, {"adapter", summaryOf(adapter)}}, problems = Json::array();
    for (const Text& problem : adapter.problems())
        problems.push_back(problem.str());
    std::uint64_t bytes = 0;
    std::int64_t parameters = 0;
    for (const TensorView& tensor : adapter.tensors()) {
        bytes += tensor.bytes.size();
        parameters += tensor.elements();
    }
    Json tensors = listTensors(adapter.tensors(), values, problems, control);
    for (const ErrorInfo& fault : adapter.faults())
        problems.push_back(lineOf(fault));
    document["bytes"] = bytes;
    document["parameters"] = parameters;
    if (adapter.faults().empty())
        addBase(adapter, path, document, problems);
    if (std::string hash = hashFiles(adapter.files(), control); !hash.empty())
        document["sha256"] = std::move(hash);
    document["tensors"] = std::move(tensors);
    adapter.checkUnchanged();
    document["problems"] = std::move(problems);
    return document;
}

} // namespace heterosis
