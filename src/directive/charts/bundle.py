"""The chart library for the browser, written once from the installed vl-convert: no CDN, no build chain."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

import vl_convert as vlc

STATIC = Path(__file__).parents[3] / "static"


def vega_bundle() -> str:
    """Address of the bundle below the app."""
    return f"app/static/{vega_file().name}"


@cache
def vega_file() -> Path:
    """The bundle, Vega and Vega-Lite; written when it is not there yet (0.9 MB, about a second)."""
    name = f"vega-{version('vl-convert-python')}.js"
    if not (STATIC / name).exists():
        partial = STATIC / f"{name}.{os.getpid()}"
        partial.write_text(vlc.javascript_bundle("export { vegaEmbed }"), encoding="utf-8")
        partial.replace(STATIC / name)  # at once, so that no browser reads half a file
    return STATIC / name


if __name__ == "__main__":
    vega_file()
