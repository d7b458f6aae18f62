#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breeding runs of one family by several strategies and seeds, and docs/breeding-report.html from what they ended in.

usage: breeding_report.py HETEROSIS_CLI RUN.json FOLDER OUT.html [--runs genetic:1,2,3 cmaes:1 nsga2:1 m2n2:1 auto-eq:1] [--render] [--note TEXT] [--schooling S.json] [--threads N]

Each run has a workspace of its own in FOLDER and is resumed where it was ended. A genetic run brings random search with the same budget and
seed ("baseline"); the other strategies stand beside the random search of the first seed. --render: no run, only the page of those that are done.
--schooling: the runs have the keys of S.json, "schooling" among them, in place of RUN.json's, and OUT.html, which has to be there, gets their section.
"""
import argparse
import html
import json
import math
import pathlib
import re
import statistics
import subprocess
import time

COLOURS = {"best": "#1a8f6a", "median": "#3c78c8", "random": "#c87d28", "founder": "#8a8a8a"}


STUDENT = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}  # 97.5 % quantiles of t, by the number of seeds


def settings_of(run_file, strategy, seed, schooling=None):
    run = json.loads(run_file.read_text())
    folder = run_file.resolve().parent
    run["parents"] = [str(folder / path) for path in run["parents"]]
    if "original" in run:
        run["original"] = str(folder / run["original"])
    for judge in run["judges"] + run.get("report", []):
        if "file" in judge:
            judge["file"] = str(folder / judge["file"])
    run.update(strategy=strategy, seed=seed, baseline=strategy == "genetic")
    if schooling:
        school_folder = schooling.resolve().parent
        changes = json.loads(schooling.read_text())
        for one in changes["schooling"]["data"]:
            one["file"] = str(school_folder / one["file"])
        run.update(changes)
    return run


def breed(cli, run, folder, name, threads):
    file, workspace, answer = folder / f"{name}.json", folder / f"ws_{name}", folder / f"{name}.out"
    file.write_text(json.dumps(run))
    begun = time.time()
    done = subprocess.run([cli, "breed", str(file), "--workspace", str(workspace), "--resume", "--json"] + (["--threads", threads] if threads else []), stdout=subprocess.PIPE, text=True, check=True)
    answer.write_text(done.stdout)
    print(f"{name}: {time.time() - begun:.0f} s", flush=True)


def documents(folder, begin=""):
    found = {}
    for file in sorted(folder.glob(begin + "*-*.out")):
        try:
            document = json.loads(file.read_text())
        except json.JSONDecodeError:
            continue
        if document.get("finished") and document.get("report") and ("schooled" in document) == bool(begin):
            found[document["strategy"], document["seed"]] = document
    return found


def short(subject):
    return subject.rstrip("/").split("/")[-1]


def called(one):
    return {"best": "best child", "random": "random search's best", "original": "the original"}.get(one["role"], short(one["subject"]))


class Chart:
    def __init__(self, low, high, width=760, height=280, left=64, right=190):
        room = 0.06 * (high - low or 1)
        self.low, self.high, self.w, self.h, self.left, self.right = low - room, high + room, width, height, left, right
        self.body = []

    def y(self, value):
        return 14 + (self.high - value) / (self.high - self.low) * (self.h - 50)

    def x(self, share):
        return self.left + share * (self.w - self.left - self.right)

    def line(self, x1, y1, x2, y2, colour, more=""):
        self.body.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" {more}/>')

    def dot(self, x, y, colour):
        self.body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>')

    def text(self, x, y, words, anchor="start"):
        self.body.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(words)}</text>')

    def svg(self):
        return f'<svg viewBox="0 0 {self.w} {self.h}" role="img">' + "".join(self.body) + "</svg>"


def course_chart(document):
    courses = [("best", [g["best_fitness"] for g in document["generations"]]), ("median", [g["median"] for g in document["generations"]])]
    if "random" in document:
        courses.append(("random", [g["best_fitness"] for g in document["random"]["generations"]]))
    every = [v for _, values in courses for v in values] + [f["fitness"] for f in document["founders"]]
    chart = Chart(min(every), max(every))
    for i in range(5):
        value = chart.low + (chart.high - chart.low) * i / 4
        chart.line(chart.left, chart.y(value), chart.w - chart.right, chart.y(value), "#8883")
        chart.text(chart.left - 6, chart.y(value) + 4, f"{value:.2f}", "end")
    labels = []
    for founder, role in zip(document["founders"], report_names(document)):
        y = chart.y(founder["fitness"])
        chart.line(chart.left, y, chart.w - chart.right, y, COLOURS["founder"], 'stroke-dasharray="5 4"')
        labels.append((y, role))
    for name, values in courses:
        points = [(chart.x(i / max(1, len(values) - 1)), chart.y(v)) for i, v in enumerate(values)]
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            chart.line(x1, y1, x2, y2, COLOURS[name], 'stroke-width="2"')
        for i, (x, y) in enumerate(points):
            chart.dot(x, y, COLOURS[name])
            if name == "best":
                chart.text(x, chart.h - 10, str(i), "middle")
        labels.append((points[-1][1], {"best": "best", "median": "median", "random": "random search, best"}[name]))
    last = -99
    for y, words in sorted(labels):
        last = max(y, last + 14)
        chart.text(chart.w - chart.right + 8, last + 4, words)
    return chart.svg()


def report_names(document):
    return [called(one) for one in document["report"] if one["role"] in ("parent", "original")]


def forest(found):
    """The best child's lead over everybody, on held-back data."""
    rows = [(f"{strategy}, seed {seed}", one) for (strategy, seed), d in found.items() for one in d["report"] if "best_ahead" in one]
    low = min(0, min(o["best_ahead"]["interval"][0] for _, o in rows))
    high = max(0, max(o["best_ahead"]["interval"][1] for _, o in rows))
    width, left, right, step = 820, 330, 20, 20
    x = lambda v: left + (v - low) / (high - low) * (width - left - right)
    out = [f'<svg viewBox="0 0 {width} {step * len(rows) + 40}" role="img">']
    out.append(f'<line x1="{x(0):.1f}" y1="6" x2="{x(0):.1f}" y2="{step * len(rows) + 12}" stroke="#888" stroke-dasharray="4 3"/>')
    for i, (name, one) in enumerate(rows):
        y, ahead = 18 + i * step, one["best_ahead"]
        colour = COLOURS["best"] if ahead["interval"][0] > 0 else "#b03a3a" if ahead["interval"][1] < 0 else "#777"
        out.append(f'<text x="{left - 10}" y="{y + 4}" text-anchor="end">{html.escape(name)}: against {html.escape(called(one))}</text>')
        out.append(f'<line x1="{x(ahead["interval"][0]):.1f}" y1="{y}" x2="{x(ahead["interval"][1]):.1f}" y2="{y}" stroke="{colour}" stroke-width="3"/>')
        out.append(f'<circle cx="{x(ahead["value"]):.1f}" cy="{y}" r="4" fill="{colour}"/>')
    for v in (low, 0, high):
        out.append(f'<text x="{x(v):.1f}" y="{step * len(rows) + 32}" text-anchor="middle">{v:.2f}</text>')
    return "".join(out) + "</svg>"


