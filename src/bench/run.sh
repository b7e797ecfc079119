#!/usr/bin/env bash
# Moves the same records from MariaDB to PostgreSQL with CRM Ferry and with pgloader, in turns, and prints medians and ratios.
#
#   src/bench/run.sh [CONTACTS ...]     default 100000 1000000; a contact brings 3.2 records in 6 tables; multiples of 20
#   src/bench/down.sh                   stops the private servers that this leaves running for the next time
#
# Settings from the environment, besides those in settings.sh:
#   RUNS         turns per size, default 3
#   TOOLS        contestants in their order, default "ferry pgloader"
#   FERRY        the program, default target/crm-ferry/bin/ferry
#   FERRY_HEAP   heap of the program, default 256m
#   LIMIT        seconds after which a step is ended as hung, default 120 and one more for each 2000 records
#   FERRY_PASSPHRASE  default: a new one each time; give one to look into the project folder of a run that failed
#
# What is measured and how: docs/performance.md. Exit codes: 0 all runs complete · 1 a run failed or rows are missing · 2 something is not there.
set -euo pipefail
# shellcheck source=src/bench/settings.sh
. "$(dirname "$0")/settings.sh"
# shellcheck source=src/bench/servers.sh
. "$HERE/servers.sh"
# shellcheck source=src/bench/data.sh
. "$HERE/data.sh"
# shellcheck source=src/bench/measure.sh
. "$HERE/measure.sh"

RUNS=${RUNS:-3}
TOOLS=${TOOLS:-ferry pgloader}
FERRY=${FERRY:-$HERE/../../target/crm-ferry/bin/ferry}
export FERRY_HEAP=${FERRY_HEAP:-256m}
FAILED=0

check_arguments() {
  local contacts tool
  [[ $RUNS =~ ^[1-9][0-9]*$ ]] || die "RUNS must be a number of at least 1, not '$RUNS'."
  for contacts in "$@"; do
    if ! [[ $contacts =~ ^[1-9][0-9]*$ ]] || [ $((contacts % 20)) != 0 ]; then
      die "CONTACTS must be multiples of 20, not '$contacts'. Usage: run.sh [CONTACTS ...]"
    fi
  done
  for tool in $TOOLS; do
    case $tool in ferry | pgloader) ;; *) die "TOOLS may name ferry and pgloader, not '$tool'." ;; esac
  done
}

