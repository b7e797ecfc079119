#!/bin/sh
# Makes every icon from crm-ferry.svg. Needs: apt-get install librsvg2-bin imagemagick icnsutils
set -e
cd "$(dirname "$0")"
for size in 16 32 48 64 128 256 512 1024; do
  rsvg-convert -w $size -h $size crm-ferry.svg -o crm-ferry-$size.png
done
convert crm-ferry-16.png crm-ferry-32.png crm-ferry-48.png crm-ferry-64.png crm-ferry-128.png crm-ferry-256.png crm-ferry.ico
png2icns crm-ferry.icns crm-ferry-16.png crm-ferry-32.png crm-ferry-48.png crm-ferry-128.png crm-ferry-256.png crm-ferry-512.png crm-ferry-1024.png > /dev/null
window=../src/main/resources/org/crmferry/ui/icons
mkdir -p $window
cp crm-ferry-32.png crm-ferry-64.png crm-ferry-256.png $window/