def interval(value, bounds):
    return f"{value:.3f} [{bounds[0]:.3f}, {bounds[1]:.3f}]"


def table(document):
    report = document["report"]
    heads = ["", "combined fitness", "best child is ahead by"] + [f"{s['judge']} {short(s['file'])}" for s in report[0]["scores"]]
    rows = ["<tr>" + "".join(f"<th>{html.escape(h)}</th>" for h in heads) + "</tr>"]
    for one in report:
        ahead = interval(one["best_ahead"]["value"], one["best_ahead"]["interval"]) if "best_ahead" in one else ""
        if one["role"] == "random" and not ahead:
            ahead = f"{report[0]['fitness'] - one['fitness']:.3f}, of another run: no interval"
        cells = [called(one), interval(one["fitness"], one["interval"]), ahead] + [interval(s["value"], s["interval"]) for s in one["scores"]]
        rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def beside_random(found):
    """Gives each document without a random search of its own that of the genetic run of its seed: same budget, same data, other workspace."""
    for (_, seed), document in found.items():
        other = found.get(("genetic", seed))
        if "random" in document or not other:
            continue
        document["random"] = other["random"]
        document["report"].insert(1, {k: v for k, v in next(one for one in other["report"] if one["role"] == "random").items() if k != "best_ahead"})
    return found


