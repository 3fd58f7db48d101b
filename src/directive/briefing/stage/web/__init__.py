"""What browsers run and wear: the stage that draws a story, its keys, a player for the file, the served pages."""

from pathlib import Path

_HERE = Path(__file__).parent
FILES = tuple(sorted(path for path in _HERE.iterdir() if path.suffix in (".js", ".css")))
"""Scripts and style sheets."""


def script(name: str) -> str:
    """A script's text."""
    return (_HERE / name).read_text(encoding="utf-8")


def one_module(*names: str) -> str:
    """Scripts as one module, for a page that has no server to ask: each after those it imports from."""
    lines = [line for name in names for line in script(name).splitlines()]
    return "\n".join(line.removeprefix("export ") for line in lines if not line.startswith("import "))
