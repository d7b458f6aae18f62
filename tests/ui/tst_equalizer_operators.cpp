// SPDX-License-Identifier: GPL-3.0-or-later
// How genes are crossed: chosen by mouse and keyboard, undone, saved and opened again.
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <memory>

#include "equalizer/corners.h"
#include "equalizer/crossover_bar.h"
#include "equalizer/equalizer_view.h"
#include "equalizer/gene_map.h"
#include "equalizer/operator_words.h"
#include "equalizer/pad_panel.h"
#include "equalizer/recipe_view.h"
#include "equalizer/recipe_words.h"
#include "equalizer/value_spin.h"
#include "equalizer/xy_pad.h"
#include "style/colours.h"
#include "tst_equalizer_family.h"
#include "tst_window_kit.h"

using namespace heterosis;

namespace {

const GeneId kQuery3{3, Region::Query};
const GeneId kKey4{4, Region::Key};

MethodParameter parameterOf(Operator op, std::string_view name)
{
    for (const MethodParameter& parameter : infoOf(op).options())
        if (parameter.name == name)
            return parameter;
    return {};
}

// Opens a button's menu with the space bar, goes to an entry and takes it.
void chooseByKeys(QToolButton* button, const QString& entry)
{
    button->setFocus();
    QTimer::singleShot(0, button, [button, entry] {
        QMenu* menu = button->menu();
        QVERIFY(menu->isVisible());
        auto* action = menu->findChild<QAction*>(entry);
        QVERIFY2(action && action->isEnabled(), qPrintable(entry));
        menu->setActiveAction(action);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QTest::keyClick(button, Qt::Key_Space);
}

}

class TestEqualizerOperators : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<EqualizerModel> m_model;
    std::unique_ptr<EqualizerView> m_view;

    template <class Widget> Widget* find(const char* name) { return m_view->findChild<Widget*>(QString::fromLatin1(name)); }
    void open(const FamilyInfo& family)
    {
        m_model->setFamily(family);
        m_view->map()->setOverview(false);
        QCoreApplication::processEvents();
    }
    static FamilyInfo fourParents()
    {
        FamilyInfo family = madeUpFamily(6);
        family.more.resize(2);
        return family;
    }

private Q_SLOTS:
    void initTestCase() { Colours::setDark(true); }

    void init()
    {
        m_model = std::make_unique<EqualizerModel>();
        m_view = std::make_unique<EqualizerView>(m_model.get());
        m_view->resize(1200, 640);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        open(madeUpFamily(6));
    }

    void everyOperatorHasItsWords()
    {
        std::set<Operator> shown;
        for (const auto& group : OperatorWords::groups())
            for (const Operator op : group.operators) {
                QVERIFY(shown.insert(op).second);
                QVERIFY2(!OperatorWords::describe(op).isEmpty(), qPrintable(OperatorWords::name(op)));
                for (const MethodParameter& parameter : infoOf(op).options())
                    QVERIFY2(!OperatorWords::option(parameter.name).isEmpty(), parameter.name.data());
            }
        QCOMPARE(shown.size(), operatorTable().size());
    }

    void operatorAndGrainByKeyboard()
    {
        auto* op = find<QToolButton>("operatorButton");
        auto* grain = find<QToolButton>("grainButton");
        QVERIFY(!grain->isEnabled());
        chooseByKeys(op, QStringLiteral("uniform"));
        QCOMPARE(m_model->crossover().op, Operator::Uniform);
        QVERIFY(grain->isEnabled());
        chooseByKeys(grain, QStringLiteral("head"));
        QCOMPARE(m_model->genome().crossover.grain, Grain::Head);
        QVERIFY(op->text().contains(QStringLiteral("uniform")));
        m_model->undo();
        QCOMPARE(m_model->crossover().grain, Grain::Share);
        m_model->undo();
        QCOMPARE(m_model->crossover().op, Operator::Ratio);
        QVERIFY(!grain->isEnabled());
        m_model->redo();
        QCOMPARE(m_model->crossover().op, Operator::Uniform);
    }

    void ofASelection()
    {
        m_model->select({kQuery3});
        chooseByKeys(find<QToolButton>("operatorButton"), QStringLiteral("slerp"));
        QCOMPARE(m_model->allele(kQuery3).op, std::optional(Operator::Slerp));
        QVERIFY(!m_model->allele(kKey4).op);
        QCOMPARE(m_model->crossover().op, Operator::Ratio);
        QVERIFY(m_model->crossesAlone(kQuery3));
        QVERIFY(m_view->map()->describeCell(m_view->map()->grid().cellAt(0, 4)).contains(QStringLiteral("slerp")));
        m_model->select({kQuery3, kKey4});
        QVERIFY(find<QToolButton>("operatorButton")->text().contains(QStringLiteral("several")));
        chooseByKeys(find<QToolButton>("operatorButton"), QStringLiteral("operatorAsWorkspace"));
        QVERIFY(!m_model->crossesAlone(kQuery3));
    }

    void lockedGenesKeepTheirs()
    {
        m_model->setLocked({kQuery3}, true);
        m_model->setOperator(Operator::Ties);
        QCOMPARE(m_model->operatorOf(kQuery3), Operator::Ratio);
        QCOMPARE(m_model->operatorOf(kKey4), Operator::Ties);
        m_model->select({kQuery3});
        m_model->setOperator(Operator::Slerp);
        QCOMPARE(m_model->operatorOf(kQuery3), Operator::Ratio);
    }

    void seedAndNextChild()
    {
        auto* seed = find<QDoubleSpinBox>("seedSpin");
        seed->setFocus();
        seed->selectAll();
        QTest::keyClicks(seed, QStringLiteral("7"));
        QTest::keyClick(seed, Qt::Key_Return);
        QCOMPARE(m_model->genome().seed, std::uint64_t(7));
        QTest::mouseClick(find<QToolButton>("nextChild"), Qt::LeftButton);
        QCOMPARE(m_model->genome().seed, std::uint64_t(8));
        QCOMPARE(seed->value(), 8.0);
        m_model->undo();
        QCOMPARE(m_model->seed(), std::uint64_t(7));
        QCOMPARE(seed->value(), 7.0);
    }

    void optionsOfTheChosenOperatorOnly()
    {
        QVERIFY(!find<QWidget>("option_density"));
        chooseByKeys(find<QToolButton>("operatorButton"), QStringLiteral("ties"));
        auto* density = find<QDoubleSpinBox>("option_density");
        QVERIFY(density);
        QTRY_VERIFY(density->isVisible()); // the layout shows it when it comes round
        density->setFocus();
        density->selectAll();
        QTest::keyClicks(density, QStringLiteral("0.4"));
        QTest::keyClick(density, Qt::Key_Return);
        QCOMPARE(m_model->genome().crossover.options.at("density"), std::vector<double>{0.4});
        QTest::mouseClick(find<QCheckBox>("option_normalize"), Qt::LeftButton, {}, QPoint(8, find<QCheckBox>("option_normalize")->height() / 2));
        QCOMPARE(m_model->genome().crossover.options.at("normalize"), std::vector<double>{0});
        m_model->setOperator(Operator::Ratio);
        QVERIFY(m_model->genome().crossover.options.empty()); // a recipe with them would be refused
        m_model->setOperator(Operator::Ties);
        QCOMPARE(m_model->genome().crossover.options.at("density"), std::vector<double>{0.4});
        m_model->setOption(parameterOf(Operator::Ties, "density"), {0.4, 0.6}); // one a parent, as a recipe may say
        QCOMPARE(m_model->genome().crossover.options.at("density").size(), std::size_t(2));
    }

    void mutationGoesWithUniform()
    {
        m_model->setOperator(Operator::Uniform);
        auto* rate = find<QDoubleSpinBox>("mutationRate");
        rate->setFocus();
        rate->selectAll();
        QTest::keyClicks(rate, QStringLiteral("0.1"));
        QTest::keyClick(rate, Qt::Key_Return);
        QCOMPARE(m_model->genome().crossover.mutation.rate, 0.1);
        m_model->undo();
        QCOMPARE(rate->value(), 0.0);
    }

    void whatWasDrawnIsPainted()
    {
        m_model->setOperator(Operator::Uniform);
        QCoreApplication::processEvents();
        const QImage before = m_view->map()->grab().toImage();
        std::vector<std::vector<float>> stripes;
        for (int i = 0; i < 12; ++i)
            stripes.push_back(i % 2 ? std::vector<float>{0, 1} : std::vector<float>{1, 0});
        m_model->setMasks({{kQuery3, stripes}, {kKey4, {{0.f, 1.f}}}});
        QCoreApplication::processEvents();
        const QImage after = m_view->map()->grab().toImage();
        QVERIFY(before.copy(m_view->map()->rectOf(kQuery3).toRect()) != after.copy(m_view->map()->rectOf(kQuery3).toRect()));
        const QRect drawn = m_view->map()->rectOf(kKey4).toRect();
        QCOMPARE(QColor(after.pixel(drawn.left() + 3, drawn.center().y() - 4)), Colours::current().ofRatio(1));
        m_model->setOperator(Operator::Ratio);
        QVERIFY(!m_model->mask(kQuery3));
    }

    void farParentsAreWarnedOf()
    {
        auto* note = find<QLabel>("kinshipNote");
        auto* align = find<QToolButton>("alignParents");
        Kinship kinship{.relative = 1.4, .cosine = 0, .level = Kinship::Level::Unrelated, .warning = text("The parents are far apart")};
        m_model->setKinship(kinship);
        QVERIFY(!note->isVisible());
        m_model->setOperator(Operator::Uniform);
        QVERIFY(note->isVisible() && align->isVisible());
        QSignalSpy wanted(m_view->pad()->crossover(), &CrossoverBar::alignWanted);
        QTest::mouseClick(align, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        kinship.level = Kinship::Level::Near;
        m_model->setKinship(kinship);
        QVERIFY(!note->isVisible());
    }

    void fourParentsAtTheCorners()
    {
        open(fourParents());
        QCOMPARE(m_model->allele(kQuery3).weights, std::vector<double>(4, 0.25));
        XyPad* pad = m_view->pad()->pad();
        const QPoint from = pad->toPixel({0.5, 0.5}).toPoint(), to = pad->toPixel({1, 1}).toPoint() + QPoint(30, -30);
        QTest::mousePress(pad, Qt::LeftButton, {}, from);
        QTest::mouseMove(pad, (from + to) / 2);
        QTest::mouseMove(pad, to);
        QTest::mouseRelease(pad, Qt::LeftButton, {}, to);
        QCOMPARE(m_model->allele(kQuery3).weights, (std::vector<double>{0, 0, 0, 1}));
        m_model->undo();
        auto* spin = find<ValueSpin>("weight_0");
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("0.7"));
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(m_model->allele(kQuery3).weights, (std::vector<double>{0.7, 0.1, 0.1, 0.1}));
        auto* slider = m_view->findChild<QSlider*>();
        QVERIFY(slider->isVisible());
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(m_model->allele(kQuery3).second, 1.2);
        m_model->resetTo(Reset::Original);
        QCOMPARE(m_model->allele(kQuery3).second, 0.0);
        QCOMPARE(m_model->allele(kQuery3).weights.front(), 0.7);
    }

    void weightsThatNoPointShowsAreKept()
    {
        open(fourParents());
        Genome genome = m_model->genome();
        genome.alleles[kQuery3].weights = {0.4, 0, 0.1, 0.5};
        genome.alleles[kQuery3].second = 1.7;
        m_model->restore({}, genome);
        QCOMPARE(m_model->genome(), genome);
        const GenePoint middle = cornerPoint({0.1, 0.2, 0.3, 0.4});
        QCOMPARE(middle.x, 0.6);
        QCOMPARE(middle.y, 0.7);
        QCOMPARE(cornerWeights({0.5, 0.5}, {0.1, 0.1, 0.1, 0.1, 0.6}).back(), 0.6); // a fifth parent keeps its share
        QCOMPARE(cornerWeights({0, 1}, {1, 1, 1}), (std::vector<double>{0, 0, 1}));
    }

    void theRecipeInWords()
    {
        Recipe recipe;
        recipe.parents = {{"/models/english", ""}, {"/models/korean", ""}};
        recipe.original = RecipeParent{"/models/common", ""};
        recipe.seed = 7;
        recipe.genes = {{.key = "*.*", .ratio = 0.4, .strength = 1.3, .density = {}},
                        {.key = "3.query", .ratio = 0.5, .strength = 1, .density = {}, .weights = {}, .op = Operator::DareTies},
                        {.key = "*.value", .ratio = 0.5, .strength = 1, .density = {}, .weights = {}, .op = Operator::Uniform, .grain = Grain::Head}};
        recipe.crossover.options["density"] = {0.5};
        const QString text = RecipeWords::describe(recipe);
        for (const char* line : {"A: english", "original: common", "all genes: child = original + 1.3 × (0.6 × A + 0.4 × B − original)",
                                 "layer 3 query: child = dare_ties(A, B; ratio 0.5)", "density 0.5", "seed 7",
                                 "value of all layers: child = draw(attention head; 50 % of A, 50 % of B)"})
            QVERIFY2(text.contains(QString::fromUtf8(line)), qPrintable(text));
        RecipeView view(recipe);
        view.show();
        QTest::mouseClick(view.findChild<QWidget*>(QStringLiteral("copyRecipe")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void savedAndOpenedAgain()
    {
        WindowUnderTest window;
        window->openDemo();
        QVERIFY(window.settles());
        EqualizerModel& model = window->equalizer();
        model.setOperator(Operator::Uniform);
        model.setGrain(Grain::Row);
        model.setSeed(11);
        const GeneId first = model.genes().at(2);
        model.select({first});
        model.setOperator(Operator::DareTies);
        model.setOption(parameterOf(Operator::DareTies, "density"), {0.5});
        QVERIFY(QTest::qWaitFor([&] { return window->isSettled() && model.mask(model.genes().at(3)); }, kPatience));
        QVERIFY(model.mask(model.genes().at(3))->stripes.size() > 1);
        QVERIFY(!model.mask(first));
        const Genome genome = model.genome();
        const auto file = toPath(window.file(QStringLiteral("recipe.json")));
        window->saveRecipe(file);
        const Recipe saved = readRecipe(file);
        QCOMPARE(saved.crossover, genome.crossover);
        QCOMPARE(saved.seed, std::uint64_t(11));
        window.close();
        window.restart(QStringLiteral("ko"));
        window->openRecipe(file);
        QVERIFY(window.settles());
        QCOMPARE(window->equalizer().genome().crossover, genome.crossover);
        for (const auto& [gene, allele] : genome.alleles) {
            QCOMPARE(window->equalizer().operatorOf(gene), allele.op.value_or(genome.crossover.op));
            QCOMPARE(window->equalizer().allele(gene).ratio, allele.ratio);
        }
        QVERIFY(!window.childSpeech().isEmpty());
    }

    void aRecipeOfFourParentsOpensAndIsSaved()
    {
        const auto demo = resourceDirectory() / "demo";
        WindowUnderTest window;
        const auto file = toPath(window.file(QStringLiteral("네 부모.json")));
        const Json recipe = {{"heterosis", 1},
                             {"parents", Json::array({{{"path", (demo / "parent-english").string()}}, {{"path", (demo / "parent-korean").string()}},
                                                      {{"path", (demo / "original").string()}}, {{"path", (demo / "parent-english").string()}}})},
                             {"operator", "ratio"}, {"seed", 3},
                             {"genes", {{"*.*", {{"weights", {0.4, 0.3, 0.2, 0.1}}, {"density", 1}}}}}};
        writeFileAtomically(file, writeJson(recipe));
        window->openRecipe(file);
        QVERIFY(window.settles());
        EqualizerModel& model = window->equalizer();
        QCOMPARE(model.parents(), std::size_t(4));
        QCOMPARE(model.allele(model.genes().front()).weights, (std::vector<double>{0.4, 0.3, 0.2, 0.1}));
        model.setWeight(1, 0.5);
        const auto again = toPath(window.file(QStringLiteral("again.json")));
        window->saveRecipe(again);
        const Recipe saved = readRecipe(again);
        QCOMPARE(saved.parents.size(), std::size_t(4));
        QCOMPARE(saved.genes.at(0).weights.value().at(1), 0.5);
        QVERIFY(saved.parents[2].path == recipe["parents"][2]["path"].get<std::string>());
    }
};

QTEST_MAIN(TestEqualizerOperators)
#include "tst_equalizer_operators.moc"
