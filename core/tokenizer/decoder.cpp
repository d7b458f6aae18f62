// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/decoder.h"

#include "tokenizer/byte_alphabet.h"

namespace heterosis {

namespace {

class ByteLevel final : public Decoder {
public:
    std::string bytesOf(std::string_view token) const override
    {
        auto bytes = fromByteLetters(token);
        return bytes ? std::move(*bytes) : std::string(token);
    }
};

class AsTheyStand final : public Decoder {
public:
    explicit AsTheyStand(std::string_view joiner) : m_joiner(joiner) {}
    std::string bytesOf(std::string_view token) const override { return std::string(token); }
    std::string_view joiner() const noexcept override { return m_joiner; }

private:
    std::string_view m_joiner;
};

[[noreturn]] void refuse(const JsonNode& node, const std::string& type)
{
    node.fail(text("The decoder \"{}\" is not read yet by this version, or not in this place", type),
        "ByteLevel, Fuse and a Sequence of these are read");
}

} // namespace

std::unique_ptr<const Decoder> Decoder::byteLevel() { return std::make_unique<ByteLevel>(); }

std::unique_ptr<const Decoder> Decoder::none() { return std::make_unique<AsTheyStand>(" "); }

std::unique_ptr<const Decoder> Decoder::read(const JsonNode& node)
{
    const std::string type = node.type();
    if (type == "ByteLevel")
        return byteLevel();
    if (type == "Fuse")
        return std::make_unique<AsTheyStand>("");
    if (type != "Sequence")
        refuse(node, type);
    // Fuse joins the tokens, which happens here anyway.
    std::unique_ptr<const Decoder> out = std::make_unique<AsTheyStand>("");
    bool first = true;
    for (const JsonNode& part : node.list("decoders")) {
        const std::string kind = part.type();
        if (kind == "ByteLevel" && first)
            out = byteLevel();
        else if (kind != "Fuse")
            refuse(part, kind);
        first = false;
    }
    return out;
}

} // namespace heterosis
