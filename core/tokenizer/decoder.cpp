// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/decoder.h"

#include "tokenizer/byte_alphabet.h"
#include "tokenizer/byte_tokens.h"
#include "tokenizer/metaspace.h"
#include "tokenizer/pattern.h"
#include "tokenizer/utf8.h"

namespace heterosis {

namespace {

constexpr std::string_view Broken = "\xEF\xBF\xBD";

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

// A step that rewrites each token by itself; it may treat the first one of the text apart.
template <class Rewrite> class Each final : public Decoder::Step {
public:
    explicit Each(Rewrite rewrite) : m_rewrite(std::move(rewrite)) {}
    void push(std::string token, const Decoder::Sink& next) override
    {
        m_rewrite(token, m_first);
        m_first = false;
        next(std::move(token));
    }

private:
    Rewrite m_rewrite;
    bool m_first = true;
};

template <class Rewrite> Decoder::Maker each(Rewrite rewrite)
{
    return [rewrite](bool) { return std::make_unique<Each<Rewrite>>(rewrite); };
}

Decoder::Maker byteLevelStep()
{
    return each([](std::string& token, bool) {
        if (auto bytes = fromByteLetters(token))
            token = std::move(*bytes);
    });
}

// Spaces that the tokens had lost, and English signs and endings joined to their words (tokenizers, decoders/wordpiece).
Decoder::Maker wordPieceStep(std::string prefix, bool cleanup)
{
    return each([prefix = std::move(prefix), cleanup](std::string& token, bool first) {
        if (!first) {
            if (token.starts_with(prefix))
                token.erase(0, prefix.size());
            else
                token.insert(0, " ");
        }
        constexpr std::pair<std::string_view, std::string_view> Joined[] = {{" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","},
            {" ' ", "'"}, {" n't", "n't"}, {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}};
        if (cleanup)
            for (const auto& [apart, joined] : Joined)
                replaceAll(token, apart, joined);
    });
}

Decoder::Maker metaspaceStep(const MetaspaceOptions& options)
{
    return each([options](std::string& token, bool first) {
        const bool drop = first && options.prepend != MetaspaceOptions::Prepend::Never;
        replaceAll(token, options.replacement, drop ? "" : " ");
    });
}

Decoder::Maker replaceStep(const JsonNode& node)
{
    auto pattern = std::make_shared<const Pattern>(Pattern::read(node.need("pattern")));
    return each([pattern, content = node.string("content")](std::string& token, bool) {
        std::vector<Span> matches;
        pattern->search().findAll(token, matches);
        for (auto match = matches.rbegin(); match != matches.rend(); ++match)
            token.replace(match->begin, match->end - match->begin, content);
    });
}

class ByteFallback final : public Decoder::Step {
public:
    explicit ByteFallback(bool streamed) : m_streamed(streamed) {}
    void push(std::string token, const Decoder::Sink& next) override
    {
        const auto byte = byteOfToken(token);
        if (!byte) {
            finish(next);
            return next(std::move(token));
        }
        if (!m_streamed) {
            m_bytes += static_cast<char>(*byte);
            return;
        }
        std::string text;
        m_run.push(*byte, text);
        if (!text.empty())
            next(std::move(text));
    }
    void finish(const Decoder::Sink& next) override
    {
        std::string text;
        if (m_streamed)
            m_run.finish(text);
        else if (text = lossyUtf8(m_bytes); text != m_bytes) {
            text.clear();
            for (std::size_t i = 0; i < m_bytes.size(); ++i)
                text += Broken;
        }
        m_bytes.clear();
        if (!text.empty())
            next(std::move(text));
    }

private:
    bool m_streamed;
    ByteRun m_run;
    std::string m_bytes;
};

// The suffix of a word becomes a space, at the end of the text nothing.
class BpeSuffix final : public Decoder::Step {
public:
    explicit BpeSuffix(std::string suffix) : m_suffix(std::move(suffix)) {}
    void push(std::string token, const Decoder::Sink& next) override
    {
        give(" ", next);
        m_held = std::move(token);
    }
    void finish(const Decoder::Sink& next) override { give("", next); }

private:
    void give(std::string_view end, const Decoder::Sink& next)
    {
        if (!m_held)
            return;
        if (!m_suffix.empty())
            replaceAll(*m_held, m_suffix, end);
        next(std::move(*m_held));
        m_held.reset();
    }
    std::string m_suffix;
    std::optional<std::string> m_held;
};

std::string stripped(std::string token, std::string_view content, int start, int stop)
{
    for (; start > 0 && token.starts_with(content); --start)
        token.erase(0, content.size());
    for (; stop > 0 && token.ends_with(content); --stop)
        token.resize(token.size() - content.size());
    return token;
}

// Takes up to `count` times `content` from the start of the text, however its tokens fall. content is one character.
class StripStart final : public Decoder::Step {
public:
    StripStart(std::string content, int count) : m_content(std::move(content)), m_left(count) {}
    void push(std::string token, const Decoder::Sink& next) override
    {
        std::size_t at = 0;
        while (m_left > 0 && at < token.size()) {
            if (token.compare(at, m_content.size(), m_content) != 0) {
                m_left = 0;
                break;
            }
            at += m_content.size();
            --m_left;
        }
        if (at < token.size())
            next(token.substr(at));
    }

private:
    std::string m_content;
    int m_left;
};

// Collects the steps of a decoder. Fuse makes one token of the text; nothing here needs that but Strip, which then means the
// text's own ends.
class Reader {
public:
    void read(const JsonNode& node)
    {
        const std::string type = node.type();
        if (type == "Sequence") {
            for (const JsonNode& part : node.list("decoders"))
                read(part);
        } else if (type == "Fuse") {
            m_fused = true;
        } else if (type == "Strip") {
            strip(node);
        } else if (m_fused) {
            refuse(node, type);
        } else {
            m_makers.push_back(step(node, type));
            m_fused = type == "ByteLevel";
        }
    }
    std::vector<Decoder::Maker> take() { return std::move(m_makers); }

private:
    static Decoder::Maker step(const JsonNode& node, const std::string& type)
    {
        if (type == "ByteLevel")
            return byteLevelStep();
        if (type == "WordPiece")
            return wordPieceStep(node.optionalString("prefix").value_or("##"), node.flag("cleanup", true));
        if (type == "Metaspace")
            return metaspaceStep(MetaspaceOptions::read(node));
        if (type == "Replace")
            return replaceStep(node);
        if (type == "ByteFallback")
            return [](bool streamed) { return std::make_unique<ByteFallback>(streamed); };
        if (type == "BPEDecoder")
            return [suffix = node.optionalString("suffix").value_or("</w>")](bool) { return std::make_unique<BpeSuffix>(suffix); };
        refuse(node, type);
    }
    void strip(const JsonNode& node)
    {
        const std::string content = node.string("content");
        const int start = node.id("start"), stop = node.id("stop");
        if (content.empty() || utf8At(content, 0).length != content.size() || (m_fused && stop > 0))
            refuse(node, "Strip");
        if (m_fused)
            m_makers.push_back([content, start](bool) { return std::make_unique<StripStart>(content, start); });
        else
            m_makers.push_back(each([content, start, stop](std::string& token, bool) { token = stripped(std::move(token), content, start, stop); }));
    }
    [[noreturn]] static void refuse(const JsonNode& node, const std::string& type)
    {
        node.fail(text("The decoder \"{}\" is not read by this version, or not in this place", type),
            "ByteLevel, WordPiece, Metaspace, Replace, ByteFallback, BPEDecoder, Fuse, Strip and a Sequence of these are read");
    }

    std::vector<Decoder::Maker> m_makers;
    bool m_fused = false;
};

} // namespace

void ByteRun::push(unsigned char byte, std::string& out)
{
    m_bytes += static_cast<char>(byte);
    while (!m_bytes.empty()) {
        const Utf8Part part = utf8At(m_bytes, 0);
        if (part.state == Utf8Part::State::Cut)
            return;
        const bool whole = part.state == Utf8Part::State::Whole;
        out += whole ? std::string_view(m_bytes).substr(0, part.length) : Broken;
        m_bytes.erase(0, whole ? part.length : 1);
    }
}

void ByteRun::finish(std::string& out)
{
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        out += Broken;
    m_bytes.clear();
}

void Decoder::Run::feed(std::size_t step, std::string token, std::string& out)
{
    if (step == m_steps.size())
        out += token;
    else
        m_steps[step]->push(std::move(token), [this, step, &out](std::string next) { feed(step + 1, std::move(next), out); });
}

void Decoder::Run::finish(std::string& out)
{
    for (std::size_t step = 0; step < m_steps.size(); ++step)
        m_steps[step]->finish([this, step, &out](std::string next) { feed(step + 1, std::move(next), out); });
}

Decoder::Run Decoder::begin(bool streamed) const
{
    std::vector<std::unique_ptr<Step>> steps;
    for (const Maker& maker : m_makers)
        steps.push_back(maker(streamed));
    return Run(std::move(steps));
}

Decoder Decoder::byteLevel() { return Decoder({byteLevelStep()}); }

Decoder Decoder::wordPiece(std::string prefix, bool cleanup) { return Decoder({wordPieceStep(std::move(prefix), cleanup)}); }

Decoder Decoder::none()
{
    return Decoder({each([](std::string& token, bool first) {
        if (!first)
            token.insert(0, " ");
    })});
}

Decoder Decoder::read(const JsonNode& node)
{
    Reader reader;
    reader.read(node);
    return Decoder(reader.take());
}

} // namespace heterosis
