#!/usr/bin/env bash
# Makes the .dmg for macOS in target/installer. See README.md for what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
. installer/common.sh

rm -rf target/installer
# macOS takes no version that begins with zero.
case $version in 0.*) version_shown=1.${version#0.} ;; *) version_shown=$version ;; esac
image "$PWD/icons/crm-ferry.icns" "CRM Ferry"
jpackage --type dmg --app-image "target/installer/CRM Ferry.app" --name "CRM Ferry" --app-version "$version_shown" \
  --dest target/installer --vendor "CRM Ferry" --license-file LICENSE \
  --file-associations installer/ferry-package.properties
ls -lh target/installer/*.dmg
