"""Measures the CPU time of HTTP servers per request, in alternating rounds, over loopback only.

Called by run.sh: run.py JAR ROUNDS SECONDS. Every server is pinned to the first processor; wrk has
the last one. Prints two Markdown tables. The application with the component, with a filter or handler
that does nothing, and alone runs in one process, at three ports: eight times as many rounds of a second
each, in turns of either order.
"""
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

JAR, ROUNDS, SECONDS = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
TURNS, TURN_SECONDS = 8 * ROUNDS, 1
WARM_UP_SECONDS = 15  # of CPU time, so that a busy machine is waited for
CPUS = sorted(os.sched_getaffinity(0))
WORK = tempfile.mkdtemp(prefix="http-bench-")
LIBRARIES = os.path.join(os.path.dirname(JAR), "lib", "*")
TARGET = "/shop/cart?item=4711&colour=blue"
MOVED = "/moved?item=4711&colour=blue"
POOL, SITE = "app.example.test", "boston.app.example.test"
CONNECTIONS = 32


def free_port():
    with socket.socket() as tcp:
        tcp.bind(("127.0.0.1", 0))
        return tcp.getsockname()[1]


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


class Process:
    """A server on the first processor; `ports` are where it listens."""

    def __init__(self, name, command, port=None):
        self.name = name
        self.log = open(os.path.join(WORK, re.sub(r"\W+", "-", name) + ".log"), "w")
        self.process = subprocess.Popen(
            ["taskset", "-c", str(CPUS[0]), *command], stdin=subprocess.PIPE,
            stdout=self.log if port else subprocess.PIPE, stderr=self.log,
            start_new_session=True, text=True)
        try:
            self.ports = [port] if port else self.told_ports()
            self.await_answer()
        except BaseException:
            self.stop()
            raise

    def told_ports(self):
        line = self.process.stdout.readline().split()
        if not line or line[0] != "ready":
            raise SystemExit(f"{self.name} has not started; see {self.log.name}")
        return [int(port) for port in line[1:]]

    def await_answer(self):
        end = time.time() + 20
        while time.time() < end and self.process.poll() is None:
            try:
                ask(self.ports[0], "/", SITE)
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"{self.name} does not answer; see {self.log.name}")

    def members(self):
        group = os.getpgid(self.process.pid)
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    if os.getpgid(int(entry)) == group:
                        yield int(entry)
                except ProcessLookupError:
                    pass

    def nanos(self):
        """The CPU time of all its threads, to the nanosecond (see clock_getcpuclockid)."""
        return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in self.members())

    def ticks(self):
        """Its CPU time in user space and in the system, in ticks."""
        user = system = 0
        for pid in self.members():
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            user, system = user + int(fields[11]), system + int(fields[12])
        return user, system

    def stop(self):
        if self.process.poll() is not None:
            return
        for pid in list(self.members()):
            try:
                os.kill(pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        self.process.wait(20)


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
        command = ["taskset", "-c", str(CPUS[-1]), "wrk", "-t", "1", "-c", str(CONNECTIONS),
                   "-d", str(round(seconds)), *fields, f"http://127.0.0.1:{self.port}{self.target}"]
        begun, ticks = self.process.nanos(), self.process.ticks()
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        ended, more = self.process.nanos(), self.process.ticks()
        if "Socket errors" in out or "Non-2xx" in out:
            raise SystemExit(f"{self.name}:\n{out}")
        cost = (ended - begun) / 1000 / int(re.search(r"(\d+) requests in", out).group(1))
        user, system = (b - a for a, b in zip(ticks, more))
        return cost, cost * user / max(1, user + system)

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
    return response.getheader("Set-Cookie").split(";")[0]


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
