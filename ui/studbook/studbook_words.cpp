// SPDX-License-Identifier: GPL-3.0-or-later
#include "studbook/studbook_words.h"

#include <QFileInfo>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>

namespace heterosis {

namespace {

QString known(const std::map<std::string, QString>& names, const std::string& name)
{
    const auto found = names.find(name);
    return found == names.end() ? QString::fromStdString(name) : found->second;
}

} // namespace

QString StudbookWords::name(const Herd::Member& member)
{
    if (member.origin == "import" && !member.checkpoint.empty())
        return QFileInfo(QString::fromStdString(member.checkpoint)).fileName();
    return QStringLiteral("#%1").arg(member.id);
}

QString StudbookWords::origin(const std::string& origin)
{
    return known({{"import", tr("brought in")}, {"hand", tr("by hand")}, {"breed", tr("bred")}, {"finetune", tr("taught")}}, origin);
}

QString StudbookWords::judge(const std::string& judge)
{
    return known({{"text", tr("loss on text")}, {"sft", tr("loss on answers")}, {"norms", tr("norms")}, {"choices", tr("choices")},
                  {"preferences", tr("preferences")}, {"reward", tr("reward model")}, {"distance", tr("distance")},
                  {"repetition", tr("repetition")}, {"language", tr("language kept")}, {"person", tr("a person")}, {"command", tr("command")}},
                 judge);
}

QString StudbookWords::judge(const Herd& herd, std::size_t column)
{
    const Herd::Judge& own = herd.judges[column];
    const auto namesakes = std::count_if(herd.judges.begin(), herd.judges.end(), [&](const Herd::Judge& j) { return j.judge == own.judge; });
    QString name = judge(own.judge);
    if (namesakes > 1 && !own.file.empty())
        name += QStringLiteral(" · ") + QFileInfo(QString::fromStdString(own.file)).completeBaseName();
    const auto twins = std::count_if(herd.judges.begin(), herd.judges.end(), [&](const Herd::Judge& j) { return j.judge == own.judge && j.file == own.file && j.schooled == own.schooled; });
    if (twins > 1 && !own.half.empty())
        name = tr("%1, half %2").arg(name, QString::fromStdString(own.half));
    return own.schooled ? tr("%1, schooled").arg(name) : name;
}

QString StudbookWords::strategy(const std::string& strategy)
{
    return known({{"genetic", tr("genetic")}, {"nsga2", tr("NSGA-II (several judges)")}, {"cmaes", tr("CMA-ES")},
                  {"m2n2", tr("M2N2 (competition for data)")}, {"auto-eq", tr("auto-EQ (gradients)")}, {"random", tr("random search")}},
                 strategy);
}

QString StudbookWords::grain(const std::string& grain)
{
    return known({{"share", tr("a share per tensor")}, {"tensor", tr("whole tensors")}, {"layer", tr("whole layers")}, {"head", tr("heads")},
                  {"row", tr("rows")}, {"element", tr("single weights")}},
                 grain);
}

QString StudbookWords::state(const std::string& state)
{
    return known({{"running", tr("running")}, {"paused", tr("paused")}, {"finished", tr("finished")}, {"failed", tr("failed")}}, state);
}

QString StudbookWords::number(double value, int decimals) { return std::isfinite(value) ? QLocale::c().toString(value, 'f', decimals) : QStringLiteral("–"); }

QString StudbookWords::describe(const Herd& herd, int index)
{
    const Herd::Member& member = herd.members[std::size_t(index)];
    QStringList lines{QStringLiteral("%1 · %2").arg(name(member), origin(member.origin))};
    if (member.generation)
        lines << tr("generation %1").arg(*member.generation);
    QStringList parents;
    for (const int parent : member.parents)
        parents << name(herd.members[std::size_t(parent)]);
    if (!parents.isEmpty())
        lines << tr("parents: %1").arg(parents.join(QStringLiteral(" × ")));
    if (member.fitness)
        lines << tr("fitness %1").arg(number(*member.fitness));
    else if (std::none_of(member.values.begin(), member.values.end(), [](double value) { return std::isfinite(value); }))
        lines << tr("not judged yet");
    for (std::size_t i = 0; i < herd.judges.size(); ++i)
        if (std::isfinite(member.values[i]))
            lines << QStringLiteral("%1 %2").arg(judge(herd, i), number(member.values[i]));
    if (member.verdicts.pass + member.verdicts.fail > 0)
        lines << QStringLiteral("✓ %1 · ✗ %2").arg(member.verdicts.pass).arg(member.verdicts.fail);
    return lines.join(QLatin1Char('\n'));
}

bool StudbookWords::lessIsBetter(const std::string& judge) { return judge == "text" || judge == "sft" || judge == "distance" || judge == "repetition"; }

QString StudbookWords::clock(double seconds)
{
    const auto whole = qint64(std::ceil(seconds));
    return whole < 3600 ? QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'))
                        : QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0')).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

} // namespace heterosis
