"""Papers made in processes of their own, so that nobody on a page waits for them.

    job = workshop().submit(story, "pptx")   # or an order (`order`): then the story is built in the process, too
    job.state       # "waiting", "making", "done", "failed"
    job.progress    # 0 to 1
    job.result      # the file's bytes once done
    job.problem     # once failed: a message id, one plain sentence; `t(job.problem, **job.facts)` says it

A process is started for the first paper (or ahead of it, by `warm`), kept for the next, ended when nobody wants one for
a while. It has limits of memory and time; when it breaks, the job fails with one sentence and the next paper gets a new
process. At most `at_once` papers are made at a time, at most `waiting` stand in the queue.
"""

from __future__ import annotations

import pickle
import queue
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from directive.briefing.content import Story
from directive.briefing.papers import format_of
from directive.briefing.papers.order import Order
from directive.i18n import N_

_FULL = 0.7
"""Part of the allowed memory above which a process at rest is replaced."""
State = Literal["waiting", "making", "done", "failed"]
TOO_LONG = N_(
    "Making the paper took longer than {seconds} seconds and was stopped. Try again, or with fewer steps."
)
BROKE = N_("The paper could not be made: its process stopped. Nothing of the story is lost; try again.")
TOO_LARGE = N_(
    "The paper needs more memory than allowed and was stopped. Try with fewer steps or a shorter table."
)
FULL = N_("Too many papers are waiting already ({count}). Try again in a minute.")


@dataclass(frozen=True)
class Limits:
    """Seconds a paper may take, bytes of memory its process may hold, papers at once, papers waiting, and the seconds
    after which an idle process ends."""

    seconds: float = 60.0
    memory: int = 1_200_000_000
    at_once: int = 1
    waiting: int = 20
    idle: float = 120.0


@dataclass(eq=False)
class Job:
    """One paper on order; read from any thread."""

    work: Story | Order | None
    fmt: str
    state: State = "waiting"
    progress: float = 0.0
    result: bytes | None = None
    problem: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    _over: threading.Event = field(default_factory=threading.Event, repr=False)

    @classmethod
    def refused(cls, fmt: str, problem: str, **facts: object) -> Job:
        """A job that failed before it was on order."""
        job = cls(None, fmt)
        job._end(problem=problem, **facts)
        return job

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the job is done or failed; False when the seconds ran out first."""
        return self._over.wait(seconds)

    def _end(self, *, result: bytes | None = None, problem: str = "", **facts: object) -> None:
        self.result, self.problem, self.facts = result, problem, facts
        self.progress = 1.0 if result is not None else self.progress
        self.state = "done" if result is not None else "failed"
        self._over.set()


class Workshop:
    """A queue of jobs and the processes that work it off."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._jobs: queue.Queue[Job] = queue.Queue(self.limits.waiting)
        self._hands = 0
        self._lock = threading.Lock()

    def submit(self, work: Story | Order, fmt: str) -> Job:
        """Put a paper on the queue and return at once. Raises PaperError for a format that does not exist."""
        format_of(fmt)
        job = Job(work, fmt)
        with self._lock:
            try:
                self._jobs.put_nowait(job)
            except queue.Full:
                job._end(problem=FULL, count=self.limits.waiting)
                return job
            if self._hands < self.limits.at_once:
                self._hire()
        return job

    def warm(self) -> None:
        """Start a process where none is, because a paper is likely to be ordered; returns at once."""
        with self._lock:
            if not self._hands:
                self._hire()

    def _hire(self) -> None:
        self._hands += 1
        threading.Thread(target=self._work, daemon=True, name="papers").start()

    def _work(self) -> None:
        """One hand: takes jobs until none has come for a while, with one process at a time."""
        process = _start()
        while (job := self._next()) is not None:
            if process.poll() is not None:
                process = _start()
            if not _serve(process, job, self.limits):
                process.kill()
                process.wait()
            elif memory_of(process.pid) > _FULL * self.limits.memory:
                _end(process)  # what it keeps between papers must not cost the next one its room
        if process.poll() is None:
            _end(process)

    def _next(self) -> Job | None:
        try:
            return self._jobs.get(timeout=self.limits.idle)
        except queue.Empty:
            with self._lock:
                # Under the lock of `submit`: a job put in now either is seen here or finds one hand fewer.
                if self._jobs.empty():
                    self._hands -= 1
                    return None
        return self._jobs.get()


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "directive.briefing.papers.child"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let a process that is at rest come to its end."""
    process.stdin.close()
    process.wait()


def _serve(process: subprocess.Popen[bytes], job: Job, limits: Limits) -> bool:
    """Have a process make one paper; False when the process must be given up."""
    job.state = "making"
    watch = Watch(process, limits)
    watch.start()
    try:
        pickle.dump((job.work, job.fmt), process.stdin)
        process.stdin.flush()
        return _listen(process, job)
    except (EOFError, OSError, pickle.UnpicklingError):
        job._end(problem=watch.reason or BROKE, seconds=round(limits.seconds))
        return False
    finally:
        watch.over.set()


class Watch(threading.Thread):
    """Ends a process that takes too long or too much memory; `reason` then says which."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        super().__init__(daemon=True, name="papers-watch")
        self.process, self.limits, self.reason = process, limits, ""
        self.over = threading.Event()

    def run(self) -> None:
        """Look ten times a second until the paper is made."""
        end = time.monotonic() + self.limits.seconds
        while not self.over.wait(0.1):
            if time.monotonic() > end:
                self.reason = TOO_LONG
            elif memory_of(self.process.pid) > self.limits.memory:
                self.reason = TOO_LARGE
            if self.reason:
                self.process.kill()
                return


def memory_of(pid: int) -> int:
    """Bytes of memory a process holds; 0 where the system does not say."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * resource.getpagesize()


def _listen(process: subprocess.Popen[bytes], job: Job) -> bool:
    while True:
        match pickle.load(process.stdout):
            case ("progress", done, of):
                job.progress = 0.9 * done / of
            case ("done", content):
                job._end(result=content)
                return True
            case ("refused", reason, facts):
                job._end(problem=reason, **facts)
                return True


@cache
def workshop() -> Workshop:
    """The workshop of this server."""
    return Workshop()
