// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/breeding_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include "breeding/breed_run.h"
#include "breeding/champions_panel.h"
#include "breeding/chart_frame.h"
#include "breeding/individual_speaker.h"
#include "breeding/run_form.h"
#include "breeding/run_panel.h"
#include "studbook/gene_chart.h"
#include "studbook/lineage_chart.h"
#include "studbook/parallel_chart.h"
#include "studbook/run_charts.h"
#include "studbook/studbook_desk.h"
#include "studbook/studbook_table.h"
#include "studbook/studbook_words.h"
#include "style/message_bar.h"

namespace heterosis {

namespace {

constexpr std::size_t kContestants = 8;
constexpr int kJudgeName = 104; // pixels; names differ at their ends

QSplitter* splitter(Qt::Orientation orientation, std::initializer_list<QWidget*> parts)
{
    auto* made = new QSplitter(orientation);
    made->setChildrenCollapsible(false);
    made->setHandleWidth(8);
    for (QWidget* part : parts)
        made->addWidget(part);
    return made;
}

} // namespace

BreedingView::BreedingView(StudbookDesk& desk, BreedRun& run, Engine& engine, const ComputeOptions& compute, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_panel(new RunPanel(run, desk)),
      m_champions(new ChampionsPanel(new IndividualSpeaker(engine, desk, compute, QStringLiteral("champions"))))
{
    setObjectName(QStringLiteral("breedingView"));
    buildCharts();
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_top = splitter(Qt::Horizontal, {m_first, m_second});
    auto* champions = new QWidget;
    champions->setProperty("role", QStringLiteral("panel"));
    champions->setAttribute(Qt::WA_StyledBackground);
    auto* inner = new QVBoxLayout(champions);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_champions);
    m_bottom = splitter(Qt::Horizontal, {m_fourth, champions});
    m_rows = splitter(Qt::Vertical, {m_top, m_third, m_bottom});
    column->addWidget(buildHead());
    column->addWidget(m_rows, 1);
    m_columns = splitter(Qt::Horizontal, {m_panel, right});
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({330, 1100});
    m_rows->setSizes({260, 230, 270});
    m_top->setSizes({520, 540});
    m_bottom->setSizes({480, 580});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);
    connectCharts();
    connect(&run, &BreedRun::grew, &m_desk, &StudbookDesk::refresh);
    retranslate();
}

QWidget* BreedingView::buildHead()
{
    auto* head = new QWidget;
    m_runLabel = new QLabel;
    m_runs = new QComboBox;
    m_runs->setObjectName(QStringLiteral("runChoice"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("studbookSummary"));
    m_summary->setProperty("role", QStringLiteral("dim"));
    m_tasting = new QPushButton;
    m_tasting->setObjectName(QStringLiteral("openTasting"));
    m_report = new QPushButton;
    m_report->setObjectName(QStringLiteral("individualReport"));
    m_report->hide();
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(4, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_runLabel);
    line->addWidget(m_runs);
    line->addWidget(m_summary, 1);
    line->addWidget(m_report);
    line->addWidget(m_tasting);
    return head;
}

void BreedingView::buildCharts()
{
    m_fitness = new FitnessChart;
    m_front = new FrontChart;
    m_diversity = new DiversityChart;
    m_genes = new GeneChart;
    m_parallel = new ParallelChart;
    m_lineage = new LineageChart;
    m_table = new StudbookTable;
    m_fitness->setObjectName(QStringLiteral("fitnessChart"));
    m_front->setObjectName(QStringLiteral("frontChart"));
    m_diversity->setObjectName(QStringLiteral("diversityChart"));
    auto* judges = new QWidget;
    auto* line = new QHBoxLayout(judges);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    m_judgeX = new QComboBox;
    m_judgeY = new QComboBox;
    m_judgeX->setObjectName(QStringLiteral("judgeX"));
    m_judgeY->setObjectName(QStringLiteral("judgeY"));
    for (QComboBox* box : {m_judgeX, m_judgeY}) {
        box->setFixedWidth(142);
        line->addWidget(box);
    }
    m_generation = new QSpinBox;
    m_generation->setObjectName(QStringLiteral("geneGeneration"));
    m_first = new ChartFrame(QStringLiteral("fitnessFrame"));
    m_first->add(m_fitness);
    m_second = new ChartFrame(QStringLiteral("chartsFrame"));
    m_second->add(m_front, judges);
    m_second->add(m_diversity);
    m_second->add(m_genes, m_generation);
    m_second->add(m_parallel);
    m_third = new ChartFrame(QStringLiteral("lineageFrame"));
    m_third->add(m_lineage);
    m_fourth = new ChartFrame(QStringLiteral("tableFrame"));
    m_fourth->addPlain(m_table);
}

void BreedingView::connectCharts()
{
    const auto wire = [this](auto* source) {
        using Source = std::remove_pointer_t<decltype(source)>;
        connect(source, &Source::pointed, this, [this](IndividualId id) {
            setCurrent(id);
            Q_EMIT pointed(id);
        });
        connect(source, &Source::opened, this, [this](IndividualId id) {
            setCurrent(id);
            Q_EMIT opened(id);
        });
    };
    wire(m_fitness);
    wire(m_front);
    wire(m_lineage);
    wire(m_parallel);
    wire(m_table);
    connect(m_champions, &ChampionsPanel::opened, this, [this](IndividualId id) {
        setCurrent(id);
        Q_EMIT pointed(id);
    });
    for (ChartFrame* frame : {m_first, m_second, m_third})
        connect(frame, &ChartFrame::failed, &m_panel->messages(), &MessageBar::showError);
    connect(&m_desk, &StudbookDesk::herdChanged, this, &BreedingView::showHerd);
    connect(&m_desk, &StudbookDesk::figuresChanged, this, &BreedingView::showFigures);
    connect(m_runs, &QComboBox::activated, this, [this] {
        m_desk.showRun(m_runs->currentData().toLongLong());
        showHerd();
    });
    for (QComboBox* box : {m_judgeX, m_judgeY})
        connect(box, &QComboBox::activated, this, [this] { m_front->setJudges(std::size_t(m_judgeX->currentIndex()), std::size_t(m_judgeY->currentIndex())); });
    connect(m_generation, &QSpinBox::valueChanged, m_genes, &GeneChart::setGeneration);
    connect(m_tasting, &QPushButton::clicked, this, &BreedingView::tastingWanted);
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportWanted(m_current); });
}

