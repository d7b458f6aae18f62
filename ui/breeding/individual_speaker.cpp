// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/individual_speaker.h"

#include "base/error.h"
#include "dataset/model_text.h"
#include "engine/engine.h"
#include "inheritance/subject.h"
#include "model/voice.h"
#include "studbook/studbook_desk.h"
#include "studbook/workspace.h"

namespace heterosis {

// What spoke last, and the models behind it.
struct IndividualSpeaker::Voices {
    std::vector<std::filesystem::path> models;  // parents and original, or the one checkpoint
    std::shared_ptr<Child> child;               // empty: a checkpoint speaks
    Subject subject;
    std::unique_ptr<ModelText> text;
    std::unique_ptr<Voice> voice;

    void use(const Recipe& recipe, const ComputeOptions& compute, Control& control);
    void use(const std::filesystem::path& checkpoint, const ComputeOptions& compute, Control& control);
    Heard answer(const ListenSettings& settings, Control& control);

private:
    void begin(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source, const std::filesystem::path& tokenizer,
               const ComputeOptions& compute);
};

void IndividualSpeaker::Voices::begin(std::shared_ptr<const ModelMap> map, std::shared_ptr<const TensorSource> source,
                                      const std::filesystem::path& tokenizer, const ComputeOptions& compute)
{
    voice = std::make_unique<Voice>(map, std::move(source), chooseCompute(compute, map->config));
    text = std::make_unique<ModelText>(tokenizer, map->config.bos, map->config.eos);
}

void IndividualSpeaker::Voices::use(const Recipe& recipe, const ComputeOptions& compute, Control& control)
{
    std::vector<std::filesystem::path> wanted;
    for (const RecipeParent& parent : recipe.parents)
        wanted.push_back(parent.path);
    wanted.push_back(recipe.original ? recipe.original->path : std::filesystem::path());
    if (child && wanted == models && voice) {
        voice->changed(child->realise(resolve(recipe, *child->parents().a), control));
        return;
    }
    voice.reset(); // before the weights that it stands on
    models.clear();
    const Parents parents = openParents(recipe, control);
    child = std::make_shared<Child>(parents, recipe.dtype);
    child->realise(resolve(recipe, *parents.a), control);
    begin(parents.a, child, recipe.parents.front().path, compute);
    models = std::move(wanted);
}

void IndividualSpeaker::Voices::use(const std::filesystem::path& checkpoint, const ComputeOptions& compute, Control& control)
{
    if (!child && voice && models == std::vector{checkpoint})
        return;
    voice.reset();
    child.reset();
    models.clear();
    subject = Subject::open(checkpoint, control);
    begin(subject.map, subject.source, subject.tokenizer, compute);
    models = {checkpoint};
}

Heard IndividualSpeaker::Voices::answer(const ListenSettings& settings, Control& control)
{
    SpeakOptions options{.sampling = settings.sampling, .maxNew = settings.maxNew, .ignoreEos = false, .endIds = {}, .top = 0};
    if (settings.chat)
        options.endIds = text->endIds();
    const auto prompt = settings.chat ? text->prompt({{"user", settings.prompt}}) : text->tokenizer().encode(settings.prompt, {.special = true, .parseSpecial = true});
    const Speech speech = voice->speak(prompt, options, control);
    Heard heard{.prompt = settings.prompt, .ids = {}, .text = {}, .seed = settings.sampling.seed};
    for (const SpokenToken& token : speech.tokens)
        heard.ids.push_back(token.id);
    heard.text = text->spoken(heard.ids);
    return heard;
}

// Lives on the window's thread as long as a job may tell something.
struct IndividualSpeaker::Link : QObject {
    IndividualSpeaker* speaker = nullptr;
};

IndividualSpeaker::IndividualSpeaker(Engine& engine, StudbookDesk& desk, const ComputeOptions& compute, const QString& name, QObject* parent)
    : QObject(parent), m_engine(engine), m_desk(desk), m_compute(compute), m_key(name.toStdString()), m_link(new Link, [](Link* link) { link->deleteLater(); }),
      m_voices(std::make_shared<Voices>())
{
    m_link->speaker = this;
}

IndividualSpeaker::~IndividualSpeaker()
{
    m_link->speaker = nullptr;
    stop();
}

void IndividualSpeaker::speak(const std::vector<Whom>& whom, const ListenSettings& settings)
{
    const auto asked = ++m_asked;
    const auto post = [link = m_link, asked](auto&& tell) {
        QMetaObject::invokeMethod(link.get(), [link, asked, tell] {
            if (link->speaker && asked == link->speaker->m_asked)
                tell(*link->speaker);
        }, Qt::QueuedConnection);
    };
    Engine::Job job;
    job.name = "individuals";
    job.key = m_key;
    job.run = [post, whom, settings, voices = m_voices, book = m_desk.book(), compute = m_compute](Control& control) {
        for (std::size_t i = 0; i < whom.size(); ++i) {
            try {
                const auto individual = whom[i].id && book ? book->individual(*whom[i].id) : std::nullopt;
                const IndividualSource source = individual ? sourceOf(*book, *individual) : IndividualSource{.name = {}, .checkpoint = whom[i].checkpoint, .recipe = {}, .base = {}};
                source.recipe ? voices->use(*source.recipe, compute, control) : voices->use(source.checkpoint, compute, control);
                post([place = int(i), heard = voices->answer(settings, control)](IndividualSpeaker& speaker) { Q_EMIT speaker.spoken(place, heard); });
            } catch (const Cancelled&) {
                throw;
            } catch (...) { // the others still speak
                post([place = int(i), error = caughtError()](IndividualSpeaker& speaker) { Q_EMIT speaker.failed(place, error); });
            }
        }
        post([](IndividualSpeaker& speaker) { Q_EMIT speaker.done(); });
    };
    m_engine.submit(std::move(job));
}

void IndividualSpeaker::stop()
{
    ++m_asked;
    m_engine.cancelKey(m_key);
}

} // namespace heterosis
