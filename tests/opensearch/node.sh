#!/usr/bin/env bash
# node.sh DIR kill|stop|start|pause|resume|pid N: acts on one node while the others go on.
#   kill: SIGKILL (a crash)   stop: SIGTERM (orderly)   start: again, with its data; waits until it has joined
#   pause/resume: SIGSTOP/SIGCONT (a hang)
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[ $# -eq 3 ] || die "usage: node.sh DIR kill|stop|start|pause|resume|pid N"
set_dir "$1"
n=$3
if ! [[ $n =~ ^[1-9]$ ]] || [ "$n" -gt "$NODES" ]; then die "no node $n"; fi
need_pid() { p=$(node_pid "$n") || die "node $n is not running"; }
case $2 in
  pid) need_pid; echo "$p" ;;
  kill) need_pid; end_node "$n" KILL 10 || die "node $n does not end" ;;
  stop) need_pid; end_node "$n" TERM 30 || die "node $n does not end" ;;
  pause) need_pid; kill -STOP "$p" ;;
  resume) need_pid; kill -CONT "$p" ;;
  start)
    find_jdk
    launch_node "$n"
    up=0
    for ((i = 1; i <= NODES; i++)); do if node_pid "$i" >/dev/null; then up=$((up + 1)); fi; done
    WATCH=("$n")
    wait_nodes "$n" "$up" "${OS_START_TIMEOUT:-180}" || die "node $n did not join" ;;
  *) die "unknown action $2" ;;
esac
