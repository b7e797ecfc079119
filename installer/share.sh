#!/bin/sh
# Makes the class data archive, by which the window opens sooner, beside the program. Run it again where the program's folder was moved to:
# the archive holds the paths of what it was made from.
app=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
[ -f "$app/window.classes" ] || exit 1
exec "$app/../runtime/bin/java" @OPTIONS@ -Xshare:dump -XX:SharedClassListFile="$app/window.classes" \
  -XX:SharedArchiveFile="$app/window.jsa" -Xlog:cds=off -Xlog:cds+heap=off -cp "@CLASS_PATH@" > /dev/null
