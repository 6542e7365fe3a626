#!/bin/sh
# Runs a command on a display with a window manager, which ends with it (.github/workflows/electron.yml).
openbox &
manager=$!
trap 'kill "$manager"' EXIT
sleep 1
"$@"