void BreedingView::setCurrent(IndividualId id)
{
    m_current = id;
    m_fitness->setCurrent(id);
    m_front->setCurrent(id);
    m_parallel->setCurrent(id);
    m_lineage->setCurrent(id);
    m_table->setCurrent(id);
    const auto herd = m_desk.herd();
    const int index = herd ? herd->indexOf(id) : -1;
    m_report->setVisible(index >= 0 && herd->members[std::size_t(index)].origin == "finetune");
}

void BreedingView::fillRuns()
{
    const auto herd = m_desk.herd();
    m_runs->clear();
    for (const Run& run : herd->runs)
        if (run.kind == "breed") {
            const std::string strategy = run.settings.is_object() ? run.settings.value("strategy", std::string("genetic")) : std::string();
            m_runs->addItem(tr("%1 · %2 · %3").arg(run.id).arg(StudbookWords::strategy(strategy), StudbookWords::state(run.state)), qlonglong(run.id));
        }
    m_runs->setCurrentIndex(m_runs->findData(qlonglong(m_desk.shownRun())));
    m_runs->setEnabled(m_runs->count() > 0);
    if (m_runs->count() == 0)
        m_runs->addItem(tr("none yet"));
}

void BreedingView::fillJudges()
{
    const auto herd = m_desk.herd();
    const int before = m_judgeX->count();
    const int x = m_judgeX->currentIndex(), y = m_judgeY->currentIndex();
    for (QComboBox* box : {m_judgeX, m_judgeY}) {
        box->clear();
        for (std::size_t judge = 0; judge < herd->judges.size(); ++judge) {
            const QString name = StudbookWords::judge(*herd, judge);
            box->addItem(box->fontMetrics().elidedText(name, Qt::ElideMiddle, kJudgeName));
            box->setItemData(box->count() - 1, name, Qt::ToolTipRole);
        }
    }
    const bool kept = before > 0 && x >= 0 && y >= 0 && std::max(x, y) < m_judgeX->count();
    m_judgeX->setCurrentIndex(kept ? x : 0);
    m_judgeY->setCurrentIndex(kept ? y : std::min(1, m_judgeY->count() - 1));
    m_front->setJudges(std::size_t(std::max(0, m_judgeX->currentIndex())), std::size_t(std::max(0, m_judgeY->currentIndex())));
}

void BreedingView::showHerd()
{
    const auto herd = m_desk.herd();
    if (!herd)
        return;
    const std::int64_t run = m_desk.shownRun();
    fillRuns();
    m_fitness->setHerd(herd, run);
    m_front->setHerd(herd, run);
    m_diversity->setHerd(herd, run);
    m_parallel->setHerd(herd, run);
    m_lineage->setHerd(herd);
    m_table->setHerd(herd);
    m_champions->setHerd(herd, run);
    fillJudges();
    setWaiting(m_waiting);
    const auto generations = herd->generations(run);
    QString summary = tr("%n individual(s)", nullptr, int(herd->members.size()));
    if (!generations.empty() && generations.back().judged > 0)
        summary += QStringLiteral(" · ") + tr("best of generation %1: #%2 with %3").arg(generations.back().number)
                       .arg(herd->members[std::size_t(generations.back().members.front())].id).arg(StudbookWords::number(generations.back().best));
    m_summary->setText(summary);
}

