#!/usr/bin/env bash
# Stops the benchmark's two private servers, and no others.
#   src/bench/down.sh            stop; data, logs and results stay for the next time
#   src/bench/down.sh --remove   stop, then delete the whole work folder, results included
set -euo pipefail
# shellcheck source=src/bench/settings.sh
. "$(dirname "$0")/settings.sh"
# shellcheck source=src/bench/servers.sh
. "$(dirname "$0")/servers.sh"

case ${1:-} in
  '' | --remove) ;;
  *) die "usage: down.sh [--remove]" ;;
esac
if [ ! -f "$WORK/this-is-a-crm-ferry-bench-folder" ]; then
  say "$WORK is not a work folder of this benchmark; nothing to do"
  exit 0
fi
find_postgres || die "PostgreSQL's programs are missing. Install them (apt-get install postgresql) or name their folder: FERRY_BENCH_POSTGRES_BIN=…"
stop_servers
if [ "${1:-}" = --remove ]; then
  rm -rf -- "$WORK"
  say "$WORK removed"
fi
