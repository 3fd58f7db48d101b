"""Python's garbage collector, told once what stays: the libraries and tables that every run finds again."""

from __future__ import annotations

import atexit
import gc
from functools import cache


@cache
def settle() -> None:
    """Once a process, when the first page stands: keep all that is loaded by then out of later collections.

    A full collection looks at every object; with the libraries among them that was a quarter of a page's run. What
    comes after is collected as ever.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # libraries count what is left of them when the process ends
