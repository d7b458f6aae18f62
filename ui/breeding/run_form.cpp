// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "base/error.h"
#include "breeding/judge_table.h"
#include "breeding/share_box.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "education/file_pick.h"
#include "education/rate_spin.h"
#include "inheritance/operator_table.h"
#include "studbook/studbook_words.h"

namespace heterosis {

namespace {

void enable(QComboBox* box, int index, bool fits)
{
    static_cast<QStandardItemModel*>(box->model())->item(index)->setEnabled(fits);
}

bool crosses(const OperatorInfo& info, std::size_t parents, bool original)
{
    try {
        requireParents(info, parents, original);
        return true;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

RunForm::RunForm(QWidget* parent) : SettingsForm(parent), m_parents(new QLabel), m_warning(new QLabel), m_lessons(new QLabel), m_judges(new JudgeTable)
{
    setObjectName(QStringLiteral("runForm"));
    m_parents->setObjectName(QStringLiteral("runParents"));
    m_parents->setWordWrap(true);
    m_warning->setObjectName(QStringLiteral("kinshipWarning"));
    m_warning->setProperty("role", QStringLiteral("warning"));
    m_warning->setWordWrap(true);
    std::vector<std::string> operators;
    for (const OperatorInfo& info : operatorTable())
        if (info.most >= 2 && !info.needs)
            operators.emplace_back(info.name);
    m_operator = choice(QStringLiteral("runOperator"), operators);
    m_operator->setCurrentIndex(m_operator->findData(QStringLiteral("uniform")));
    m_grain = choice(QStringLiteral("runGrain"), {"share", "tensor", "layer", "head", "row", "element"});
    m_strategy = choice(QStringLiteral("runStrategy"), {"genetic", "nsga2", "cmaes", "m2n2", "auto-eq", "random"});
    m_selection = choice(QStringLiteral("runSelection"), {"tournament", "truncation"});
    m_path = choice(QStringLiteral("runPath"), {"auto", "gated", "realised"});
    m_who = choice(QStringLiteral("runSchooling"), {"none", "finalists", "all"});
    m_lessonData = new FilePick(QStringLiteral("runLessons"));
    m_lessonSteps = box<QSpinBox>(QStringLiteral("runLessonSteps"), 1, 1'000'000, 50);
    m_lessonRate = new RateSpin;
    m_lessonRate->setObjectName(QStringLiteral("runLessonRate"));
    m_lessonRate->setValue(1e-4);
    m_lessons->setProperty("role", QStringLiteral("dim"));
    m_lessons->setWordWrap(true);
    m_population = box<QSpinBox>(QStringLiteral("runPopulation"), 4, 100'000, 64);
    m_generations = box<QSpinBox>(QStringLiteral("runGenerations"), 1, 10'000, 4);
    m_shares = new ShareBox;
    m_share = box<QDoubleSpinBox>(QStringLiteral("runShare"), 0, 1, 0.5, 0.05);
    m_ratioLow = box<QDoubleSpinBox>(QStringLiteral("runRatioLow"), -0.5, 1.5, 0, 0.05);
    m_ratioHigh = box<QDoubleSpinBox>(QStringLiteral("runRatioHigh"), -0.5, 1.5, 1, 0.05);
    m_strengthLow = box<QDoubleSpinBox>(QStringLiteral("runStrengthLow"), 0, 2.5, 1, 0.05);
    m_strengthHigh = box<QDoubleSpinBox>(QStringLiteral("runStrengthHigh"), 0, 2.5, 2, 0.05);
    m_racing = new QCheckBox;
    m_racing->setObjectName(QStringLiteral("runRacing"));
    m_racing->setChecked(true);
    m_baseline = new QCheckBox;
    m_baseline->setObjectName(QStringLiteral("runBaseline"));
    m_seed = box<QSpinBox>(QStringLiteral("runSeed"), 0, 2'000'000'000, 1);
    m_selectionSize = box<QDoubleSpinBox>(QStringLiteral("runSelectionSize"), 0.01, 1000, 3);
    m_elite = box<QSpinBox>(QStringLiteral("runElite"), 0, 100'000, 2);
    m_immigrants = box<QSpinBox>(QStringLiteral("runImmigrants"), 0, 100'000, 2);
    m_mutationRate = box<QDoubleSpinBox>(QStringLiteral("runMutationRate"), 0, 1, 0.1, 0.05);
    m_mutationSize = box<QDoubleSpinBox>(QStringLiteral("runMutationSize"), 0, 10, 0.1, 0.05);
    m_maxNew = box<QSpinBox>(QStringLiteral("runMaxNew"), 1, 4096, 64);

    row(QT_TR_NOOP("Parents"), m_parents, QT_TR_NOOP("The family that is open in the window"));
    row(QT_TR_NOOP("Strategy"), m_strategy, QT_TR_NOOP("How the next generation is found"));
    row(QT_TR_NOOP("Operator"), m_operator, QT_TR_NOOP("How a child's genes are put together"));
    row(QT_TR_NOOP("Grain"), m_grain, QT_TR_NOOP("What is inherited as a whole: what \"a random half\" means"));
    layoutOfRows()->addRow(m_warning);
    row(QT_TR_NOOP("Population"), pair(m_population, m_generations), QT_TR_NOOP("Children of a generation, and how many generations"));
    row(QT_TR_NOOP("Ratio"), pair(m_ratioLow, m_ratioHigh), QT_TR_NOOP("0: A, 1: B; later generations search between the two"));
    row(QT_TR_NOOP("Strength"), pair(m_strengthLow, m_strengthHigh), QT_TR_NOOP("How far a child leaves the original; needs one that is not A"));
    row(QT_TR_NOOP("Schooling"), m_who, QT_TR_NOOP("The same short fine-tuning for parents, original and these children before they are judged"));
    row(QT_TR_NOOP("Lessons"), m_lessonData, QT_TR_NOOP("What everybody learns from: conversations, prompts with answers, or text; never what judges ask"));
    row(QT_TR_NOOP("Steps"), pair(m_lessonSteps, m_lessonRate), QT_TR_NOOP("How many steps everybody learns, and at which rate"));
    layoutOfRows()->addRow(m_lessons);
    row(QT_TR_NOOP("Seed"), m_seed, QT_TR_NOOP("The same seed raises the same children"));
    row("", m_racing, QT_TR_NOOP("Children that are behind with confidence are not asked further"));
    row("", m_baseline, QT_TR_NOOP("Random search with the same budget is raised too, for the report"));
    more(QStringLiteral("runMore"));
    row(QT_TR_NOOP("Share of B"), m_share, QT_TR_NOOP("Around which a random half is drawn"));
    row(QT_TR_NOOP("Shares"), m_shares, QT_TR_NOOP("How much of each parent a child has on the average; only the proportion counts"));
    row(QT_TR_NOOP("Selection"), pair(m_selection, m_selectionSize), QT_TR_NOOP("A tournament's contestants, or the share that truncation keeps"));
    row(QT_TR_NOOP("Elite"), pair(m_elite, m_immigrants), QT_TR_NOOP("How many of the best live on unchanged, and how many newcomers join"));
    row(QT_TR_NOOP("Mutation"), pair(m_mutationRate, m_mutationSize), QT_TR_NOOP("A gene's chance to move, and how far"));
    row(QT_TR_NOOP("Path"), m_path, QT_TR_NOOP("gated: all children in one batch; realised: one by one; auto measures which is faster"));
    row(QT_TR_NOOP("Answers"), m_maxNew, QT_TR_NOOP("At most so many tokens an answer"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(layoutOfRows());
    column->addWidget(m_judges);
    column->addStretch(1);

    connect(m_shares, &ShareBox::changed, this, &RunForm::changed);
    connect(m_selection, &QComboBox::currentIndexChanged, this, [this](int index) { m_selectionSize->setValue(index == 0 ? 3 : 0.5); });
    connect(m_racing, &QCheckBox::toggled, this, &RunForm::changed);
    connect(m_lessonData, &FilePick::changed, this, [this] {
        m_schooling.erase("data");
        Q_EMIT changed();
    });
    connect(m_lessonRate, &QDoubleSpinBox::valueChanged, this, &RunForm::changed);
    for (QSpinBox* count : {m_population, m_generations, m_lessonSteps})
        connect(count, &QSpinBox::valueChanged, this, &RunForm::adaptSchooling);
    connect(m_baseline, &QCheckBox::toggled, this, [this] {
        adapt();
        Q_EMIT changed();
    });
    connect(m_judges, &JudgeTable::changed, this, [this] {
        adapt();
        Q_EMIT changed();
    });
    finish();
}

void RunForm::setParents(const std::optional<OpenRequest>& request, const QString& names)
{
    m_request = request;
    m_parents->setText(names);
    adapt();
    Q_EMIT changed();
}

void RunForm::setKinship(const Text& warning)
{
    m_kinship = warning;
    adapt();
}

void RunForm::adapt()
{
    const std::string strategy = chosen(m_strategy), grain = chosen(m_grain);
    const bool evolves = strategy == "genetic" || strategy == "m2n2";
    for (QWidget* field : std::initializer_list<QWidget*>{m_selection, m_selectionSize, m_elite})
        field->setEnabled(strategy == "genetic");
    for (QWidget* field : std::initializer_list<QWidget*>{m_immigrants, m_mutationRate, m_mutationSize})
        field->setEnabled(evolves || strategy == "nsga2");
    const bool strength = m_request && m_request->original && m_request->original != m_request->a;
    m_strengthLow->setEnabled(strength);
    m_strengthHigh->setEnabled(strength);
    adaptToParents();
    const bool person = personJudges(); // who is asked of the children of one run alone, as they are born
    m_baseline->setEnabled(!person);
    m_who->setEnabled(!person);
    const bool uniform = chosen(m_operator) == "uniform";
    m_grain->setEnabled(uniform);
    adaptSchooling();
    QStringList warnings;
    if (uniform && grain != "share" && !m_kinship.empty())
        warnings << translated(m_kinship);
    if (uniform && grain == "element")
        warnings << tr("Children of single weights are all alike: selection has little to choose from.");
    if (person && (m_baseline->isChecked() || chosen(m_who) != "none"))
        warnings << tr("Where a person judges, there is no random search beside it and no schooling.");
    m_warning->setText(warnings.isEmpty() ? QString() : QStringLiteral("⚠ ") + warnings.join(QLatin1Char('\n')));
    m_warning->setVisible(!warnings.isEmpty());
}

std::vector<std::filesystem::path> RunForm::parents() const
{
    std::vector<std::filesystem::path> all;
    if (!m_request)
        return all;
    all.push_back(m_request->a);
    if (m_request->b)
        all.push_back(*m_request->b);
    all.insert(all.end(), m_request->more.begin(), m_request->more.end());
    return all;
}

bool RunForm::personJudges() const
{
    for (const Json& judge : m_judges->judges())
        if (judge.at("judge") == Json("person"))
            return true;
    return false;
}

bool RunForm::crosses(const std::vector<std::filesystem::path>& parents) const
{
    const auto open = this->parents();
    return open.empty()
        || std::equal(open.begin(), open.end(), parents.begin(), parents.end(),
                      [](const auto& x, const auto& y) { return std::filesystem::weakly_canonical(x) == std::filesystem::weakly_canonical(y); });
}

// A ratio lies between two; of more parents each has a share. What cannot cross so many is greyed out.
void RunForm::adaptToParents()
{
    const std::size_t count = std::max<std::size_t>(2, parents().size());
    for (QDoubleSpinBox* field : {m_share, m_ratioLow})
        setFits(field, count == 2);
    setFits(m_shares, count > 2);
    m_shares->setParents(count);
    const bool original = m_request && m_request->original && m_request->original != m_request->a;
    for (int i = 0; i < m_operator->count(); ++i)
        if (const OperatorInfo* info = operatorNamed(m_operator->itemData(i).toString().toStdString()))
            enable(m_operator, i, heterosis::crosses(*info, count, original));
    enable(m_strategy, m_strategy->findData(QStringLiteral("auto-eq")), count == 2);
    if (!m_request)
        return;
    if (const OperatorInfo* info = operatorNamed(chosen(m_operator)); info && !heterosis::crosses(*info, count, original))
        m_operator->setCurrentIndex(m_operator->findData(QStringLiteral("uniform")));
    if (count > 2 && chosen(m_strategy) == "auto-eq")
        m_strategy->setCurrentIndex(m_strategy->findData(QStringLiteral("genetic")));
}

// How many models learn before the run is done: what schooling costs.
void RunForm::adaptSchooling()
{
    const std::string who = personJudges() ? std::string("none") : chosen(m_who);
    for (QWidget* field : {static_cast<QWidget*>(m_lessonData), static_cast<QWidget*>(m_lessonSteps)})
        setFits(field, who != "none");
    if (m_racing->isEnabled() == (who == "all")) // all of them learn, so all of them are heard to the end
        m_racing->setEnabled(who != "all");
    const int each = who == "all" ? m_population->value() : std::min(m_population->value(), m_kept.value("finalists", 4));
    m_lessons->setText(tr("About %1 models learn %2 steps each, one after the other.").arg(qint64(each) * m_generations->value() + 3).arg(m_lessonSteps->value()));
    m_lessons->setVisible(who != "none");
    showRows();
}

void RunForm::retranslate()
{
    wordRows();
    m_shares->retranslate();
    for (int i = 0; i < m_grain->count(); ++i)
        m_grain->setItemText(i, StudbookWords::grain(m_grain->itemData(i).toString().toStdString()));
    for (int i = 0; i < m_strategy->count(); ++i)
        m_strategy->setItemText(i, StudbookWords::strategy(m_strategy->itemData(i).toString().toStdString()));
    m_who->setItemText(0, tr("none"));
    m_who->setItemText(1, tr("the finalists"));
    m_who->setItemText(2, tr("all children"));
    m_lessonData->setTexts(tr("Choose a file…"), tr("The lessons of the schooling"), tr("Data (*.jsonl *.json *.csv *.txt);;All files (*)"));
    m_lessonSteps->setSuffix(tr(" steps"));
    m_selection->setItemText(0, tr("tournament"));
    m_selection->setItemText(1, tr("truncation"));
    m_path->setItemText(0, tr("whichever is faster"));
    m_path->setItemText(1, tr("all in one batch"));
    m_path->setItemText(2, tr("one by one"));
    m_generations->setSuffix(tr(" generations"));
    m_population->setSuffix(tr(" children"));
    m_elite->setSuffix(tr(" stay"));
    m_immigrants->setSuffix(tr(" join"));
    m_racing->setText(tr("Racing: the hopeless stop early"));
    m_baseline->setText(tr("Random search beside it"));
    adapt();
}

} // namespace heterosis
