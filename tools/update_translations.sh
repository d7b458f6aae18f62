#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Collects every sentence of the program into translations/*.ts. Afterwards translate what Qt Linguist (or a text editor) shows as
# unfinished: a test fails until nothing is.
set -eu
cd "$(dirname "$0")/.."
python3 tools/collect_core_texts.py
lupdate=$(command -v /usr/lib/qt6/bin/lupdate || command -v lupdate6 || command -v lupdate)
"$lupdate" -locations none -no-obsolete ui app/desktop translations/core_texts.h translations/qt_texts.h -ts translations/heterosis_ko.ts
"$lupdate" -locations none -no-obsolete -pluralonly ui app/desktop -ts translations/heterosis_en.ts
