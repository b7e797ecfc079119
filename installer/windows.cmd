@echo off
rem Makes the .msi for Windows in target\installer. See README.md for what it needs.
setlocal
cd /d "%~dp0.."
for /f "delims=" %%v in ('mvn -q -Dstyle.color=never help:evaluate -Dexpression^=project.version -DforceStdout') do set VERSION=%%v
call mvn -q -DskipTests package || exit /b 1
if exist target\installer rmdir /s /q target\installer
mkdir target\installer\input
setlocal enabledelayedexpansion
set OPTIONS=--java-options -Xmx512m --java-options -Dfile.encoding=UTF-8
for /f "eol=# delims=" %%o in (src\main\dist\lib\java.options) do set OPTIONS=!OPTIONS! --java-options %%o
copy /y target\crm-ferry\lib\*.jar target\installer\input > nul
jpackage --type msi --name "CRM Ferry" --app-version %VERSION% --dest target\installer --input target\installer\input ^
  --main-jar crm-ferry-%VERSION%.jar --main-class org.crmferry.Main --icon icons\crm-ferry.ico ^
  --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.localedata,jdk.zipfs,jdk.charsets,jdk.naming.dns,jdk.management ^
  --jlink-options "--strip-debug --no-man-pages --no-header-files --include-locales=en,zh" ^
  !OPTIONS! ^
  --add-launcher ferry=installer\ferry-launcher.properties ^
  --vendor "CRM Ferry" --license-file LICENSE --file-associations installer\ferry-package.properties ^
  --win-menu --win-menu-group "CRM Ferry" --win-shortcut --win-dir-chooser --win-per-user-install ^
  --win-upgrade-uuid 5d3f0a0e-7c1f-4b58-9c0e-2f6a0f7b6a11 || exit /b 1
rmdir /s /q target\installer\input
dir target\installer\*.msi
