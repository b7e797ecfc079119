#!/bin/sh
# jpackage's own launcher asks the package manager where it is at each start, which takes longer than Java itself.
app=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/../lib/app" && pwd)
archive=$app/window.jsa
[ -f "$archive" ] || archive=$app/../runtime/lib/server/classes.jsa
exec "$app/../runtime/bin/java" @OPTIONS@ -XX:SharedArchiveFile="$archive" -Xlog:cds=off -Xlog:cds+dynamic=off \
  -cp "@CLASS_PATH@" org.crmferry.Main "$@"
