#!/usr/bin/env bash
# Lets the disk fail under the project folder, call by call, and checks that nothing is lost.
#
#   src/bench/disk-faults.sh [MODE ...]    default: kill enospc eio full
#
# kill    the process is killed at the N-th call that changes the journal, or the vault and its indexes
# enospc  from the N-th write on, the disk is full
# eio     the N-th fsync fails
# full    a really full disk: the project folder on a file system of a few MB (needs root)
#
# Each point starts from the same small project and breaks "ferry run" (or "ferry undo"). A broken command must end with exit code 6 and one sentence,
# never with a stack trace; the same command without the fault must then succeed and leave the target as an undisturbed one does, to the last row.
# Calls are counted per thread, as strace does.
#
# Settings from the environment:
#   FERRY   the program, default target/crm-ferry/bin/ferry (mvn package)
#   H2      jar of H2, default the one in the program's lib folder
#   POINTS  points per mode, command and group of files, default 5
#
# Needs strace. Exit codes: 0 nothing was lost · 1 something was · 2 something is not there.
set -euo pipefail
export LC_ALL=C.UTF-8
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
FERRY=$(realpath -m "${FERRY:-$HERE/../../target/crm-ferry/bin/ferry}")
POINTS=${POINTS:-5}
CHANGES=write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir
WRITES=write,pwrite64,writev,pwritev,ftruncate
SYNCS=fsync,fdatasync
export FERRY_PASSPHRASE=${FERRY_PASSPHRASE:-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')}
export FERRY_SOURCE_PASSWORD='' FERRY_TARGET_PASSWORD=''

say() { echo "disk-faults: $*" >&2; }
die() { say "$*"; exit 2; }

[ -x "$FERRY" ] || die "There is no program $FERRY. Build it (mvn package -DskipTests), or name another one: FERRY=…"
H2=${H2:-$(find "$(dirname "$FERRY")/../lib" -name 'h2-*.jar' 2> /dev/null | head -n 1)}
[ -r "$H2" ] || die "There is no H2 jar beside $FERRY. Name one: H2=…"
command -v strace > /dev/null || die "strace is missing. Install it: apt-get install strace"
[[ $POINTS =~ ^[1-9][0-9]*$ ]] || die "POINTS must be a number of at least 1, not '$POINTS'."
MODES=("$@")
[ ${#MODES[@]} -gt 0 ] || MODES=(kill enospc eio full)

WORK=$(mktemp -d)
PROJECT=$WORK/now/project
TARGET=$WORK/now/target
cleanup() {
  ! mountpoint -q "$PROJECT" || umount "$PROJECT"
  rm -rf "$WORK"
}
trap cleanup EXIT

h2_run() {
  local database=$1
  shift
  for script in "$@"; do
    java -XX:TieredStopAtLevel=1 -cp "$H2" org.h2.tools.RunScript -url "jdbc:h2:file:$database" -user sa -script "$HERE/$script"
  done
}

# What the target holds, whatever the order of its rows.
content() {
  java -XX:TieredStopAtLevel=1 -cp "$H2" org.h2.tools.Script -url "jdbc:h2:file:$TARGET" -user sa -script "$WORK/content.sql"
  # Without what H2 notes for itself: counts in comments, and how selective columns are.
  sed -E -e "s|[ ,;]+$||" -e "s| SELECTIVITY [0-9]+||" -e "/^--/d" "$WORK/content.sql" | sort | sha256sum
}

# The start of every point: NAME is "planned", or "loaded" for undo.
restore() {
  rm -rf "$WORK/now"
  cp -r "$WORK/$1" "$WORK/now"
}

# The files that a command touches in a group, as strace wants to hear of them: everything it opens, renames or removes.
paths() {
  local command=$1 pattern=$2
  grep -oE "\"$PROJECT/[^\"]*\"" "$WORK/opened.$command" | tr -d '"' | grep -E "$pattern" | sort -u | sed 's/^/-P/'
}

# The most calls of some kinds that one thread makes to a group of files.
calls() {
  local command=$1 kinds=$2
  shift 2
  restore "$(start_of "$command")"
  strace -f -qq --seccomp-bpf -o "$WORK/trace" -e "trace=$kinds" -e signal=none "$@" "$FERRY" "$command" --quiet "$PROJECT" > /dev/null 2>&1 || return 1
  awk '/resumed>/ { next } { n[$1]++ } END { for (p in n) if (n[p] > m) m = n[p]; print m + 0 }' "$WORK/trace"
}

start_of() { if [ "$1" = undo ]; then echo loaded; else echo planned; fi; }

# broken COMMAND WHERE CODE: what an interrupted command must look like, and that the next one heals it.
BAD=0
HELD=0
check() {
  local command=$1 where=$2 code=$3 expected=$4 problem='' hash
  if [ "$code" != "$expected" ] && [ "$code" != 0 ]; then problem="exit code $code, not $expected"; fi
  if [ "$expected" = 6 ] && [ "$code" = 6 ]; then
    if grep -qE 'Exception|^[[:space:]]+at |made a mistake|SIGBUS' "$WORK/printed"; then problem="a stack trace"; fi
    if [ "$(wc -l < "$WORK/printed")" != 1 ]; then problem="not one line"; fi
  fi
  if ! "$FERRY" "$command" --quiet "$PROJECT" > "$WORK/again" 2>&1; then
    # The fault may have hit an undo that was through; what counts then is the content.
    if ! grep -q 'nothing to undo' "$WORK/again"; then
      problem="$problem; the next one failed: $(tail -n 1 "$WORK/again")"
    fi
  fi
  hash=$(content)
  [ "$hash" = "$(cat "$WORK/content.$command")" ] || problem="$problem; another content"
  if [ -n "$problem" ]; then
    BAD=$((BAD + 1))
    say "FAILED at $where: $problem; it said: $(tail -n 1 "$WORK/printed")"
  else
    HELD=$((HELD + 1))
  fi
}

sweep() {
  local mode=$1 command=$2 group=$3 kinds fault expected most step n when code
  local -a files
  case $mode in
    kill) kinds=$CHANGES fault=signal=KILL expected=137 ;;
    enospc) kinds=$WRITES fault=error=ENOSPC expected=6 ;;
    eio) kinds=$SYNCS fault=error=EIO expected=6 ;;
  esac
  case $group in
    journal) mapfile -t files < <(paths "$command" '/journal\.') ;;
    vault) mapfile -t files < <(paths "$command" '/(vault|reports)(/|$)') ;;
  esac
  [ ${#files[@]} -gt 0 ] || return 0
  most=$(calls "$command" "$kinds" "${files[@]}") || die "\"ferry $command\" failed under strace without any fault."
  [ "$most" -gt 0 ] || return 0
  step=$(((most + POINTS - 1) / POINTS))
  HELD=0
  local bad=$BAD
  local -a points=()
  for ((n = 1; n <= most; n += step)); do points+=("$n"); done
  # Files come into being with the first calls: these one by one.
  [ "$mode" != kill ] || for ((n = 2; n <= 8 && n < most; n++)); do points+=("$n"); done
  for n in "${points[@]}"; do
    when=$n
    [ "$mode" != enospc ] || when=$n+
    restore "$(start_of "$command")"
    code=0
    # The braces keep what the shell says about a killed child out of the way.
    {
      strace -f -qq --seccomp-bpf -o "$WORK/trace" -e "trace=$kinds" -e signal=none -e "inject=$kinds:$fault:when=$when" "${files[@]}" \
        "$FERRY" "$command" --quiet "$PROJECT" > /dev/null 2> "$WORK/printed" || code=$?
    } 2> /dev/null
    check "$command" "$mode, $command, $group, call $n of $most" "$code" "$expected"
  done
  echo "$mode at the $group of \"ferry $command\": $most calls, tried ${#points[@]}: $HELD held, $((BAD - bad)) failed"
}

full() {
  [ "$(id -u)" = 0 ] || { say "full: left out, for only root may mount a small file system"; return 0; }
  local kb code bad=$BAD
  HELD=0
  for kb in 256 1024 2048 4096; do
    restore planned
    mv "$PROJECT" "$PROJECT.kept"
    mkdir "$PROJECT"
    mount -t tmpfs -o "size=${kb}k,mode=700" tmpfs "$PROJECT" || die "A small file system could not be mounted."
    cp -r "$PROJECT.kept/." "$PROJECT"
    code=0
    "$FERRY" run --quiet "$PROJECT" > /dev/null 2> "$WORK/printed" || code=$?
    mount -o remount,size=256m "$PROJECT"
    check run "a disk of $kb KB" "$code" 6
    umount "$PROJECT"
  done
  echo "full disks of 256 to 4096 KB: $HELD held, $((BAD - bad)) failed"
}

began=$SECONDS
mkdir -p "$WORK/now"
h2_run "$WORK/now/source" disk-faults-tables.sql disk-faults-source.sql
h2_run "$TARGET" disk-faults-tables.sql disk-faults-target.sql
"$FERRY" plan --quiet --source "jdbc:h2:file:$WORK/now/source" --source-user sa --target "jdbc:h2:file:$TARGET" --target-user sa "$PROJECT" > /dev/null
sed -i -E 's/"existing" *: *"[A-Za-z_]+"/"existing" : "SOURCE"/' "$PROJECT/project.json"
content > "$WORK/content.undo"
cp -r "$WORK/now" "$WORK/planned"
strace -f -qq --seccomp-bpf -o "$WORK/opened.run" -e trace=%file "$FERRY" run --quiet "$PROJECT" > /dev/null || die "\"ferry run\" failed without any fault."
content > "$WORK/content.run"
cp -r "$WORK/now" "$WORK/loaded"
strace -f -qq --seccomp-bpf -o "$WORK/opened.undo" -e trace=%file "$FERRY" undo --quiet "$PROJECT" > /dev/null || die "\"ferry undo\" failed without any fault."
[ "$(content)" = "$(cat "$WORK/content.undo")" ] || die "Undo without any fault left another content."

for mode in "${MODES[@]}"; do
  case $mode in
    kill | enospc | eio)
      for command in run undo; do
        for group in journal vault; do sweep "$mode" "$command" "$group"; done
      done
      ;;
    full) full ;;
    *) die "There is no mode $mode: kill, enospc, eio, full." ;;
  esac
done
echo "$((SECONDS - began)) s, $BAD failed"
[ "$BAD" = 0 ]
