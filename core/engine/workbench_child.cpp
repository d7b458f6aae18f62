// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "engine/workbench_impl.h"

namespace heterosis {

namespace {

// The genes that the voice must read again: what was blended now, and what was blended by a call that was cancelled before the
// voice heard of it.
std::vector<GeneId> unheard(const std::vector<GeneId>& blended, const std::vector<GeneId>& differ)
{
    std::set<GeneId> all(blended.begin(), blended.end());
    all.insert(differ.begin(), differ.end());
    return {all.begin(), all.end()};
}

// The family owns both the child and what stands on it, and lets the latter go first.
template <class Model> void renew(std::unique_ptr<Model>& model, const OpenFamily& opened, const std::vector<GeneId>& changed)
{
    if (!model)
        model = std::make_unique<Model>(opened.parents.a, std::shared_ptr<const TensorSource>(std::shared_ptr<void>(), opened.child.get()),
                                        opened.compute);
    else if (!changed.empty())
        model->changed(changed);
}

} // namespace

// The newest wish of all: what the child says with an older genome, or to an older prompt, is stale from here on.
void Workbench::Impl::submitChild()
{
    const std::lock_guard lock(mutex); // until the job is submitted: of two threads the newer order must come last
    const auto order = ++childOrder;
    const auto asked = std::chrono::steady_clock::now();
    submit(
        "child", Priority::Preview, "child", [this, order, asked](Control& control) { speakAsChild(order, asked, control); },
        [this, order](const ErrorInfo* error, bool) {
            if (error && childOrder == order)
                send(event::ListenFailed{Column::Child, *error});
        });
}

void Workbench::Impl::speakAsChild(std::uint64_t order, std::chrono::steady_clock::time_point asked, Control& control)
{
    std::unique_lock lock(mutex);
    const auto opened = family;
    const auto wanted = settings;
    const auto newest = opened ? opened->complete(genome) : Genome{};
    lock.unlock();
    if (opened)
        showMasks(*opened, newest);
    if (!opened || wanted.prompt.empty() || !opened->child)
        return;
    send(event::Started{Column::Child, ++revisions[std::size_t(Column::Child)]});
    for (const auto& map : opened->parents.everyModel())
        map->checkpoint->checkUnchanged();
    const auto blended = opened->child->realise(newest, control);
    const auto changed = unheard(blended, differing(opened->voiced, newest));
    if (opened->info.encoder)
        renew(opened->encoders[std::size_t(Column::Child)], *opened, changed);
    else
        renew(opened->voices[std::size_t(Column::Child)], *opened, changed);
    opened->voiced = newest;
    speak(*opened, Column::Child, wanted, asked, [this, order] { return childOrder != order; }, control);
}

} // namespace heterosis
#endif
