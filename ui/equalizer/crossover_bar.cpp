// SPDX-License-Identifier: GPL-3.0-or-later
#include "equalizer/crossover_bar.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "bridge/translate_error.h"
#include "equalizer/operator_words.h"

namespace heterosis {
namespace {

constexpr double kLargestSeed = 9007199254740992; // whole numbers that a spin box holds exactly

QString named(std::string_view name) { return QString::fromUtf8(name.data(), qsizetype(name.size())); }

// Shows 1e-08 as well as 0.5, and steps by a tenth of what it shows.
class OptionSpin : public QDoubleSpinBox {
public:
    explicit OptionSpin(const OptionRange& range)
    {
        setDecimals(range.whole ? 0 : 10);
        setRange(range.low, range.high);
        setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        setKeyboardTracking(false);
    }
    QString textFromValue(double value) const override { return QString::number(value, 'g', 6); }
    double valueFromText(const QString& text) const override { return text.toDouble(); }
    QValidator::State validate(QString& text, int&) const override
    {
        bool number = false;
        const double value = text.toDouble(&number);
        return !number ? QValidator::Intermediate : value < minimum() || value > maximum() ? QValidator::Intermediate : QValidator::Acceptable;
    }
};

QToolButton* menuButton(const QString& name, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    return button;
}

QToolButton* plainButton(const QString& name)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

CrossoverBar::CrossoverBar(EqualizerModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_operators(new QMenu(this))
    , m_grains(new QMenu(this))
    , m_seedName(new QLabel)
    , m_kinship(new QLabel)
    , m_seed(new QDoubleSpinBox)
{
    build();
    connect(m_next, &QToolButton::clicked, model, [model] { model->setSeed(model->seed() + 1); });
    connect(m_seed, &QDoubleSpinBox::valueChanged, this, &CrossoverBar::typedSeed);
    connect(m_align, &QToolButton::clicked, this, &CrossoverBar::alignWanted);
    connect(m_operators, &QMenu::aboutToShow, this, &CrossoverBar::fillOperators);
    connect(m_grains, &QMenu::aboutToShow, this, &CrossoverBar::fillGrains);
    connect(model, &EqualizerModel::familyChanged, this, &CrossoverBar::retranslate);
    connect(model, &EqualizerModel::kinshipChanged, this, &CrossoverBar::showKinship);
    for (const auto signal : {&EqualizerModel::genomeChanged, &EqualizerModel::selectionChanged})
        connect(model, signal, this, &CrossoverBar::refresh);
    retranslate();
}

void CrossoverBar::build()
{
    m_operator = menuButton(QStringLiteral("operatorButton"), m_operators);
    m_grain = menuButton(QStringLiteral("grainButton"), m_grains);
    m_next = plainButton(QStringLiteral("nextChild"));
    m_align = plainButton(QStringLiteral("alignParents"));
    m_seed->setObjectName(QStringLiteral("seedSpin"));
    m_seed->setDecimals(0);
    m_seed->setRange(0, kLargestSeed);
    m_seed->setKeyboardTracking(false);
    m_seed->setMinimumWidth(50);
    m_seedName->setProperty("role", QStringLiteral("dim"));
    m_seedName->setBuddy(m_seed);
    m_kinship->setObjectName(QStringLiteral("kinshipNote"));
    m_kinship->setProperty("role", QStringLiteral("dim"));
    m_kinship->setWordWrap(true);
    auto* ways = new QHBoxLayout;
    auto* draws = new QHBoxLayout;
    for (QHBoxLayout* row : {ways, draws})
        row->setSpacing(4);
    ways->addWidget(m_operator, 3);
    ways->addWidget(m_grain, 2);
    draws->addWidget(m_seedName);
    draws->addWidget(m_seed, 1);
    draws->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(ways);
    layout->addLayout(draws);
    layout->addWidget(m_kinship);
    layout->addWidget(m_align, 0, Qt::AlignLeft);
}

std::optional<Operator> CrossoverBar::shownOperator() const
{
    const auto operators = m_model->operatorsOf(m_model->targets());
    return operators.size() == 1 ? std::optional(*operators.begin()) : std::nullopt;
}

void CrossoverBar::fillOperators()
{
    m_operators->clear();
    const auto chosen = m_model->operatorsOf(m_model->targets());
    const auto targets = m_model->targets();
    if (!m_model->selection().empty() && std::any_of(targets.begin(), targets.end(), [&](GeneId gene) { return m_model->crossesAlone(gene); })) {
        QAction* same = m_operators->addAction(tr("As the other genes: %1").arg(OperatorWords::name(m_model->crossover().op)), m_model,
                                               [this] { m_model->crossAsWorkspace(); });
        same->setObjectName(QStringLiteral("operatorAsWorkspace"));
        m_operators->addSeparator();
    }
    for (const OperatorWords::Group& group : OperatorWords::groups()) {
        m_operators->addAction(group.title)->setEnabled(false);
        for (const Operator op : group.operators) {
            QAction* action = m_operators->addAction(QStringLiteral("%1\t%2").arg(OperatorWords::name(op), OperatorWords::describe(op)), m_model,
                                                     [this, op] { m_model->setOperator(op); });
            action->setObjectName(OperatorWords::name(op));
            action->setCheckable(true);
            action->setChecked(chosen.contains(op));
            action->setEnabled(m_model->canCross(op));
            if (!m_model->canCross(op))
                action->setToolTip(infoOf(op).needs ? tr("It needs statistics of every parent: ⋯ on the parents' cards names them")
                                                    : tr("It crosses another number of parents, or needs an original"));
        }
        m_operators->addSeparator();
    }
    m_operators->setToolTipsVisible(true);
}

void CrossoverBar::fillGrains()
{
    m_grains->clear();
    const auto chosen = m_model->grainsOf(m_model->targets());
    for (const Grain grain : {Grain::Share, Grain::Tensor, Grain::Layer, Grain::Head, Grain::Row, Grain::Element}) {
        QAction* action = m_grains->addAction(QStringLiteral("%1\t%2").arg(OperatorWords::grain(grain), OperatorWords::describe(grain)), m_model,
                                              [this, grain] { m_model->setGrain(grain); });
        action->setObjectName(named(nameOf(grain)));
        action->setCheckable(true);
        action->setChecked(chosen.contains(grain));
    }
}

void CrossoverBar::refresh()
{
    const auto op = shownOperator();
    const auto grains = m_model->grainsOf(m_model->targets());
    setVisible(m_model->hasFamily() && m_model->parents() > 1);
    m_operator->setText(tr("operator %1 ▾").arg(op ? OperatorWords::name(*op) : tr("several")));
    m_operator->setToolTip(op ? tr("%1: %2").arg(OperatorWords::name(*op), OperatorWords::describe(*op))
                              : tr("The chosen genes are crossed in several ways"));
    m_grain->setText(tr("grain %1 ▾").arg(grains.size() == 1 ? OperatorWords::grain(*grains.begin()) : tr("several")));
    m_grain->setEnabled(m_model->operatorsOf(m_model->targets()).contains(Operator::Uniform));
    m_grain->setToolTip(m_grain->isEnabled() ? tr("What changes places as a whole") : tr("Only uniform crossover has a grain"));
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(std::min(double(m_model->seed()), kLargestSeed));
    if (op != m_optionsOf)
        buildOptions();
    showOptions();
    showKinship();
}

// Fields for the operator that is shown; one for each option that a recipe may set.
void CrossoverBar::buildOptions()
{
    m_optionsOf = shownOperator();
    if (m_options) {
        m_options->hide();
        m_options->deleteLater(); // it may be the one whose signal brought us here
        m_options = nullptr;
    }
    const auto parameters = m_optionsOf ? infoOf(*m_optionsOf).options() : std::vector<MethodParameter>();
    const bool mutates = m_optionsOf == Operator::Uniform;
    if (parameters.empty() && !mutates)
        return;
    m_options = new QWidget;
    auto* grid = new QGridLayout(m_options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    int place = 0;
    for (const MethodParameter& parameter : parameters) {
        QWidget* field = nullptr;
        if (parameter.truth) {
            auto* box = new QCheckBox(named(parameter.name));
            connect(box, &QCheckBox::toggled, m_model, [this, parameter](bool on) { m_model->setOption(parameter, {on ? 1.0 : 0.0}); });
            grid->addWidget(box, place / 2, place % 2 * 2, 1, 2);
            field = box;
        } else {
            auto* spin = new OptionSpin(OptionRange::of(parameter.name));
            connect(spin, &QDoubleSpinBox::valueChanged, m_model, [this, parameter](double value) { m_model->setOption(parameter, {value}); });
            auto* name = new QLabel(named(parameter.name));
            name->setProperty("role", QStringLiteral("dim"));
            name->setBuddy(spin);
            grid->addWidget(name, place / 2, place % 2 * 2);
            grid->addWidget(spin, place / 2, place % 2 * 2 + 1);
            field = spin;
        }
        ++place;
        field->setObjectName(QStringLiteral("option_") + named(parameter.name));
        field->setToolTip(OperatorWords::option(parameter.name));
        field->setAccessibleName(named(parameter.name));
    }
    if (mutates)
        buildMutation(grid);
    static_cast<QVBoxLayout*>(layout())->insertWidget(2, m_options);
}

// Noise on a share of the genes goes with what is drawn.
void CrossoverBar::buildMutation(QGridLayout* grid)
{
    const auto field = [&](const QString& objectName, const QString& text, const QString& help, double Mutation::*member, int column) {
        auto* spin = new OptionSpin(OptionRange{});
        spin->setObjectName(objectName);
        spin->setToolTip(help);
        spin->setAccessibleName(text);
        connect(spin, &QDoubleSpinBox::valueChanged, m_model, [this, member](double value) {
            Mutation mutation = m_model->crossover().mutation;
            mutation.*member = value;
            m_model->setMutation(mutation);
        });
        auto* name = new QLabel(text);
        name->setProperty("role", QStringLiteral("dim"));
        name->setBuddy(spin);
        grid->addWidget(name, 0, column);
        grid->addWidget(spin, 0, column + 1);
    };
    field(QStringLiteral("mutationRate"), tr("mutation"), tr("The share of genes that get noise"), &Mutation::rate, 0);
    field(QStringLiteral("mutationSize"), tr("size"), tr("The noise, as a share of the gene's own size"), &Mutation::size, 2);
}

void CrossoverBar::showOptions()
{
    if (!m_options || !m_optionsOf)
        return;
    const Mutation& mutation = m_model->crossover().mutation;
    for (const auto& [name, value] : {std::pair("mutationRate", mutation.rate), std::pair("mutationSize", mutation.size)})
        if (auto* spin = m_options->findChild<QDoubleSpinBox*>(QString::fromLatin1(name))) {
            const QSignalBlocker quiet(spin);
            spin->setValue(value);
        }
    for (const MethodParameter& parameter : infoOf(*m_optionsOf).options()) {
        const auto values = m_model->option(parameter);
        const QString name = QStringLiteral("option_") + named(parameter.name);
        if (auto* box = m_options->findChild<QCheckBox*>(name)) {
            const QSignalBlocker quiet(box);
            box->setChecked(values.front() != 0);
        } else if (auto* spin = m_options->findChild<QDoubleSpinBox*>(name)) {
            const QSignalBlocker quiet(spin);
            const auto [least, most] = std::minmax_element(values.begin(), values.end());
            spin->setSuffix(*least == *most ? QString() : tr(" … %1").arg(*most));
            spin->setValue(*least);
        }
    }
}

// A quiet word where whole pieces of far parents change places.
void CrossoverBar::showKinship()
{
    const auto& kinship = m_model->kinship();
    const bool uniform = m_model->operatorsOf(m_model->targets()).contains(Operator::Uniform);
    const bool far = uniform && kinship && kinship->level != Kinship::Level::Near;
    m_kinship->setVisible(far);
    m_kinship->setText(far ? translated(kinship->warning) : QString());
    m_align->setVisible(far && kinship->level == Kinship::Level::Unrelated && !m_model->family().aligned);
}

void CrossoverBar::typedSeed()
{
    m_model->setSeed(std::uint64_t(std::llround(m_seed->value())));
}

void CrossoverBar::retranslate()
{
    m_seedName->setText(tr("seed"));
    m_seed->setAccessibleName(m_seedName->text());
    m_seed->setToolTip(tr("All that is drawn comes from it: the same seed gives the same child"));
    m_next->setText(tr("next child"));
    m_next->setToolTip(tr("The same genome with the next seed: a sister of this child"));
    m_align->setText(tr("Align the parents"));
    m_align->setToolTip(tr("Put heads and MLP units of the other parents into the order of A's, and open them again"));
    m_operator->setAccessibleName(tr("Operator"));
    m_grain->setAccessibleName(tr("Grain"));
    m_optionsOf.reset();
    if (m_options) {
        m_options->hide();
        m_options->deleteLater();
        m_options = nullptr;
    }
    refresh();
}

void CrossoverBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
