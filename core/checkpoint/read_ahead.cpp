// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/read_ahead.h"

#include <algorithm>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace heterosis {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

// The pages that hold the bytes; or, inside, those that hold nothing else.
std::pair<std::uintptr_t, std::uintptr_t> pagesOf(MappedBytes bytes, bool inside)
{
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data()), end = begin + bytes.size();
    return inside ? std::pair{(begin + page - 1) / page * page, end / page * page} : std::pair{begin / page * page, (end + page - 1) / page * page};
}

void* pointer(std::uintptr_t address) { return reinterpret_cast<void*>(address); } // NOLINT: madvise takes pages

// Only hints: a fault here (a file that was truncated, an old system) shows where the bytes are used.
void fetch(std::uintptr_t begin, std::size_t count)
{
#ifdef MADV_POPULATE_READ
    if (::madvise(pointer(begin), count, MADV_POPULATE_READ) == 0)
        return;
#endif
    ::madvise(pointer(begin), count, MADV_WILLNEED);
}

} // namespace

ReadAhead::ReadAhead(std::vector<std::vector<MappedBytes>> stages, std::uint64_t room) : m_stages(std::move(stages)), m_room(room)
{
    std::uint64_t end = 0;
    for (const auto& stage : m_stages) {
        for (const MappedBytes& bytes : stage)
            end += bytes.size();
        m_ends.push_back(end);
    }
    m_thread = std::thread([this] { loop(); });
}

ReadAhead::~ReadAhead()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_moved.notify_all();
    m_thread.join();
}

void ReadAhead::reached(std::size_t stage)
{
    {
        const std::lock_guard lock(m_mutex);
        m_reached = stage;
    }
    m_moved.notify_all();
}

void ReadAhead::loop()
{
    for (std::size_t stage = 0; stage < m_stages.size(); ++stage) {
        {
            std::unique_lock lock(m_mutex);
            const auto near = [&] {
                const std::uint64_t done = m_reached == 0 ? 0 : m_ends[std::min(m_reached, m_ends.size()) - 1];
                return m_stopping || stage <= m_reached || m_ends[stage] <= done + m_room;
            };
            m_moved.wait(lock, near);
            stage = std::max(stage, std::min(m_reached, m_stages.size() - 1));
        }
        for (const MappedBytes& bytes : m_stages[stage]) {
            const auto [begin, end] = pagesOf(bytes, false);
            for (std::uintptr_t at = begin; at < end; at += kPiece) {
                fetch(at, std::min<std::size_t>(kPiece, end - at));
                const std::lock_guard lock(m_mutex);
                if (m_stopping)
                    return;
            }
        }
    }
}

void letGo(MappedBytes bytes)
{
    const auto [begin, end] = pagesOf(bytes, true);
    if (begin < end)
        ::madvise(pointer(begin), end - begin, MADV_DONTNEED);
}

} // namespace heterosis
