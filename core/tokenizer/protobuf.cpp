// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/protobuf.h"

#include <bit>

#include "base/error.h"

namespace heterosis {

float ProtobufReader::Field::asFloat() const { return std::bit_cast<float>(static_cast<std::uint32_t>(value)); }

void ProtobufReader::fail(std::size_t offset) const
{
    throw Error({.message = "The file is cut, or is no SentencePiece model", .file = m_file, .place = "byte " + std::to_string(offset),
        .remedy = "Fetch the tokenizer again from its source"});
}

std::uint64_t ProtobufReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (m_at >= m_message.size())
            fail(m_base + m_at);
        const auto byte = static_cast<unsigned char>(m_message[m_at++]);
        value |= std::uint64_t{byte & 0x7Fu} << shift;
        if (byte < 0x80)
            return value;
    }
    fail(m_base + m_at);
}

std::uint64_t ProtobufReader::fixed(std::size_t size)
{
    if (m_message.size() - m_at < size)
        fail(m_base + m_at);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(m_message[m_at++])} << (8 * i);
    return value;
}

std::optional<ProtobufReader::Field> ProtobufReader::next()
{
    if (m_at >= m_message.size())
        return std::nullopt;
    Field field;
    field.offset = m_base + m_at;
    const std::uint64_t key = varint();
    field.number = key >> 3;
    if (field.number == 0)
        fail(field.offset);
    switch (key & 7) {
    case 0:
        field.value = varint();
        break;
    case 1:
        field.value = fixed(8);
        break;
    case 2: {
        const std::uint64_t size = varint();
        if (size > m_message.size() - m_at)
            fail(field.offset);
        field.bytes = m_message.substr(m_at, static_cast<std::size_t>(size));
        field.hasBytes = true;
        m_at += static_cast<std::size_t>(size);
        break;
    }
    case 5:
        field.value = fixed(4);
        break;
    default:
        fail(field.offset);
    }
    return field;
}

ProtobufReader ProtobufReader::inside(const Field& field) const
{
    if (!field.hasBytes)
        fail(field.offset);
    return ProtobufReader(field.bytes, m_file, m_base + static_cast<std::size_t>(field.bytes.data() - m_message.data()));
}

} // namespace heterosis
