#!/bin/bash
# In a network and mount namespace of its own: runs a command for which the resolver is 127.0.0.1.  namespace.sh FOLDER COMMAND...
set -eu
folder=$1
shift
PATH=$PATH:/usr/sbin:/sbin

ip link set lo up
echo "nameserver 127.0.0.1" >"$folder/resolv.conf"
mount --bind "$folder/resolv.conf" /etc/resolv.conf
echo "hosts: files dns" >"$folder/nsswitch.conf"
mount --bind "$folder/nsswitch.conf" /etc/nsswitch.conf
exec "$@"
