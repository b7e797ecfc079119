# What the scripts share; sourced from the project's folder.
version=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml | head -1)
modules=java.se,jdk.unsupported,jdk.crypto.ec,jdk.localedata,jdk.zipfs,jdk.charsets,jdk.naming.dns,jdk.management
java_options=(-Xmx512m -Xshare:auto -Dfile.encoding=UTF-8)
while IFS= read -r option; do java_options+=("$option"); done < <(grep -v '^#' src/main/dist/lib/java.options)

# class_path SHOWN [FOLDER]: the jars in the order in which jpackage puts them on the class path: the program's own first, then by name.
# FOLDER is where they are, SHOWN what they shall be called.
class_path() {
  local shown=$1 folder=${2:-$1} main=crm-ferry-$version.jar all jar
  all=$shown/$main
  for jar in "$folder"/*.jar; do
    jar=${jar##*/}
    [ "$jar" = "$main" ] || all=$all:$shown/$jar
  done
  echo "$all"
}

# image ICON NAME: the program with its runtime, in target/installer/NAME.
image() {
  mvn -q -DskipTests package
  local input options=()
  input=$(mktemp -d)
  cp target/crm-ferry/lib/*.jar "$input"
  for option in "${java_options[@]}"; do
    options+=(--java-options "$option")
  done
  jpackage --type app-image --name "$2" --app-version "$version" --dest target/installer --input "$input" \
    --main-jar "crm-ferry-$version.jar" --main-class org.crmferry.Main --icon "$1" \
    --add-modules "$modules" \
    --jlink-options "--strip-debug --no-man-pages --no-header-files --include-locales=en,zh" "${options[@]}" \
    --add-launcher ferry=installer/ferry-launcher.properties
  rm -rf "$input"
}
