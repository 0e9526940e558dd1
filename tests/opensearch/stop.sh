#!/usr/bin/env bash
# stop.sh DIR: ends all nodes started from DIR.  Not running is no error.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_dir "$@"
for ((n = 1; n <= NODES; n++)); do
  if p=$(node_pid "$n"); then kill -TERM "$p" 2>/dev/null || true; kill -CONT "$p" 2>/dev/null || true; fi
done
for ((n = 1; n <= NODES; n++)); do
  end_node "$n" TERM 30 || end_node "$n" KILL 10 || die "node $n does not end"
  rm -f "$DIR/node$n/pid"
done
