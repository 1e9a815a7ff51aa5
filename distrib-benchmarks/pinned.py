"""A server on the first processor, and what it costs: for the run.py of each kind of server."""
import os
import re
import signal
import socket
import subprocess
import time

CPUS = sorted(os.sched_getaffinity(0))
LOAD_CPU = str(CPUS[-1])


def free_port():
    with socket.socket() as tcp:
        tcp.bind(("127.0.0.1", 0))
        return tcp.getsockname()[1]


class PinnedServer:
    """A server, with all the processes that it starts, in a group of its own.

    Its standard output can be read from `process` if it is `heard`, else it goes to its log in `folder`.
    """

    def __init__(self, name, command, folder, heard):
        self.name = name
        self.log = open(os.path.join(folder, re.sub(r"\W+", "-", name) + ".log"), "w")
        self.process = subprocess.Popen(
            ["taskset", "-c", str(CPUS[0]), *command], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if heard else self.log, stderr=self.log,
            start_new_session=True, text=True)

    def await_answer(self, ask):
        """Waits until `ask` throws no OSError."""
        end = time.time() + 20
        while time.time() < end and self.process.poll() is None:
            try:
                return ask()
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

    def cost(self, work):
        """What `work` has it do: its result, the CPU time in microseconds, and that in user space."""
        begun, ticks = self.nanos(), self.ticks()
        result = work()
        ended, more = self.nanos(), self.ticks()
        user, system = (after - before for before, after in zip(ticks, more))
        whole = (ended - begun) / 1000
        return result, whole, whole * user / max(1, user + system)

    def stop(self):
        if self.process.poll() is not None:
            return
        for pid in list(self.members()):
            try:
                os.kill(pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        self.process.wait(20)
