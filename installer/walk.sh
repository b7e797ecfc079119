#!/usr/bin/env bash
# walk.sh COMMAND...: opens the window and walks through the samples by keyboard up to the transfer, then closes it. Needs a display and xdotool.
# A list of loaded classes then knows what every page needs, not only the first one.
set -euo pipefail
"$@" &
program=$!
trap 'kill $program 2> /dev/null || true; wait $program 2> /dev/null || true' EXIT
window=$(timeout 60 xdotool search --sync --onlyvisible --name 'CRM Ferry' | head -1)
xdotool windowfocus "$window"
sleep 5
# From the first tile to the second, the samples.
xdotool key Tab
xdotool key space
sleep 10
for _ in target scope map check protect; do
  xdotool key Return
  sleep 10
done
for _ in once repeated; do
  xdotool type --delay 30 'correct horse battery staple'
  xdotool key Tab
done
sleep 2
xdotool key Return
sleep 4
