// SPDX-License-Identifier: GPL-3.0-or-later
#include "breeding/report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace heterosis::breeding {

namespace {

std::string escaped(const std::string& plain)
{
    std::string out;
    for (const char c : plain)
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    return out;
}

std::string figure(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

std::string shortName(const std::string& subject) { return subject.substr(subject.find_last_of('/') + 1); }

// A plane with one value axis and room for labels.
class Chart {
public:
    static constexpr double kWidth = 760, kHeight = 300, kLeft = 70, kRight = 180, kTop = 16, kBottom = 36;
    Chart(double low, double high) : m_low(low), m_high(high)
    {
        if (!(m_high > m_low))
            m_high = m_low + 1;
        const double room = 0.05 * (m_high - m_low);
        m_low -= room;
        m_high += room;
    }
    double y(double value) const { return kTop + (m_high - value) / (m_high - m_low) * (kHeight - kTop - kBottom); }
    double x(double share) const { return kLeft + share * (kWidth - kLeft - kRight); }
    void line(double x1, double y1, double x2, double y2, const char* style) { draw("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>", x1, y1, x2, y2, style); }
    void dot(double x, double y, const char* colour) { draw("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, colour); }
    void label(double x, double y, const std::string& text, const char* anchor)
    {
        draw("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
        m_body += escaped(text) + "</text>\n";
    }
    void axis()
    {
        for (int i = 0; i <= 4; ++i) {
            const double value = m_low + (m_high - m_low) * i / 4;
            line(kLeft, y(value), kWidth - kRight, y(value), "stroke=\"#8884\"");
            label(kLeft - 8, y(value) + 4, figure(value), "end");
        }
    }
    std::string svg() const
    {
        char head[160];
        std::snprintf(head, sizeof head, "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" width=\"%.0f\">\n", kWidth, kHeight, kWidth);
        return head + m_body + "</svg>\n";
    }

private:
    template <class... Values> void draw(const char* pattern, Values... values)
    {
        char text[256];
        std::snprintf(text, sizeof text, pattern, values...);
        m_body += text;
    }
    double m_low, m_high;
    std::string m_body;
};

struct Course {
    std::string name;
    const char* colour;
    std::vector<double> values;
};

std::vector<Course> coursesOf(const Json& document)
{
    std::vector<Course> courses {{"best", "#2a8", {}}, {"median", "#48c", {}}};
    for (const Json& generation : document.at("generations")) {
        courses[0].values.push_back(generation.at("best_fitness").get<double>());
        courses[1].values.push_back(generation.at("median").get<double>());
    }
    if (document.contains("random")) {
        Course& random = courses.emplace_back(Course {"random search, best", "#c83", {}});
        for (const Json& generation : document.at("random").at("generations"))
            random.values.push_back(generation.at("best_fitness").get<double>());
    }
    return courses;
}

std::string generationsChart(const Json& document)
{
    const auto courses = coursesOf(document);
    std::vector<double> all;
    for (const Course& course : courses)
        all.insert(all.end(), course.values.begin(), course.values.end());
    for (const Json& founder : document.at("founders"))
        all.push_back(founder.at("fitness").get<double>());
    const auto [low, high] = std::minmax_element(all.begin(), all.end());
    Chart chart(*low, *high);
    chart.axis();
    for (const Json& founder : document.at("founders")) {
        const double y = chart.y(founder.at("fitness").get<double>());
        chart.line(Chart::kLeft, y, Chart::kWidth - Chart::kRight, y, "stroke=\"#999\" stroke-dasharray=\"5 4\"");
        chart.label(Chart::kWidth - Chart::kRight + 8, y + 4, founder.at("role").get<std::string>() + " " + shortName(founder.at("subject").get<std::string>()), "start");
    }
    for (const Course& course : courses) {
        const auto n = course.values.size();
        for (std::size_t i = 0; i < n; ++i) {
            const double x = chart.x(n > 1 ? double(i) / double(n - 1) : 0.5), y = chart.y(course.values[i]);
            chart.dot(x, y, course.colour);
            if (i > 0) {
                const std::string style = std::string("stroke-width=\"2\" stroke=\"") + course.colour + "\"";
                chart.line(chart.x(double(i - 1) / double(n - 1)), chart.y(course.values[i - 1]), x, y, style.c_str());
            }
            if (&course == &courses.front())
                chart.label(x, Chart::kHeight - 12, std::to_string(i), "middle");
        }
        if (n > 0)
            chart.label(chart.x(n > 1 ? 1 : 0.5) + 8, chart.y(course.values.back()) - 6, course.name, "start");
    }
    return chart.svg();
}

std::string reportChart(const Json& report)
{
    double low = INFINITY, high = -INFINITY;
    for (const Json& one : report) {
        low = std::min(low, one.at("interval")[0].get<double>());
        high = std::max(high, one.at("interval")[1].get<double>());
    }
    Chart chart(low, high);
    chart.axis();
    for (std::size_t i = 0; i < report.size(); ++i) {
        const double x = chart.x((double(i) + 0.5) / double(report.size()));
        chart.line(x, chart.y(report[i].at("interval")[0].get<double>()), x, chart.y(report[i].at("interval")[1].get<double>()), "stroke=\"#48c\" stroke-width=\"3\"");
        chart.dot(x, chart.y(report[i].at("fitness").get<double>()), report[i].at("role") == Json("best") ? "#2a8" : "#345");
        chart.label(x, Chart::kHeight - 12, report[i].at("role").get<std::string>() + " " + shortName(report[i].at("subject").get<std::string>()), "middle");
    }
    return chart.svg();
}

std::string intervalText(const Json& value, const Json& interval)
{
    return figure(value.get<double>()) + " [" + figure(interval[0].get<double>()) + ", " + figure(interval[1].get<double>()) + "]";
}

std::string reportTable(const Json& report)
{
    std::string table = "<table><tr><th></th><th>fitness</th><th>the best child is ahead by</th>";
    for (const Json& score : report.front().at("scores"))
        table += "<th>" + escaped(score.at("judge").get<std::string>() + " " + shortName(score.at("file").get<std::string>())) + "</th>";
    table += "</tr>\n";
    for (const Json& one : report) {
        table += "<tr><th>" + escaped(one.at("role").get<std::string>() + " " + shortName(one.at("subject").get<std::string>())) + "</th><td>"
            + intervalText(one.at("fitness"), one.at("interval")) + "</td><td>"
            + (one.contains("best_ahead") ? intervalText(one["best_ahead"]["value"], one["best_ahead"]["interval"]) : "") + "</td>";
        for (const Json& score : one.at("scores"))
            table += "<td>" + (score.at("value").is_number() ? intervalText(score.at("value"), score.at("interval")) : "") + "</td>";
        table += "</tr>\n";
    }
    return table + "</table>\n";
}

// What can be claimed: against whom the interval of the paired difference excludes zero.
std::string verdicts(const Json& report)
{
    std::string list = "<ul>";
    for (const Json& one : report) {
        if (!one.contains("best_ahead"))
            continue;
        const double low = one["best_ahead"]["interval"][0].get<double>(), high = one["best_ahead"]["interval"][1].get<double>();
        const char* word = low > 0 ? "beats" : high < 0 ? "stays behind" : "cannot be told from";
        list += "<li>The best child <b>" + std::string(word) + "</b> the " + escaped(one.at("role").get<std::string>() + " " + shortName(one.at("subject").get<std::string>()))
            + ".</li>\n";
    }
    return list + "</ul>\n";
}

} // namespace

std::string reportPage(const Json& document)
{
    std::string page = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Heterosis: breeding report</title>\n"
                       "<style>body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}svg text{font:12px sans-serif}"
                       "table{border-collapse:collapse}td,th{padding:.2em .7em;border-bottom:1px solid #8884;text-align:left;font-size:13px}</style>\n";
    const Json& generations = document.at("generations");
    page += "<h1>Breeding report</h1>\n<p>Run " + std::to_string(document.at("run").get<std::int64_t>()) + ": strategy " + escaped(document.at("strategy").get<std::string>())
        + ", seed " + std::to_string(document.at("seed").get<std::uint64_t>()) + ", " + std::to_string(generations.size()) + " generations of "
        + std::to_string(generations.empty() ? 0 : generations[0].at("ids").size()) + "; children ran " + escaped(document.at("path").get<std::string>())
        + " (" + escaped(document.at("path_reason").get<std::string>()) + "). Best: " + escaped(shortName(document.at("best").get<std::string>())) + ".</p>\n";
    page += "<h2>Fitness over the generations, on the data that selects</h2>\n" + generationsChart(document);
    const Json& report = document.at("report");
    if (!report.empty())
        page += "<h2>On data that nobody was selected by</h2>\n<p>Intervals: 95 %, percentile bootstrap over items, 1000 draws, seed 0; differences are of the same items.</p>\n"
            + reportChart(report) + verdicts(report) + reportTable(report);
    return page + "</html>\n";
}

} // namespace heterosis::breeding
