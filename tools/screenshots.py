"""`make shots`: take the README's pictures from a freshly started app, one per page, at laptop size."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from benchmarks.browser import chromium, open_page  # noqa: E402
from benchmarks.servers import serve  # noqa: E402

PAGES = {"overview": "/", "partners": "/partners", "goods": "/goods", "regions": "/regions?province=CN-GD",
         "targets": "/targets", "keys": "/keys", "briefing": "/briefing?story=what-10-percent-takes&step=2",
         "sources": "/sources"}  # fmt: skip


def main() -> None:
    """Write docs/img/<page>.png, 1366×768, as palette pictures (a tenth of the size)."""
    folder = ROOT / "docs" / "img"
    folder.mkdir(parents=True, exist_ok=True)
    with serve("app.py") as server, chromium() as fresh:
        for name, path in PAGES.items():
            page = fresh()
            open_page(page, server.address + path)
            page.wait_for_timeout(2500)
            file = folder / f"{name}.png"
            page.screenshot(path=file)
            Image.open(file).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
            page.context.close()


if __name__ == "__main__":
    main()
