// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QString>
#include <QUndoStack>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "engine/workbench.h"
#include "equalizer/equalizer_state.h"
#include "inheritance/operator_table.h"

namespace heterosis {

enum class Reset { Original, A, B, Even, Curve };
enum class Select { Replace, Add, Toggle, Remove };

// The equalizer without a single pixel: a gene's x is its region's curve at its layer plus the gene's own offset; its y belongs to
// the gene (axes.h says what x and y are in each plane). Pad, brush and cells write offsets, nodes move curves, locked genes never move.
class EqualizerModel : public QObject {
    Q_OBJECT
public:
    // Of the target genes. spread is the population's standard deviation, per coordinate.
    struct Summary {
        int count = 0, locked = 0;
        GenePoint mean, spread;
        double second = 1, secondSpread = 0;    // of more than two parents
        std::vector<double> weights;            // the same: their mean shares
    };

    explicit EqualizerModel(QObject* parent = nullptr);

    void setFamily(const FamilyInfo& family); // resets everything to the plain blend
    const FamilyInfo& family() const { return m_family; }
    bool hasFamily() const { return !m_space.genes.empty(); }
    void restore(const Recipe& recipe, const Genome& resolved); // alleles win where the recipe's window data disagree

    Genome genome() const;
    Allele allele(GeneId gene) const;
    Json window() const;
    QUndoStack* undoStack() { return &m_undo; }
    void undo(); // gives an unfinished gesture up instead, where there is one
    void redo();

    const Axes& axes() const { return m_space.axes; }
    int layers() const { return m_space.layers; }
    const std::vector<GeneId>& genes() const { return m_space.genes; }
    bool hasGene(GeneId gene) const { return m_space.indexOf(gene) >= 0; }
    double positionOf(GeneId gene) const { return m_space.positionOf(gene); }
    GenePoint point(GeneId gene) const;
    double offset(GeneId gene) const;
    bool followsCurve(GeneId gene) const;
    bool isLocked(GeneId gene) const;
    const Curve& curve(Region region) const { return m_state.curves[int(region)]; }
    std::vector<Region> mapRows() const; // regions that occur, embedding and head included, in map order

    // How genes are crossed: a gene's own operator and grain, or the workspace's (operator_table.h).
    std::size_t parents() const { return m_space.parents; }
    bool corners() const { return m_space.corners(); }
    const Crossover& crossover() const { return m_state.crossover; }
    std::uint64_t seed() const { return m_state.seed; }
    Operator operatorOf(GeneId gene) const;
    Grain grainOf(GeneId gene) const;
    bool crossesAlone(GeneId gene) const; // has an operator or a grain of its own
    std::set<Operator> operatorsOf(const std::vector<GeneId>& genes) const;
    std::set<Grain> grainsOf(const std::vector<GeneId>& genes) const;
    bool canCross(Operator op) const { return m_space.crossing.contains(op); }
    std::vector<double> option(const MethodParameter& parameter) const; // one number, or one a parent

    // What uniform crossover drew, as the engine tells it, and how near the parents are to each other.
    void setMasks(const std::vector<GeneMask>& masks);
    const GeneMask* mask(GeneId gene) const;
    void setKinship(const Kinship& kinship);
    const std::optional<Kinship>& kinship() const { return m_kinship; }

    // Distances arrive gene by gene. heat: 0..1 of the family's far end, empty while it is not measured.
    void setDistance(const GeneDistance& distance);
    const GeneDistance* distance(GeneId gene) const;
    std::optional<double> heat(GeneId gene) const;

    // Where the data pulls, as the engine measured it; belongs to the genome that it was measured at.
    void setSensitivity(const event::Sensed& sensed);
    void clearSensitivity();
    const std::optional<event::Sensed>& sensitivity() const { return m_sensed; }
    GenePoint pull(const std::vector<GeneId>& genes) const; // nats per whole step down the loss: x towards B, y stronger; of all together

    // Selection. Operations act on it, or on every gene where nothing is selected: targets().
    const std::set<GeneId>& selection() const { return m_selection; }
    bool isSelected(GeneId gene) const { return m_selection.contains(gene); }
    void select(const std::vector<GeneId>& genes, Select how = Select::Replace);
    void selectAll();
    void selectNone();
    void selectRow(Region region, Select how = Select::Replace);
    void selectBand(int firstLayer, int lastLayer, Select how = Select::Replace); // layers, or -1 embedding, layers() head
    std::vector<GeneId> targets() const;
    Summary summary() const;
    Summary summaryOf(const std::vector<GeneId>& genes) const;

    // A gesture is one undo step: edits between begin and end are seen at once. Calls with the same join > 0 in a row become one
    // step (a held key, turns of the wheel). Without a gesture each edit is its own step.
    void beginGesture(const QString& text, int join = 0);
    void endGesture();
    void cancelGesture();
    bool inGesture() const { return m_before.has_value(); }

    void moveBy(double dx, double dy);                                 // targets, from where they stood at the gesture's begin
    void nudge(const std::vector<GeneId>& genes, double dx, double dy); // from where they stand
    void set(std::optional<double> x, std::optional<double> y);        // targets, typed: as far as the hard range
    void paint(const std::vector<GeneId>& genes, double x);
    void scaleBy(double factor);                                       // targets, about the neutral point
    void smooth();                                                     // targets, along the layers of each region
    void mirror();                                                     // targets: A and B change places
    void resetTo(Reset which);
    bool canResetTo(Reset which) const;
    void setLocked(const std::vector<GeneId>& genes, bool locked);
    void toggleLock(); // targets: unlocks where all are locked
    void setCurves(const std::map<Region, Curve>& curves, const QString& text = {});
    // Of the selection, or of the workspace where nothing is selected; locked genes keep theirs.
    void setOperator(Operator op);
    void setGrain(Grain grain);
    void crossAsWorkspace();                                           // the selection has no operator and grain of its own any more
    void setSeed(std::uint64_t seed);
    void setOption(const MethodParameter& parameter, std::vector<double> values);
    void setMutation(const Mutation& mutation);
    void take(const Genome& genome, const QString& text);              // all of it; locked genes stay
    // Of more than two parents: targets.
    void setWeight(std::size_t parent, double share);                  // the others share what is left as they did
    void setSecond(double value);
    void nudgeSecond(double by);

Q_SIGNALS:
    void familyChanged();
    void genomeChanged(); // an allele, a curve, or how genes are crossed
    void masksChanged();
    void kinshipChanged();
    void sensitivityChanged();
    void selectionChanged();
    void locksChanged();
    void distancesChanged();

private:
    friend class StateCommand;
    void apply(const EqualizerState& state);
    void edit(const QString& text, const std::function<void(EqualizerState&)>& change);
    std::vector<int> indices(std::span<const GeneId> genes) const;
    std::vector<int> targetIndices() const;
    void addCorners(const std::vector<int>& genes, Summary& sum) const;
    GenePoint resetPoint(Reset which, GenePoint now) const;
    void start(EqualizerState state);

    FamilyInfo m_family;
    GeneSpace m_space;
    EqualizerState m_state;
    std::map<GeneId, GeneMask> m_masks;
    std::optional<Kinship> m_kinship;
    std::optional<event::Sensed> m_sensed;
    std::set<GeneId> m_selection;
    std::map<GeneId, GeneDistance> m_distances;
    mutable std::optional<double> m_farEnd; // what heat 1 stands for
    std::optional<EqualizerState> m_before; // the gesture's begin
    QString m_gestureText;
    int m_join = 0;
    QUndoStack m_undo;
};

} // namespace heterosis
