#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The workbench's main job where there is no display: blends the demo family, lets original, parents and child answer the first-run
# prompts, exports the child, and draws the window into a picture.
#
#   first_run.sh BUILD_FOLDER
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
cli=$1/bin/heterosis-cli
desktop=$1/bin/heterosis
demo=$root/resources/demo
out=$root/build/first-run
mkdir -p "$out"

# A path that does not exist yet: OUT/NAME, OUT/NAME-2, ...
fresh_name() {
    local path=$1 n=2
    while [[ -e $path ]]; do
        path=$1-$((n++))
    done
    printf '%s\n' "$path"
}

echo "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so the workbench's main job runs through the engine."
echo "The demo family: an original, parent A that was taught manners in English, parent B that was taught them in Korean."
echo "The child (recipe) stands halfway between A and B and departs from the original 1.7 times as far as a plain blend."

while IFS= read -r prompt; do
    printf '\n> %s\n' "$prompt"
    "$cli" compare "$demo/original" "$demo/parent-english" "$demo/recipe.json" "$demo/parent-korean" \
        --prompt "$prompt" --chat --max-new 40 --temperature 0
done <"$demo/prompts.txt"

child=$(fresh_name "$out/child")
echo
"$cli" export "$demo/recipe.json" "$child" --format huggingface

# A picture of the window is worth having, but not worth failing for.
picture=$out/workbench.png
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$out}
QT_QPA_PLATFORM=offscreen "$desktop" --screenshot "$picture" "$demo/recipe.json" || picture="none: the window could not be drawn, its message stands above"

cat <<END

The child, as a Hugging Face directory:  $child
The window, as a picture:                $picture
With a display, ./run opens the workbench itself. ./run cli --help lists what the command line does.
END
