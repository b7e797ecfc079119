# shellcheck shell=bash
# The private MariaDB (source) and PostgreSQL (target): create, start, stop. Sourced after settings.sh.
#
# Administration goes through Unix sockets, where the operating system says who we are. The contestants come over TCP with the login "bench", whose
# password is new for each run.sh and exists in the environment only: it reaches the servers through standard input, never as an argument or in a file.

mariadb_admin() { mariadb --no-defaults --socket="$MARIADB_SOCKET" --user="$(id -un)" --default-character-set=utf8mb4 "$@"; }
# shellcheck disable=SC2120  # called with arguments in data.sh
postgres_admin() {
  as_server "$POSTGRES_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$SOCKETS" -p "$POSTGRES_PORT" -U "$SERVER_USER" -d postgres "$@"
}
# As a contestant sees it: PostgreSQL over TCP with the login "bench".
postgres_bench() {
  PGPASSWORD=$BENCH_PASSWORD "$POSTGRES_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$HOST" -p "$POSTGRES_PORT" -U "$LOGIN" "$@"
}

# A process id from a file may by now belong to somebody else's process; ours has our data folder in its command line.
runs_on() {
  local pid=$1 data=$2
  [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$data"
}
mariadb_process() {
  local pid
  pid=$(cat "$MARIADB_PID" 2>/dev/null) || return 1
  runs_on "$pid" "$MARIADB_DATA" && echo "$pid"
}
postgres_process() {
  local pid
  pid=$(head -n 1 "$POSTGRES_DATA/postmaster.pid" 2>/dev/null) || return 1
  runs_on "$pid" "$POSTGRES_DATA" && echo "$pid"
}

port_is_free() { ! (exec 3<> "/dev/tcp/$HOST/$1") 2>/dev/null; }

# Share of the machine's memory in MB, with a ceiling: a database that fits in memory leaves the tools as the thing measured.
memory_share() {
  awk -v part="$1" -v most="$2" '/^MemTotal:/ { mb = int($2 / 1024 / part); print (mb > most ? most : mb) }' /proc/meminfo
}

start_mariadb() {
  mariadb_process > /dev/null && return
  port_is_free "$MARIADB_PORT" || die "Port $MARIADB_PORT is in use by another program. Choose a free one: FERRY_BENCH_MARIADB_PORT=…"
  local user_option=() i
  [ "$(id -u)" = 0 ] && user_option=(--user="$SERVER_USER")
  # A creation that was interrupted is begun anew.
  if [ ! -f "$WORK/mariadb.created" ]; then
    say "creating MariaDB in $MARIADB_DATA"
    find "$MARIADB_DATA" -mindepth 1 -delete
    mariadb-install-db --no-defaults --datadir="$MARIADB_DATA" --tmpdir="$MARIADB_DATA" "${user_option[@]}" --skip-test-db \
      --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" > "$LOGS/mariadb-install.log" 2>&1 \
      || die "MariaDB could not be created. See $LOGS/mariadb-install.log"
    : > "$WORK/mariadb.created"
  fi
  # A session of its own: Ctrl-C at the benchmark leaves the server alone. 9 is the benchmark's lock, which a server must not keep.
  setsid mariadbd --no-defaults "${user_option[@]}" --datadir="$MARIADB_DATA" --socket="$MARIADB_SOCKET" --pid-file="$MARIADB_PID" \
    --bind-address="$HOST" --port="$MARIADB_PORT" --skip-name-resolve --skip-log-bin --log-error="$LOGS/mariadb.log" --tmpdir="$MARIADB_DATA" \
    --innodb-buffer-pool-size="$(memory_share 4 4096)M" --innodb-log-file-size=1G --max-allowed-packet=256M \
    --character-set-server=utf8mb4 --collation-server=utf8mb4_general_ci < /dev/null > /dev/null 2>&1 9>&- &
  for i in $(seq 120); do
    mariadb_admin -e 'select 1' > /dev/null 2>&1 && return
    [ "$i" -gt 4 ] && ! kill -0 $! 2>/dev/null && break
    sleep 0.5
  done
  die "MariaDB did not start. See $LOGS/mariadb.log"
}

start_postgres() {
  postgres_process > /dev/null && return
  port_is_free "$POSTGRES_PORT" || die "Port $POSTGRES_PORT is in use by another program. Choose a free one: FERRY_BENCH_POSTGRES_PORT=…"
  if [ ! -f "$POSTGRES_DATA/PG_VERSION" ]; then
    say "creating PostgreSQL in $POSTGRES_DATA"
    as_server "$POSTGRES_BIN/initdb" -D "$POSTGRES_DATA" -E UTF8 --locale=C.UTF-8 --auth-local=peer --auth-host=scram-sha-256 \
      > "$LOGS/postgres-install.log" 2>&1 || die "PostgreSQL could not be created. See $LOGS/postgres-install.log"
    # fsync and full-page writes stay on: the target commits as durably as in earnest. Checkpoints are spread so that none falls into a short run only.
    cat >> "$POSTGRES_DATA/postgresql.conf" <<CONF
listen_addresses = '$HOST'
unix_socket_directories = '$SOCKETS'
shared_buffers = $(memory_share 8 2048)MB
maintenance_work_mem = 256MB
max_wal_size = 8GB
checkpoint_timeout = 15min
wal_buffers = 16MB
max_connections = 50
CONF
  fi
  as_server "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DATA" -l "$LOGS/postgres.log" -o "-p $POSTGRES_PORT" -w start > /dev/null 2>&1 9>&- \
    || die "PostgreSQL did not start. See $LOGS/postgres.log"
}

prepare_work_folder() {
  # Sockets have a short limit on their path (107 bytes on Linux).
  [ "${#WORK}" -le 80 ] || die "The work folder's path is too long for sockets: $WORK. Choose a shorter one: FERRY_BENCH_DIR=…"
  mkdir -p "$WORK"
  # The default name is predictable and temporary directories are shared: somebody else's folder is not for us.
  [ -O "$WORK" ] || die "$WORK belongs to another user. Choose another work folder: FERRY_BENCH_DIR=…"
  mkdir -p "$SOCKETS" "$LOGS" "$MARIADB_DATA" "$POSTGRES_DATA"
  : > "$WORK/this-is-a-crm-ferry-bench-folder"
  chmod 711 "$WORK"
  chmod 700 "$MARIADB_DATA" "$POSTGRES_DATA"
  if [ "$(id -u)" = 0 ]; then
    id "$SERVER_USER" > /dev/null 2>&1 || die "There is no user $SERVER_USER for the servers. Install postgresql, or start this as an ordinary user."
    chown "$SERVER_USER" "$SOCKETS" "$LOGS" "$MARIADB_DATA" "$POSTGRES_DATA"
    runuser -u "$SERVER_USER" -- test -x "$WORK" \
      || die "The user $SERVER_USER, as whom the servers run, may not enter $WORK. Choose another work folder: FERRY_BENCH_DIR=…"
  fi
}

start_servers() {
  start_mariadb
  start_postgres
  BENCH_PASSWORD=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  # The source login may only read: no contestant can change what the next one gets.
  mariadb_admin <<SQL || die "MariaDB refused the login $LOGIN. See above."
create user if not exists $LOGIN@'$HOST';
alter user $LOGIN@'$HOST' identified by '$BENCH_PASSWORD';
grant select, show view on \`crm\\_%\`.* to $LOGIN@'$HOST';
SQL
  # shellcheck disable=SC2119
  postgres_admin <<SQL || die "PostgreSQL refused the login $LOGIN. See above."
select 'create role $LOGIN login' where not exists (select from pg_roles where rolname = '$LOGIN') \\gexec
alter role $LOGIN password '$BENCH_PASSWORD';
SQL
}

stop_servers() {
  local pid
  if postgres_process > /dev/null; then
    as_server "$POSTGRES_BIN/pg_ctl" -D "$POSTGRES_DATA" -m fast -w stop > /dev/null && say "PostgreSQL stopped"
  else
    say "PostgreSQL was not running"
  fi
  if pid=$(mariadb_process); then
    kill "$pid"
    for _ in $(seq 240); do kill -0 "$pid" 2>/dev/null || break; sleep 0.5; done
    if kill -0 "$pid" 2>/dev/null; then say "MariaDB (process $pid) is still running"; return 1; fi
    say "MariaDB stopped"
  else
    say "MariaDB was not running"
  fi
}