def verdict(document, korean):
    def word(one):
        low, high = one["best_ahead"]["interval"]
        state = 0 if low > 0 else 2 if high < 0 else 1
        return (["앞선다", "구별되지 않는다", "뒤진다"] if korean else ["beats", "cannot be told from", "stays behind"])[state]
    parts = [f"{called(one)}: {word(one)}" if korean else f"{word(one)} {called(one)}" for one in document["report"] if "best_ahead" in one]
    return "; ".join(parts)


def reason(document, korean):
    """Why the best child does not beat somebody: the search found nobody better, or the data that reports is too small to tell."""
    names = dict(zip(report_names(document), document["founders"]))
    best = max(g["best_fitness"] for g in document["generations"])
    short_of = [n for n, f in names.items() if f["fitness"] >= best]
    unsure = [called(o) for o in document["report"] if called(o) in names and o["best_ahead"]["interval"][0] <= 0 and called(o) not in short_of]
    parts = []
    if short_of:
        figures = ", ".join(f"{n} {names[n]['fitness']:.3f}" for n in short_of)
        parts.append(f"선택에 쓴 자료에서도 어느 자식도 {', '.join(short_of)}에 이르지 못했다(최고 {best:.3f}, {figures}). 탐색이 더 나은 자식을 찾지 못한 것이지 표본의 잡음이 아니다" if korean else
                     f"no child reached {', '.join(short_of)} on the selecting data either (best {best:.3f}; {figures}): the search did not find a better one, so it is not the noise of the held-back data")
    if unsure:
        parts.append(f"{', '.join(unsure)}: 선택 자료에서는 앞섰으나 따로 둔 자료에서의 앞섬이 구간보다 작다" if korean else
                     f"{', '.join(unsure)}: ahead on the selecting data, but the lead on held-back data is smaller than its interval")
    return "; ".join(parts)


def page(found, run, note):
    population, generations = run["population"], run["generations"]
    out = ["""<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Heterosis: what breeding the demo family gave</title>
<style>body{font:15px/1.55 "Noto Sans","Noto Sans CJK KR",sans-serif;max-width:64em;margin:2em auto;padding:0 1em;color:#222;background:#fff}
svg{max-width:100%;height:auto}svg text{font-size:12px;fill:#333}table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{padding:.25em .6em;border-bottom:1px solid #8884;text-align:left;font-size:13px;vertical-align:top}h2{margin-top:2em}</style>
<h1>What breeding the demo family gave</h1>"""]
    out.append(f"<p>{population * generations} offspring a run ({generations} generations of {population}) from the random-half rule (a share of each tensor drawn around one half, "
               f"strength {run['strength'][0]} to {run['strength'][1]}), norm prompts by racing. <b>Combined fitness</b>, fixed before the first run: the balanced norm score (mean of "
               "both languages) minus the mean loss of both languages, in nats per token; a language's loss is the mean over its kinds of held-out data: text and behaviours in English, text, behaviours and "
               "question and answer in Korean. <b>Selection</b> sees half 0 of the data held out from training and half 0 of the near norm suites; <b>this report</b> uses half 1 of that data and the far norm "
               "suites, which nothing was selected by. A half is the first bit of the SHA-256 of a line or an id. An earlier edition took only stories for the loss, which the original had learned already. "
               "Intervals: 95 %, percentile bootstrap over items, 1000 draws, seed 0; differences are of the same items. All children of this report were realised.</p>")
    out.append(f"<p lang=\"ko\">한 번에 자식 {population * generations}명({generations}세대 × {population}명). 합산 적합도는 첫 실행 전에 정했다: 두 언어의 균형 규범 점수 평균에서 두 언어의 손실 평균을 "
               "뺀 값. 한 언어의 손실은 따로 둔 자료 종류별 평균이다(영어: 글, 행동; 한국어: 글, 행동, 문답). 선택은 절반 0만, 보고는 절반 1과 먼 규범 문항만 본다(줄이나 id의 SHA-256 첫 비트). 구간은 95 % 부트스트랩이다.</p>")
    if note:
        out.append(f"<p><b>{html.escape(note)}</b></p>")
    out.append("<h2>On data that nobody was selected by · 선택에 쓰지 않은 자료에서</h2><p>The best child's lead in combined fitness; green: the interval excludes zero.</p>" + forest(found))
    said = lambda d, korean: html.escape(" ".join(part + "." for part in (verdict(d, korean), reason(d, korean)) if part))
    out.append("<ul>" + "".join(f"<li>{s}, seed {seed}: the best child {said(d, False)}<br><span lang=\"ko\">{said(d, True)}</span></li>" for (s, seed), d in found.items()) + "</ul>")
    for (strategy, seed), d in found.items():
        out.append(f"<h2>{html.escape(strategy)}, seed {seed}</h2><p>Children ran {d['path']} ({html.escape(d['path_reason'])}), {d['dtype']}, {d['threads']} threads. Largest difference of a finalist's "
                   f"fitness between its way and realised: {max([abs(f['difference']) for f in d['finalists']] or [0]):.4f}.</p>")
        out.append("<p>Fitness over the generations, on the data that selects:</p>" + course_chart(d) + table(d))
    return "\n".join(out) + "\n</html>\n"


