#!/usr/bin/env bash
# Measures what an agent does with many Kubernetes objects, beside what the API server allows. bench/objects/run.sh [OBJECTS],
# at least 10,000.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
objects=${1:-100000}
work=$(mktemp -d)
agent=$root/services/edge-agent/target

: "${KUBEBUILDER_ASSETS:?folder with etcd, kube-apiserver, kube-controller-manager (testing/landscape/kube/build.sh)}"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

stop() {
  exec {shoots_input}>&- || true
  wait "${shoots:-}" || true
  rm -rf "$work"
}

step() { # arguments of ObjectsBench: what it printed, with the peak of its memory and its seconds of the processors
  /usr/bin/time -o "$work/time" -f '%M %U %S' "$java" -Xmx96m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    --enable-native-access=ALL-UNNAMED -cp "$classpath" dev.granary.agent.bench.ObjectsBench "$@" >"$work/out"
  printf '%s, peak %s MiB, %s s of processors\n' "$(cat "$work/out")" \
    "$(awk '{ printf "%.0f", $1 / 1024 }' "$work/time")" "$(awk '{ printf "%.1f", $2 + $3 }' "$work/time")"
}

(cd "$root" && ./mvnw -q -pl services/edge-agent -am -DskipTests package \
  dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath.txt)
# without a configuration that log manager keeps every answer of the API server in memory, to log it later
classpath=$agent/test-classes:$agent/classes:$(tr : '\n' <"$agent/test-classpath.txt" | grep -v jboss-logmanager | paste -sd:)

printf 'machine: %s processors, load %s\n' "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
mkfifo "$work/input"
"$java" "-Dgranary.root=$root" \
  --sun-misc-unsafe-memory-access=allow -cp "$classpath" dev.granary.agent.bench.ObjectsBench shoots "$work" "$objects" <"$work/input" &
shoots=$!
exec {shoots_input}>"$work/input"
trap stop EXIT
while [ ! -e "$work/source" ]; do
  kill -0 "$shoots"
  sleep 1
done

unpaced=100000
for _ in 1 2 3; do
  step list "$work/source"
  rm -rf "$work/store" && mkdir "$work/store"
  step export "$work/source" "$work/store" $unpaced
done
step export "$work/source" "$(mktemp -d -p "$work")" 250
step restore "$work/target" "$work/store" $unpaced $((objects / 1000)) ""
for round in 1 2 3; do
  step post "$work/target" $((objects / 10)) "plain-$round-"
  step restore "$work/target" "$work/store" $unpaced $((objects / 10000)) "restored-$round-"
done
step restore "$work/target" "$work/store" 250 $((objects / 10000)) "paced-"