# Everything that is missing at once, so that one apt-get mends it.
check_programs() {
  local missing=()
  for program in mariadbd mariadb-install-db mariadb; do
    command -v "$program" > /dev/null || { missing+=(mariadb-server); break; }
  done
  find_postgres || missing+=(postgresql)
  [[ $TOOLS != *pgloader* ]] || command -v pgloader > /dev/null || missing+=(pgloader)
  command -v pgrep > /dev/null || missing+=(procps)
  if ! command -v flock > /dev/null || ! command -v setsid > /dev/null; then missing+=(util-linux); fi
  [ ${#missing[@]} = 0 ] || die "Something is missing. Install it: apt-get install ${missing[*]}"
  if [[ $TOOLS == *ferry* ]]; then
    FERRY=$(realpath -m "$FERRY")
    [ -x "$FERRY" ] || die "There is no program $FERRY. Build it (mvn package -DskipTests), or name another one: FERRY=…"
  fi
}

describe_machine() {
  local loader=
  # sed reads to the end: pgloader ends in its debugger when nobody does.
  [[ $TOOLS != *pgloader* ]] || loader=", $(pgloader --version 2> /dev/null | sed -n 1p | tr -d '"')"
  echo "Measured on $(nproc) cores, $(memory_share 1 99999999) MB memory, kernel $(uname -r);" \
    "MariaDB $(mariadb_admin -N -B -e 'select version()'), PostgreSQL $(postgres_admin -A -t -c 'show server_version' | sed 's/ .*//')$loader;" \
    "ferry with a heap of $FERRY_HEAP; $RUNS runs each in turns, medians."
}

# record TOOL STEP CONTACTS RUN ROWS VERDICT FOLDER_MB: one line of results.tsv from what measure has just left.
record() {
  local tool=$1 step=$2 contacts=$3 run=$4 rows=$5 verdict=$6 folder=$7 rate
  rate=$(awk -v n="$(records "$contacts")" -v s="$WALL" 'BEGIN { printf "%.0f", n / s }')
  # Creating a plan moves no records.
  [ "$step" != plan ] || rate=0
  printf '%s\t' "$SESSION" "$tool" "$step" "$contacts" "$(records "$contacts")" "$run" "$WALL" "$rate" "$TOOL_CPU" "$MARIADB_CPU" "$POSTGRES_CPU" \
    "$RSS_MB" "$OTHER_CPU" "$rows" "$folder" "$EXIT" >> "$RESULTS"
  printf '%s\n' "$verdict" >> "$RESULTS"
  say "$(printf '%-8s %-6s %8d contacts, run %d: %7s s %7s records/s, CPU %s/%s/%s s, %4s MB, other load %s s, %s' "$tool" "$step" "$contacts" "$run" \
    "$WALL" "$rate" "$TOOL_CPU" "$MARIADB_CPU" "$POSTGRES_CPU" "$RSS_MB" "$OTHER_CPU" "$verdict")"
  [ "$verdict" = ok ] || FAILED=1
  # Somebody else's work on the machine makes a figure worthless: say it at once.
  if awk -v other="$OTHER_CPU" -v wall="$WALL" -v cores="$(nproc)" 'BEGIN { exit !(wall > 2 && other > 0.15 * wall * cores) }'; then
    say "         the machine was busy with other things during this run; repeat it on a quiet one"
  fi
}

# A transfer is good when the tool says so and every table has every row. Sets ROWS and VERDICT.
judge_transfer() {
  local contacts=$1 log=$2 rows row
  rows=$(target_rows "$contacts" || echo unreadable)
  ROWS=0
  for row in $rows; do [[ $row =~ ^[0-9]+$ ]] && ROWS=$((ROWS + row)); done
  if [ -n "$STOPPED" ]; then
    VERDICT="hung, ended after $WALL s, see $log"
  elif [ "$rows" != "$(expected_rows "$contacts")" ]; then
    VERDICT="rows in the target are $rows instead of $(expected_rows "$contacts") (exit $EXIT, see $log)"
  elif [ "$EXIT" != 0 ]; then
    VERDICT="exit $EXIT, see $log"
  else
    VERDICT=ok
  fi
}
judge_exit() {
  if [ -n "$STOPPED" ]; then
    VERDICT="hung, ended after $WALL s, see $1"
  elif [ "$EXIT" != 0 ]; then
    VERDICT="exit $EXIT, see $1"
  else
    VERDICT=ok
  fi
}

# Seconds after which a step counts as hung: far more than any contestant that works needs.
limit() { echo "${LIMIT:-$((120 + $(records "$1") / 2000))}"; }

# Secrets travel in the environment of this one command: set by the shell, not by env(1), whose arguments everybody could read.
measure_ferry() {
  local limit=$1 log=$2
  shift 2
  FERRY_SOURCE_PASSWORD=$BENCH_PASSWORD FERRY_TARGET_PASSWORD=$BENCH_PASSWORD FERRY_PASSPHRASE=$BENCH_PASSPHRASE measure "$limit" "$log" "$FERRY" "$@"
}

run_ferry() {
  local contacts=$1 run=$2 project=$WORK/project log=$LOGS/$SESSION-ferry-$1-$2 limit
  limit=$(limit "$contacts")
  rm -rf "$project"
  fresh_target "$contacts"
  measure_ferry "$limit" "$log-plan.log" plan --source "jdbc:mariadb://$HOST:$MARIADB_PORT/crm_$contacts" --source-user "$LOGIN" \
    --target "jdbc:postgresql://$HOST:$POSTGRES_PORT/target_$contacts" --target-user "$LOGIN" "$project"
  judge_exit "$log-plan.log"
  record ferry plan "$contacts" "$run" 0 "$VERDICT" 0
  [ "$VERDICT" = ok ] || { keep_project "$log"; return; }
  measure_ferry "$limit" "$log-run.log" run "$project"
  judge_transfer "$contacts" "$log-run.log"
  record ferry run "$contacts" "$run" "$ROWS" "$VERDICT" "$(du -sm "$project" | cut -f 1)"
  if [ "$VERDICT" = ok ]; then
    measure_ferry "$limit" "$log-verify.log" verify "$project"
    judge_exit "$log-verify.log"
    record ferry verify "$contacts" "$run" "$ROWS" "$VERDICT" 0
  fi
  [ "$VERDICT" = ok ] || keep_project "$log"
  rm -rf "$project"
}
# The reports of a run that failed say why.
keep_project() { if [ -d "$WORK/project" ]; then mv "$WORK/project" "$1-project"; fi; }

run_pgloader() {
  local contacts=$1 run=$2 attempt log command=$WORK/pgloader.load
  # With its own prefetch of 100,000 rows pgloader runs out of heap on such tables and leaves them half loaded; 5,000 is the usual cure.
  # Its default makes tinyint(1) a boolean; here the target has smallint.
  cat > "$command" <<COMMAND
LOAD DATABASE
  FROM mysql://$LOGIN@$HOST:$MARIADB_PORT/crm_$contacts
  INTO postgresql://$LOGIN@$HOST:$POSTGRES_PORT/target_$contacts
  WITH data only, workers = 2, concurrency = 1, prefetch rows = 5000, batch rows = 5000, batch size = 5MB
  CAST type tinyint to smallint drop typemod
  ALTER SCHEMA 'crm_$contacts' RENAME TO 'public';
COMMAND
  # Now and then pgloader locks up at its start: both of its workers read, none is left to write. Such a turn is repeated, and every try is reported.
  for attempt in 1 2 3; do
    log=$LOGS/$SESSION-pgloader-$contacts-$run-$attempt.log
    fresh_target "$contacts"
    MYSQL_PWD=$BENCH_PASSWORD PGPASSWORD=$BENCH_PASSWORD measure "$(limit "$contacts")" "$log" pgloader --quiet --root-dir "$WORK/pgloader" "$command"
    judge_transfer "$contacts" "$log"
    record pgloader run "$contacts" "$run" "$ROWS" "$VERDICT" 0
    [ -n "$STOPPED" ] || break
  done
}

[ $# -gt 0 ] || set -- 100000 1000000
check_arguments "$@"
check_programs
prepare_work_folder
# Two benchmarks at once would measure each other.
exec 9> "$WORK/lock"
flock -n 9 || die "Another benchmark is running in $WORK."
trap end_tool EXIT
trap 'exit 130' INT TERM

start_servers
# Forgotten afterwards, unless given: the project folders it seals are deleted after each good run.
BENCH_PASSPHRASE=${FERRY_PASSPHRASE:-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')}
SESSION=$(date -u +%Y%m%dT%H%M%SZ)
if [ ! -s "$RESULTS" ]; then
  columns=(session tool step contacts records run wall_s records_s tool_cpu_s mariadb_cpu_s postgres_cpu_s peak_rss_mb other_cpu_s rows_in_target
    folder_mb exit verdict)
  (IFS=$'\t'; printf '%s\n' "${columns[*]}") > "$RESULTS"
fi
MACHINE=$(describe_machine)
say "$MACHINE"

for contacts in "$@"; do
  generate "$contacts"
  for run in $(seq "$RUNS"); do
    for tool in $TOOLS; do
      case $tool in
        ferry) run_ferry "$contacts" "$run" ;;
        pgloader) run_pgloader "$contacts" "$run" ;;
      esac
    done
  done
  drop_target "$contacts"
done

{ printf '%s\n\n' "$MACHINE"; awk -F '\t' -v session="$SESSION" -f "$HERE/table.awk" "$RESULTS"; } | tee "$WORK/results-$SESSION.md"
say "kept: $RESULTS (session $SESSION), $WORK/results-$SESSION.md, logs in $LOGS. Stop the servers: $HERE/down.sh"
exit "$FAILED"
