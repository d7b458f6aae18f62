// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef HETEROSIS_MINIMAL
#include <cmath>
#include <utility>

#include "engine/workbench_impl.h"

namespace heterosis {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kCandidates = 5; // shown for each place of a speech

double secondsSince(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }

std::vector<int> idsOf(const OpenFamily& family, const Tokenizer* tokenizer, const ListenSettings& settings)
{
    if (!tokenizer)
        throw Error({.message = text("This model has no tokenizer that can be read, so it cannot speak"),
                     .file = family.info.tokenizerProblem ? family.info.tokenizerProblem->file : std::string(),
                     .remedy = family.info.tokenizerProblem ? family.info.tokenizerProblem->message : Text()});
    if (!settings.chat || family.info.encoder)
        return tokenizer->encode(settings.prompt, {.special = true, .parseSpecial = true});
    if (!family.info.chatKnown)
        throw Error({.message = text("This model has no chat template that is known here"),
                     .remedy = text("Switch the chat off to give the prompt as plain text")});
    // The template writes its own special tokens: the tokenizer adds none.
    return tokenizer->encode(family.chat->apply({{"user", settings.prompt}}), {.special = false, .parseSpecial = true});
}

HeardToken heardOf(const SpokenToken& token, const Tokenizer& tokenizer, StreamDecoder& stream)
{
    HeardToken heard{.id = token.id, .text = stream.push(token.id), .p = std::exp(token.logprob), .top = {}};
    for (const auto& choice : token.top)
        heard.top.push_back({tokenizer.decode(std::array{choice.id}), choice.p});
    return heard;
}

} // namespace

void Workbench::Impl::speak(OpenFamily& opened, Column column, const ListenSettings& wanted, Clock::time_point asked,
                            const std::function<bool()>& stale, Control& control)
{
    const Tokenizer* tokenizer = opened.tokenizerOf(column);
    const auto prompt = idsOf(opened, tokenizer, wanted);
    if (opened.info.encoder)
        return read(opened, column, wanted, asked, stale, control);
    SpeakOptions options{.sampling = wanted.sampling, .maxNew = wanted.maxNew, .ignoreEos = false, .endIds = {}, .top = kCandidates};
    if (wanted.chat)
        options.endIds = opened.chatEndIds;
    const auto revision = revisions[std::size_t(column)];
    StreamDecoder stream(std::shared_ptr<const Tokenizer>(std::shared_ptr<void>(), tokenizer)); // the family outlives it
    int tokens = 0;
    double first = 0, last = 0;
    const auto said = [&](const SpokenToken& token) {
        if (stale())
            throw Cancelled();
        last = secondsSince(asked);
        if (tokens++ == 0)
            first = last;
        send(event::Heard{column, revision, heardOf(token, *tokenizer, stream)});
    };
    const auto speech = opened.voices[std::size_t(column)]->speak(prompt, options, control, said);
    if (speech.finish == Finish::Cancelled || stale())
        throw Cancelled();
    const double rate = tokens > 1 && last > first ? (tokens - 1) / (last - first) : 0;
    send(event::Finished{column, revision, speech.finish, rate, first});
}

void Workbench::Impl::speakAsParent(OpenFamily& opened, Column column, const std::shared_ptr<const ModelMap>& map,
                                    const ListenSettings& wanted, Control& control)
{
    const auto asked = Clock::now();
    send(event::Started{column, ++revisions[std::size_t(column)]});
    try {
        map->checkpoint->checkUnchanged();
        auto& voice = opened.voices[std::size_t(column)];
        if (opened.info.encoder)
            encoderOf(opened, column, map);
        else if (!voice)
            voice = std::make_unique<Voice>(map, map->checkpoint, opened.compute);
        speak(opened, column, wanted, asked, [] { return false; }, control);
    } catch (const Cancelled&) {
        throw;
    } catch (...) { // the other columns still speak
        send(event::ListenFailed{column, caughtError()});
    }
}

// Each parent speaks once for the settings: a job for them that is under way, or done, is not asked for again. The mutex is held
// until the job is submitted, so that of two threads the one with the newer settings comes last.
void Workbench::Impl::submitParents()
{
    const std::lock_guard lock(mutex);
    if (!family || parentsAsked == settingsNumber)
        return;
    parentsAsked = settingsNumber;
    submit("parents", Priority::Normal, "parents", [this, opened = family, wanted = settings](Control& control) {
        if (wanted.prompt.empty() || !opened->info.silence.empty())
            return;
        for (const auto& [column, map] : opened->parentColumns())
            speakAsParent(*opened, column, map, wanted, control);
    });
}

} // namespace heterosis
#endif
