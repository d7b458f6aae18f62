// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace heterosis {

// Fields of a message in Protocol Buffers' wire format, one after the other. Nothing is copied; a length or a number that
// leads out of the message throws Error with the byte. Groups, which nothing writes any more, are refused.
class ProtobufReader {
public:
    struct Field {
        std::uint64_t number = 0;
        std::uint64_t value = 0;  // a varint, or the bits of a fixed number
        std::string_view bytes;   // of a text or an inner message
        bool hasBytes = false;
        std::size_t offset = 0;   // of the field in the file
        float asFloat() const;
        bool asFlag() const { return value != 0; }
    };

    // base: where the message begins in the file, for the errors.
    ProtobufReader(std::string_view message, std::string file, std::size_t base = 0)
        : m_message(message), m_file(std::move(file)), m_base(base)
    {
    }
    std::optional<Field> next(); // nullopt at the end
    ProtobufReader inside(const Field& field) const; // field must have bytes

    [[noreturn]] void fail(std::size_t offset) const;

private:
    std::uint64_t varint();
    std::uint64_t fixed(std::size_t size);

    std::string_view m_message;
    std::string m_file;
    std::size_t m_base = 0, m_at = 0;
};

} // namespace heterosis
