#!/bin/sh
# Opens each file in LibreCAD, draws a point at -900,-900 (it saves only what was changed), and saves. Run under xvfb-run, with openbox and xdotool.
openbox >/dev/null 2>&1 &
sleep 1
for file in "$@"; do
  librecad "$file" >/dev/null 2>&1 &
  program=$!
  sleep 4
  xdotool key Escape
  xdotool type --delay 30 po; xdotool key Return; sleep 0.5
  xdotool type --delay 30 -- -900,-900; xdotool key Return; sleep 0.5
  xdotool key Escape Escape Escape; sleep 0.3
  xdotool key ctrl+s; sleep 1.5
  kill $program; sleep 0.3
done
