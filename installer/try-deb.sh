#!/usr/bin/env bash
# The .deb's way on this Debian, as root: install, start from the menu entry, open a package by its association, remove.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(ls target/installer/crm-ferry_*.deb)
out=target/installer/tried
mkdir -p "$out"

before=$(dpkg -l | grep -c '^ii' || true)
DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$PWD/$deb" > "$out/install.log"
echo "installed: $(dpkg -s crm-ferry | sed -n 's/^Version: //p'), $(du -sh /opt/crm-ferry | cut -f1) in /opt/crm-ferry"

entry=$(ls /usr/share/applications/crm-ferry*.desktop | head -1)
desktop-file-validate "$entry" && echo "menu entry: $entry"
command=$(sed -n 's/^Exec=//p' "$entry" | head -1 | sed 's/ %.*//')

export DISPLAY=:98
Xvfb :98 -screen 0 1280x800x24 > /dev/null 2>&1 &
screen=$!
trap 'kill $screen 2> /dev/null || true' EXIT
sleep 1
home=$(mktemp -d)
export JDK_JAVA_OPTIONS="-Dferry.home=$home" JAVA_TOOL_OPTIONS="-Dferry.home=$home"

# wait_window NAME: prints the milliseconds since $started until a window of that name is shown.
wait_window() {
  timeout 30 xdotool search --sync --onlyvisible --name "$1" > /dev/null 2>&1 || { echo "no window \"$1\" after 30 s" >&2; exit 1; }
  echo $(($(date +%s%3N) - started))
}

for i in 1 2 3 4 5; do
  started=$(date +%s%3N)
  $command > "$out/start.log" 2>&1 &
  program=$!
  echo "start $i to the first window: $(wait_window 'CRM Ferry') ms"
  [ "$i" = 5 ] && { sleep 3; import -window root "$out/started.png"; }
  kill $program; wait $program 2> /dev/null || true
done

# A package, made by the command line program that came along.
export FERRY_PASSPHRASE="correct horse battery staple"
/opt/crm-ferry/bin/ferry demo "$out/demo" > "$out/demo.log" 2>&1 || true
project=$(dirname "$(find "$out/demo" -name project.json | head -1)")
/opt/crm-ferry/bin/ferry pack "$project" -o "$PWD/$out/sample.ferry" > "$out/pack.log" 2>&1 || cat "$out/pack.log"
echo "type of the package: $(gio info -a standard::content-type "$out/sample.ferry" | sed -n 's/.*content-type: //p'), opened by: $(xdg-mime query default application/vnd.crmferry.package)"
started=$(date +%s%3N)
gio open "$PWD/$out/sample.ferry" > "$out/open.log" 2>&1
wait_window 'CRM Ferry' > /dev/null
program=$(pgrep -n -f 'org.crmferry.Main .*sample.ferry')
sleep 4
import -window root "$out/opened.png"
kill "$program"; while kill -0 "$program" 2> /dev/null; do sleep 0.1; done

DEBIAN_FRONTEND=noninteractive apt-get purge -qy crm-ferry > "$out/remove.log"
[ ! -e /opt/crm-ferry ] && [ ! -e "$entry" ] && echo "removed: nothing is left in /opt and in the menu"
[ "$(dpkg -l | grep -c '^ii' || true)" -ge "$before" ]
rm -rf "$home"
