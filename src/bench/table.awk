# Medians of one session's lines of results.tsv as Markdown tables.
#   awk -F '\t' -v session=NAME -f table.awk results.tsv
# Without a session: all lines of the file. A run that failed or lost rows counts in no median and is named at the end.

function median(list,    n, i, j, swap, v) {
  n = split(list, v, " ")
  if (n == 0) return -1
  for (i = 2; i <= n; i++)
    for (j = i; j > 1 && v[j - 1] + 0 > v[j] + 0; j--) { swap = v[j]; v[j] = v[j - 1]; v[j - 1] = swap }
  return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
}
function least(list,    n, i, v, m) { n = split(list, v, " "); m = v[1]; for (i = 2; i <= n; i++) if (v[i] + 0 < m + 0) m = v[i]; return m }
function most(list,    n, i, v, m) { n = split(list, v, " "); m = v[1]; for (i = 2; i <= n; i++) if (v[i] + 0 > m + 0) m = v[i]; return m }
function has(what) { return (what, "wall") in all }
function med(what, column) { return median(all[what, column]) }
function keep(what, column, value) { all[what, column] = all[what, column] " " value }
function times(a, b) { return b > 0 ? sprintf("%.2f", a / b) : "–" }

$1 == "session" { for (i = 1; i <= NF; i++) col[$i] = i; next }
session != "" && $1 != session { next }
{
  size = $col["contacts"]; step = $col["tool"] " " $col["step"]
  if (!(size in records)) { sizes[++nsizes] = size; records[size] = $col["records"] }
  if ($col["verdict"] != "ok") { bad[++nbad] = sprintf("%s, %d contacts, run %d: %s", step, size, $col["run"], $col["verdict"]); next }
  what = size SUBSEP step
  runs[what]++
  keep(what, "wall", $col["wall_s"]); keep(what, "tool", $col["tool_cpu_s"]); keep(what, "mariadb", $col["mariadb_cpu_s"])
  keep(what, "postgres", $col["postgres_cpu_s"]); keep(what, "rss", $col["peak_rss_mb"]); keep(what, "other", $col["other_cpu_s"])
  keep(what, "folder", $col["folder_mb"])
}
END {
  split("ferry run|pgloader run|ferry plan|ferry verify", steps, "|")
  print "| records | what | runs | wall s (min–max) | records/s | CPU s: tool | MariaDB | PostgreSQL | peak RSS MB | other load CPU s |"
  print "|---|---|---|---|---|---|---|---|---|---|"
  for (s = 1; s <= nsizes; s++) for (k = 1; k <= 4; k++) {
    what = sizes[s] SUBSEP steps[k]
    if (!has(what)) continue
    # Planning moves no records.
    rate = steps[k] == "ferry plan" ? "" : sprintf("%.0f", records[sizes[s]] / med(what, "wall"))
    printf "| %d | %s | %d | %.1f (%.1f–%.1f) | %s | %.1f | %.1f | %.1f | %.0f | %.1f |\n", records[sizes[s]], steps[k], runs[what],
      med(what, "wall"), least(all[what, "wall"]), most(all[what, "wall"]), rate, med(what, "tool"), med(what, "mariadb"), med(what, "postgres"),
      med(what, "rss"), med(what, "other")
  }

  print "\n| records | ferry / pgloader: records/s | CPU s of tool and servers | peak RSS | sealed project folder MB |"
  print "|---|---|---|---|---|"
  for (s = 1; s <= nsizes; s++) {
    f = sizes[s] SUBSEP "ferry run"; p = sizes[s] SUBSEP "pgloader run"
    if (!has(f) || !has(p)) { printf "| %d | – | – | – | – |\n", records[sizes[s]]; continue }
    printf "| %d | **%s** | %s | %s | %.0f |\n", records[sizes[s]], times(med(p, "wall"), med(f, "wall")),
      times(med(f, "tool") + med(f, "mariadb") + med(f, "postgres"), med(p, "tool") + med(p, "mariadb") + med(p, "postgres")),
      times(med(f, "rss"), med(p, "rss")), med(f, "folder")
  }

  if (nsizes > 1) {
    print "\n| memory growth | from records | to records | peak RSS MB | growth |"
    print "|---|---|---|---|---|"
    for (k = 1; k <= 4; k++) for (s = 2; s <= nsizes; s++) {
      a = sizes[s - 1] SUBSEP steps[k]; b = sizes[s] SUBSEP steps[k]
      if (has(a) && has(b))
        printf "| %s | %d | %d | %.0f → %.0f | × %s |\n", steps[k], records[sizes[s - 1]], records[sizes[s]], med(a, "rss"), med(b, "rss"),
          times(med(b, "rss"), med(a, "rss"))
    }
  }
  for (i = 1; i <= nbad; i++) { if (i == 1) print "\nNot counted:\n"; print "- " bad[i] }
}
