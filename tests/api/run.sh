#!/usr/bin/env bash
# Asks the server all that its OpenAPI description allows, and much that it does not, and holds the answers to it. Takes the
# program as its argument. Needs Python 3 with venv; installs schemathesis into a folder of its own.
set -euo pipefail
program=$(realpath "${1:-target/debug/dateline}")
cd "$(dirname "$0")"
work=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check schemathesis==4.32.5
"$program" index -q --index "$work/index" ../corpus >/dev/null
"$program" serve --index "$work/index" --port 0 2>"$work/log" &
server=$!
for _ in $(seq 100); do
    url=$(grep -o -m1 'http://[0-9.:]*' "$work/log" || true)
    [ -n "$url" ] && break
    sleep 0.1
done
# Queries and dates in words are languages of their own, which a description cannot hold: what fits it may still be refused.
cd "$work"
"$work/python/bin/schemathesis" run "$url/api/v1/openapi.json" --checks all --exclude-checks positive_data_acceptance \
    --seed 1 --max-examples 60 --generation-database none --no-color
