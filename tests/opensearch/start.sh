#!/usr/bin/env bash
# start.sh DIR: three OpenSearch nodes, one JVM each, HTTP on 127.0.0.1:9201-9203.  Data, logs and jars live in DIR
# (data of an earlier run is kept; remove DIR/node* for an empty cluster).  Returns when all nodes have joined.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_dir "$@"
find_jdk
fetch_jars
compile_launcher
cleanup() { for ((n = 1; n <= NODES; n++)); do end_node "$n" KILL 10 || true; done; }
for ((n = 1; n <= NODES; n++)); do check_free "$n"; done
trap cleanup EXIT
WATCH=()
for ((n = 1; n <= NODES; n++)); do launch_node "$n"; WATCH+=("$n"); done
for ((n = 1; n <= NODES; n++)); do
  wait_nodes "$n" "$NODES" "${OS_START_TIMEOUT:-180}" ||
    { tail -n 30 "$DIR"/node*/node.log >&2; die "node $n does not see $NODES nodes"; }
done
trap - EXIT
for ((n = 1; n <= NODES; n++)); do echo "$(url "$n") pid $(node_pid "$n")"; done
