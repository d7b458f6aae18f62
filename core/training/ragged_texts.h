// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <span>
#include <vector>

#include "model/attending.h"
#include "training/lesson.h"

namespace heterosis {

// Texts of any lengths in one pass, one after the other in the rows, each seen by itself alone and from position 0. So nothing is
// padded, and texts that are packed together do not look into each other.
class RaggedTexts final : public Attending {
public:
    RaggedTexts(const Rope* rope, std::span<const Lesson* const> texts, at::Device device);

    const at::Tensor& ids() const noexcept { return m_ids; }             // int64 [rows]
    const at::Tensor& positions() const noexcept { return m_positions; } // int64 [rows]
    std::int64_t longest() const noexcept { return m_longest; }

    at::Tensor operator()(int layer, at::Tensor query, at::Tensor key, const at::Tensor& value, const AttentionRule& rule) override;

private:
    struct Run {                  // texts of one length side by side
        std::int64_t texts, tokens;
        at::Tensor seen;          // bool [texts, tokens], undefined: all
    };
    static at::Tensor attend(const Run& run, const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionRule& rule);

    const Rope* m_rope;
    at::Tensor m_ids, m_positions;
    std::vector<Run> m_runs;
    std::vector<std::int64_t> m_rows; // of each run
    std::int64_t m_longest = 0;
};

} // namespace heterosis
