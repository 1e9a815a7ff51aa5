"""An application that is not Java: it counts the visits of each session."""

import sys
import uuid
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

visits = {}


class Visits(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("visitor")
        session = cookie.value if cookie and cookie.value in visits else str(uuid.uuid4())
        visits[session] = visits.get(session, 0) + 1
        page = f"visit {visits[session]} to {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Set-Cookie", f"visitor={session}; Path=/; HttpOnly")
        self.end_headers()
        self.wfile.write(page)


host, port = sys.argv[1].split(":")
server = ThreadingHTTPServer((host, int(port)), Visits)
print(f"Python listens on port {server.server_port}", flush=True)
server.serve_forever()
