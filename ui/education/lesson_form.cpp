// SPDX-License-Identifier: GPL-3.0-or-later
#include "education/lesson_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

#include "bridge/paths.h"
#include "education/education_words.h"
#include "education/file_pick.h"
#include "education/lesson_kinds.h"
#include "education/rate_spin.h"
#include "training/learning_data.h"

namespace heterosis {

namespace {

void choose(QComboBox* box, const std::string& value)
{
    if (const int index = box->findData(QString::fromStdString(value)); index >= 0)
        box->setCurrentIndex(index);
}

} // namespace

LessonForm::LessonForm(QWidget* parent) : SettingsForm(parent)
{
    setObjectName(QStringLiteral("lessonForm"));
    build();
    wire();
    finish();
}

void LessonForm::build()
{
    std::vector<std::string> kinds;
    for (const std::string_view kind : trainingKinds())
        kinds.emplace_back(kind);
    m_file = new FilePick(QStringLiteral("dataFile"));
    m_valid = new FilePick(QStringLiteral("validFile"));
    m_general = new FilePick(QStringLiteral("generalFile"));
    m_norms = new FilePick(QStringLiteral("rewardFile"));
    m_proof = new FilePick(QStringLiteral("proofFile"));
    m_learner = choice(QStringLiteral("learner"), {});
    m_kind = choice(QStringLiteral("lessonKind"), kinds);
    m_method = choice(QStringLiteral("lessonMethod"), {"full", "genes", "lora", "rslora", "dora"});
    m_measureOn = choice(QStringLiteral("measureOn"), {"share", "file", "nothing"});
    m_share = box<QSpinBox>(QStringLiteral("validShare"), 1, 90, 10);
    m_paceUnit = choice(QStringLiteral("paceUnit"), {"epochs", "steps"});
    m_pace = box<QDoubleSpinBox>(QStringLiteral("pace"), 0.1, 1e6, 1);
    m_rate = new RateSpin;
    m_rate->setObjectName(QStringLiteral("rate"));
    m_rate->setValue(kFullRate);
    m_schedule = choice(QStringLiteral("schedule"), {"cosine", "linear", "constant"});
    m_warmup = box<QSpinBox>(QStringLiteral("warmup"), 0, 100'000, 5);
    m_batch = box<QSpinBox>(QStringLiteral("batch"), 1, 4096, 8);
    m_accumulate = box<QSpinBox>(QStringLiteral("accumulate"), 1, 4096, 1);
    m_context = box<QSpinBox>(QStringLiteral("context"), 0, 1 << 20, 0, 64);
    m_seed = box<QSpinBox>(QStringLiteral("seed"), 0, 2'000'000'000, 0);
    m_rank = box<QSpinBox>(QStringLiteral("rank"), 1, 1024, 16);
    m_alpha = box<QSpinBox>(QStringLiteral("alpha"), 1, 4096, 32);
    m_dropout = box<QDoubleSpinBox>(QStringLiteral("dropout"), 0, 0.9, 0, 0.05);
    m_lossOn = choice(QStringLiteral("lossOn"), {"responses", "all"});
    m_precision = choice(QStringLiteral("precision"), {"float32", "bfloat16"});
    m_decay = box<QDoubleSpinBox>(QStringLiteral("decay"), 0, 1, 0, 0.01);
    m_clip = box<QDoubleSpinBox>(QStringLiteral("clip"), 0, 1000, 1, 0.1);
    m_beta = box<QDoubleSpinBox>(QStringLiteral("beta"), 0.001, 100, 0.1, 0.05);
    m_beta->setDecimals(3);
    m_kl = box<QDoubleSpinBox>(QStringLiteral("kl"), 0, 100, 0.05, 0.01);
    m_kl->setDecimals(3);
    m_half = box<QSpinBox>(QStringLiteral("rewardHalf"), -1, 1, 0);
    m_proofHalf = box<QSpinBox>(QStringLiteral("proofHalf"), -1, 1, -1);
    m_rewardBy = choice(QStringLiteral("rewardBy"), {"norms", "model"});
    m_rater = choice(QStringLiteral("rewardModel"), {});
    m_keepLikely = box<QDoubleSpinBox>(QStringLiteral("keepLikely"), 0, 100, 0, 0.25);
    m_patience = box<QSpinBox>(QStringLiteral("patience"), 0, 100, 0);
    m_saveMinutes = box<QSpinBox>(QStringLiteral("saveMinutes"), 0, 600, 5);
    m_packing = new QCheckBox;
    m_packing->setObjectName(QStringLiteral("packing"));
    m_recompute = new QCheckBox;
    m_recompute->setObjectName(QStringLiteral("recompute"));
    m_genes = new QLabel;
    m_genes->setObjectName(QStringLiteral("multipliers"));
    m_genes->setProperty("role", QStringLiteral("dim"));
    m_genes->setWordWrap(true);

    row(QT_TR_NOOP("Learner"), m_learner, QT_TR_NOOP("Which model is taught. It stays as it is: what it becomes is a new individual of the studbook"));
    row(QT_TR_NOOP("Data"), m_file, QT_TR_NOOP("What it learns from: txt, JSONL or CSV. A file that is dropped on the room is taken too"));
    row(QT_TR_NOOP("Kind"), m_kind, QT_TR_NOOP("What learning means"));
    row(QT_TR_NOOP("Rewarded by"), m_rewardBy, QT_TR_NOOP("What says how good an answer is: the patterns of a norm suite, or a model that was taught to rate"));
    row(QT_TR_NOOP("Norm suite"), pair(m_norms, m_half, 3), QT_TR_NOOP("A norm suite whose prompts are answered and whose patterns reward; the half of it that is practised on, the other is for measuring"));
    row(QT_TR_NOOP("Reward model"), m_rater, QT_TR_NOOP("What a run of the kind Reward model left. It rates answers to the prompts of the data"));
    row(QT_TR_NOOP("Method"), m_method, QT_TR_NOOP("Which numbers learn: all, each gene as fast as the equalizer says, or a small adapter beside them"));
    row("", m_genes, QT_TR_NOOP("The strength of a gene on the equalizer multiplies its learning rate: 0 is frozen, 2 learns twice as fast"));
    row(QT_TR_NOOP("Rank, alpha"), pair(m_rank, m_alpha), QT_TR_NOOP("How wide the adapter is, and how loud: its effect is scaled by alpha over rank (rsLoRA: over its root)"));
    row(QT_TR_NOOP("Pace"), pair(m_pace, m_paceUnit), QT_TR_NOOP("How often all rows are learned, or how many steps"));
    row(QT_TR_NOOP("Rate"), pair(m_rate, m_schedule), QT_TR_NOOP("The learning rate after the warm-up, and how it falls"));
    row(QT_TR_NOOP("Warm-up"), m_warmup, QT_TR_NOOP("Steps in which the rate grows to its height"));
    row(QT_TR_NOOP("Batch"), m_batch, QT_TR_NOOP("Rows that go through the model at once"));
    row(QT_TR_NOOP("Length"), m_context, QT_TR_NOOP("Tokens of a row at most; what is longer is cut"));
    row(QT_TR_NOOP("Measured on"), pair(m_measureOn, m_share), QT_TR_NOOP("Rows that are not learned, to see whether it learned more than the rows by heart"));
    row(QT_TR_NOOP("Measuring file"), m_valid, QT_TR_NOOP("The file that is measured on"));
    row(QT_TR_NOOP("General text"), m_general, QT_TR_NOOP("A text of another kind: what it costs there says what was forgotten"));
    row(QT_TR_NOOP("Manners"), pair(m_proof, m_proofHalf, 3), QT_TR_NOOP("A norm suite that nothing is learned from: the proof asks it before and after. The half of it that is asked"));
    row(QT_TR_NOOP("Keep likely"), m_keepLikely, QT_TR_NOOP("How much the likelihood of the wanted answers counts beside the comparison (RPO). Without it, wanted answers may get less likely too; 1 is a good beginning"));
    row(QT_TR_NOOP("Seed"), m_seed, QT_TR_NOOP("Draws the held-back rows and the order; the same seed gives the same weights"));
    more(QStringLiteral("lessonMore"));
    row(QT_TR_NOOP("Loss on"), m_lossOn, QT_TR_NOOP("Only what the assistant says, or every token of a conversation"));
    row(QT_TR_NOOP("Beta"), m_beta, QT_TR_NOOP("How short the leash to the original is: larger stays nearer"));
    row(QT_TR_NOOP("Leash"), m_kl, QT_TR_NOOP("What a nat away from the original costs of the reward"));
    row(QT_TR_NOOP("Dropout"), m_dropout, QT_TR_NOOP("Share of the adapter's inputs that are dropped while it learns"));
    row(QT_TR_NOOP("Accumulate"), m_accumulate, QT_TR_NOOP("Batches whose gradients are summed to one step: a larger batch with the memory of a small one"));
    row(QT_TR_NOOP("Weight decay"), m_decay, QT_TR_NOOP("Pulls matrices toward zero"));
    row(QT_TR_NOOP("Clip"), m_clip, QT_TR_NOOP("Gradients are cut to this length; 0: never"));
    row(QT_TR_NOOP("Precision"), m_precision, QT_TR_NOOP("bfloat16 reads half the memory; the values that learn stay in float32 behind it"));
    row(QT_TR_NOOP("Patience"), m_patience, QT_TR_NOOP("Measurements of the held-back rows without a gain after which the run ends early; 0: never"));
    row(QT_TR_NOOP("Saved every"), m_saveMinutes, QT_TR_NOOP("A crash or kill loses at most this much"));
    row("", m_packing, QT_TR_NOOP("Batches are filled with whole rows up to batch times length; rows never see each other"));
    row("", m_recompute, QT_TR_NOOP("Computes activations again on the way back: much less memory, a third more time"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(layoutOfRows());
    column->addStretch(1);
}

void LessonForm::wire()
{
    for (FilePick* pick : {m_file, m_valid, m_general, m_norms, m_proof})
        connect(pick, &FilePick::changed, this, &LessonForm::changed);
    for (FilePick* pick : {m_file, m_valid, m_general})
        connect(pick, &FilePick::changed, this, &LessonForm::dataChanged);
    connect(m_rater, &QComboBox::activated, this, [this](int index) {
        if (index == m_rater->count() - 1)
            chooseRater();
    });
    for (QComboBox* combo : {m_learner, m_measureOn, m_lossOn, m_rewardBy})
        connect(combo, &QComboBox::currentIndexChanged, this, &LessonForm::dataChanged);
    for (QSpinBox* spin : {m_share, m_seed, m_context})
        connect(spin, &QSpinBox::valueChanged, this, &LessonForm::dataChanged);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &LessonForm::changed);
    connect(m_rate, &QDoubleSpinBox::editingFinished, this, [this] { m_rateTouched = m_rate->value() != (isAdapter(method()) ? kAdapterRate : kFullRate); });
    connect(m_method, &QComboBox::currentIndexChanged, this, &LessonForm::takeDefaultRate);
    connect(m_paceUnit, &QComboBox::currentIndexChanged, this, [this](int unit) {
        m_pace->setDecimals(unit == 0 ? 1 : 0);
        m_pace->setValue(unit == 0 ? 1 : 100);
    });
    connect(m_packing, &QCheckBox::toggled, this, &LessonForm::changed);
    connect(m_recompute, &QCheckBox::toggled, this, &LessonForm::changed);
    m_pace->setDecimals(1);
}

void LessonForm::takeDefaultRate()
{
    if (!m_rateTouched)
        m_rate->setValue(isAdapter(method()) ? kAdapterRate : kFullRate);
}

void LessonForm::adapt()
{
    const TrainingSettings kindOf = ofKind(kind());
    const std::string how = method();
    setFits(m_rewardBy, kindOf.explores());
    setFits(m_norms, kindOf.explores() && !asksRater());
    setFits(m_rater, asksRater());
    setFits(m_file, needsData());
    setFits(m_genes, how == "genes");
    setFits(m_rank, isAdapter(how));
    setFits(m_dropout, isAdapter(how));
    setFits(m_valid, kindOf.explores() ? asksRater() : chosen(m_measureOn) == "file");
    setFits(m_proof, !kindOf.rates());
    setFits(m_keepLikely, kind() == "dpo" || kind() == "ipo");
    setFits(m_measureOn, !kindOf.explores());
    m_share->setVisible(chosen(m_measureOn) == "share");
    setFits(m_lossOn, kind() == "sft");
    setFits(m_packing, kind() == "sft");
    setFits(m_beta, kindOf.prefers() && !kindOf.rates());
    setFits(m_kl, kindOf.explores());
    setFits(m_patience, kind() == "sft" && chosen(m_measureOn) != "nothing");
    m_kind->setToolTip(EducationWords::kindHelp(kind()));
    showRows();
}

void LessonForm::setLearners(const std::vector<Learner>& learners)
{
    const Learner* before = learner();
    const std::string kept = before ? before->subject : std::string("?");
    m_learners = learners;
    {
        const QSignalBlocker quiet(m_learner);
        m_learner->clear();
        for (const Learner& one : learners)
            m_learner->addItem(one.name, QString::fromStdString(one.subject));
        const int same = m_learner->findData(QString::fromStdString(kept));
        m_learner->setCurrentIndex(same >= 0 ? same : 0);
    }
    const Learner* now = learner();
    if (now && now->subject != kept)
        Q_EMIT dataChanged();
    adapt();
}

const Learner* LessonForm::learner() const
{
    const int index = m_learner->currentIndex();
    return index >= 0 && index < int(m_learners.size()) ? &m_learners[std::size_t(index)] : nullptr;
}

void LessonForm::chooseLearner(const std::string& subject) { choose(m_learner, subject); }

void LessonForm::setMultipliers(const std::vector<std::pair<GeneId, double>>& multipliers)
{
    m_multipliers = multipliers;
    const auto frozen = std::count_if(multipliers.begin(), multipliers.end(), [](const auto& one) { return one.second == 0; });
    double most = 0;
    for (const auto& one : multipliers)
        most = std::max(most, one.second);
    m_genes->setText(tr("%1 of %2 genes are frozen, the fastest learns %3 times as fast").arg(frozen).arg(multipliers.size()).arg(most, 0, 'g', 3));
}

void LessonForm::setFile(const QString& file)
{
    m_file->setFile(file);
    Q_EMIT dataChanged();
    Q_EMIT changed();
}

QString LessonForm::file() const { return m_file->file(); }
std::string LessonForm::kind() const { return chosen(m_kind); }
std::string LessonForm::method() const { return chosen(m_method); }
bool LessonForm::asksRater() const { return ofKind(kind()).explores() && chosen(m_rewardBy) == "model"; }
bool LessonForm::needsData() const { return !ofKind(kind()).explores() || asksRater(); }
bool LessonForm::lacksRater() const { return asksRater() && chosen(m_rater).empty(); }

// The last entry looks for one on the disk; one that is known already stays.
void LessonForm::setRaters(const std::vector<Learner>& raters)
{
    const QString kept = m_rater->currentData().toString(), keptName = m_rater->currentText();
    {
        const QSignalBlocker quiet(m_rater);
        m_rater->clear();
        for (const Learner& one : raters)
            m_rater->addItem(one.name, QString::fromStdString(one.subject));
        if (!kept.isEmpty() && m_rater->findData(kept) < 0)
            m_rater->addItem(keptName, kept);
        m_rater->addItem(tr("a folder…"), QString());
        m_rater->setCurrentIndex(std::max(0, kept.isEmpty() ? 0 : m_rater->findData(kept)));
    }
    if (m_rater->currentData().toString() != kept)
        Q_EMIT changed();
}

void LessonForm::chooseRater()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("A model that was taught to rate"));
    if (!folder.isEmpty()) {
        m_rater->insertItem(m_rater->count() - 1, QFileInfo(folder).fileName(), folder);
        m_rater->setCurrentIndex(m_rater->findData(folder));
    }
    Q_EMIT changed();
}

void LessonForm::setShape(Shape shape, bool choose)
{
    if (!choose || learnsFrom(kind(), shape))
        return;
    for (int i = 0; i < m_kind->count(); ++i)
        if (learnsFrom(m_kind->itemData(i).toString().toStdString(), shape)) {
            const std::string fitting = shape == Shape::Kto && m_kind->findData(QStringLiteral("kto")) >= 0 ? "kto" : m_kind->itemData(i).toString().toStdString();
            heterosis::choose(m_kind, fitting);
            return;
        }
}

DataQuestion LessonForm::question() const
{
    DataQuestion question{.file = toPath(m_file->file()), .seed = std::uint64_t(m_seed->value()), .context = m_context->value(), .responsesOnly = chosen(m_lossOn) == "responses"};
    if (chosen(m_measureOn) == "share")
        question.validShare = m_share->value() / 100.0;
    else if (chosen(m_measureOn) == "file")
        question.valid = toPath(m_valid->file());
    question.general = toPath(m_general->file());
    if (const Learner* one = learner())
        question.subject = one->subject;
    return question;
}

void LessonForm::retranslate()
{
    wordRows();
    for (QWidget* unlabelled : std::initializer_list<QWidget*>{m_genes, m_packing, m_recompute})
        unlabelled->setAccessibleName(unlabelled->toolTip());
    const QString filter = tr("Data (*.txt *.jsonl *.json *.csv *.tsv);;All files (*)");
    m_file->setTexts(tr("Drop or choose a file…"), tr("The data to learn from"), filter);
    m_valid->setTexts(tr("Choose a file…"), tr("The data to measure on"), filter);
    m_general->setTexts(tr("None: forgetting is not seen"), tr("A general text"), filter);
    m_proof->setTexts(tr("No norm suite"), tr("A norm suite for the proof"), filter);
    m_norms->setTexts(tr("Choose a norm suite…"), tr("The norm suite that rewards"), filter);
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, EducationWords::kind(m_kind->itemData(i).toString().toStdString()));
    for (int i = 0; i < m_method->count(); ++i)
        m_method->setItemText(i, EducationWords::method(m_method->itemData(i).toString().toStdString()));
    const auto words = [](QComboBox* box, const QStringList& names) {
        for (int i = 0; i < names.size(); ++i)
            box->setItemText(i, names[i]);
    };
    words(m_measureOn, {tr("a share"), tr("a file"), tr("nothing")});
    words(m_paceUnit, {tr("epochs"), tr("steps")});
    words(m_schedule, {tr("cosine"), tr("linear"), tr("constant")});
    words(m_precision, {QStringLiteral("float32"), QStringLiteral("bfloat16")});
    words(m_lossOn, {tr("answers only"), tr("every token")});
    words(m_rewardBy, {tr("a norm suite"), tr("a reward model")});
    if (m_rater->count() > 0)
        m_rater->setItemText(m_rater->count() - 1, tr("a folder…"));
    m_keepLikely->setSpecialValueText(tr("not at all"));
    m_share->setSuffix(QStringLiteral(" %"));
    m_warmup->setSuffix(tr(" steps"));
    m_batch->setSuffix(tr(" rows"));
    m_context->setSuffix(tr(" tokens"));
    m_context->setSpecialValueText(tr("as the model allows"));
    for (QSpinBox* half : {m_half, m_proofHalf}) {
        half->setPrefix(tr("half "));
        half->setSpecialValueText(tr("all"));
        half->setAccessibleName(tr("Half of the norm suite"));
    }
    m_saveMinutes->setSuffix(tr(" min"));
    m_patience->setSpecialValueText(tr("to the end"));
    m_packing->setText(tr("Pack short rows together"));
    m_recompute->setText(tr("Less memory, more time"));
    m_share->setAccessibleName(tr("Share that is held back"));
    m_schedule->setAccessibleName(tr("Schedule"));
    m_paceUnit->setAccessibleName(tr("Unit of the pace"));
    m_alpha->setAccessibleName(tr("Alpha"));
    setMultipliers(m_multipliers);
    adapt();
}

} // namespace heterosis
