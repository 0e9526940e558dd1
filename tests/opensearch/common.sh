# shellcheck shell=bash disable=SC2034
# Sourced by start.sh, stop.sh and node.sh.  Needs: java and javac >= 17, mvn, curl, sha256sum, setsid.
NODES=3
HTTP_BASE=${OS_HTTP_BASE:-9200}           # node N: 127.0.0.1:(HTTP_BASE + N)
TRANSPORT_BASE=${OS_TRANSPORT_BASE:-9300}
HEAP=${OS_HEAP:-512m}                     # per node
# OS_EXTRA_CONF: more opensearch.yml lines, e.g. "indexing_pressure.memory.limit: 20kb" for real 429 answers.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() { echo "opensearch: $*" >&2; exit 1; }
http() { curl -sS --noproxy '*' --max-time "${HTTP_MAX:-30}" "$@"; }
url() { echo "http://127.0.0.1:$((HTTP_BASE + $1))"; }

set_dir() {
  if [ -z "${1:-}" ]; then die "usage: $(basename "$0") DIR ..."; fi
  mkdir -p "$1"
  DIR=$(cd "$1" && pwd -P)
  LIB=${OS_LIB:-$DIR/lib}                 # jars; OS_LIB lets several clusters (or a CI cache) share them
}

# Prints the home of a JDK with version in 17..25; the default java first.
find_jdk() {
  local c v
  for c in "${JAVA_HOME:-}" "$(readlink -f "$(command -v javac || true)" | sed 's,/bin/javac$,,')" /usr/lib/jvm/*; do
    if [ ! -x "$c/bin/java" ] || [ ! -x "$c/bin/javac" ]; then continue; fi
    v=$("$c/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    if [ -n "$v" ] && [ "$v" -ge 17 ] && [ "$v" -le 25 ]; then
      JDK=$c JDK_VERSION=$v
      return 0
    fi
  done
  die "no JDK 17..25 with javac (Debian: apt-get install openjdk-17-jdk-headless or default-jdk-headless)"
}

# Fetches the jars once; later runs only check them.
fetch_jars() {
  if [ -f "$LIB/.complete" ] && (cd "$LIB" && sha256sum --quiet -c "$HERE/lib.sha256"); then return 0; fi
  local try
  command -v mvn >/dev/null || die "mvn missing (Debian: apt-get install maven)"
  rm -rf "$LIB.tmp" && mkdir -p "$LIB.tmp"
  for try in 1 2 3; do
    if JAVA_HOME=$JDK mvn -B -q -C -f "$HERE/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory="$LIB.tmp" >&2; then break; fi
    [ "$try" -lt 3 ] || die "mvn failed"
    sleep 5
  done
  (cd "$LIB.tmp" && sha256sum --quiet -c "$HERE/lib.sha256") || die "jars differ from lib.sha256"
  touch "$LIB.tmp/.complete"
  rm -rf "$LIB" && mv "$LIB.tmp" "$LIB"
}

compile_launcher() {
  mkdir -p "$DIR/classes"
  "$JDK/bin/javac" -nowarn -proc:none -d "$DIR/classes" -cp "$LIB/*" "$HERE/OsNode.java" 2>"$DIR/javac.log" ||
    { cat "$DIR/javac.log" >&2; die "javac failed"; }
}

# Prints the pid of node $1 if that process is alive and is really ours (pids are reused).
node_pid() {
  local p
  p=$(cat "$DIR/node$1/pid" 2>/dev/null) || return 1
  [ -n "$p" ] && { tr '\0' '\n' <"/proc/$p/cmdline"; } 2>/dev/null | grep -qxF -- "-Dos.node=$DIR/node$1" || return 1
  echo "$p"
}

write_conf() {
  local n=$1 i names='' seeds=''
  for ((i = 1; i <= NODES; i++)); do
    names+="${names:+, }n$i"
    seeds+="${seeds:+, }\"127.0.0.1:$((TRANSPORT_BASE + i))\""
  done
  mkdir -p "$DIR/node$n"/{conf,data,logs,tmp}
  cat >"$DIR/node$n/conf/opensearch.yml" <<EOF
cluster.name: ${OS_CLUSTER_NAME:-fts-it}
node.name: n$n
node.roles: [ cluster_manager, data, ingest ]
path.data: $DIR/node$n/data
path.logs: $DIR/node$n/logs
network.host: 127.0.0.1
http.port: $((HTTP_BASE + n))
transport.port: $((TRANSPORT_BASE + n))
discovery.seed_hosts: [ $seeds ]
cluster.initial_cluster_manager_nodes: [ $names ]
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
${OS_EXTRA_CONF:-}
EOF
  cat >"$DIR/node$n/conf/log4j2.properties" <<'EOF'
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
appender.header_warning.type = HeaderWarningAppender
appender.header_warning.name = header_warning
logger.deprecation.name = org.opensearch.deprecation
logger.deprecation.level = deprecation
logger.deprecation.appenderRef.header_warning.ref = header_warning
logger.deprecation.additivity = false
EOF
}

# Something else on a port would answer our health checks in the node's place, or stop the node late.
check_free() {
  local port
  if node_pid "$1" >/dev/null; then die "node $1 is already running in $DIR (stop.sh $DIR)"; fi
  for port in $((HTTP_BASE + $1)) $((TRANSPORT_BASE + $1)); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then die "port $port is in use"; fi
  done
}

launch_node() {
  local n=$1 flags=() locale=SPI,COMPAT p
  check_free "$n"
  write_conf "$n"
  if [ "$JDK_VERSION" -ge 23 ]; then locale=CLDR; fi
  if [ "$JDK_VERSION" -ge 22 ]; then flags+=(--enable-native-access=ALL-UNNAMED); fi
  setsid "$JDK/bin/java" "-Dos.node=$DIR/node$n" "-Xms$HEAP" "-Xmx$HEAP" -XX:+UseG1GC -XX:+ExitOnOutOfMemoryError \
    -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Djna.nosys=true "-Djava.io.tmpdir=$DIR/node$n/tmp" \
    -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true -Dio.netty.recycler.maxCapacityPerThread=0 \
    -Dio.netty.allocator.numDirectArenas=0 -Dlog4j2.disable.jmx=true -Dlog4j.shutdownHookEnabled=false -Dlog4j2.formatMsgNoLookups=true \
    "-Djava.locale.providers=$locale" "${flags[@]}" -cp "$DIR/classes:$LIB/*" OsNode "$DIR/node$n" "$DIR/node$n/conf" \
    </dev/null >>"$DIR/node$n/node.log" 2>&1 &
  p=$!
  disown "$p"
  echo "$p" >"$DIR/node$n/pid"
  # Until the exec the process still carries this script's command line and node_pid would not know it.
  while kill -0 "$p" 2>/dev/null && ! node_pid "$n" >/dev/null; do sleep 0.05; done
}

# wait_nodes VIA COUNT SECONDS: until the node VIA reports COUNT nodes.
wait_nodes() {
  local via=$1 count=$2 end=$((SECONDS + $3)) n
  while [ "$SECONDS" -lt "$end" ]; do
    if HTTP_MAX=10 http -f -o /dev/null "$(url "$via")/_cluster/health?wait_for_nodes=$count&timeout=3s" 2>/dev/null; then return 0; fi
    for n in "${WATCH[@]}"; do
      node_pid "$n" >/dev/null || { tail -n 40 "$DIR/node$n/node.log" >&2; die "node $n died"; }
    done
    sleep 0.3
  done
  return 1
}

# end_node N SIGNAL SECONDS: true when the process is gone.
end_node() {
  local p end=$((SECONDS + $3))
  p=$(node_pid "$1") || return 0
  kill "-$2" "$p" 2>/dev/null || true
  kill -CONT "$p" 2>/dev/null || true     # a paused process takes TERM only when it runs again
  while node_pid "$1" >/dev/null; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}
