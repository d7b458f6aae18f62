// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/judging.h"

#include <algorithm>
#include <cmath>

namespace heterosis::breeding {

namespace {

constexpr double kWorst = 1e4; // of an item whose value is no number
constexpr std::size_t kDraws = 1000;

std::size_t place(std::size_t unit, std::size_t items, std::size_t units) { return unit * items / units; }

double meanOf(std::span<const ItemValue> items)
{
    return items.empty() ? 0 : statisticOf(items, Statistic::Ratio, 0);
}

} // namespace

Panel::Panel(std::span<const RunJudge> judges, const JudgedModel& model, Control& control) : m_settings(judges.begin(), judges.end())
{
    for (const RunJudge& judge : m_settings) {
        m_judges.push_back(makeJudge(judge.spec, model, control));
        m_units = std::max(m_units, m_judges.back()->questions().items.size());
    }
}

bool Panel::runsCommands() const
{
    return std::any_of(m_settings.begin(), m_settings.end(), [](const RunJudge& judge) { return !judge.spec.command.empty(); });
}

std::vector<Asking> Panel::askings(std::size_t from, std::size_t to) const
{
    std::vector<Asking> out;
    for (const auto& judge : m_judges) {
        const std::size_t items = judge->questions().items.size();
        const Asking asking {judge.get(), place(from, items, m_units), place(to, items, m_units)};
        if (asking.from < asking.to || (judge->questions().distance && from == 0))
            out.push_back(asking);
    }
    return out;
}

void Panel::add(Values& values, std::span<const Asking> askings, std::span<const Outputs> outputs) const
{
    values.resize(m_judges.size());
    for (std::size_t a = 0; a < askings.size(); ++a) {
        const auto j = std::size_t(std::find_if(m_judges.begin(), m_judges.end(), [&](const auto& judge) { return judge.get() == askings[a].judge; }) - m_judges.begin());
        const auto all = m_judges[j]->values(outputs[a]);
        for (std::size_t i = askings[a].from; i < all.size(); ++i) {
            ItemValue item = all[i];
            if (!std::isfinite(item.sum))
                item.sum = (m_settings[j].larger ? -kWorst : kWorst) * std::max(item.weight, 1.0);
            values[j].push_back(item);
        }
    }
}

std::vector<double> Panel::objectives(const Values& values) const
{
    std::vector<double> out;
    for (std::size_t j = 0; j < size(); ++j) {
        const double value = values[j].empty() ? 0 : statisticOf(values[j], m_judges[j]->statistic(), m_judges[j]->groups());
        out.push_back(m_settings[j].larger ? value : -value);
    }
    return out;
}

double Panel::fitness(std::span<const double> objectives, std::optional<bool> larger) const
{
    double sum = 0;
    for (std::size_t j = 0; j < size(); ++j)
        if (larger.value_or(m_settings[j].larger) == m_settings[j].larger)
            sum += m_settings[j].weight * objectives[j];
    return sum;
}

std::vector<double> Panel::perUnit(const Values& values, std::size_t units) const
{
    std::vector<double> out(units, 0.0);
    for (std::size_t j = 0; j < size(); ++j) {
        const double sign = (m_settings[j].larger ? 1 : -1) * m_settings[j].weight, mean = meanOf(values[j]);
        const std::size_t items = m_judges[j]->questions().items.size();
        for (std::size_t u = 0; u < units; ++u) {
            const std::size_t from = place(u, items, m_units), to = std::min(place(u + 1, items, m_units), values[j].size());
            out[u] += sign * (from < to ? meanOf(std::span(values[j]).subspan(from, to - from)) : mean);
        }
    }
    return out;
}

std::vector<double> Panel::items(const Values& values) const
{
    std::vector<double> out;
    for (std::size_t j = 0; j < size(); ++j)
        for (const ItemValue& item : values[j]) {
            const double value = item.weight > 0 ? item.sum / item.weight : 0;
            // A loss becomes the mean probability of a token; what is a share is one already.
            out.push_back(m_settings[j].larger ? std::clamp(value, 0.0, 1.0) : std::exp(-std::max(value, 0.0)));
        }
    return out;
}

Json Panel::scoreOf(std::size_t j, const Values& values) const
{
    const Judge& judge = *m_judges[j];
    Score score {.judge = judge.name(), .file = judge.file(), .n = values[j].size()};
    score.value = statisticOf(values[j], judge.statistic(), judge.groups());
    score.interval = intervalOf(values[j], judge.statistic(), judge.groups());
    Json document = scoreDocument(score);
    if (m_settings[j].spec.half)
        document["half"] = *m_settings[j].spec.half;
    return document;
}

Interval Panel::interval(const Values& b, const Values* a, std::optional<bool> larger) const
{
    Dice dice(0, "bootstrap");
    std::vector<double> drawn(kDraws);
    std::vector<ItemValue> mine, theirs;
    for (double& value : drawn) {
        value = 0;
        for (std::size_t j = 0; j < size(); ++j) {
            mine.clear();
            theirs.clear();
            for (std::size_t i = 0; i < b[j].size(); ++i) {
                const std::size_t at = dice.below(b[j].size());
                mine.push_back(b[j][at]);
                if (a)
                    theirs.push_back((*a)[j][at]);
            }
            const Judge& judge = *m_judges[j];
            if (mine.empty() || larger.value_or(m_settings[j].larger) != m_settings[j].larger)
                continue;
            double one = statisticOf(mine, judge.statistic(), judge.groups());
            if (a)
                one -= statisticOf(theirs, judge.statistic(), judge.groups());
            value += (m_settings[j].larger ? 1 : -1) * m_settings[j].weight * one;
        }
    }
    std::sort(drawn.begin(), drawn.end());
    const auto at = [&](double share) {
        const double where = share * double(kDraws - 1);
        const auto lower = std::size_t(where);
        return drawn[lower] + (where - double(lower)) * (drawn[std::min(lower + 1, kDraws - 1)] - drawn[lower]);
    };
    return {at(0.025), at(0.975)};
}

Json valuesJson(const Panel::Values& values)
{
    Json out = Json::array();
    for (const auto& items : values) {
        Json list = Json::array();
        for (const ItemValue& item : items)
            list.push_back({item.sum, item.weight, item.group, item.other});
        out.push_back(std::move(list));
    }
    return out;
}

Panel::Values valuesFromJson(const Json& document)
{
    Panel::Values values;
    for (const Json& list : document) {
        auto& items = values.emplace_back();
        for (const Json& item : list)
            items.push_back({.sum = item.at(0).get<double>(), .weight = item.at(1).get<double>(), .group = item.at(2).get<int>(), .other = item.at(3).get<double>()});
    }
    return values;
}

BatchValues judgedBatch(Population& population, const Panel& panel, std::span<const Genome> children, std::span<const Asking> askings, Control& control)
{
    const auto outputs = population.ask(children, askings, control);
    BatchValues values(children.size(), Panel::Values(panel.size()));
    for (std::size_t k = 0; k < values.size(); ++k)
        panel.add(values[k], askings, outputs[k]);
    return values;
}

JudgedModel judgedModel(const ModelMap& map)
{
    return {std::make_shared<const ModelText>(map.checkpoint->directory(), map.config.bos, map.config.eos), map.config.context};
}

} // namespace heterosis::breeding
