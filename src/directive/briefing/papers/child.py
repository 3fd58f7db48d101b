"""The process that makes papers: reads a job from its input, writes progress and the file to its output, waits again.

Started by `worker` as `python -m directive.briefing.papers.child`.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from directive.briefing.content import Story
from directive.briefing.desk import desk_of
from directive.briefing.papers import PaperError, Progress, make
from directive.briefing.papers.order import BROKEN, NOT_BUILT, Order
from directive.charts import fonts
from directive.data.errors import TableError
from directive.model.errors import DirectiveError

_RESERVED = 6_000_000_000


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Answer jobs until the input ends: ("progress", done, of), then ("done", bytes) or ("refused", message id,
    facts)."""

    def say(*answer: Any) -> None:
        pickle.dump(answer, answers)
        answers.flush()

    fonts.register()
    with suppress(TableError):  # said when a paper needs the table
        desk_of("en")
    while True:
        try:
            work, fmt = pickle.load(jobs)
        except EOFError:
            return
        try:
            say("done", _made(work, fmt, lambda done, of: say("progress", done, of)))
        except PaperError as error:
            say("refused", str(error), {})
        except TableError as error:
            say("refused", BROKEN, {"table": error.table, "rule": error.rule})
        except DirectiveError as error:
            say("refused", NOT_BUILT, {"why": str(error)})
        gc.collect()


def _made(work: Story | Order, fmt: str, progress: Progress) -> bytes:
    if isinstance(work, Order):
        return work.write(fmt, progress=progress)
    return make(work, fmt, progress=progress)


def main() -> None:
    """Serve on the standard streams; what anything prints goes to the error stream."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # A backstop below what `worker` watches: more than the chart engine reserves without touching it.
    resource.setrlimit(resource.RLIMIT_DATA, (_RESERVED, _RESERVED))
    os.nice(5)  # a paper waits, a visitor on a page does not
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
