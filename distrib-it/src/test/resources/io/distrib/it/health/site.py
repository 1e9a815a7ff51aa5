"""A site for the health monitor to watch:  site.py ADDRESS PORT PROTOCOL

Prints "ready PORT NANOSECONDS" once it accepts connections; port 0 takes a free one outside the range from which
the system gives out ports, so that no other process has it when this one comes back. After SIGUSR1 the next answer is a 500,
and "failed" is printed. After SIGUSR2 the listener is closed; who is connected is served, and when nobody is any more, "over" is
printed. Under HTTP/1.1 connections stay open, under HTTP/1.0 they do not.
"""
import http.server
import random
import signal
import sys
import threading
import time

fails = []


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = sys.argv[3]

    def do_GET(self):
        failed = bool(fails)
        fails.clear()
        self.send_response(500 if failed else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
        if failed:
            print("failed", flush=True)

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def bind():
    for _ in range(100):
        try:
            return Server((sys.argv[1], int(sys.argv[2]) or random.randrange(20000, 30000)), Handler)
        except OSError as e:
            print("retried:", e.errno, flush=True)
            time.sleep(0.05)
    sys.exit("no port is free")


class Stopped(Exception):
    pass


def stop(*_):
    raise Stopped


server = bind()
signal.signal(signal.SIGUSR2, stop)
signal.signal(signal.SIGUSR1, lambda *_: fails.append(True))
print("ready", server.server_address[1], time.monotonic_ns(), flush=True)
try:
    server.serve_forever()
except Stopped:
    server.server_close()
while threading.active_count() > 1:
    time.sleep(0.01)
print("over", flush=True)
