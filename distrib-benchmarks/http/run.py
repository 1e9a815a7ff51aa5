"""Measures the CPU time of HTTP servers per request, in alternating rounds, over loopback only.

Called by run.sh: run.py JAR ROUNDS SECONDS. Every server is pinned to the first processor; wrk has
the last one. Prints two Markdown tables. The application with the component, with a filter or handler
that does nothing, and alone runs in one process, at three ports: eight times as many rounds of a second
each, in turns of either order.
"""
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

from pinned import LOAD_CPU, PinnedServer, free_port

JAR, ROUNDS, SECONDS = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
TURNS, TURN_SECONDS = 8 * ROUNDS, 1
WARM_UP_SECONDS = 15  # of CPU time, so that a busy machine is waited for
WORK = tempfile.mkdtemp(prefix="http-bench-")
LIBRARIES = os.path.join(os.path.dirname(JAR), "lib", "*")
TARGET = "/shop/cart?item=4711&colour=blue"
MOVED = "/moved?item=4711&colour=blue"
POOL, SITE = "app.example.test", "boston.app.example.test"
CONNECTIONS = 32


def nginx(port):
    config = os.path.join(WORK, "nginx.conf")
    with open(config, "w") as out:
        out.write(f"""daemon off;
worker_processes 1;
pid {WORK}/nginx.pid;
error_log stderr;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  keepalive_requests 1000000000;
  server {{
    listen 127.0.0.1:{port};
    location / {{ return 302 http://{SITE}$request_uri; }}
  }}
}}
""")
    return ["nginx", "-c", config, "-e", "stderr"]


def java(version, *arguments):
    home = os.environ["JAVA_" + version]
    return [f"{home}/bin/java", "-Xms256m", "-Xmx256m", "-XX:+UseSerialGC",
            "-XX:+UseTransparentHugePages", "-cp", f"{JAR}:{LIBRARIES}",
            "io.distrib.benchmarks.http.HttpServer", *arguments]


class Process(PinnedServer):
    """An HTTP server; `ports` are where it listens."""

    def __init__(self, name, command, port=None):
        super().__init__(name, command, WORK, heard=port is None)
        try:
            self.ports = [port] if port else self.told_ports()
            self.await_answer(lambda: ask(self.ports[0], "/", SITE))
        except BaseException:
            self.stop()
            raise

    def told_ports(self):
        line = self.process.stdout.readline().split()
        if not line or line[0] != "ready":
            raise SystemExit(f"{self.name} has not started; see {self.log.name}")
        return [int(port) for port in line[1:]]


