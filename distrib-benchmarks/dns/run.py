"""Measures the CPU time of nameservers per query, in alternating rounds, over loopback only.

Called by run.sh: run.py JAR ROUNDS SECONDS. Every server has one thread for UDP and is pinned to
the first processor; dnsperf has the last one. Prints a Markdown table.
"""
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile

from pinned import LOAD_CPU, PinnedServer, free_port

JAR, ROUNDS, SECONDS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
FEW, MANY = 3, 250_000
WORK = tempfile.mkdtemp(prefix="dns-bench-")
LIBRARIES = os.path.join(os.path.dirname(JAR), "lib", "*")


def put(path, text):
    path = os.path.join(WORK, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)
    return path


def names(pools):
    for pool in range(pools):
        yield f"p{pool}"
        for site in "abc":
            yield f"{site}.p{pool}"


def queries(pools, count=200_000):
    draw = random.Random(7)
    lines = []
    for _ in range(count):
        pool = draw.randrange(pools)
        prefix = draw.choice(["", "", "", "a.", "b.", "c."])
        lines.append(f"{prefix}p{pool}.bench.test A\n")
    return put(f"queries-{pools}", "".join(lines))


def address(pool, site):
    return f"10.{pool >> 16 & 255}.{pool >> 8 & 255}.{'abc'.index(site) + 1}"


SOA = "@ 3600 SOA ns hostmaster 1 3600 600 604800 30\n@ 3600 NS ns\nns 3600 A 127.0.0.1\n"


def static_zone(pools):
    lines = [SOA]
    for pool in range(pools):
        lines.append(f"p{pool} 0 A {address(pool, 'a')}\n")
        lines += [f"{site}.p{pool} 0 A {address(pool, site)}\n" for site in "abc"]
    return "$ORIGIN bench.test.\n" + "".join(lines)


def gdnsd(port):
    weighted = "".join(
        f"p{p} => {{ " + " ".join(f"{s} => [{address(p, s)}, 10]," for s in "abc") + " }\n"
        for p in range(FEW))
    failover = "".join(
        f"{s}p{p} => {{ " + " ".join(f"{x} => {address(p, x)}," for x in s + "abc".replace(s, "")) + " }\n"
        for p in range(FEW) for s in "abc")
    put("gdnsd/config", f"""options => {{ listen => 127.0.0.1:{port}, udp_threads => 1, tcp_threads => 1,
      run_dir => {WORK}/gdnsd/run, state_dir => {WORK}/gdnsd/state }}
    plugins => {{
      weighted => {{ service_types => up, multi => false, up_thresh => 0.01, {weighted} }}
      multifo => {{ service_types => up, up_thresh => 0.01, {failover} }} }}""")
    zone = SOA + "".join(
        f"p{p} 0 DYNA weighted!p{p}\n" + "".join(f"{s}.p{p} 0 DYNA multifo!{s}p{p}\n" for s in "abc")
        for p in range(FEW))
    put("gdnsd/zones/bench.test", zone)
    for folder in ("run", "state"):
        os.makedirs(f"{WORK}/gdnsd/{folder}", exist_ok=True)
    return ["gdnsd", "-c", f"{WORK}/gdnsd", "start"]


def nsd(port):
    zone = put("nsd/zone", static_zone(FEW))
    config = put("nsd/nsd.conf", f"""server:
  ip-address: 127.0.0.1@{port}
  server-count: 1
  username: ""
  chroot: ""
  zonesdir: "{WORK}/nsd"
  pidfile: ""
  database: ""
  xfrdfile: "{WORK}/nsd/xfrd"
  zonelistfile: "{WORK}/nsd/zones"
  rrl-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: bench.test
  zonefile: {zone}
""")
    return ["nsd", "-d", "-c", config]


def knot(port):
    zone = put("knot/bench.zone", static_zone(FEW))
    config = put("knot/knot.conf", f"""server:
  listen: 127.0.0.1@{port}
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
  rundir: {WORK}/knot
database:
  storage: {WORK}/knot
log:
  - target: stderr
    any: error
zone:
  - domain: bench.test
    storage: {WORK}/knot
    file: {zone}
""")
    return ["knotd", "-c", config]