void BreedingView::showFigures()
{
    const auto figures = m_desk.figures();
    m_diversity->setDiversity(figures->diversity);
    m_genes->setFigures(figures);
    const bool followed = m_generation->value() == m_generation->maximum();
    const int last = figures->fittest.empty() ? 0 : figures->fittest.rbegin()->first;
    m_generation->setRange(figures->fittest.empty() ? 0 : figures->fittest.begin()->first, last);
    if (followed)
        m_generation->setValue(last);
    m_genes->setGeneration(m_generation->value());
}

std::vector<IndividualId> BreedingView::contestants() const
{
    std::vector<IndividualId> ids = m_table->chosen();
    if (ids.size() >= 2) {
        ids.resize(std::min(ids.size(), kContestants));
        return ids;
    }
    ids.clear();
    const auto herd = m_desk.herd();
    const auto generations = herd ? herd->generations(m_desk.shownRun()) : std::vector<Herd::Generation>();
    if (!generations.empty())
        for (const int member : generations.back().members)
            if (ids.size() < kContestants)
                ids.push_back(herd->members[std::size_t(member)].id);
    if (ids.size() < 2 && herd) { // no run yet: those that were kept by hand
        ids.clear();
        for (auto member = herd->members.rbegin(); member != herd->members.rend() && ids.size() < kContestants; ++member)
            if (member->origin != "import")
                ids.push_back(member->id);
    }
    return ids;
}

void BreedingView::setFamily(const FamilyInfo& family, const OpenRequest& request)
{
    QString names = QString::fromStdString(family.a->name);
    if (family.b)
        names += QStringLiteral(" × ") + QString::fromStdString(family.b->name);
    for (const ModelInfo& parent : family.more)
        names += QStringLiteral(" × ") + QString::fromStdString(parent.name);
    if (family.original)
        names += QStringLiteral("  ·  O ") + QString::fromStdString(family.original->name);
    m_panel->form().setParents(request, names);
    const auto& original = family.original ? family.original : family.a;
    m_champions->setOriginal(request.original.value_or(request.a), QString::fromStdString(original->name));
}

void BreedingView::setWaiting(int verdicts)
{
    m_waiting = verdicts;
    m_tasting->setText(verdicts > 0 ? tr("Blind tasting: the run waits (%1)").arg(verdicts) : tr("Blind tasting…"));
    m_tasting->setDefault(verdicts > 0);
    m_tasting->setEnabled(verdicts > 0 || contestants().size() >= 2);
}

void BreedingView::setSettings(const ListenSettings& settings) { m_champions->setSettings(settings); }

QByteArray BreedingView::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const QSplitter* part : {m_columns, m_rows, m_top, m_bottom})
        out << part->saveState();
    return bytes;
}

void BreedingView::restoreLayout(const QByteArray& state)
{
    QDataStream in(state);
    for (QSplitter* part : {m_columns, m_rows, m_top, m_bottom}) {
        QByteArray one;
        in >> one;
        if (!one.isEmpty())
            part->restoreState(one);
    }
}

void BreedingView::retranslate()
{
    m_runLabel->setText(tr("Run"));
    m_runs->setToolTip(tr("Which run the charts show"));
    m_runs->setAccessibleName(tr("Run"));
    setWaiting(m_waiting);
    m_report->setText(tr("Open report"));
    m_report->setToolTip(tr("What the individual learned, as a page in the browser"));
    m_tasting->setToolTip(tr("Compare answers without names: of the rows chosen in the table, or of the last generation's best (B)"));
    m_first->setTitles({tr("Fitness over generations")});
    m_second->setTitles({tr("Two judges, Pareto front"), tr("Diversity"), tr("Who won which gene"), tr("All judges")});
    m_third->setTitles({tr("Lineage")});
    m_fourth->setTitles({tr("Studbook")});
    m_lineage->setToolTip(tr("Drag to move, wheel to zoom, F shows all; arrows walk, Enter opens"));
    m_judgeX->setToolTip(tr("Along the chart"));
    m_judgeY->setToolTip(tr("Up the chart"));
    m_judgeX->setAccessibleName(m_judgeX->toolTip());
    m_judgeY->setAccessibleName(m_judgeY->toolTip());
    m_generation->setPrefix(tr("generation "));
    m_generation->setToolTip(tr("Whose fittest are shown. The number in a cell: percent of them that lean to B"));
    m_fitness->setAccessibleName(tr("Fitness over generations"));
    m_lineage->setAccessibleName(tr("Lineage"));
    m_table->setAccessibleName(tr("Studbook"));
    if (m_desk.herd())
        showHerd();
}

void BreedingView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace heterosis
