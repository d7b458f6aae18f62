// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_window_kit.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "equalizer/xy_pad.h"
#include "inheritance/statistics.h"
#include "parents/open_dialog.h"
#include "parents/parent_card.h"
#include "training/gathering.h"
#include "window/regrouping.h"

using namespace heterosis;

// Parents come and go in the real window while the child stays.
class TestWindowParents : public QObject {
    Q_OBJECT

    QMap<QString, QByteArray> m_before;
    std::unique_ptr<WindowUnderTest> m_window;

    template <class Widget> Widget* find(const char* name) const { return (**m_window).findChild<Widget*>(QLatin1String(name)); }
    EqualizerModel& model() const { return (*m_window)->equalizer(); }

    Recipe saved(const QString& name) const
    {
        const auto file = toPath(m_window->file(name));
        (*m_window)->saveRecipe(file);
        return readRecipe(file);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_before = sumsBelow(fromPath(resourceDirectory() / "demo"));
        m_window = std::make_unique<WindowUnderTest>();
        (*m_window)->openDemo();
        QVERIFY(m_window->settles());
    }

    void aThirdParentIsAddedAndTheChildStays()
    {
        const QString before = m_window->childSpeech();
        const auto again = resourceDirectory() / "demo/parent-english"; // a model may stand there twice
        QVERIFY(find<QPushButton>("addParent")->isVisible());
        QTest::mouseClick(find<QPushButton>("addParent"), Qt::LeftButton);
        auto* dialog = (**m_window).findChild<OpenDialog*>();
        QVERIFY(dialog);
        auto* line = dialog->findChild<QLineEdit*>(QStringLiteral("pathC"));
        QVERIFY(line && line->accessibleName().contains(QLatin1Char('C')));
        auto* open = dialog->findChild<QPushButton*>(QStringLiteral("openButton"));
        line->setText(fromPath(again));
        QVERIFY(QTest::qWaitFor([&] { return open->isEnabled(); }, kPatience));
        QTest::mouseClick(open, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return model().parents() == 3 && (*m_window)->isSettled(); }, kPatience));
        for (const auto& [gene, allele] : model().genome().alleles)
            QCOMPARE(allele.weights.at(2), 0.0);
        QCOMPARE(m_window->childSpeech(), before);
        auto* card = find<ParentCard>("parentCardC");
        QVERIFY(card && card->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return !card->hash().isEmpty(); }, kPatience));
        QVERIFY(find<QToolButton>("parentMenuC")->accessibleName().contains(QLatin1Char('C')));
        QVERIFY(!find<QAction>("removeParentB"));
    }

    void thePointMovesTowardsItAndUndoReturns()
    {
        const Genome genome = model().genome();
        const QString before = m_window->childSpeech();
        auto* pad = (**m_window).findChild<XyPad*>();
        model().selectAll();
        pad->setFocus();
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(pad, Qt::Key_Up);
        QVERIFY(m_window->settles());
        const double share = model().allele(model().genes().front()).weights.at(2);
        QVERIFY(share > 0.5);
        const Recipe recipe = saved(QStringLiteral("세 부모.json"));
        QCOMPARE(recipe.parents.size(), std::size_t(3));
        QCOMPARE(recipe.parents[2].path.filename().string(), std::string("parent-english"));
        QVERIFY(recipe.genes.at(0).weights.value().at(2) > 0.5);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech != before; }));
        while (model().undoStack()->canUndo())
            model().undo();
        QVERIFY(model().genome() == genome);
        QVERIFY(m_window->childComesTo([&](const QString& speech) { return speech == before; }));
    }

    void itIsTakenOutAgain()
    {
        const QString before = m_window->childSpeech();
        QVERIFY(find<QAction>("removeParentC"));
        find<QAction>("removeParentC")->trigger();
        QVERIFY(QTest::qWaitFor([&] { return model().parents() == 2 && (*m_window)->isSettled(); }, kPatience));
        QVERIFY(!find<ParentCard>("parentCardC"));
        QCOMPARE(m_window->childSpeech(), before);
        QCOMPARE(saved(QStringLiteral("zwei.json")).parents.size(), std::size_t(2));
    }

    void statisticsMakeTheirOperatorsChoosable()
    {
        QVERIFY(!model().canCross(Operator::Fisher));
        const auto data = toPath(m_window->file(QStringLiteral("data.jsonl")));
        writeFileAtomically(data, R"({"prompt": "What does the cat eat?", "completion": "The cat eats a fish."})" "\n");
        NoControl quiet;
        std::vector<std::filesystem::path> files;
        for (const char* name : {"parent-english", "parent-korean"}) {
            files.push_back(toPath(m_window->file(QLatin1String(name) + QStringLiteral(".safetensors"))));
            gather(ModelMap::of(Checkpoint::open(resourceDirectory() / "demo" / name)), {.data = data, .compute = {.device = "cpu"}}, files.back(), quiet);
        }
        const auto facts = [&] { return find<QLabel>("parentFactsB")->text(); };
        (*m_window)->useStatistics(0, files[0]);
        QVERIFY(m_window->settles());
        QVERIFY(!model().canCross(Operator::Fisher)); // B has none yet
        (*m_window)->useStatistics(1, files[1]);
        QVERIFY(QTest::qWaitFor([&] { return (*m_window)->isSettled() && model().canCross(Operator::Fisher); }, kPatience));
        QVERIFY(!model().canCross(Operator::RegMean));
        QVERIFY(facts().contains(QStringLiteral("fisher ✓")));
        model().setOperator(Operator::Fisher);
        QVERIFY(m_window->settles());
        QVERIFY(!m_window->childSpeech().isEmpty());
        const Recipe recipe = saved(QStringLiteral("fisher.json"));
        QCOMPARE(recipe.parents[1].statistics.at(0).path, files[1]);
        model().undo();
        find<QAction>("dropStatisticsB")->trigger();
        QVERIFY(QTest::qWaitFor([&] { return (*m_window)->isSettled() && !model().canCross(Operator::Fisher); }, kPatience));
        QVERIFY(!facts().contains(QStringLiteral("fisher")));
        (*m_window)->useStatistics(1, toPath(m_window->file(QStringLiteral("fisher.json")))); // no statistics at all
        QVERIFY((*m_window)->parents().messages().shows());
    }

    void sharesAreRegrouped()
    {
        Recipe recipe;
        recipe.parents = {{"/a", ""}, {"/b", ""}, {"/c", ""}};
        recipe.crossover.op = Operator::Ties;
        recipe.crossover.options["density"] = {0.1, 0.2, 0.3};
        recipe.genes = {{.key = "*.*", .ratio = {}, .strength = 1.2, .density = {}, .weights = std::vector<double>{0.2, 0.3, 0.5}}};
        const Recipe two = regrouped(recipe, {"/a", "/c"}, {0, 2});
        QCOMPARE(two.genes[0].ratio.value(), 0.5 / 0.7);
        QVERIFY(!two.genes[0].weights);
        QCOMPARE(two.genes[0].strength.value(), 1.2);
        QCOMPARE(two.crossover.options.at("density"), (std::vector<double>{0.1, 0.3}));
        Recipe slerp = two;
        slerp.crossover.op = Operator::Slerp;
        const Recipe three = regrouped(slerp, {"/a", "/c", "/d"}, {0, 1, std::nullopt});
        QCOMPARE(three.crossover.op, Operator::Ratio);
        QCOMPARE(three.genes[0].weights.value().at(2), 0.0);
        QCOMPARE(three.parents[2].path.string(), std::string("/d"));
        Recipe alone = recipe;
        alone.genes[0].weights = std::vector<double>{0, 0, 1};
        QCOMPARE(regrouped(alone, {"/a", "/b"}, {0, 1}).genes[0].ratio.value(), 0.5);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        QCOMPARE(sumsBelow(fromPath(resourceDirectory() / "demo")), m_before);
    }
};

QTEST_MAIN(TestWindowParents)
#include "tst_window_parents.moc"
