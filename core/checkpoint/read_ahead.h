// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace heterosis {

using MappedBytes = std::span<const std::byte>; // of a mapped file

// Brings the pages that are needed next into memory, on a thread of its own and no further ahead than `room`, so that who works
// on the mapped bytes does not wait for the disk.
class ReadAhead {
public:
    ReadAhead(std::vector<std::vector<MappedBytes>> stages, std::uint64_t room);
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;
    void reached(std::size_t stage); // all before it are done with

private:
    void loop();
    std::vector<std::vector<MappedBytes>> m_stages;
    std::vector<std::uint64_t> m_ends; // bytes of all stages up to each
    const std::uint64_t m_room;
    std::mutex m_mutex;
    std::condition_variable m_moved;
    std::size_t m_reached = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

// The pages no longer count as this program's memory; they stay in the page cache as long as the system likes, and looking at
// them again is allowed.
void letGo(MappedBytes bytes);

} // namespace heterosis
