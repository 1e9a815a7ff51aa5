"""A site for the health monitor to watch:  site.py ADDRESS PORT PROTOCOL

Prints "ready PORT NANOSECONDS" once it accepts connections; port 0 takes a free one, none of those that the system gives to
whoever asks for any, lest another process has it when this one comes back. After SIGUSR1 the next answer is a 500,
and "failed" is printed. Under HTTP/1.1 connections stay open, under HTTP/1.0 they do not.
"""
import http.server
import random
import signal
import sys
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


server = bind()
signal.signal(signal.SIGUSR1, lambda *_: fails.append(True))
print("ready", server.server_address[1], time.monotonic_ns(), flush=True)
server.serve_forever()
