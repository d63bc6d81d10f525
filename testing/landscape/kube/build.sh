#!/usr/bin/env bash
# Builds etcd, kube-apiserver, kube-controller-manager and kubectl from the Go module proxy into a cache folder and
# prints that folder. Does nothing when the folder is complete.
#
# usage: build.sh [FOLDER]      default: ~/.cache/granary/kube-1.36.3, where the tests look
# Needs Go 1.26.5 or newer; about five minutes on two cores with nothing cached, and up to 8 GiB of Go caches.
set -euo pipefail

kubernetes_version=1.36.3
programs=(etcd kube-apiserver kube-controller-manager kubectl)
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$HOME/.cache/granary/kube-$kubernetes_version}

complete() {
  for program in "${programs[@]}"; do [ -x "$folder/$program" ] || return 1; done
}

go_is_new_enough() {
  local found
  found=$(go env GOVERSION 2>/dev/null) || return 1
  [ "$(printf '%s\n' go1.26.5 "$found" | sort -V | head -n 1)" = go1.26.5 ]
}

if complete; then
  echo "$folder"
  exit 0
fi
if ! go_is_new_enough; then
  echo "Go 1.26.5 or newer is needed to build a Kubernetes control plane (found: $(go env GOVERSION 2>/dev/null || echo none))." >&2
  echo "Get it from https://go.dev/dl/, or do without: the embedded API server needs nothing." >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/etcd" "$here/kubernetes" "$work/"
mkdir -p "$work/out"

echo "Building etcd ..." >&2
(cd "$work/etcd" && go build -trimpath -ldflags '-s -w' -o "$work/out/etcd" .) >&2

cd "$work/kubernetes"
package=k8s.io/component-base/version
flags="-s -w -X $package.gitVersion=v$kubernetes_version -X $package.gitMajor=1 -X $package.gitMinor=36"
for program in kube-apiserver kube-controller-manager kubectl; do
  echo "Building $program $kubernetes_version ..." >&2
  go build -trimpath -ldflags "$flags" -o "$work/out/$program" "k8s.io/kubernetes/cmd/$program" >&2
done

# moved one by one at the end, so that an interrupted build never looks complete
mkdir -p "$folder"
for program in "${programs[@]}"; do
  cp "$work/out/$program" "$folder/.$program.new"
  mv "$folder/.$program.new" "$folder/$program"
done
echo "$folder"
