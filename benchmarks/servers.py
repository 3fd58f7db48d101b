"""Servers to measure: this app, its naive twin, a one-line app, the rivals; each a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PORT = "PORT"


@dataclass(frozen=True)
class Server:
    """A running Streamlit server and the moment its process was started (monotonic seconds)."""

    address: str
    pid: int
    started: float

    def rss_mb(self) -> float:
        """Resident memory in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise ProcessLookupError(self.pid)

    def cpu_s(self) -> float:
        """Processor time used so far, in seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100


@contextmanager
def serve(script: str, *options: str) -> Iterator[Server]:
    """Serve a Streamlit script of the repository on a free port until the block ends."""
    command = ["-m", "streamlit", "run", script, "--server.port", _PORT, "--server.address", "127.0.0.1"]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false", *options]
    with start(*command, health="/_stcore/health") as server:
        yield server


@contextmanager
def start(*command: str, health: str = "/") -> Iterator[Server]:
    """Run Python with a command (`_PORT` in it becomes a free port) until the block ends; ready once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    filled = [sys.executable, *(port if part == _PORT else part for part in command)]
    started = time.monotonic()
    process = subprocess.Popen(filled, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address + health, process)
        yield Server(address, process.pid, started)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"no answer from {address}")
