#!/usr/bin/env bash
# Runs the browser tests: an index of tests/corpus, the server on a free port, Chromium. Takes the program as its argument.
set -euo pipefail
# shellcheck source=../demo_server.sh
. "$(dirname "$0")/../demo_server.sh" "${1:-target/debug/dateline}"
cd "$(dirname "$0")"
npm ci --no-fund --no-audit --silent
DATELINE_URL=$url npm test --silent
