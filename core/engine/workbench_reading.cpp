// SPDX-License-Identifier: GPL-3.0-or-later
// What an encoder says of a prompt: a line of text for each thing that it read, with the likeliest words beside it.
#ifndef HETEROSIS_MINIMAL
#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/workbench_impl.h"

namespace heterosis {

namespace {

constexpr int kCandidates = 5;
constexpr std::size_t kLines = 8; // compared with each other: 28 pairs

struct Asked {
    EncoderBatch batch;
    std::vector<std::pair<std::size_t, std::size_t>> masks; // line and place of each masked token
};

std::string decimals(double value, int digits)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    return buffer.data();
}

// What the tokenizer calls the masked place; people may write either.
std::optional<std::string> maskOf(const Tokenizer& tokenizer)
{
    for (const char* name : {"[MASK]", "<mask>"})
        if (tokenizer.idOf(name))
            return name;
    return std::nullopt;
}

std::vector<std::string> linesOf(const std::string& prompt, const std::optional<std::string>& mask)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= prompt.size() && lines.size() < kLines;) {
        const std::size_t end = std::min(prompt.find('\n', at), prompt.size());
        std::string line = prompt.substr(at, end - at);
        for (const char* other : {"[MASK]", "<mask>"})
            for (std::size_t found = 0; mask && other != *mask && (found = line.find(other, found)) != std::string::npos; found += mask->size())
                line.replace(found, 6, *mask);
        if (line.find_first_not_of(" \t\r") != std::string::npos)
            lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

Asked askedFor(const std::string& prompt, const Tokenizer& tokenizer, const ModelConfig& config)
{
    const auto mask = maskOf(tokenizer);
    const std::optional<int> masked = mask ? tokenizer.idOf(*mask) : std::nullopt;
    Asked asked;
    std::size_t longest = 0;
    for (const std::string& line : linesOf(prompt, mask)) {
        asked.batch.ids.push_back(tokenizer.encode(line, {.special = true, .parseSpecial = true}));
        asked.batch.mask.emplace_back(asked.batch.ids.back().size(), 1);
        longest = std::max(longest, asked.batch.ids.back().size());
    }
    for (std::size_t line = 0; line < asked.batch.ids.size(); ++line) {
        auto& ids = asked.batch.ids[line];
        for (std::size_t at = 0; at < ids.size(); ++at)
            if (masked && ids[at] == *masked)
                asked.masks.emplace_back(line, at);
        ids.resize(longest, int(config.padId));
        asked.batch.mask[line].resize(longest, 0);
    }
    return asked;
}

std::string listed(const std::vector<CandidateText>& choices)
{
    std::string out;
    for (const CandidateText& choice : choices)
        out += (out.empty() ? "" : " · ") + choice.text + " " + decimals(choice.p, 3);
    return out + "\n";
}

HeardToken maskHeard(const Encoder& encoder, const Tokenizer& tokenizer, const Asked& asked, std::size_t number)
{
    HeardToken heard;
    const auto [line, at] = asked.masks[number];
    for (const TokenChoice& choice : encoder.fill(line, at, kCandidates)) {
        heard.top.push_back({tokenizer.decode(std::array{choice.id}), choice.p});
        if (heard.top.size() == 1)
            std::tie(heard.id, heard.p) = std::pair(choice.id, choice.p);
    }
    heard.text = (asked.masks.size() > 1 ? "[MASK " + std::to_string(number + 1) + "] " : "[MASK] ") + listed(heard.top);
    return heard;
}

HeardToken classesHeard(const Encoder& encoder, std::size_t line, std::size_t lines)
{
    const auto& labels = encoder.map().config.labels;
    const std::vector<double> p = encoder.classes(line);
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
    order.resize(std::min(order.size(), std::size_t(kCandidates)));
    HeardToken heard;
    for (const std::size_t label : order)
        heard.top.push_back({label < labels.size() ? labels[label] : std::to_string(label), p[label]});
    heard.id = int(order.front());
    heard.p = p[order.front()];
    heard.text = (lines > 1 ? std::to_string(line + 1) + ": " : std::string()) + listed(heard.top);
    return heard;
}

HeardToken similarity(const std::string& first, const std::string& second, const std::vector<float>& x, const std::vector<float>& y)
{
    const double cosine = std::inner_product(x.begin(), x.end(), y.begin(), 0.0); // both are normalised
    const std::string name = first + ", " + second;
    return {.id = 0, .text = "cos(" + name + ") = " + decimals(cosine, 4) + "\n", .p = cosine, .top = {{name, std::max(0.0, cosine)}}};
}

} // namespace

Encoder& Workbench::Impl::encoderOf(OpenFamily& opened, Column column, const std::shared_ptr<const ModelMap>& map)
{
    auto& encoder = opened.encoders[std::size_t(column)];
    if (!encoder)
        encoder = std::make_unique<Encoder>(map, map->checkpoint, opened.compute);
    return *encoder;
}

void Workbench::Impl::read(OpenFamily& opened, Column column, const ListenSettings& wanted, std::chrono::steady_clock::time_point asked,
                           const std::function<bool()>& stale, Control& control)
{
    Encoder& encoder = *opened.encoders[std::size_t(column)];
    const Asked batch = askedFor(wanted.prompt, *opened.tokenizer, encoder.map().config);
    if (batch.batch.ids.empty())
        return;
    encoder.read(batch.batch, control);
    std::vector<HeardToken> heard;
    const std::size_t lines = batch.batch.ids.size();
    if (encoder.fillsMasks())
        for (std::size_t number = 0; number < batch.masks.size(); ++number)
            heard.push_back(maskHeard(encoder, *opened.tokenizer, batch, number));
    if (encoder.classifiesTexts())
        for (std::size_t line = 0; line < lines; ++line)
            heard.push_back(classesHeard(encoder, line, lines));
    for (std::size_t i = 0; i < lines; ++i)
        for (std::size_t j = i + 1; j < lines; ++j)
            heard.push_back(similarity(std::to_string(i + 1), std::to_string(j + 1), encoder.sentence(i), encoder.sentence(j)));
    if (heard.empty()) { // neither a mask nor a pair: how near the text's meaning is to what the original takes it for
        const bool other = opened.parents.original != nullptr;
        Encoder& original = encoderOf(opened, other ? Column::Original : Column::A, other ? opened.parents.original : opened.parents.a);
        original.read(batch.batch, control);
        heard.push_back(similarity("1", other ? "O" : "A", encoder.sentence(0), original.sentence(0)));
    }
    if (stale())
        throw Cancelled();
    const auto revision = revisions[std::size_t(column)];
    for (HeardToken& token : heard)
        send(event::Heard{column, revision, std::move(token)});
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - asked;
    send(event::Finished{column, revision, Finish::Eos, 0, passed.count()});
}

} // namespace heterosis
#endif
