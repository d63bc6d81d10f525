#!/usr/bin/env bash
# Measures ./granary repository beside restic and kopia, and beside what the machine allows. Run bench/engine/run.sh help.
# shellcheck disable=SC2016 # scripts for other shells
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
work=${GRANARY_BENCH:-$root/target/bench}
restic=${RESTIC:-restic}
kopia=${KOPIA:-kopia}
run_kopia=("$kopia" --config-file "$work/kopia.config" --log-dir "$work/kopia-logs" --no-progress)
rounds=5
memory=
cluster=0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10
export RESTIC_PASSWORD=bench KOPIA_PASSWORD=bench KOPIA_CHECK_FOR_UPDATES=false

usage() {
  cat <<'END'
usage: bench/engine/run.sh [-n ROUNDS] [-m MIB] [large] [small] [pages] [limits] [many] [sparse] [hundred]

  large   2 GiB in 4 files, half of it compressible: first backup, restore
  small   100,000 files, 1.2 GB: first backup, unchanged backup, restore
  pages   1 GiB of which 44 % remain after compression, then 1 in 100 of its pages of 8 KiB rewritten: what the second backup adds
  limits  read, hash, compress and write the 2 GiB, with one process per processor; copy the 100,000 files
  many    2,000,000 files of up to 200 bytes: first backup, unchanged backup, restore
  sparse  a file of 50 GiB, all but 50 MiB of it holes: first backup, restore
  hundred 256 MiB, and 1 in 1,000 of its pages of 8 KiB rewritten before each of 101 backups: the first two and the last two of them

The first four without arguments. -n says how many rounds, 5 when left out; with -m granary runs in a memory cgroup of so
many MiB, as a mover does (needs root). Whole processes on a directory store, compressed and encrypted; the tools take turns in each
round, the page cache is warm. Each line: case, tool, median seconds, MB/s of the data, median seconds of
the processors, peak resident MiB, MB in the store, the seconds of each round.
Data and stores lie in target/bench, or GRANARY_BENCH (25 GB). RESTIC and KOPIA name restic and kopia where they are
not on the path.
END
}

# --- runs -----------------------------------------------------------------------------------------------------------

timed() { # NAME command ...: appends seconds, KiB, and seconds of the processor to a file of this name
  local name=$1
  shift
  if ! /usr/bin/time -a -o "$work/times/$name" -f '%e %M %U %S' "$@" >"$work/last.out" 2>"$work/last.err"; then
    cat "$work/last.out" "$work/last.err" >&2
    exit 1
  fi
}

granary() { # NAME arguments of ./granary repository
  local name=$1 group=/sys/fs/cgroup/memory/granary-bench limit=memory.limit_in_bytes
  shift
  if [ -z "$memory" ]; then
    timed "$name" "$root/granary" repository "$@"
    return
  fi
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then group=/sys/fs/cgroup/granary-bench limit=memory.max; fi
  mkdir -p "$group"
  echo $((memory << 20)) >"$group/$limit"
  timed "$name" bash -c 'echo $$ >"$0/cgroup.procs" && exec "$@"' "$group" "$root/granary" repository "$@"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

report() { # NAME megabytes
  local seconds peak processor stored=-
  seconds=$(cut -d' ' -f1 "$work/times/$1" | median)
  peak=$(cut -d' ' -f2 "$work/times/$1" | sort -n | tail -1)
  processor=$(awk '{ print $3 + $4 }' "$work/times/$1" | median)
  [ -e "$work/times/$1.stored" ] && stored=$(median <"$work/times/$1.stored")
  awk -v n="$1" -v s="$seconds" -v m="$2" -v p="$peak" -v c="$processor" -v st="$stored" -v all="$(cut -d' ' -f1 "$work/times/$1" | paste -sd' ')" \
    'BEGIN { printf "%-26s %7.2f s %6.0f MB/s %7.2f s of processors %5.0f MiB  stored %s MB   (%s)\n", n, s, m / s, c, p / 1024, st, all }'
}

megabytes() { du -sb --apparent-size "$1" | awk '{ printf "%.1f\n", $1 / 1e6 }'; }

stored() { megabytes "$work/store-$2" >>"$work/times/$1.stored"; } # NAME tool

new_store() { # tool
  rm -rf "$work/store-$1"
  mkdir "$work/store-$1"
  case $1 in
    restic) "$restic" -q --cache-dir "$work/cache" -r "$work/store-restic" init ;;
    kopia)
      rm -rf "$work/kopia-cache"
      "${run_kopia[@]}" repository create filesystem --path "$work/store-kopia" --cache-directory "$work/kopia-cache" >"$work/last.out" 2>&1
      "${run_kopia[@]}" policy set --global --compression zstd >"$work/last.out" 2>&1
      ;;
  esac
}

back_up() { # NAME tool directory
  source=$3
  case $2 in
    granary) granary "$1" backup-directory --store "$work/store-granary" --cluster $cluster \
      --key-file "$work/key" --output json "$3" ;;
    restic) timed "$1" "$restic" -q --cache-dir "$work/cache" -r "$work/store-restic" backup "$3" ;;
    kopia) timed "$1" "${run_kopia[@]}" snapshot create "$3" ;;
  esac
}

restore() { # NAME tool; of what was backed up last
  local target=$work/restored/$1-$RANDOM
  mkdir -p "$work/restored"
  case $2 in
    granary) granary "$1" restore-directory --store "$work/store-granary" --cluster $cluster \
      --key-file "$work/key" --output json "$target" ;;
    restic) timed "$1" "$restic" -q --cache-dir "$work/cache" -r "$work/store-restic" restore latest --sparse --target "$target" ;;
    kopia) timed "$1" "${run_kopia[@]}" restore --write-sparse-files --snapshot-time latest "$source" "$target" ;;
  esac
}

