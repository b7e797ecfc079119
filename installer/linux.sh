#!/usr/bin/env bash
# Makes the program's folder and the .deb for Linux in target/installer. See README.md for what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
. installer/common.sh

rm -rf target/installer
image "$PWD/icons/crm-ferry-512.png" crm-ferry
app=target/installer/crm-ferry

# Class data sharing: an archive of the runtime's own classes, and on top of it one of what a walk through the pages loads.
java=$app/lib/runtime/bin/java
"$java" -Xshare:dump -Xlog:cds=off > /dev/null
if command -v xvfb-run > /dev/null && command -v xdotool > /dev/null; then
  home=$(mktemp -d)
  xvfb-run -a -s "-screen 0 1280x800x24" installer/walk.sh "$java" "${java_options[@]}" \
    -XX:ArchiveClassesAtExit="$app/lib/app/window.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off \
    -Dferry.home="$home" -cp "$(class_path "$app/lib/app")" org.crmferry.Main > /dev/null 2>&1 || true
  rm -rf "$home"
fi
[ -f "$app/lib/app/window.jsa" ] && echo "class data archive: $(du -h "$app/lib/app/window.jsa" | cut -f1)"

jpackage --type deb --resource-dir installer/deb --app-image "$app" --name crm-ferry --app-version "$version" --dest target/installer \
  --vendor "CRM Ferry" --description "Moves a CRM database into another one: previewed, proved, undoable" \
  --license-file LICENSE --file-associations installer/ferry-package.properties \
  --linux-package-name crm-ferry --linux-shortcut --linux-menu-group "Office;Database" \
  --linux-app-category database --linux-package-deps libgtk-3-0 --linux-deb-maintainer support@crmferry.org
ls -lh target/installer/*.deb
