# shellcheck shell=bash disable=SC2034
# What run.sh and down.sh share: places, ports, programs. Sourced, never started by itself.
#
# Settings from the environment:
#   FERRY_BENCH_DIR            work folder (servers, data, logs, results); default: crm-ferry-bench in the temporary directory
#   FERRY_BENCH_MARIADB_PORT   port of the private MariaDB on 127.0.0.1, default 33417
#   FERRY_BENCH_POSTGRES_PORT  port of the private PostgreSQL on 127.0.0.1, default 54341
#   FERRY_BENCH_POSTGRES_BIN   folder with initdb and pg_ctl; default: the newest one that Debian's packages installed

# Decimal points whatever the machine's language is, and UTF-8 for every program started from here.
export LC_ALL=C.UTF-8

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# mktemp knows where this machine keeps temporary files; -u creates nothing.
WORK=${FERRY_BENCH_DIR:-$(dirname "$(mktemp -u)")/crm-ferry-bench}
WORK=$(realpath -m "$WORK")
HOST=127.0.0.1
MARIADB_PORT=${FERRY_BENCH_MARIADB_PORT:-33417}
POSTGRES_PORT=${FERRY_BENCH_POSTGRES_PORT:-54341}
LOGIN=bench

MARIADB_DATA=$WORK/mariadb
MARIADB_SOCKET=$WORK/sockets/mariadb.sock
MARIADB_PID=$WORK/sockets/mariadb.pid
POSTGRES_DATA=$WORK/postgres
SOCKETS=$WORK/sockets
LOGS=$WORK/logs
RESULTS=$WORK/results.tsv

# mariadbd lives where the PATH of ordinary people does not look.
PATH=$PATH:/usr/sbin:/sbin

# Both servers refuse to run as root. As root they run as the user that Debian's postgresql package creates.
if [ "$(id -u)" = 0 ]; then SERVER_USER=postgres; else SERVER_USER=$(id -un); fi

say() { echo "bench: $*" >&2; }
die() { say "$*"; exit 2; }

as_server() {
  # From a folder the server's user may enter, or its programs complain about the one we were called from.
  if [ "$(id -u)" = 0 ]; then (cd "$WORK" && runuser -u "$SERVER_USER" -- "$@"); else "$@"; fi
}

find_postgres() {
  local initdb
  if [ -n "${FERRY_BENCH_POSTGRES_BIN:-}" ]; then
    POSTGRES_BIN=$FERRY_BENCH_POSTGRES_BIN
  else
    initdb=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$initdb" ] || initdb=$(command -v initdb || true)
    POSTGRES_BIN=${initdb%/initdb}
  fi
  [ -n "$POSTGRES_BIN" ] && [ -x "$POSTGRES_BIN/initdb" ]
}
