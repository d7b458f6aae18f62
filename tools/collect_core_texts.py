#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the sentences that the core says to people into translations/core_texts.h, where lupdate finds them.

The core knows no Qt: it makes its sentences with text("pattern {}", ...) and with literals given to .message and .remedy
(core/base/text.h). The window looks the patterns up in the context "core" (ui/bridge/translate_error.h).

    collect_core_texts.py            writes the header
    collect_core_texts.py --check    exit status 1 if the header is out of date
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "translations" / "core_texts.h"
LITERALS = r'((?:"(?:[^"\\\n]|\\.)*"\s*)+)'
STARTS = [
    r'\btext\(\s*', r'\bText\(\s*', r'\bText\{\s*',
    r'\.message\s*=\s*', r'\.remedy\s*=\s*',
]
PATTERNS = [re.compile(start + LITERALS) for start in STARTS]
ONE = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# Functions that throw take their sentences as arguments: refuse(text("..."), file, place, "Remedy").
CALL = re.compile(r'\b(?:refuse\w*|fail\w*)\s*\(')
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[();]')
LITERAL = re.compile(LITERALS)


def argumentsAt(source: str, start: int) -> str:
    depth = 1
    for token in TOKEN.finditer(source, start):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if depth == 0 or token.group() == ";":
            return source[start:token.start()]
    return ""


def sentences(source: str):
    source = re.sub(r'^\s*//[^\n]*|(?<=[;{},)]) *//[^\n]*', '', source, flags=re.MULTILINE)
    for pattern in PATTERNS:
        for match in pattern.finditer(source):
            yield "".join(ONE.findall(match.group(1)))
    for call in CALL.finditer(source):
        for match in LITERAL.finditer(argumentsAt(source, call.end())):
            sentence = "".join(ONE.findall(match.group(1)))
            if re.match(r"[A-Z].* ", sentence):
                yield sentence


def header() -> str:
    found = set()
    for file in sorted([*ROOT.glob("core/**/*.cpp"), *ROOT.glob("core/**/*.h")]):
        found.update(s for s in sentences(file.read_text(encoding="utf-8")) if re.search(r"[A-Za-z]{2}", s))
    # The window says this one in the core's way, beside the core's own reason.
    for file in sorted([*ROOT.glob("ui/**/*.cpp")]):
        found.update(s for s in sentences(file.read_text(encoding="utf-8")) if re.search(r"[A-Za-z]{2}", s))
    lines = [
        "// SPDX-License-Identifier: GPL-3.0-or-later",
        "// Written by tools/collect_core_texts.py: the sentences of core/, for lupdate. Not compiled.",
        "static const char* const coreTexts[] = {",
    ]
    lines += [f'    QT_TRANSLATE_NOOP("core", "{sentence}"),' for sentence in sorted(found)]
    return "\n".join(lines + ["};", ""])


def main() -> int:
    new = header()
    if "--check" in sys.argv[1:]:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != new:
            print(f"{OUT.relative_to(ROOT)} is out of date: run tools/collect_core_texts.py, then tools/update_translations.sh", file=sys.stderr)
            return 1
        return 0
    OUT.write_text(new, encoding="utf-8")
    print(f"{OUT.relative_to(ROOT)}: {new.count('QT_TRANSLATE_NOOP')} sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