def ours(home, pools, *options, places=()):
    heap = "3g" if pools > 1000 else "256m"
    def command(port):
        return [f"{home}/bin/java", f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseSerialGC",
                "-XX:+UseTransparentHugePages", *options, "-cp", f"{JAR}:{LIBRARIES}",
                "io.distrib.benchmarks.DnsServer", str(port), str(pools), *places]
    return command


class Server(PinnedServer):
    def __init__(self, name, command, pools, kind):
        self.pools, self.kind = pools, kind
        self.port = free_port()
        self.queries = queries(pools)
        self.costs = []
        self.user = []
        self.memory = ""
        super().__init__(name, command(self.port), WORK, heard=kind == "java")
        if kind == "java":
            self.memory = int(self.process.stdout.readline().split()[1])
        self.await_answer(self.ask)

    def ask(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.settimeout(0.3)
            udp.connect(("127.0.0.1", self.port))
            udp.send(bytes.fromhex("123400000001000000000000") + b"\2p0\5bench\4test\0\0\1\0\1")
            if udp.recv(512)[3] & 15 != 0:
                raise OSError("it answers with an error")

    def load(self, seconds):
        """CPU time per query in microseconds, and the part of it in user space."""
        command = ["taskset", "-c", LOAD_CPU, "dnsperf", "-s", "127.0.0.1", "-p", str(self.port),
                   "-d", self.queries, "-l", str(seconds), "-c", "8", "-q", "200", "-T", "1"]
        out, whole, user = self.cost(
            lambda: subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        done = int(re.search(r"Queries completed:\s+(\d+)", out).group(1))
        codes = re.search(r"Response codes:\s+(.*)", out).group(1)
        if "NOERROR" not in codes or "," in codes:
            raise SystemExit(f"{self.name} answered {codes}")
        return whole / done, user / done

    def measure(self):
        cost, user = self.load(SECONDS)
        self.costs.append(cost)
        self.user.append(user)


def candidates():
    yield "gdnsd", gdnsd, FEW, "c"
    yield "knot (static)", knot, FEW, "c"
    yield "nsd (static)", nsd, FEW, "c"
    for version in ("25", "17"):
        home = os.environ.get("JAVA_" + version)
        if home:
            yield f"ours, Java {version}", ours(home, FEW, *native(version)), FEW, "java"
    home = os.environ.get("JAVA_25")
    if home:
        one = ours(home, FEW, "-Ddistrib.dns.batching=false")
        yield "ours, Java 25, without batching", one, FEW, "java"
        placed = ours(home, FEW, *native("25"), places=["places"])
        yield "ours, Java 25, with places", placed, FEW, "java"
        yield "ours, Java 25, 1,000,000 names", ours(home, MANY, *native("25")), MANY, "java"


def native(version):
    return ["--enable-native-access=ALL-UNNAMED"] if int(version) >= 22 else []


def main():
    servers = []
    try:
        for candidate in candidates():
            servers.append(Server(*candidate))
        for server in servers:
            server.load(1 if server.kind != "java" else 8 if server.pools == FEW else 30)
        for _ in range(ROUNDS):
            for server in servers:
                server.measure()
    finally:
        for server in servers:
            server.stop()
    reference = servers[0].costs
    print("| server | CPU per query, us | of it in user space | times gdnsd's (median of rounds) | lowest - highest |")
    print("| --- | --- | --- | --- | --- |")
    for server in servers:
        ratios = [cost / base for cost, base in zip(server.costs, reference)]
        print(f"| {server.name} | {statistics.median(server.costs):.2f} | "
              f"{statistics.median(server.user):.2f} | {statistics.median(ratios):.2f} | "
              f"{min(ratios):.2f} - {max(ratios):.2f} |")
    few = [s for s in servers if s.kind == "java" and s.pools == FEW]
    for server in servers:
        if server.pools == MANY and few:
            ratios = [a / b for a, b in zip(server.costs, few[0].costs)]
            each = (server.memory - few[0].memory) / (4 * (MANY - FEW))
            print(f"\n1,000,000 names cost {statistics.median(ratios):.2f} times what 12 do "
                  f"(lowest {min(ratios):.2f}, highest {max(ratios):.2f}); "
                  f"{each:.0f} octets of heap for each name.")


main()
