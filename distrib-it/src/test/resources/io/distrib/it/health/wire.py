"""A wire between two network devices, wire0 and wire1, that loses packets:  wire.py PART

From SIGUSR1 on it loses each packet with the probability PART, either way. Prints "ready"; told to end, "lost N of M".
"""
import fcntl
import os
import random
import select
import signal
import struct
import sys

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000


def device(name):
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", name, IFF_TUN | IFF_NO_PI))
    return tun


part = float(sys.argv[1])
left, right = device(b"wire0"), device(b"wire1")
seen = lost = 0
lossy = False


def end(*_):
    print("lost", lost, "of", seen, flush=True)
    sys.exit()


def begin(*_):
    global lossy
    lossy = True


signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGUSR1, begin)
print("ready", flush=True)
while True:
    for ready in select.select([left, right], [], [])[0]:
        packet = os.read(ready, 65536)
        seen += lossy
        if lossy and random.random() < part:
            lost += 1
            continue
        try:
            os.write(right if ready == left else left, packet)
        except OSError:
            pass  # The other end is not up yet.
