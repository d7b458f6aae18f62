// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QStringList>

#include "equalizer/equalizer_model.h"

namespace heterosis {

// How genes and their values are called in the window, in its language.
class GeneWords {
    Q_DECLARE_TR_FUNCTIONS(GeneWords)
public:
    static QString region(Region region);
    static QString group(int group);
    static QString layer(const EqualizerModel& model, double position); // "layer 3", "embedding", "head"
    static QString layerName(const EqualizerModel& model, int layer);   // "3", or the family's label: "IN03"
    static QString gene(const EqualizerModel& model, GeneId gene);      // "IN03 query" where there are labels
    static QString gene(GeneId gene);                                   // "layer 3 query"
    static QString axis(Axis::Kind kind);
    static QString axisShort(Axis::Kind kind, double end); // what stands at an axis's end: "A", "B", "2"
    static QString value(double value, int decimals = 2);
    static QString brief(double value); // ".83": for small cells
    static QString withSpread(double mean, double spread);
    static QString weights(const EqualizerModel::Summary& sum, const Axes& axes); // "A 0.50, B 0.30, C 0.20, strength 1.00"
    static QString crossing(const EqualizerModel& model, GeneId gene);           // "uniform by head, drawn 0.47 of B"
    // Where the data pulls these genes together; empty where nothing is measured.
    static QStringList pulled(const EqualizerModel& model, const std::vector<GeneId>& genes);
    // "layer 3 query, ratio 0.62, strength 1.00, distance 0.12, locked"
    static QString describe(const EqualizerModel& model, GeneId gene);
    static QString describe(const EqualizerModel& model, const QString& name, const std::vector<GeneId>& genes);
};

} // namespace heterosis
