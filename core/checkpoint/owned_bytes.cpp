// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/owned_bytes.h"

#include "base/error.h"
#include "base/files.h"
#include "base/printable.h"

namespace heterosis {

const std::byte* OwnedBytes::made(const std::string& tensor, const std::function<void(std::byte*)>& make) const
{
    std::call_once(m_once, [&] {
        std::unique_ptr<std::byte, Free> memory(static_cast<std::byte*>(::operator new(m_size, std::align_val_t(64), std::nothrow)));
        if (!memory)
            throw Error({.message = text("There is not enough memory for the tensor {}, which takes {}", printable(tensor), humanBytes(m_size)),
                         .remedy = "Close other programs, or choose a smaller model"});
        make(memory.get());
        m_memory = std::move(memory);
    });
    return m_memory.get();
}

} // namespace heterosis
