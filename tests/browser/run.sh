#!/usr/bin/env bash
# Runs the browser tests: an index of tests/corpus, the server on a free port, Chromium. Takes the program as its argument.
set -euo pipefail
program=$(realpath "${1:-target/debug/dateline}")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
server=
"$program" index -q --index "$work/index" ../corpus >/dev/null
"$program" serve --index "$work/index" --port 0 2>"$work/log" &
server=$!
for _ in $(seq 100); do
    url=$(grep -o -m1 'http://[0-9.:]*' "$work/log" || true)
    [ -n "$url" ] && break
    sleep 0.1
done
npm ci --no-fund --no-audit --silent
DATELINE_URL=$url npm test --silent
