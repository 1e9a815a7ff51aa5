#!/bin/bash
# In a network namespace of its own: the nameserver, and behind a wire that loses packets, in a further namespace, the sites.
# Prints what the wire lost, what the nameserver logged before the sites were killed, and then all that it logged.
#   lossy.sh FOLDER PROGRAM SECONDS PART
set -eu
folder=$1 program=$2 seconds=$3 part=$4
PATH=$PATH:/usr/sbin:/sbin

await() { # FILE TEXT PID
  for _ in $(seq 600); do
    grep -q "$2" "$1" && return
    kill -0 "$3" || { cat "$1"; exit 1; }
    sleep 0.1
  done
  cat "$1"; exit 1
}

python3 "$folder/wire.py" "$part" >"$folder/wire.log" 2>&1 &
wire=$!
unshare --net sleep 1000 &
far=$!
trap 'kill -9 $wire $far ${sites:-} ${serve:-} 2>/dev/null || true' EXIT
await "$folder/wire.log" ready $wire
for _ in $(seq 100); do
  [ "$(readlink /proc/$far/ns/net)" != "$(readlink /proc/$$/ns/net)" ] && break
  sleep 0.1
done
there() { nsenter --net=/proc/$far/ns/net "$@"; }
ip link set lo up
ip link set wire1 netns $far
ip addr add 10.99.0.1/24 dev wire0
ip link set wire0 up
for i in 2 3 4 5 6 7 8 9; do there ip addr add 10.99.0.$i/24 dev wire1; done
there ip link set wire1 up

# Not by way of the function: the id is to be that of the site itself.
nsenter --net=/proc/$far/ns/net python3 "$folder/site.py" 0.0.0.0 8080 HTTP/1.1 >"$folder/sites.log" 2>&1 &
sites=$!
await "$folder/sites.log" ready $sites
"$program" serve --config "$folder/http.yaml" --config "$folder/tcp.yaml" >"$folder/serve.log" 2>&1 &
serve=$!
await "$folder/serve.log" "listening on" $serve
kill -USR1 $wire
sleep "$seconds"
cp "$folder/serve.log" "$folder/before.log"
kill -9 $sites
for i in 2 3 4 5 6 7 8 9; do
  await "$folder/serve.log" "http-$i: up -> down" $serve
  await "$folder/serve.log" "tcp-$i: up -> down" $serve
done
kill $wire
await "$folder/wire.log" lost $far
cat "$folder/wire.log" "$folder/before.log"
echo "== after"
cat "$folder/serve.log"
