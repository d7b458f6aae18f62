// SPDX-License-Identifier: GPL-3.0-or-later
// The form's settings as RUN.json says them, and back.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

#include "breeding/judge_table.h"
#include "breeding/run_form.h"
#include "breeding/share_box.h"
#include "bridge/paths.h"
#include "education/file_pick.h"
#include "education/rate_spin.h"

namespace heterosis {

namespace {

// Keys that the form writes; all others of a document are kept as they are.
constexpr const char* kOwn[] = {"kind", "parents", "original", "operator", "grain", "share", "ratio", "strength", "strategy", "population", "generations",
                                "selection", "elite", "immigrants", "mutation", "judges", "schooling", "racing", "baseline", "path", "max_new", "seed"};

void choose(QComboBox* box, const Json& document, const char* key, const char* otherwise)
{
    const int index = box->findData(QString::fromStdString(document.value(key, std::string(otherwise))));
    box->setCurrentIndex(std::max(0, index));
}

} // namespace

Json RunForm::schooling() const
{
    Json schooling = m_schooling;
    if (!schooling.contains("data"))
        schooling["data"] = toPath(m_lessonData->file()).string();
    schooling["steps"] = m_lessonSteps->value();
    schooling["lr"] = m_lessonRate->value();
    schooling["who"] = chosen(m_who);
    return schooling;
}

// A list of files is kept as it is until a hand chooses another one.
void RunForm::setSchooling(const Json& schooling, const QString& folder)
{
    m_schooling = schooling;
    const bool any = schooling.is_object() && !schooling.empty();
    m_who->setCurrentIndex(any ? std::max(1, m_who->findData(QString::fromStdString(schooling.value("who", std::string("finalists"))))) : 0);
    if (!any)
        return;
    const auto absolute = [&](Json& one) {
        Json& file = one.is_object() ? one["file"] : one;
        file = (toPath(folder) / file.get<std::string>()).lexically_normal().string();
        return QString::fromStdString(file.get<std::string>());
    };
    Json& files = m_schooling["data"];
    QString first;
    if (!files.is_array())
        first = absolute(files);
    else
        for (std::size_t i = files.size(); i-- > 0;)
            first = absolute(files[i]);
    m_lessonData->setFile(first);
    m_lessonSteps->setValue(int(std::min<std::int64_t>(schooling.value("steps", std::int64_t(50)), 1'000'000)));
    m_lessonRate->setValue(schooling.value("lr", 1e-4));
}

Json RunForm::document() const
{
    Json run{{"kind", "breed"}, {"parents", Json::array()}};
    for (const auto& parent : parents())
        run["parents"].push_back(parent.string());
    if (m_request && m_request->original && m_request->original != m_request->a)
        run["original"] = m_request->original->string();
    run["operator"] = chosen(m_operator);
    if (m_grain->isEnabled())
        run["grain"] = chosen(m_grain);
    if (run["parents"].size() > 2) {
        run["share"] = m_shares->shares();
    } else {
        run["share"] = m_share->value();
        run["ratio"] = {m_ratioLow->value(), m_ratioHigh->value()};
    }
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
    if (chosen(m_who) != "none" && !personJudges())
        run["schooling"] = schooling();
    run["racing"] = m_racing->isChecked();
    run["baseline"] = m_baseline->isChecked() && !personJudges();
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
    const Json share = document.value("share", Json(0.5));
    m_share->setValue(share.is_number() ? share.get<double>() : 0.5);
    m_shares->setShares(share.is_array() ? share.get<std::vector<double>>() : std::vector<double>());
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
    setSchooling(document.value("schooling", Json::object()), folder);
    m_kept = document;
    for (const char* key : kOwn)
        m_kept.erase(key);
    if (m_kept.contains("report")) // its files keep their meaning when the document is written elsewhere
        for (Json& judge : m_kept["report"])
            if (judge.contains("file"))
                judge["file"] = (toPath(folder) / judge["file"].get<std::string>()).lexically_normal().string();
    adapt();
}

} // namespace heterosis