def over_seeds(values):
    """Mean, and the interval of Student's t over the seeds."""
    mean = statistics.mean(values)
    reach = STUDENT[len(values)] * statistics.stdev(values) / math.sqrt(len(values))
    return mean, [mean - reach, mean + reach]


def state(bounds):
    return 0 if bounds[0] > 0 else 2 if bounds[1] < 0 else 1


def leads(found, name):
    """Of the best child over one of the others, by what is compared: each seed's, then all seeds'."""
    out = {}
    for part in PARTS:
        each = []
        for document in found.values():
            ahead = next(o["best_ahead"] for o in document["report"] if called(o) == name)
            each.append(ahead if part == "combined fitness" else ahead["goals"][part])
        out[part] = each, over_seeds([one["value"] for one in each]) if len(each) > 1 else (each[0]["value"], each[0]["interval"])
    return out


PARTS = {"combined fitness": ("combined fitness", "합산 적합도"), "min": ("loss (mean of both languages)", "손실(두 언어 평균)"),
         "max": ("balanced norm score (mean of both languages)", "균형 규범 점수(두 언어 평균)")}


def weighted(one, goal, judges):
    """The mean loss or norm score of both languages: the report's judges of one goal by their weights."""
    return sum(judge["weight"] * score["value"] for judge, score in zip(judges, one["scores"]) if judge["goal"] == goal)


