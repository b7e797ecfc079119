# shellcheck shell=bash
# The data set in the source and the empty tables in the target. Sourced after servers.sh.

TABLES=(accounts contacts deals activities contact_tags deal_contacts)

# Rows per table for a number of contacts, in the order of TABLES.
expected_rows() { echo "$(($1 / 5)) $1 $(($1 / 4)) $1 $(($1 / 2)) $(($1 / 4))"; }
records() { echo $(($1 * 32 / 10)); }

count_query() {
  local schema=$1 table query=
  for table in "${TABLES[@]}"; do query+="${query:+,}(select count(*) from $schema.$table)"; done
  echo "select $query"
}
source_rows() { mariadb_admin -N -B -e "$(count_query "crm_$1")" | tr '\t' ' '; }
target_rows() { postgres_bench -d "target_$1" -A -t -F ' ' -c "$(count_query public)"; }

generate() {
  local contacts=$1 database=crm_$1 marker version
  marker=$WORK/crm_$contacts.complete
  # The data set of an earlier time is good as long as its recipe is the same.
  version=$(cat "$HERE/source-tables.sql" "$HERE/data.sql" | cksum)
  [ "$(cat "$marker" 2>/dev/null)" = "$version" ] && [ "$(source_rows "$contacts" 2>/dev/null)" = "$(expected_rows "$contacts")" ] && return
  say "making the data set $database ($(records "$contacts") records)"
  rm -f "$marker"
  mariadb_admin -e "drop database if exists $database; create database $database character set utf8mb4"
  sed -e "s/@CONTACTS@/$contacts/g" -e "s/@ACCOUNTS@/$((contacts / 5))/g" -e "s/@DEALS@/$((contacts / 4))/g" -e "s/@TAGS@/$((contacts / 2))/g" \
    "$HERE/source-tables.sql" "$HERE/data.sql" | mariadb_admin "$database"
  mariadb_admin "$database" -e "analyze table $(IFS=,; echo "${TABLES[*]}")" > /dev/null
  [ "$(source_rows "$contacts")" = "$(expected_rows "$contacts")" ] || die "The data set $database has the wrong number of rows: $(source_rows "$contacts")"
  echo "$version" > "$marker"
}

# An empty database with tables and primary keys; what earlier runs left to be written is written now, not in the next contestant's time.
fresh_target() {
  drop_target "$1"
  postgres_admin -c "create database target_$1 owner $LOGIN template template0 encoding 'UTF8' locale 'C.UTF-8'"
  postgres_bench -d "target_$1" < "$HERE/target-tables.sql"
  postgres_admin -c checkpoint
  sync "$WORK"
}
drop_target() { postgres_admin -c 'set client_min_messages = warning' -c "drop database if exists target_$1 with (force)"; }
