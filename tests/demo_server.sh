# shellcheck shell=bash
# Sourced by the scripts that ask a running server: serves an index of tests/corpus on a free port of this machine. Takes the
# program as its argument; sets `work`, a folder that is gone in the end, and `url`.
program=$(realpath "$1")
work=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
"$program" index -q --index "$work/index" "$(dirname "${BASH_SOURCE[0]}")/corpus" >/dev/null
"$program" serve --index "$work/index" --port 0 2>"$work/log" &
server=$!
for _ in $(seq 100); do
    url=$(grep -o -m1 'http://[0-9.:]*' "$work/log" || true)
    [ -n "$url" ] && break
    sleep 0.1
done