def before_and_after(found, judges):
    """Loss and norm score of everybody, unschooled and schooled, means over the seeds."""
    names = [called(one) for one in next(iter(found.values()))["report"]]
    rows = ["<tr><th></th><th>loss before</th><th>loss schooled</th><th>norm score before</th><th>norm score schooled</th><th>combined before</th><th>combined schooled</th></tr>"]
    for i, name in enumerate(names):
        ones = [d["report"][i] for d in found.values()]
        cells = [name]
        for goal in ("min", "max"):
            cells += [f"{statistics.mean(weighted(o['unschooled'], goal, judges) for o in ones):.3f}", f"{statistics.mean(weighted(o, goal, judges) for o in ones):.3f}"]
        cells += [f"{statistics.mean(o['unschooled']['fitness'] for o in ones):.3f}", f"{statistics.mean(o['fitness'] for o in ones):.3f}"]
        rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def schooled_section(found, judges, note):
    run_lessons = next(iter(found.values()))["lessons"]
    files = ", ".join(short(one["file"]) for one in run_lessons["data"])
    rivals = [called(o) for o in next(iter(found.values()))["report"] if o["role"] in ("parent", "original")]
    seeds = ", ".join(str(seed) for _, seed in found)
    generations = next(iter(found.values()))["generations"]
    offspring = f"{len(generations)} generations of {len(generations[0]['ids'])}"
    out = ["<!-- schooling --><h2>With schooling · 학교 교육을 더해서</h2>",
           f"<p>The same kind of run ({offspring}), and the finalists of every generation, both parents and the original get the same short fine-tuning before they are judged: {run_lessons['steps']} steps of "
           f"{run_lessons.get('batch', 8)} rows at a rate of {run_lessons['lr']:g} on a mix of both lessons ({html.escape(files)}: rows of the training data, which no judge asks), the batches in one order "
           f"that the run's seed draws. The best child is chosen by what it is after schooling. Everything below is on the held-back data; seeds {seeds}. A seed's interval is the bootstrap "
           "over items, the last column's is Student's t over the seeds.</p>",
           f"<p lang=\"ko\">같은 방식의 실행({len(generations)}세대 × {len(generations[0]['ids'])}명)에서, 심사 전에 각 세대의 결선 진출자와 두 부모, 원본이 똑같이 짧은 미세 조정을 받는다: {run_lessons['steps']}단계, 학습률 {run_lessons['lr']:g}, 두 수업을 섞은 "
           "학습 자료, 같은 배치 순서. 아래 수치는 모두 따로 둔 자료에서 잰 것이다. 시드별 구간은 문항 부트스트랩, 마지막 열은 시드에 대한 t 구간이다.</p>"]
    if note:
        out.append(f"<p><b>{html.escape(note)}</b></p>")
    out.append(before_and_after(found, judges))
    out.append("<p>The schooled best child's lead over the equally schooled others (above zero: the child is better, in loss too):</p>")
    rows = ["<tr><th>over</th><th>in</th>" + "".join(f"<th>{html.escape(s)} {seed}</th>" for s, seed in found) + "<th>all seeds</th></tr>"]
    words = [], []
    for name in rivals:
        for part, (each, (mean, bounds)) in leads(found, name).items():
            colour = COLOURS["best"] if bounds[0] > 0 else "#b03a3a" if bounds[1] < 0 else "#777"
            cells = [name, PARTS[part][0]] + [interval(one["value"], one["interval"]) for one in each]
            rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + f'<td style="color:{colour}"><b>{interval(mean, bounds)}</b></td></tr>')
            verdict_of = state(bounds)
            words[0].append((name, PARTS[part][0], ["beats", "cannot be told from", "stays behind"][verdict_of]))
            words[1].append((name, PARTS[part][1], ["앞선다", "구별되지 않는다", "뒤진다"][verdict_of]))
    out.append("<table>" + "".join(rows) + "</table><ul>")
    for i, name in enumerate(rivals):
        english = "; ".join(f"{word} it in {part}" if word != "cannot be told from" else f"cannot be told from it in {part}" for who, part, word in words[0] if who == name)
        korean = "; ".join(f"{part}에서 {word}" for who, part, word in words[1] if who == name)
        out.append(f"<li>Over the seeds, the schooled best child and the equally schooled {html.escape(name)}: the child {html.escape(english)}.<br>"
                   f"<span lang=\"ko\">{html.escape(name)}: {html.escape(korean)}.</span></li>")
    out.append("</ul>" + forest(found))
    out.append("<!-- end of schooling -->")
    return "\n".join(out)


def insert(out, section):
    page = re.sub(r"<!-- schooling -->.*<!-- end of schooling -->\n?", "", out.read_text(), flags=re.S)
    out.write_text(page.replace("</html>", section + "\n</html>"))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("cli", "run", "folder", "out"):
        parser.add_argument(name)
    parser.add_argument("--runs", nargs="*", default=["genetic:1,2,3", "cmaes:1", "nsga2:1", "m2n2:1", "auto-eq:1"])
    parser.add_argument("--render", action="store_true")
    parser.add_argument("--note", default="")
    parser.add_argument("--schooling", type=pathlib.Path)
    parser.add_argument("--threads")
    given = parser.parse_args()
    folder, run_file = pathlib.Path(given.folder), pathlib.Path(given.run)
    folder.mkdir(parents=True, exist_ok=True)
    for runs in [] if given.render else given.runs:
        strategy, seeds = runs.split(":")
        for seed in map(int, seeds.split(",")):
            breed(given.cli, settings_of(run_file, strategy, seed, given.schooling), folder, f"{'schooled-' if given.schooling else ''}{strategy}-{seed}", given.threads)
    if given.schooling:
        found = documents(folder, "schooled-")
        for document in found.values():
            document["lessons"] = json.loads(given.schooling.read_text())["schooling"]
        insert(pathlib.Path(given.out), schooled_section(found, json.loads(run_file.read_text())["report"], given.note))
        return
    found = beside_random(documents(folder))
    pathlib.Path(given.out).write_text(page(dict(sorted(found.items(), key=lambda item: (item[0][0] != "genetic", item[0]))), json.loads(run_file.read_text()), given.note))


if __name__ == "__main__":
    main()
