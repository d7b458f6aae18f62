// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tokenizer/json_node.h"

namespace heterosis {

// Tokens back to text: a chain of steps, each of which takes tokens and gives others.
class Decoder {
public:
    using Sink = std::function<void(std::string token)>;
    class Step {
    public:
        virtual ~Step() = default;
        virtual void push(std::string token, const Sink& next) = 0;
        virtual void finish(const Sink&) {}
    };
    // A step for one text. Streamed: a byte token is given out as soon as its character is whole; else a run of byte tokens is
    // judged at its end, all of it broken or none, as the reference does.
    using Maker = std::function<std::unique_ptr<Step>(bool streamed)>;

    // One text on its way: what push and finish append are bytes (a character may come in parts).
    class Run {
    public:
        explicit Run(std::vector<std::unique_ptr<Step>> steps) : m_steps(std::move(steps)) {}
        void push(std::string token, std::string& out) { feed(0, std::move(token), out); }
        void finish(std::string& out);

    private:
        void feed(std::size_t step, std::string token, std::string& out);
        std::vector<std::unique_ptr<Step>> m_steps;
    };

    explicit Decoder(std::vector<Maker> makers) : m_makers(std::move(makers)) {}
    Run begin(bool streamed) const;

    // The "decoder" of a tokenizer.json. Throws Error for kinds that are not read.
    static Decoder read(const JsonNode& node);
    static Decoder byteLevel();
    static Decoder wordPiece(std::string prefix, bool cleanup);
    static Decoder none(); // tokens as they stand, a space between them

private:
    std::vector<Maker> m_makers;
};

// Byte tokens in a row, on their way to characters; U+FFFD for each byte that belongs to none.
class ByteRun {
public:
    void push(unsigned char byte, std::string& out);
    void finish(std::string& out);
    bool empty() const noexcept { return m_bytes.empty(); }

private:
    std::string m_bytes; // the beginning of a character
};

} // namespace heterosis