each() { # function: in every round, once for each tool
  local round tool
  for round in $(seq "$rounds"); do
    for tool in $tools; do "$1" "$tool" "$round"; done
  done
}

data() { # name arguments of Data.java
  local name=$1
  shift
  [ -e "$work/$name.made" ] || { "$java" "$here/Data.java" "$1" "$work/$name" "${@:2}" && touch "$work/$name.made"; }
  find "$work/$name" -type f -print0 | xargs -0 cat >/dev/null
}

# --- cases ----------------------------------------------------------------------------------------------------------

large_round() {
  new_store "$1"
  back_up "large-first-$1" "$1" "$work/large"
  stored "large-first-$1" "$1"
  restore "large-restore-$1" "$1"
  rm -rf "$work/restored"
}

small_round() {
  new_store "$1"
  back_up "small-first-$1" "$1" "$work/small"
  stored "small-first-$1" "$1"
  back_up "small-unchanged-$1" "$1" "$work/small"
  restore "small-restore-$1" "$1"
}

pages_round() {
  local before
  new_store "$1"
  rm -rf "$work/pages" && mkdir "$work/pages" && cp "$work/page-source/1024MiB-0" "$work/pages/database"
  back_up "pages-first-$1" "$1" "$work/pages"
  before=$(megabytes "$work/store-$1")
  "$java" "$here/Data.java" pages "$work/pages/database" "$2" 100
  back_up "pages-changed-$1" "$1" "$work/pages"
  megabytes "$work/store-$1" | awk -v b="$before" '{ printf "%.1f\n", $1 - b }' >>"$work/times/pages-changed-$1.stored"
}

tree_round() { # tool round; of the case that runs
  new_store "$1"
  back_up "$case-first-$1" "$1" "$work/$case"
  stored "$case-first-$1" "$1"
  if [[ $steps = *unchanged* ]]; then back_up "$case-unchanged-$1" "$1" "$work/$case"; fi
  restore "$case-restore-$1" "$1"
}

hundred_round() { # tool round
  local number name
  new_store "$1"
  rm -rf "$work/pages" && mkdir "$work/pages" && cp "$work/hundred-source/256MiB-0" "$work/pages/database"
  back_up "hundred-first-$1" "$1" "$work/pages"
  for number in $(seq 101); do
    "$java" "$here/Data.java" pages "$work/pages/database" "$number" 1000
    case $number in 1 | 2) name=early ;; 100 | 101) name=late ;; *) name=others ;; esac
    back_up "hundred-$name-$1" "$1" "$work/pages"
  done
  stored "hundred-late-$1" "$1"
}

limit() { # NAME command of a shell for one file, $0
  timed "limit-$1" bash -c 'printf "%s\0" "$1"/* | xargs -0 -n1 -P"$(nproc)" bash -c "$2"' limit "$work/large" "$2"
  report "limit-$1" 2147
}

run_case() {
  local size tool step case=$1 steps
  case $1 in
    large) data large large 4 512 2 && each large_round && steps="first restore" ;;
    small)
      # removed at the end: for minutes ext4 looks at each inode that became free before it makes another
      data small small 100000 24576 && each small_round && rm -rf "$work/restored" && steps="first unchanged restore"
      ;;
    pages) data page-source large 1 1024 9 && each pages_round && steps="first changed" ;;
    many)
      data many small 2000000 200 && steps="first unchanged restore" && each tree_round && rm -rf "$work/restored"
      ;;
    sparse) data sparse sparse 50 && steps="first restore" && each tree_round && rm -rf "$work/restored" ;;
    hundred) data hundred-source large 1 256 9 && each hundred_round && steps="first early late" ;;
    limits)
      data large large 4 512 2
      limit read 'cat "$0" >/dev/null'
      limit sha256 'openssl dgst -sha256 "$0"'
      limit zstd-2 'zstd -q -2 -c "$0" >/dev/null'
      limit aes-256-ctr 'openssl enc -aes-256-ctr -K 00 -iv 00 -in "$0" -out /dev/null 2>/dev/null'
      limit write 'dd if="$0" of="'"$work"'/written-${0##*/}" bs=1M conv=fsync status=none'
      rm -f "$work"/written-*
      data small small 100000 24576
      timed limit-copy-small bash -c 'cp -r "$1" "$2" && sync -f "$2"' copy "$work/small" "$work/copied"
      report limit-copy-small "$(megabytes "$work/small")"
      rm -rf "$work/copied"
      return
      ;;
    *) usage >&2 && exit 2 ;;
  esac
  size=$(case $1 in large) echo 2147 ;; pages) echo 1074 ;; sparse) echo 53687 ;; hundred) echo 268 ;; *) megabytes "$work/$1" ;; esac)
  for step in $steps; do
    for tool in $tools; do report "$1-$step-$tool" "$size"; done
  done
}

while getopts n:m:h option; do
  case $option in
    n) rounds=$OPTARG ;;
    m) memory=$OPTARG ;;
    *) usage && exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ "${1:-}" = help ] && usage && exit 0
mkdir -p "$work"
rm -rf "$work/times" && mkdir "$work/times"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
printf 'bench  %s\n' "$(head -c 32 /dev/zero | base64)" >"$work/key"
"$root/granary" repository --help >/dev/null # built and trained before anything is measured
tools=granary
for tool in restic kopia; do
  if command -v "${!tool}" >/dev/null; then tools="$tools $tool"; else printf 'not measured: %s (not found)\n' "$tool"; fi
done
printf 'machine: %s processors, load %s, %s rounds\n' "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)" "$rounds"
[ $# -gt 0 ] || set -- limits large small pages
for name in "$@"; do run_case "$name"; done
printf 'load at the end: %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
