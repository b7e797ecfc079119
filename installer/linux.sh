#!/usr/bin/env bash
# Makes the program's folder and the .deb for Linux in target/installer. See README.md for what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
. installer/common.sh

rm -rf target/installer
image "$PWD/icons/crm-ferry-512.png" crm-ferry
app=target/installer/crm-ferry

# Beside its jar, JavaFX finds its native parts at once instead of unpacking them into the person's home folder.
for jar in "$app"/lib/app/javafx-graphics-*-linux.jar; do unzip -qoj "$jar" '*.so' -d "$app/lib/app"; done

# Class data sharing: an archive of the runtime's own classes, and a list of all that a walk through the pages loads. The archive of those is
# made where the program will be.
java=$app/lib/runtime/bin/java
"$java" -Xshare:dump -Xlog:cds=off > /dev/null
if command -v xvfb-run > /dev/null && command -v xdotool > /dev/null; then
  home=$(mktemp -d)
  xvfb-run -a -s "-screen 0 1280x800x24" installer/walk.sh "$java" "${java_options[@]}" \
    -Xshare:off -XX:DumpLoadedClassList="$app/lib/app/window.classes" \
    -Dferry.home="$home" -cp "$(class_path "$app/lib/app")" org.crmferry.Main > /dev/null 2>&1 || true
  rm -rf "$home"
  echo "classes in the list: $(grep -vc '^[@#]' "$app/lib/app/window.classes")"
fi

# script FROM TO OPTION...: a script of the program, with the options and the jars filled in.
script() {
  local from=$1 to=$2 options
  shift 2
  options=$(printf "'%s' " "${java_options[@]}" "$@")
  sed -e "s|@OPTIONS@|${options% }|" -e "s|@CLASS_PATH@|$(class_path '$app' "$app/lib/app")|" "$from" > "$to"
  chmod 755 "$to"
}
# While the window opens, the optimizing compiler would only take the processor from it: it waits for code that runs much longer.
script installer/launcher.sh "$app/bin/crm-ferry" -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=100000 \
  -XX:Tier4BackEdgeThreshold=400000
script installer/launcher.sh "$app/bin/ferry"
script installer/share.sh "$app/lib/app/share.sh"

jpackage --type deb --resource-dir installer/deb --app-image "$app" --name crm-ferry --app-version "$version" --dest target/installer \
  --vendor "CRM Ferry" --description "Moves a CRM database into another one: previewed, proved, undoable" \
  --license-file LICENSE --file-associations installer/ferry-package.properties \
  --linux-package-name crm-ferry --linux-shortcut --linux-menu-group "Office;Database" \
  --linux-app-category database --linux-package-deps libgtk-3-0 --linux-deb-maintainer support@crmferry.org
[ ! -f "$app/lib/app/window.classes" ] || "$app/lib/app/share.sh"
ls -lh target/installer/*.deb
