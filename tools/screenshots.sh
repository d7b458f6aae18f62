#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the pictures of the README, in both languages, from the program itself; no display is needed.
#   tools/screenshots.sh [PROGRAM] [FOLDER]
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/release/bin/heterosis}
folder=${2:-docs/images}
mkdir -p "$folder"
for language in en ko; do
    QT_QPA_PLATFORM=offscreen "$program" docs/images/workbench.recipe.json --screenshot "$folder/workbench-$language.png" --language "$language" --theme dark --size 1440x900
done
QT_QPA_PLATFORM=offscreen "$program" docs/images/workbench.recipe.json --screenshot "$folder/workbench-light.png" --language en --theme light --size 1440x900
