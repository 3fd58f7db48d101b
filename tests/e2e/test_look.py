"""The dark theme has no white boxes."""

import io

import numpy as np
from PIL import Image

PATHS = ("/", "/partners", "/regions", "/targets", "/sources")
WHITE, BLOCK = 238, 24


def white_blocks(picture: bytes) -> list[tuple[int, int]]:
    """Blocks of the picture in which every pixel is nearly white: (x, y)."""
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).min(axis=2) > WHITE
    rows, columns = (size // BLOCK for size in pixels.shape)
    blocks = pixels[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK).all(axis=(1, 3))
    return [(int(x) * BLOCK, int(y) * BLOCK) for y, x in np.argwhere(blocks)]


def test_the_dark_theme_has_no_white_box(visitor):
    light, dark = visitor(), visitor(dark=True)
    assert white_blocks(light.opens("/partners").page.screenshot())
    for path in (*PATHS, "/partners?year=2024", "/regions?view=ties&province=CN-GD", "/targets?board=native"):
        dark.opens(path)
        if path == "/regions":
            dark.map_box()
        for _ in range(3):
            assert white_blocks(dark.page.screenshot()) == [], path
            dark.page.mouse.move(683, 500)
            dark.page.keyboard.press("PageDown")
            dark.page.mouse.wheel(0, 600)
