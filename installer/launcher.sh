#!/bin/sh
# jpackage's own launcher asks the package manager where it is at each start, which takes longer than Java itself.
app=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/../lib/app" && pwd)
exec "$app/../runtime/bin/java" @OPTIONS@ -XX:SharedArchiveFile="$app/window.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off \
  -cp "@CLASS_PATH@" org.crmferry.Main "$@"
