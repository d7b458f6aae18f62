// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <string>

#include "checkpoint/tensor.h"

namespace heterosis {

// The memory of a tensor that is made once, at first use.
class OwnedBytes {
public:
    explicit OwnedBytes(std::size_t size) : m_size(size) {}
    std::size_t size() const noexcept { return m_size; }
    // make fills the memory; run by the first caller, while others wait. Throws Error where there is no memory for `tensor`.
    const std::byte* made(const std::string& tensor, const std::function<void(std::byte*)>& make) const;

private:
    struct Free {
        void operator()(std::byte* memory) const noexcept { ::operator delete(memory, std::align_val_t(64)); }
    };
    std::size_t m_size;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<std::byte, Free> m_memory;
};

} // namespace heterosis
