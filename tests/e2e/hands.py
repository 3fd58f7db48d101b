"""A presenter's hands: keys of a layout that is not Latin, a remote, a lever dragged with the mouse."""

from __future__ import annotations

from playwright.sync_api import Page

# What the keys of a Russian keyboard and of a Chinese input method say, by their place.
RUSSIAN = {
    "KeyB": "и",
    "KeyN": "т",
    "KeyT": "е",
    "KeyL": "д",
    "KeyO": "щ",
    "KeyP": "з",
    "Period": "ю",
    "Digit4": "4",
}
CHINESE = dict.fromkeys(RUSSIAN, "Process")
LAYOUTS = {"en": {}, "ru": RUSSIAN, "zh": CHINESE}


def press(page: Page, code: str, language: str = "ru", *, shift: bool = False) -> None:
    """Press a key by its place; it says what the layout writes there."""
    key = LAYOUTS[language].get(code, code.removeprefix("Key").removeprefix("Digit").lower())
    page.evaluate(
        """([code, key, shiftKey]) => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { code, key, shiftKey, bubbles: true, cancelable: true }))""",
        [code, "." if code == "Period" and language == "en" else key, shift],
    )


def drag(page: Page, lever: str, text: str) -> None:
    """Drag a lever with the mouse until its field says `text`, and let it go."""
    slider = page.locator(f'input[data-lever="{lever}"]')
    field = page.locator(".lever", has=slider).locator(".typed")
    box = slider.bounding_box()
    place = slider.evaluate("(one) => (one.value - one.min) / (one.max - one.min)")
    thumb = box["height"] / 2
    x, y = box["x"] + thumb + place * (box["width"] - 2 * thumb), box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for _ in range(400):
        now = field.input_value().replace(",", ".")
        if now == text:
            break
        x += 1 if float(now) < float(text) else -1
        page.mouse.move(x, y)
    page.mouse.up()
    assert field.input_value().replace(",", ".") == text


PLOTS = """() => [...document.querySelectorAll('#stage .panel svg')].map((picture) =>
    picture.querySelector('.role-frame .background')?.getAttribute('d'))"""
"""The size of every plot of the lever board."""
FREE = "() => document.activeElement === document.body"
