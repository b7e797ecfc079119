# shellcheck shell=bash disable=SC2034
# Measures one command: time, CPU of tool and servers, memory, and what else the machine was doing. Ends it if it hangs. Sourced after servers.sh.

TICKS=$(getconf CLK_TCK)
TOOL=

# CPU ticks (user and system) of a process; with "children", of those it has waited for as well.
# The name in /proc/PID/stat may hold spaces and parentheses, so fields count from the last parenthesis. A process that has just ended counts nothing.
ticks_of() {
  awk -v with_children="${2:+1}" '{ sub(/^.*\) /, ""); t = $12 + $13; if (with_children) t += $14 + $15; print t }' "/proc/$1/stat" 2>/dev/null || true
}
mariadb_ticks() { ticks_of "$(mariadb_process)"; }
# PostgreSQL has a process per connection: the living ones, and those the main process has seen end.
postgres_ticks() {
  local main child
  main=$(postgres_process) || return
  { ticks_of "$main" children; for child in $(pgrep -P "$main"); do ticks_of "$child"; done; } | awk '{ t += $1 } END { print t + 0 }'
}
# Everything the machine did, stolen time included; idle and waiting for disk are not work.
machine_ticks() { awk '/^cpu / { print $2 + $3 + $4 + $7 + $8 + $9; exit }' /proc/stat; }

# Peak resident memory in KB of all processes of a session together, looked at five times a second. The kernel's own peak of a single
# process (VmHWM) is taken in as well, so that a short peak of a tool with one process is never missed.
# It also ends a tool that is still running after so many seconds: politely, ten seconds later by force.
watch() {
  local session=$1 file=$2 limit=$3 peak=0 now pid began=$SECONDS
  local -a files
  while kill -0 "$session" 2>/dev/null; do
    files=()
    for pid in $(pgrep -s "$session"); do files+=("/proc/$pid/status"); done
    if [ "${#files[@]}" -gt 0 ]; then
      # Some may have ended since they were listed: what cat could still read is taken.
      now=$({ cat "${files[@]}" 2>/dev/null || true; } \
        | awk '/^VmRSS:/ { sum += $2 } /^VmHWM:/ { if ($2 > top) top = $2 } END { print (sum > top ? sum : top) + 0 }')
      if [ "$now" -gt "$peak" ]; then peak=$now; echo "$peak" > "$file"; fi
    fi
    if [ $((SECONDS - began)) -ge $((limit + 10)) ]; then
      kill -KILL -- "-$session" 2>/dev/null || true
    elif [ $((SECONDS - began)) -ge "$limit" ] && [ ! -e "$file.stopped" ]; then
      : > "$file.stopped"
      kill -TERM -- "-$session" 2>/dev/null || true
    fi
    sleep 0.2
  done
}

# measure LIMIT LOGFILE COMMAND... sets WALL TOOL_CPU MARIADB_CPU POSTGRES_CPU OTHER_CPU (seconds), RSS_MB, EXIT and, if LIMIT seconds did not suffice,
# STOPPED; never fails itself.
measure() {
  local limit=$1 log=$2 scratch=$WORK/scratch mariadb_before postgres_before machine_before machine_after started ended
  shift 2
  rm -rf "$scratch"; mkdir -p "$scratch"; echo 0 > "$scratch/rss"
  mariadb_before=$(mariadb_ticks); postgres_before=$(postgres_ticks); machine_before=$(machine_ticks); started=$(date +%s.%N)
  # The tool gets a session of its own, by which its processes are found. The shell around it waits for it alone, so that its "times" are the tool's.
  (
    setsid "$@" > "$log" 2>&1 < /dev/null 9>&- &
    echo $! > "$scratch/pid"
    code=0; wait $! || code=$?
    times > "$scratch/times"
    exit "$code"
  ) &
  local shell=$!
  while [ ! -s "$scratch/pid" ]; do sleep 0.01; done
  TOOL=$(cat "$scratch/pid")
  watch "$TOOL" "$scratch/rss" "$limit" &
  local watcher=$!
  EXIT=0; wait "$shell" || EXIT=$?
  ended=$(date +%s.%N); machine_after=$(machine_ticks)
  TOOL=
  wait "$watcher" || true
  if [ -e "$scratch/rss.stopped" ]; then STOPPED=1; else STOPPED=; fi
  # A moment for the servers to see the connections end and count their processes.
  sleep 0.5
  read -r WALL TOOL_CPU MARIADB_CPU POSTGRES_CPU OTHER_CPU RSS_MB < <(
    sed -n 2p "$scratch/times" | sed 's/[ms]/ /g' | awk -v started="$started" -v ended="$ended" -v ticks="$TICKS" -v rss="$(cat "$scratch/rss")" \
      -v mariadb=$(($(mariadb_ticks) - mariadb_before)) -v postgres=$(($(postgres_ticks) - postgres_before)) \
      -v machine=$((machine_after - machine_before)) '{
        tool = $1 * 60 + $2 + $3 * 60 + $4; other = machine / ticks - tool - mariadb / ticks - postgres / ticks
        printf "%.2f %.1f %.1f %.1f %.1f %.0f\n", ended - started, tool, mariadb / ticks, postgres / ticks, (other > 0 ? other : 0), rss / 1024 }')
}

# Ends what is being measured if the benchmark is interrupted: it has a session of its own, so Ctrl-C does not reach it.
end_tool() { if [ -n "$TOOL" ]; then kill -- "-$TOOL" 2>/dev/null || true; fi; }