class Load:
    """The same request again and again to one port of a process."""

    def __init__(self, name, process, port, target, host, cookie=None):
        self.name, self.process, self.port = name, process, port
        self.fields = {"Host": host, **({"Cookie": cookie} if cookie else {})}
        self.target = target
        self.costs, self.users = [], []

    def status(self):
        return ask(self.port, self.target, self.fields["Host"], self.fields.get("Cookie")).status

    def run(self, seconds):
        """CPU time per request in microseconds, and the part of it in user space."""
        fields = [word for name, value in self.fields.items() for word in ("-H", f"{name}: {value}")]
        command = ["taskset", "-c", LOAD_CPU, "wrk", "-t", "1", "-c", str(CONNECTIONS),
                   "-d", str(round(seconds)), *fields, f"http://127.0.0.1:{self.port}{self.target}"]
        out, whole, user = self.process.cost(
            lambda: subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        if "Socket errors" in out or "Non-2xx" in out:
            raise SystemExit(f"{self.name}:\n{out}")
        done = int(re.search(r"(\d+) requests in", out).group(1))
        return whole / done, user / done

    def warm_up(self, seconds):
        """Until the process has worked for so long, or five times as much has passed."""
        end, enough = time.time() + 5 * seconds, self.process.nanos() + seconds * 1e9
        while time.time() < end and self.process.nanos() < enough:
            self.run(2)

    def measure(self, seconds):
        cost, user = self.run(seconds)
        self.costs.append(cost)
        self.users.append(user)


def ask(port, target, host, cookie=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", target, headers={"Host": host, **({"Cookie": cookie} if cookie else {})})
        response = connection.getresponse()
        response.text = response.read().decode()
        return response
    finally:
        connection.close()


def session(port):
    """A cookie of a live session."""
    response = ask(port, "/", SITE)
    if response.status == 302:
        # Site names are led to the pool at first: its redirect back has the marker to come in by.
        location = ask(port, "/", POOL).getheader("Location")
        response = ask(port, location.split(SITE, 1)[1], SITE)
    fields = response.headers.get_all("Set-Cookie")
    return next(field.split(";")[0] for field in fields if not field.startswith("distrib_"))


def versions():
    return [version for version in ("25", "17") if os.environ.get("JAVA_" + version)]


def expect(load, status):
    if load.status() != status:
        raise SystemExit(f"{load.name} answers {load.status()}, not {status}")


def redirects():
    port = free_port()
    processes = []
    try:
        processes.append(Process("nginx", nginx(port), port))
        loads = [Load("nginx, `return 302`", processes[0], port, TARGET, POOL)]
        for version in versions():
            plain = Process(f"netty-{version}", java(version, "netty"))
            processes.append(plain)
            signed = Process(f"netty-signed-{version}", java(version, "netty", "signed"))
            processes.append(signed)
            loads.append(Load(f"Netty with distrib, Java {version}", plain, plain.ports[0], TARGET, POOL))
            loads.append(Load(f"the same, markers signed, Java {version}", signed, signed.ports[0], TARGET, POOL))
            loads.append(Load(f"Netty alone, a 302 by hand, Java {version}", plain, plain.ports[-1], MOVED, POOL))
        for load in loads:
            expect(load, 302)
            load.warm_up(1 if load.process.name == "nginx" else WARM_UP_SECONDS)
        for _ in range(ROUNDS):
            for load in loads:
                load.measure(SECONDS)
    finally:
        for process in processes:
            process.stop()
    print_redirects(loads)


def print_redirects(loads):
    print("| server | CPU per redirect, us | of it in user space | times nginx's (median of rounds) | lowest - highest |")
    print("| --- | --- | --- | --- | --- |")
    for load in loads:
        ratios = [cost / base for cost, base in zip(load.costs, loads[0].costs)]
        print(f"| {load.name} | {statistics.median(load.costs):.2f} | {statistics.median(load.users):.2f} | "
              f"{statistics.median(ratios):.2f} | {min(ratios):.2f} - {max(ratios):.2f} |", flush=True)


def added(kind, version):
    """One row: what the component adds to a request in session."""
    process = Process(f"{kind}-{version}", java(version, kind))
    try:
        loads = [Load(f"{kind}-{version}-{port}", process, port, TARGET, SITE, session(port))
                 for port in process.ports]
        guarded, wrapped, bare = loads
        for load in 2 * loads:
            expect(load, 200)
            load.warm_up(WARM_UP_SECONDS / 2)
        for turn in range(TURNS):
            for load in loads[::-1] if turn % 2 else loads:
                load.measure(TURN_SECONDS)
        nanos = float(ask(guarded.port, "/cost", SITE, guarded.fields["Cookie"]).text)
    finally:
        process.stop()
    whole = statistics.median(bare.costs)
    return (f"| {kind.capitalize()}, Java {version} | {whole:.2f} | {beyond(wrapped, bare)} | {beyond(guarded, bare)} | "
            f"{nanos:.0f} | {nanos / whole / 10:.1f} % |")


def beyond(load, base):
    """What `load` costs beyond `base`: the median of the turns, and the quartiles."""
    low, middle, high = statistics.quantiles(
        ((cost / less - 1) * 100 for cost, less in zip(load.costs, base.costs)), n=4)
    return f"{middle:+.1f} % ({low:+.1f} to {high:+.1f})"


def main():
    redirects()
    print("\n| server | CPU per request alone, us | an empty one adds (quartiles) | ours adds (quartiles) "
          "| by itself, ns | of the whole |")
    print("| --- | --- | --- | --- | --- | --- |")
    for version in versions():
        for kind in ("netty", "jetty", "tomcat"):
            print(added(kind, version), flush=True)


main()
