// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/run_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "breeding/judge_table.h"
#include "bridge/paths.h"
#include "bridge/translate_error.h"
#include "inheritance/operator_table.h"
#include "studbook/studbook_words.h"

namespace heterosis {

namespace {

constexpr const char* kGrains[] = {"share", "tensor", "layer", "head", "row", "element"};
constexpr const char* kStrategies[] = {"genetic", "nsga2", "cmaes", "m2n2", "auto-eq", "random"};
constexpr const char* kSelections[] = {"tournament", "truncation"};
constexpr const char* kPaths[] = {"auto", "gated", "realised"};
// Keys that the form writes; all others of a document are kept as they are.
constexpr const char* kOwn[] = {"kind", "parents", "original", "operator", "grain", "share", "ratio", "strength", "strategy", "population", "generations",
                                "selection", "elite", "immigrants", "mutation", "judges", "racing", "baseline", "path", "max_new", "seed"};

template <std::size_t N> QComboBox* choice(const char* const (&names)[N], const QString& objectName)
{
    auto* made = new QComboBox;
    made->setObjectName(objectName);
    for (const char* name : names)
        made->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    return made;
}

void choose(QComboBox* box, const Json& document, const char* key, const char* otherwise)
{
    const int index = box->findData(QString::fromStdString(document.value(key, std::string(otherwise))));
    box->setCurrentIndex(std::max(0, index));
}

std::string chosen(const QComboBox* box) { return box->currentData().toString().toStdString(); }

} // namespace

template <class Box> Box* RunForm::box(const QString& name, double low, double high, double value, double step)
{
    using Value = std::decay_t<decltype(Box().value())>;
    auto* made = new Box;
    made->setObjectName(name);
    made->setRange(Value(low), Value(high));
    made->setSingleStep(Value(step));
    made->setValue(Value(value));
    made->setMinimumWidth(64);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(made, &Box::valueChanged, this, &RunForm::changed);
    return made;
}

QWidget* RunForm::pair(QWidget* left, QWidget* right)
{
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(left, 1);
    line->addWidget(right, 1);
    return both;
}

void RunForm::row(const char* label, QWidget* field, const char* help)
{
    auto* made = new QLabel;
    made->setBuddy(field);
    m_layout->addRow(made, field);
    m_rows.push_back({made, field, label, help, m_details});
}

RunForm::RunForm(QWidget* parent) : QWidget(parent), m_layout(new QFormLayout), m_parents(new QLabel), m_warning(new QLabel), m_more(new QToolButton), m_judges(new JudgeTable)
{
    setObjectName(QStringLiteral("runForm"));
    m_parents->setObjectName(QStringLiteral("runParents"));
    m_parents->setWordWrap(true);
    m_warning->setObjectName(QStringLiteral("kinshipWarning"));
    m_warning->setProperty("role", QStringLiteral("warning"));
    m_warning->setWordWrap(true);
    m_operator = new QComboBox;
    m_operator->setObjectName(QStringLiteral("runOperator"));
    for (const OperatorInfo& info : operatorTable())
        if (info.least <= 2 && info.most >= 2 && !info.needs)
            m_operator->addItem(QString::fromUtf8(info.name.data(), qsizetype(info.name.size())), QString::fromUtf8(info.name.data(), qsizetype(info.name.size())));
    m_operator->setCurrentIndex(m_operator->findData(QStringLiteral("uniform")));
    m_grain = choice(kGrains, QStringLiteral("runGrain"));
    m_strategy = choice(kStrategies, QStringLiteral("runStrategy"));
    m_selection = choice(kSelections, QStringLiteral("runSelection"));
    m_path = choice(kPaths, QStringLiteral("runPath"));
    m_population = box<QSpinBox>(QStringLiteral("runPopulation"), 4, 100'000, 64);
    m_generations = box<QSpinBox>(QStringLiteral("runGenerations"), 1, 10'000, 4);
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

    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(5);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setRowWrapPolicy(QFormLayout::DontWrapRows);
    row(QT_TR_NOOP("Parents"), m_parents, QT_TR_NOOP("The family that is open in the window"));
    row(QT_TR_NOOP("Strategy"), m_strategy, QT_TR_NOOP("How the next generation is found"));
    row(QT_TR_NOOP("Operator"), m_operator, QT_TR_NOOP("How a child's genes are put together"));
    row(QT_TR_NOOP("Grain"), m_grain, QT_TR_NOOP("What is inherited as a whole: what \"a random half\" means"));
    m_layout->addRow(m_warning);
    row(QT_TR_NOOP("Population"), pair(m_population, m_generations), QT_TR_NOOP("Children of a generation, and how many generations"));
    row(QT_TR_NOOP("Ratio"), pair(m_ratioLow, m_ratioHigh), QT_TR_NOOP("0: A, 1: B; later generations search between the two"));
    row(QT_TR_NOOP("Strength"), pair(m_strengthLow, m_strengthHigh), QT_TR_NOOP("How far a child leaves the original; needs one that is not A"));
    row(QT_TR_NOOP("Seed"), m_seed, QT_TR_NOOP("The same seed raises the same children"));
    row("", m_racing, QT_TR_NOOP("Children that are behind with confidence are not asked further"));
    row("", m_baseline, QT_TR_NOOP("Random search with the same budget is raised too, for the report"));
    auto* moreLine = new QWidget;
    auto* more = new QHBoxLayout(moreLine);
    more->setContentsMargins(0, 0, 0, 0);
    more->addWidget(m_more);
    more->addStretch(1);
    m_more->setObjectName(QStringLiteral("runMore"));
    m_more->setCheckable(true);
    m_layout->addRow(moreLine);
    m_details = true;
    row(QT_TR_NOOP("Share of B"), m_share, QT_TR_NOOP("Around which a random half is drawn"));
    row(QT_TR_NOOP("Selection"), pair(m_selection, m_selectionSize), QT_TR_NOOP("A tournament's contestants, or the share that truncation keeps"));
    row(QT_TR_NOOP("Elite"), pair(m_elite, m_immigrants), QT_TR_NOOP("How many of the best live on unchanged, and how many newcomers join"));
    row(QT_TR_NOOP("Mutation"), pair(m_mutationRate, m_mutationSize), QT_TR_NOOP("A gene's chance to move, and how far"));
    row(QT_TR_NOOP("Path"), m_path, QT_TR_NOOP("gated: all children in one batch; realised: one by one; auto measures which is faster"));
    row(QT_TR_NOOP("Answers"), m_maxNew, QT_TR_NOOP("At most so many tokens an answer"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_layout);
    column->addWidget(m_judges);
    column->addStretch(1);

    for (QComboBox* box : {m_operator, m_grain, m_strategy, m_selection, m_path}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        connect(box, &QComboBox::currentIndexChanged, this, &RunForm::adapt);
        connect(box, &QComboBox::currentIndexChanged, this, &RunForm::changed);
    }
    connect(m_selection, &QComboBox::currentIndexChanged, this, [this](int index) { m_selectionSize->setValue(index == 0 ? 3 : 0.5); });
    connect(m_racing, &QCheckBox::toggled, this, &RunForm::changed);
    connect(m_baseline, &QCheckBox::toggled, this, &RunForm::changed);
    connect(m_judges, &JudgeTable::changed, this, &RunForm::changed);
    connect(m_more, &QToolButton::toggled, this, &RunForm::showDetails);
    showDetails(false);
    retranslate();
}

void RunForm::showDetails(bool on)
{
    for (const Row& row : m_rows)
        if (row.detail) {
            row.label->setVisible(on);
            row.field->setVisible(on);
        }
    m_more->setText(on ? tr("Less ▴") : tr("More ▾"));
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
    const bool uniform = chosen(m_operator) == "uniform";
    m_grain->setEnabled(uniform);
    QStringList warnings;
    if (uniform && grain != "share" && !m_kinship.empty())
        warnings << translated(m_kinship);
    if (uniform && grain == "element")
        warnings << tr("Children of single weights are all alike: selection has little to choose from.");
    m_warning->setText(warnings.isEmpty() ? QString() : QStringLiteral("⚠ ") + warnings.join(QLatin1Char('\n')));
    m_warning->setVisible(!warnings.isEmpty());
}

Json RunForm::document() const
{
    Json run{{"kind", "breed"}, {"parents", Json::array()}};
    if (m_request) {
        run["parents"].push_back(m_request->a.string());
        if (m_request->b)
            run["parents"].push_back(m_request->b->string());
        if (m_request->original && m_request->original != m_request->a)
            run["original"] = m_request->original->string();
    }
    run["operator"] = chosen(m_operator);
    if (m_grain->isEnabled())
        run["grain"] = chosen(m_grain);
    run["share"] = m_share->value();
    run["ratio"] = {m_ratioLow->value(), m_ratioHigh->value()};
    if (m_strengthLow->isEnabled())
        run["strength"] = {m_strengthLow->value(), m_strengthHigh->value()};
    run["strategy"] = chosen(m_strategy);
    run["population"] = m_population->value();
    run["generations"] = m_generations->value();
    run["selection"] = {{"kind", chosen(m_selection)}, {"size", m_selectionSize->value()}};
    run["elite"] = m_elite->value();
    run["immigrants"] = m_immigrants->value();
    run["mutation"] = {{"rate", m_mutationRate->value()}, {"size", m_mutationSize->value()}};
    run["judges"] = m_judges->judges();
    run["racing"] = m_racing->isChecked();
    run["baseline"] = m_baseline->isChecked();
    run["path"] = chosen(m_path);
    run["max_new"] = m_maxNew->value();
    run["seed"] = m_seed->value();
    for (const auto& [key, value] : m_kept.items())
        run[key] = value;
    return run;
}

// Of a document that readRunSettings() has taken: its types are right.
void RunForm::setDocument(const Json& document, const QString& folder)
{
    const QSignalBlocker quiet(this);
    const auto range = [&](const char* key, QDoubleSpinBox* low, QDoubleSpinBox* high) {
        if (document.contains(key)) {
            low->setValue(document[key][0].get<double>());
            high->setValue(document[key][1].get<double>());
        }
    };
    choose(m_operator, document, "operator", "uniform");
    choose(m_grain, document, "grain", "share");
    choose(m_strategy, document, "strategy", "genetic");
    choose(m_path, document, "path", "auto");
    m_share->setValue(document.value("share", 0.5));
    range("ratio", m_ratioLow, m_ratioHigh);
    range("strength", m_strengthLow, m_strengthHigh);
    m_population->setValue(document.value("population", 64));
    m_generations->setValue(document.value("generations", 4));
    m_elite->setValue(document.value("elite", 2));
    m_immigrants->setValue(document.value("immigrants", 2));
    const Json selection = document.value("selection", Json::object()), mutation = document.value("mutation", Json::object());
    choose(m_selection, selection, "kind", "tournament");
    m_selectionSize->setValue(selection.value("size", m_selection->currentIndex() == 0 ? 3.0 : 0.5));
    m_mutationRate->setValue(mutation.value("rate", 0.1));
    m_mutationSize->setValue(mutation.value("size", 0.1));
    m_racing->setChecked(document.value("racing", true));
    m_baseline->setChecked(document.value("baseline", false));
    m_maxNew->setValue(document.value("max_new", 64));
    m_seed->setValue(int(std::min<std::uint64_t>(document.value("seed", std::uint64_t{0}), 2'000'000'000)));
    m_judges->setJudges(document.value("judges", Json::array()), folder);
    m_kept = document;
    for (const char* key : kOwn)
        m_kept.erase(key);
    if (m_kept.contains("report")) // its files keep their meaning when the document is written elsewhere
        for (Json& judge : m_kept["report"])
            if (judge.contains("file"))
                judge["file"] = (toPath(folder) / judge["file"].get<std::string>()).lexically_normal().string();
    adapt();
}

void RunForm::retranslate()
{
    for (const Row& row : m_rows) {
        row.label->setText(*row.text ? tr(row.text) : QString());
        row.label->setToolTip(tr(row.help));
        QWidgetList fields = row.field->findChildren<QWidget*>();
        fields << row.field;
        for (QWidget* field : fields) {
            field->setToolTip(tr(row.help));
            if (*row.text)
                field->setAccessibleName(tr(row.text));
        }
    }
    for (int i = 0; i < m_grain->count(); ++i)
        m_grain->setItemText(i, StudbookWords::grain(m_grain->itemData(i).toString().toStdString()));
    for (int i = 0; i < m_strategy->count(); ++i)
        m_strategy->setItemText(i, StudbookWords::strategy(m_strategy->itemData(i).toString().toStdString()));
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
    showDetails(m_more->isChecked());
    adapt();
}

void RunForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
