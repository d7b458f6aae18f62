#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the pictures of the documentation, in both languages, from the program itself; no display is needed. The run that the breeding room
# shows is raised first (minutes), into build/pictures, and kept there.
#   tools/screenshots.sh [FOLDER_OF_THE_PROGRAMS] [FOLDER]
set -eu
cd "$(dirname "$0")/.."
programs=${1:-build/release/bin}
folder=${2:-docs/images}
workspace=build/pictures
export QT_QPA_PLATFORM=offscreen
mkdir -p "$folder"
"$programs/heterosis-cli" breed resources/demo/breed.json --workspace "$workspace" --resume

shoot() { # NAME LANGUAGE THEME ARGUMENTS...
    name=$1 language=$2 theme=$3
    shift 3
    "$programs/heterosis" docs/images/workbench.recipe.json --screenshot "$folder/$name.png" --language "$language" --theme "$theme" --size 1440x900 "$@"
}
for language in en ko; do
    shoot "workbench-$language" "$language" dark
    shoot "breed-$language" "$language" dark --tab breed --workspace "$workspace"
    shoot "educate-$language" "$language" dark --tab educate --data resources/demo/data/school_$language.jsonl
done
shoot workbench-light en light
