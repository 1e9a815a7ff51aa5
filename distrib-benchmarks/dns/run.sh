#!/usr/bin/env bash
# CPU time per DNS query, ours beside other nameservers:
#   distrib-benchmarks/dns/run.sh [ROUNDS [SECONDS]]
# Needs the Debian packages gdnsd knot nsd dnsperf python3 and the modules built (mvn package).
# Java: JAVA_17 and JAVA_25 name the homes of the JDKs; what is not set is not measured.
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
PATH=$PATH:/usr/sbin:/sbin

missing=
for pair in gdnsd:gdnsd knotd:knot nsd:nsd dnsperf:dnsperf python3:python3 taskset:util-linux; do
  command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ]; then
  echo "missing Debian packages: apt-get install$missing" >&2
  exit 1
fi
jar=$(ls -t "$here"/../target/distrib-benchmarks-*.jar 2>/dev/null | head -n 1 || true)
if [ -z "$jar" ]; then
  echo "not built: mvn -DskipTests package" >&2
  exit 1
fi
PYTHONPATH=$here/.. exec python3 "$here/run.py" "$jar" "${1:-5}" "${2:-4}"
