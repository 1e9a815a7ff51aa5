#!/usr/bin/env bash
# CPU time per HTTP request: our redirect beside nginx's, and what our component adds in a session:
#   distrib-benchmarks/http/run.sh [ROUNDS [SECONDS]]
# Needs the Debian packages nginx-light (or nginx) wrk python3 and the modules built (mvn package).
# Java: JAVA_17 and JAVA_25 name the homes of the JDKs; what is not set is not measured.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
PATH=$PATH:/usr/sbin:/sbin

missing=
for pair in nginx:nginx-light wrk:wrk python3:python3 taskset:util-linux; do
  command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ]; then
  echo "missing Debian packages: apt-get install$missing" >&2
  exit 1
fi
if [ -z "${JAVA_17:-}${JAVA_25:-}" ]; then
  echo "neither JAVA_17 nor JAVA_25 names the home of a JDK" >&2
  exit 1
fi
jar=$(ls -t "$here"/../target/distrib-benchmarks-*.jar 2>/dev/null | head -n 1 || true)
if [ -z "$jar" ]; then
  echo "not built: mvn -DskipTests package" >&2
  exit 1
fi
PYTHONPATH=$here/.. exec python3 "$here/run.py" "$jar" "${1:-5}" "${2:-4}"
