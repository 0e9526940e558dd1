#!/usr/bin/env bash
# Asks the server all that its OpenAPI description allows, and much that it does not, and holds the answers to it. Takes the
# program as its argument. Needs Python 3 with venv; installs schemathesis into a folder of its own.
set -euo pipefail
# shellcheck source=../demo_server.sh
. "$(dirname "$0")/../demo_server.sh" "${1:-target/debug/dateline}"
python3 -m venv "$work/python"
"$work/python/bin/pip" install -q --disable-pip-version-check schemathesis==4.32.5
# Queries and dates in words are languages of their own, which a description cannot hold: what fits it may still be refused.
cd "$work"
"$work/python/bin/schemathesis" run "$url/api/v1/openapi.json" --checks all --exclude-checks positive_data_acceptance \
    --seed 1 --max-examples 60 --generation-database none --no-color
