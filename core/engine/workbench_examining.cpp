// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <memory>
#include <utility>

#include "engine/doctor.h"
#include "engine/workbench_impl.h"
#include "inheritance/model_writer.h"

namespace heterosis {

// The doctor looks at each model's numbers once, behind everything else.
void Workbench::Impl::submitExamining(const std::shared_ptr<OpenFamily>& opened)
{
    const auto now = std::make_shared<std::pair<Column, int>>(Column::A, -1); // whom, and at how many percent
    const auto run = [this, opened, now](Control& control) {
        for (const auto& [column, map] : opened->parentColumns()) {
            *now = {column, -1};
            send(event::Examined{column, examineData(*map->checkpoint, map.get(), control)});
        }
    };
    const auto progress = [this, now](double fraction, const std::string&) {
        if (fraction < 0 || int(100 * fraction) <= now->second)
            return;
        now->second = int(100 * fraction);
        send(event::Examining{now->first, fraction});
    };
    submit("examining", Priority::Background, "examining", run, {}, progress);
}

} // namespace heterosis
#endif
