#!/bin/bash
# In a network and mount namespace of its own: the demo, unbound in front of its nameserver as the system's resolver, and curl
# behind unbound.  unbound-walk.sh FOLDER PROGRAM
set -eu
folder=$1
program=$2
PATH=$PATH:/usr/sbin:/sbin

ip link set lo up
echo "nameserver 127.0.0.1" >"$folder/resolv.conf"
mount --bind "$folder/resolv.conf" /etc/resolv.conf
cat >"$folder/unbound.conf" <<END
server:
  interface: 127.0.0.1
  do-daemonize: no
  username: ""
  chroot: ""
  directory: "$folder"
  pidfile: ""
  use-syslog: no
  module-config: "iterator"
  do-not-query-localhost: no
  local-zone: "test." nodefault
stub-zone:
  name: "app.example.test"
  stub-addr: 127.0.0.1@5353
END

"$program" demo --stay >"$folder/demo.log" 2>&1 &
demo=$!
unbound -d -c "$folder/unbound.conf" >"$folder/unbound.log" 2>&1 &
unbound=$!
trap 'kill $demo $unbound 2>/dev/null || true; wait' EXIT

for _ in $(seq 240); do
  grep -q "It stays up" "$folder/demo.log" && break
  kill -0 $demo || { cat "$folder/demo.log"; exit 1; }
  sleep 0.5
done

walk() { echo "== $1"; shift; curl -sSvL --max-time 20 --max-redirs 5 -c "$folder/jar" -b "$folder/jar" "$@" 2>&1; }
walk pool http://app.example.test:8080/
home=$(awk '/basket/ { print $1 }' "$folder/jar" | sed 's/#HttpOnly_//' | head -n 1)
walk session "http://$home:8080/add?item=apples"
walk again "http://$home:8080/add?item=pears"
rm "$folder/jar"
walk bookmark http://boston.app.example.test:8080/
